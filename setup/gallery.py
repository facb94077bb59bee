"""Draws every page of chosen documents in every brand and format into `build/gallery/`, with an index to look through.

    usage: gallery.py [--publish] [--brand NAME …] [INC…]     without INC: one of each kind
    exit:  0 drawn · 5 a document could not be built · 13 a tool of the system is missing

PDF pages are drawn by poppler, the Word document by LibreOffice, the web page by Chromium at three widths and in the dark.
`--publish` draws nothing but the pictures of README.md and docs/, into docs/pictures/.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.errors import PostmortemError  # noqa: E402
from generator.output import write_file  # noqa: E402
from generator.pipeline import read, render_all  # noqa: E402
from generator.project import Project, find_project  # noqa: E402
from generator.render.rendition import Format  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXAMPLE = "INC-2025-12-03-001"
CHOSEN = {
    EXAMPLE: "the worked example, long and complete",
    "INC-2012-08-01-001": "full of gaps",
    "INC-2017-11-09-001": "two ends, times that are not exact; French",
    "INC-2020-05-27-001": "German",
    "INC-2017-06-22-001": "Japanese",
}
"""What is drawn when nothing is named: one of each kind, and why."""

WIDTHS = {"desktop": 1440, "tablet": 820, "phone": 390}
DPI = 96
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
_FOLDER = "gallery"
_TOOLS = ("pdftoppm", "soffice", "chromium")


@dataclass(frozen=True)
class Sheet:
    """A page of a PDF: brand, incident and number, counted from the end when negative."""

    brand: str
    incident_id: str
    number: int


@dataclass(frozen=True)
class Screen:
    """The top of a web page: brand, incident, size of the window in px, colour scheme."""

    brand: str
    incident_id: str
    size: tuple[int, int]
    scheme: str = "light"


PUBLISHED: dict[str, tuple[Sheet | Screen, ...]] = {
    "worked-example.png": (Sheet("base", EXAMPLE, 1), Sheet("base", EXAMPLE, 7), Sheet("base", EXAMPLE, 12)),
    "brands.png": (Sheet("northwind", EXAMPLE, 1), Sheet("northwind", EXAMPLE, 2), Sheet("base", EXAMPLE, 1)),
    "web-page.png": (
        Screen("base", EXAMPLE, (1280, 900)), Screen("base", EXAMPLE, (1280, 900), "dark"), Screen("base", EXAMPLE, (390, 900))
    ),
}  # fmt: skip
"""The pictures of README.md and docs/: what stands side by side on each."""
_HEIGHT, _AIR = 680, 16


@dataclass(frozen=True)
class Drawn:
    """The pages of one document in one format, as files below the gallery."""

    title: str
    pages: tuple[Path, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(prog="gallery", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--publish", action="store_true", help="draw the pictures of README.md and docs/")
    parser.add_argument("--brand", action="append", help="only this brand (may be repeated)")
    parser.add_argument("incidents", nargs="*", metavar="INC")
    chosen = parser.parse_args(arguments)
    missing = [tool for tool in _TOOLS if not shutil.which(tool)]
    if missing:
        print(f"gallery: these tools are missing: {', '.join(missing)}", file=sys.stderr)
        return 13
    project = find_project(ROOT)
    try:
        return _publish(project) if chosen.publish else _draw(project, chosen.brand, chosen.incidents or list(CHOSEN))
    except PostmortemError as error:
        print(f"gallery: {error}", file=sys.stderr)
        return int(error.exit_code)


def _draw(project: Project, brands: Sequence[str] | None, incidents: Sequence[str]) -> int:
    from playwright.sync_api import sync_playwright

    folder = project.build / _FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    drawn: dict[str, list[Drawn]] = {}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS), headless=True)
        for brand in brands or sorted(path.parent.name for path in project.styles.glob("*/brand.toml")):
            for incident_id in incidents:
                heading = f"{brand} · {incident_id}"
                drawn[heading] = list(_document(project, brand, incident_id, folder, browser))
                pages = sum(len(each.pages) for each in drawn[heading])
                print(f"{heading}: {pages} pictures", flush=True)
        browser.close()
    index = folder / "index.html"
    write_file(index, _index(folder, drawn).encode())
    print(project.shown(index))
    return 0


def _document(project: Project, brand: str, incident_id: str, folder: Path, browser: Browser) -> Iterator[Drawn]:
    """Every page of one incident in one brand, format by format."""
    place = folder / brand / incident_id
    place.mkdir(parents=True)
    formats = [Format.PDF, Format.DOCX, Format.HTML]
    pdf, word, page = (each.content for each in render_all(project, read(project, incident_id), formats, brand))
    yield Drawn("PDF", tuple(_pages_of(pdf, place / "pdf")))
    yield Drawn("Word, by LibreOffice", tuple(_pages_of(_by_office(project, word), place / "word")))
    for name, width in WIDTHS.items():
        yield Drawn(f"Web, {name} ({width} px)", (_shot(browser, page, place / f"web-{name}.png", width),))
    yield Drawn("Web, dark", (_shot(browser, page, place / "web-dark.png", WIDTHS["desktop"], scheme="dark"),))


def _pages_of(pdf: bytes, stem: Path, dpi: int = DPI) -> Iterator[Path]:
    command = ["pdftoppm", "-r", str(dpi), "-png", "-", str(stem)]
    subprocess.run(command, input=pdf, check=True, capture_output=True)
    yield from sorted(stem.parent.glob(f"{stem.name}-*.png"))


def _by_office(project: Project, content: bytes) -> bytes:
    """A Word document as the PDF that LibreOffice makes of it, with the fonts of the project."""
    from generator.brand.fonts import font_folder

    fonts = font_folder(project.cache, project.fonts)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "document.docx").write_bytes(content)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{_profile()}", "--convert-to", "pdf"]
        environment = os.environ | {"FONTCONFIG_FILE": str(fonts.config_file.resolve())}
        subprocess.run(
            [*command, "--outdir", folder, f"{folder}/document.docx"], env=environment, check=True, capture_output=True
        )
        return (Path(folder) / "document.pdf").read_bytes()


@cache
def _profile() -> str:
    """A profile of LibreOffice of our own, kept for the whole run: a new one takes seconds."""
    return tempfile.mkdtemp(prefix="gallery-office-")


def _shot(browser: Browser, page: bytes, file: Path, width: int, *, height: int = 0, scheme: str = "light") -> Path:
    """A picture of a web page: its top `height` px, or the whole page."""
    context = browser.new_context(
        viewport={"width": width, "height": height or 900}, color_scheme="dark" if scheme == "dark" else "light",
        offline=True,
    )  # fmt: skip
    tab = context.new_page()
    tab.set_content(page.decode())
    tab.screenshot(path=file, full_page=not height)
    context.close()
    return file


_PAGE = Markup("""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Gallery</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem; background: #e9ebee; color: #1b232c }}
nav a {{ margin-inline-end: 1rem }}
h2 {{ margin: 2.5rem 0 0.5rem; position: sticky; top: 0; background: #e9ebee; padding: 0.4rem 0 }}
h3 {{ font-size: 1rem; margin: 1rem 0 0.5rem }}
div {{ display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start }}
img {{ width: 280px; max-height: 420px; object-fit: cover; object-position: top; background: #fff; box-shadow: 0 1px 4px #0004 }}
</style></head><body><h1>Gallery</h1><nav>{links}</nav>
{groups}</body></html>
""")


def _index(folder: Path, drawn: dict[str, list[Drawn]]) -> str:
    """One page with every picture, small; each leads to the picture in full size."""
    picture = Markup('<a href="{file}"><img loading="lazy" src="{file}" alt="{alt}"></a>')
    links, groups = Markup(), Markup()
    for number, (heading, documents) in enumerate(drawn.items()):
        links += Markup('<a href="#g{}">{}</a>').format(number, heading)
        groups += Markup('<h2 id="g{}">{} <small>{}</small></h2>\n').format(
            number, heading, CHOSEN.get(heading.rpartition(" ")[2], "")
        )
        for document in documents:
            shots = (
                picture.format(file=page.relative_to(folder).as_posix(), alt=f"{heading}, {document.title}, {place}")
                for place, page in enumerate(document.pages, 1)
            )
            groups += Markup("<h3>{}</h3>\n<div>{}</div>\n").format(document.title, Markup("").join(shots))
    return _PAGE.format(links=links, groups=groups)


def _publish(project: Project) -> int:
    """The pictures of the documentation: small, in few colours, the same bytes as long as the pages are the same."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS), headless=True)
        for name, parts in PUBLISHED.items():
            images = [_part(part, Path(folder), browser) for part in parts]
            out = io.BytesIO()
            _side_by_side(images).quantize(200, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
            file = project.root / "docs" / "pictures" / name
            write_file(file, out.getvalue())
            print(f"{project.shown(file)}: {len(out.getvalue()) // 1000} kB")
        browser.close()
    return 0


def _part(part: Sheet | Screen, folder: Path, browser: Browser) -> Image.Image:
    stem = folder / f"{part.brand}-{part.incident_id}"
    if isinstance(part, Sheet):
        pages = sorted(folder.glob(f"{stem.name}-*.png")) or list(
            _pages_of(_rendered(part.incident_id, Format.PDF, part.brand), stem)
        )
        file = pages[part.number - (part.number > 0)]
    else:
        page = _rendered(part.incident_id, Format.HTML, part.brand)
        file = _shot(browser, page, folder / "screen.png", part.size[0], height=part.size[1], scheme=part.scheme)
    with Image.open(file) as image:
        width = round(image.width * _HEIGHT / image.height)
        return image.convert("RGB").resize((width, _HEIGHT), Image.Resampling.LANCZOS)


def _side_by_side(images: Sequence[Image.Image]) -> Image.Image:
    width = sum(image.width + _AIR for image in images) + _AIR
    sheet = Image.new("RGB", (width, _HEIGHT + 2 * _AIR), "#dfe3e8")
    left = _AIR
    for image in images:
        sheet.paste(image, (left, _AIR))
        left += image.width + _AIR
    return sheet


@cache
def _rendered(incident_id: str, format_: Format, brand: str) -> bytes:
    project = find_project(ROOT)
    (rendition,) = render_all(project, read(project, incident_id), [format_], brand)
    return rendition.content


if __name__ == "__main__":
    sys.exit(main())
