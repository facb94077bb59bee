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

CHOSEN = {
    "INC-2025-12-03-001": "the worked example, long and complete",
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
class Picture:
    """A page of the documentation: brand, incident, page of the PDF, and how wide it is there in px."""

    brand: str
    incident_id: str
    page: int
    width: int


PUBLISHED = {
    "first-page.png": Picture("base", "INC-2025-12-03-001", 1, 620),
    "timeline.png": Picture("base", "INC-2025-12-03-001", 7, 620),
    "sign-off.png": Picture("base", "INC-2025-12-03-001", -1, 620),
}
"""The pictures of README.md and docs/."""


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


def _shot(browser: Browser, page: bytes, file: Path, width: int, *, scheme: str = "light") -> Path:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", offline=True
    )
    tab = context.new_page()
    tab.set_content(page.decode())
    tab.screenshot(path=file, full_page=True)
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
    """The pictures of the documentation: small, in few colours, the same bytes as long as the page is the same."""
    pages: dict[tuple[str, str], list[Path]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in PUBLISHED.items():
            wanted = (picture.brand, picture.incident_id)
            if wanted not in pages:
                (pdf,) = render_all(project, read(project, picture.incident_id), [Format.PDF], picture.brand)
                pages[wanted] = list(_pages_of(pdf.content, Path(folder) / "-".join(wanted), 150))
            with Image.open(pages[wanted][picture.page - (picture.page > 0)]) as image:
                small = image.convert("RGB").resize(
                    (picture.width, round(image.height * picture.width / image.width)), Image.Resampling.LANCZOS
                )
            out = io.BytesIO()
            small.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
            file = project.root / "docs" / "pictures" / name
            write_file(file, out.getvalue())
            print(f"{project.shown(file)}: {len(out.getvalue()) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
