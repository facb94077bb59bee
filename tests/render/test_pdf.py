"""The PDF holds what the document says, in our own fonts, and reaches nothing but the assets handed over."""

from __future__ import annotations

import http.server
import io
import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import Destination

from generator.document.blocks import Asset, Document
from generator.errors import ExitCode, RenderingFailed, TemplateWrong
from generator.render.pdf import render_pdf
from tests.document.composing import sample_document
from tests.render.editions import base_brand, document_with, draft_pdf, final_pdf, fonts
from tests.required_tools import need

SECRET = "SECRET-MARKER-73"


def opened(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content), strict=True)


def rendered(body: str, **metadata: str) -> bytes:
    return render_pdf(document_with(body, **metadata), base_brand(), fonts())


# ------------------------------------------------------------------------------------------- nothing is reached


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """An address of this machine that answers, and what it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}", asked
        listening.shutdown()
        thread.join()


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99" height="20">{}</svg>'
)
REACHING = {
    "a picture": '<img src="{file}.svg" alt="x"/>',
    "an attachment": '<link rel="attachment" href="{file}.txt"/>',
    "an attachment of a link": '<a rel="attachment" href="{file}.txt">x</a>',
    "a style sheet": '<link rel="stylesheet" href="{file}.css"/><p>x</p>',
    "an import": "<style>@import url({file}.css);</style><p>x</p>",
    "a background": '<div style="background: url({file}.svg); width: 99px; height: 20px"></div>',
    "a font": '<style>@font-face {{ font-family: q; src: url({file}.txt) }}</style><p style="font-family: q">x</p>',
    "a picture in SVG": SVG.format('<image href="{file}.svg" width="99" height="20"/>'),
    "a picture in SVG, the old way": SVG.format('<image xlink:href="{file}.svg" width="99" height="20"/>'),
    "an object": '<object data="{file}.svg"></object>',
    "an embedded file": '<embed src="{file}.svg"/>',
    "generated content": "<style>p::before {{ content: url({file}.svg) }}</style><p>x</p>",
    "a list marker": '<ul style="list-style-image: url({file}.svg)"><li>x</li></ul>',
    "a base": '<base href="{folder}/"/><img src="secret.svg" alt="x"/>',
    "a picture of the network": '<img src="{server}/ssrf" alt="x"/>',
    "an attachment of the network": '<link rel="attachment" href="{server}/ssrf"/>',
    "a border": '<div style="border-image: url({file}.svg) 1; border: 1px solid; width: 50px; height: 20px">x</div>',
    "data": '<img src="data:text/plain,{secret}" alt="x"/>',
    "an asset that is not there": '<img src="none.svg" alt="x"/>',
    "a way out of the assets": '<img src="../../../etc/hostname" alt="x"/>',
    "an asset by another scheme": '<img src="file:timeline.svg" alt="x"/>',
}  # fmt: skip
HARMLESS = {
    "a part of another SVG": SVG.format('<use href="{file}.svg#t"/>'),
    "a frame": '<iframe src="{file}.txt"></iframe>',
    "a redirection": '<meta http-equiv="refresh" content="0;url={file}.txt"/>',
    "a schema": '<link rel="schema" href="{file}.txt"/>',
    "a link": '<a href="{file}.txt">x</a>',
}
"""Where the renderer asks for nothing at all."""


@pytest.fixture
def places(tmp_path: Path, server: tuple[str, list[str]]) -> dict[str, str]:
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "secret.css").write_text(f'p::after {{ content: "{SECRET}" }}', encoding="utf-8")
    (tmp_path / "secret.svg").write_text(SVG.format(f'<text id="t" y="15">{SECRET}</text>'), encoding="utf-8")
    return {"file": f"{tmp_path.as_uri()}/secret", "folder": tmp_path.as_uri(), "server": server[0], "secret": SECRET}


@pytest.mark.parametrize("name", REACHING)
def test_what_reaches_out_is_refused(name: str, places: dict[str, str], server: tuple[str, list[str]]) -> None:
    with pytest.raises(RenderingFailed, match="may not reach") as caught:
        rendered(REACHING[name].format(**places))
    assert caught.value.exit_code is ExitCode.RENDERING_FAILED
    assert server[1] == []


@pytest.mark.parametrize("name", HARMLESS)
def test_what_the_renderer_does_not_follow_shows_nothing(name: str, places: dict[str, str]) -> None:
    content = rendered(HARMLESS[name].format(**places))
    reader = opened(content)
    assert SECRET not in reader.pages[0].extract_text()
    assert not reader.attachments
    assert all(SECRET.encode() not in each.get_data() for each in streams_of(reader))


def streams_of(reader: pypdf.PdfReader) -> Iterator[pypdf.generic.StreamObject]:
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
        if isinstance(found, pypdf.generic.StreamObject):
            yield found


@pytest.mark.parametrize(
    "inner", ['<image href="{file}.svg" width="9" height="9"/>', '<image href="{server}/x.png" width="9" height="9"/>']
)
def test_a_picture_of_an_author_can_not_reach_out_either(
    inner: str, places: dict[str, str], server: tuple[str, list[str]]
) -> None:
    asset = Asset(SVG.format(inner.format(**places)).encode(), "image/svg+xml")
    document = replace(document_with('<figure><img src="a.svg" alt="x"/></figure>'), assets={"a.svg": asset})
    with pytest.raises(RenderingFailed, match="may not reach"):
        render_pdf(document, base_brand(), fonts())
    assert server[1] == []


def test_an_entity_of_xml_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    doctype = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{tmp_path.as_uri()}/secret">]>'
    asset = Asset((doctype + SVG.format("<text y='15'>&x;</text>")).encode(), "image/svg+xml")
    document = replace(document_with('<figure><img src="a.svg" alt="x"/></figure>'), assets={"a.svg": asset})
    try:
        content = render_pdf(document, base_brand(), fonts())
    except RenderingFailed:
        return
    assert SECRET not in opened(content).pages[0].extract_text()


@pytest.mark.parametrize("css", ["@import url({file}.css);", "body {{ background: url({file}.svg) }}"])
def test_a_brand_can_not_reach_out_either(css: str, places: dict[str, str]) -> None:
    brand = replace(base_brand(), print_css=css.format(**places))
    with pytest.raises(RenderingFailed):
        render_pdf(document_with("<p>x</p>"), brand, fonts())


# ------------------------------------------------------------------------------------------- the renderer is silent


@pytest.mark.parametrize(
    ("css", "named"),
    [("p {{ colour: red }}", "colour"), ("p {{ color: redd }}", "color"), ("p {{ width: }}", "width"),
     ("p:nonsense {{ color: red }}", "nonsense")],
)  # fmt: skip
def test_a_warning_of_the_renderer_is_a_failure(css: str, named: str) -> None:
    brand = replace(base_brand(), print_css=base_brand().print_css + css.format())
    with pytest.raises(TemplateWrong) as caught:
        render_pdf(document_with("<p>x</p>"), brand, fonts())
    assert all(named in finding.message for finding in caught.value.findings)
    assert caught.value.findings


def test_a_broken_picture_is_a_failure() -> None:
    document = replace(
        document_with('<img src="a.png" alt="x"/>'), assets={"a.png": Asset(b"\x89PNG\r\n\x1a\nrest", "image/png")}
    )
    with pytest.raises(RenderingFailed, match="complained"):
        render_pdf(document, base_brand(), fonts())


# ------------------------------------------------------------------------------------------- what is in it


def bookmarks(reader: pypdf.PdfReader) -> list[tuple[int, str]]:
    def walk(items: list[object], level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, level + 1)
            else:
                assert isinstance(item, Destination)
                yield level, " ".join(str(item.title).split())

    return list(walk(reader.outline, 1))


def test_the_bookmarks_are_the_outline() -> None:
    outline = [(each.level, f"{each.number} {each.text}".strip()) for each in sample_document().outline]
    assert bookmarks(opened(final_pdf())) == [(level, text) for level, text in outline]


def test_every_page_says_which_it_is_and_of_what() -> None:
    reader, meta = opened(final_pdf()), sample_document().metadata
    for number, page in enumerate(reader.pages, 1):
        text = " ".join(page.extract_text().split())
        assert f"Page {number} of {len(reader.pages)}" in text
        assert f"{meta.incident_id} · Version {meta.version} · {meta.status}" in text
        assert meta.classification in text
    assert len(reader.pages) > 10


def test_the_properties_are_those_of_the_document() -> None:
    found, meta = opened(final_pdf()).metadata, sample_document().metadata
    assert found
    assert found.title == f"{meta.incident_id}: {meta.title}"
    assert (found.author, found.subject, found.keywords) == (meta.author, meta.subject, ", ".join(meta.keywords))
    assert found.creation_date == found.modification_date == meta.modified_at
    assert opened(final_pdf()).root_object["/Lang"] == meta.language


def test_no_path_of_this_machine_is_in_it() -> None:
    reader = opened(final_pdf())
    here = str(Path(__file__).parents[2]).encode()
    assert here not in final_pdf()
    assert all(here not in each.get_data() for each in streams_of(reader))


def fonts_of(reader: pypdf.PdfReader) -> Iterator[pypdf.generic.DictionaryObject]:
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            yield from (each.get_object() for each in font.get_object().get("/DescendantFonts", [font]))


def test_all_fonts_are_ours_and_bring_their_letters() -> None:
    families = tuple(family.replace(" ", "-") for family in fonts().families)
    used = {str(font["/BaseFont"]): font["/FontDescriptor"].get_object() for font in fonts_of(opened(final_pdf()))}
    assert len(used) >= 3
    for name, descriptor in used.items():
        assert re.match(r"/[A-Z]{6}\+", name), "only the letters that are used"
        assert name[8:].startswith(families)
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys()


def texts_of_pages(content: bytes, folder: Path) -> list[str]:
    """The text of each page without white space, also of the mark behind it, which pypdf does not see."""
    file = folder / "x.pdf"
    file.write_bytes(content)
    shown = subprocess.run([need("pdftotext"), file, "-"], capture_output=True, check=True).stdout.decode()
    return [re.sub(r"\s+", "", page) for page in shown.removesuffix("\f").split("\f")]


def test_only_a_draft_is_marked_and_on_every_page(tmp_path: Path) -> None:
    pages = texts_of_pages(draft_pdf(), tmp_path)
    assert len(pages) == 2
    assert all("DRAFT" in page for page in pages)
    assert not any("DRAFT" in page for page in texts_of_pages(final_pdf(), tmp_path))


def test_the_same_document_makes_the_same_bytes() -> None:
    document = document_with("<p>x</p>")
    assert render_pdf(document, base_brand(), fonts()) == render_pdf(document, base_brand(), fonts())


def test_a_document_of_many_scripts_has_a_letter_for_each() -> None:
    document: Document = document_with("<p>Größe Ωμέγα Привет 障害報告 负载均衡 서버 हिन्दी ✓ → − ☐</p>")
    text = opened(render_pdf(document, base_brand(), fonts())).pages[0].extract_text()
    for word in ("Größe", "Привет", "障害報告", "负载均衡", "서버", "✓", "→"):
        assert word in text
