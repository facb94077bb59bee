"""Two brands make two looks of one content: paper, logo, labels, legal line and cover, in every format."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pypdf
import pytest

from generator.brand.reading import load_brand
from generator.brand.reference import as_markdown
from generator.pipeline import compose_document, read, render, require_buildable
from generator.preflight.preflight import quick_check
from generator.project import find_project
from generator.render.rendition import Format
from tests.copied_project import ROOT, SAMPLE

GERMAN, JAPANESE = "INC-2020-05-27-001", "INC-2017-06-22-001"
LEGAL = "© Northwind Outfitters, a fictional company."
LETTER, A4 = (612.0, 792.0), (595.276, 841.89)


@cache
def built(brand_name: str, incident_id: str, format_: Format, classification: str = "") -> bytes:
    project = find_project(ROOT)
    reading = read(project, incident_id)
    brand = load_brand(project.styles, brand_name)
    post_mortem, measures = require_buildable(reading)
    if classification:
        post_mortem = post_mortem.model_copy(update={"classification": classification})
    document = compose_document(project, brand, post_mortem, measures, reading.evidence)
    return render(document, brand, project, format_).content


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("incident_id", [SAMPLE, GERMAN, JAPANESE])
def test_the_second_brand_conforms(incident_id: str) -> None:
    verdicts = quick_check(built("northwind", incident_id, Format.PDF))
    assert verdicts
    assert all(verdict.passed is not False for verdict in verdicts), verdicts


@pytest.mark.parametrize("incident_id", [SAMPLE, GERMAN, JAPANESE])
def test_every_page_is_letter_and_has_label_and_legal_line(incident_id: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(built("northwind", incident_id, Format.PDF)))
    label = "Northwind · Internal" if incident_id == SAMPLE else "Northwind · Public"
    assert len(reader.pages) > 5
    for page in reader.pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(LETTER, abs=0.5)
        text = " ".join(page.extract_text().split())
        assert LEGAL in text
        assert label in text


def test_the_cover_is_a_page_of_its_own_in_one_brand_and_not_in_the_other() -> None:
    own, shared = (pages(built(name, SAMPLE, Format.PDF)) for name in ("northwind", "base"))
    assert "What happened" in shared[0]
    assert "What happened" not in own[0]
    assert "What happened" in own[1]


def test_the_logo_is_a_figure_with_its_name_once_and_small_decoration_after() -> None:
    content = built("northwind", SAMPLE, Format.PDF)
    reader = pypdf.PdfReader(io.BytesIO(content))
    figures = [each for each in _elements(reader) if each.get("/S") == "/Figure"]
    assert [each["/Alt"] for each in figures].count("Northwind Outfitters") == 1


def _elements(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        each = waiting.pop().get_object()
        if isinstance(each, pypdf.generic.ArrayObject):
            waiting += each
        elif isinstance(each, pypdf.generic.DictionaryObject):
            found.append(each)
            waiting += [each["/K"]] if "/K" in each else []
    return found


def test_the_web_page_has_logo_for_both_schemes_label_and_legal_line() -> None:
    text = built("northwind", SAMPLE, Format.HTML).decode()
    (dark,) = re.findall(
        r'<figure class="logo"><picture><source media="([^"]*)" srcset="data:image/svg\+xml;base64,', text
    )
    assert "(prefers-color-scheme: dark)" in dark
    assert 'alt="Northwind Outfitters"' in text
    assert '<span class="classification">Northwind · Internal</span>' in text
    assert LEGAL in text
    assert "url(contours.svg)" not in text


def test_word_has_paper_logo_label_and_legal_line() -> None:
    with zipfile.ZipFile(io.BytesIO(built("northwind", SAMPLE, Format.DOCX))) as archive:
        main = archive.read("word/document.xml").decode()
        parts = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if re.search(r"word/(header|footer)\d", name)
        }
        logo = archive.read("word/media/image1.png")
    assert '<w:pgSz w:w="12240" w:h="15840"/>' in main
    assert main.index('descr="Northwind Outfitters"') < main.index("Checkout failures")
    across = int.from_bytes(logo[16:20], "big")
    assert across / (58 / 25.4) >= 300, "the logo has 300 dpi at its width"
    assert sum("Northwind · Internal" in text for name, text in parts.items() if "header" in name) == 2
    assert sum(LEGAL in text for name, text in parts.items() if "footer" in name) == 2


@pytest.mark.parametrize("brand", ["base", "northwind"])
def test_a_tlp_label_stands_in_head_and_foot_of_every_page(brand: str) -> None:
    content = built(brand, GERMAN, Format.PDF, "tlp:amber+strict")
    for text in pages(content):
        assert text.count("TLP:AMBER+STRICT") == 2
    verdicts = quick_check(content)
    assert all(verdict.passed is not False for verdict in verdicts), verdicts
    page = built(brand, GERMAN, Format.HTML, "tlp:amber+strict").decode()
    assert page.count('<span class="classification">TLP:AMBER+STRICT</span>') == 2
    assert "span.classification { color: #ffc000; background: #000000 }" in page
    with zipfile.ZipFile(io.BytesIO(built(brand, GERMAN, Format.DOCX, "tlp:amber+strict"))) as archive:
        for name in ("header1", "header2", "footer1", "footer2"):
            part = archive.read(f"word/{name}.xml").decode()
            assert part.count(" TLP:AMBER+STRICT ") == 1
            assert '<w:sz w:val="24"/>' in part
            assert 'w:fill="000000"' in part


def test_a_tlp_label_is_12_points_high_in_the_pdf(tmp_path: Path) -> None:
    reader = pypdf.PdfReader(io.BytesIO(built("northwind", GERMAN, Format.PDF, "TLP:RED")))
    sizes: list[float] = []

    def seen(text: str, _matrix: object, text_matrix: list[float], _font: object, size: float) -> None:
        if text.strip() == "TLP:RED":
            sizes.append(abs(size * text_matrix[3]) * 0.75)  # the page is scaled from CSS pixels to points

    for page in reader.pages:
        page.extract_text(visitor_text=seen)
    assert len([size for size in sizes if size == pytest.approx(12)]) >= 2 * len(reader.pages)


def test_a_brand_makes_the_same_bytes_twice_and_two_brands_differ() -> None:
    for format_ in Format:
        first = built("northwind", GERMAN, format_)
        assert built.__wrapped__("northwind", GERMAN, format_) == first
        assert built("base", GERMAN, format_) != first


def test_the_two_brands_share_the_content_and_its_fingerprint() -> None:
    found = [
        re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", pages(built(name, SAMPLE, Format.PDF))[0])
        for name in ("base", "northwind")
    ]
    assert found[0]
    assert found[0] == found[1]


def test_the_table_of_tokens_in_the_documentation_is_that_of_the_code() -> None:
    text = (ROOT / "docs" / "brands.md").read_text(encoding="utf-8")
    assert as_markdown(load_brand(ROOT / "styles", "base")) in text, "write it anew: postmortem brand tokens"


def test_every_brand_of_the_repository_is_sound() -> None:
    from generator.brand.brand import brand_names
    from generator.pipeline import check_brand

    project = find_project(ROOT)
    assert {"base", "northwind"} <= set(brand_names(project.styles))
    assert {name: check_brand(project, name) for name in brand_names(project.styles)} == dict.fromkeys(
        brand_names(project.styles), ()
    )
