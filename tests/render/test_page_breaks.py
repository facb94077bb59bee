"""Where pages begin and end: what an eye would stumble over, measured on every sample as poppler reads the pages."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

import pytest

from generator.document.labels import read_edition
from generator.pipeline import render_all
from generator.project import find_project
from generator.render.rendition import Format
from tests.building import EACH_SAMPLE, ROOT, composed, rendered, understood
from tests.required_tools import need

HEAD_MM, FOOT_MM = 24.0, 22.0
"""Where the furniture of a page ends and begins."""
CONTENTS = 12
"""A page with so many headings is that of the contents."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Line:
    """One line of text: its height in points from the top of the page, and its text without spaces."""

    top: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    """The lines of one page between its furniture, from the top, and the height between the margins."""

    lines: tuple[Line, ...]
    top: float
    height: float

    @property
    def filled(self) -> float:
        """Which part of its height holds text."""
        return (max((line.bottom for line in self.lines), default=self.top) - self.top) / self.height

    def says(self, text: str) -> bool:
        return squeezed(text) in "".join(line.text for line in self.lines)


def squeezed(text: str) -> str:
    return "".join(text.split())


def pages_of(pdf: bytes) -> list[Page]:
    command = [need("pdftotext"), "-bbox-layout", "-", "-"]
    out = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    root = ElementTree.fromstring(
        _UNPRINTABLE.sub("", out[out.index("<html") :]).replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
    )
    return [_page(page) for page in root.iter("page")]


def _page(page: ElementTree.Element) -> Page:
    height = float(page.get("height", 0))
    top, end = HEAD_MM / 25.4 * 72, height - FOOT_MM / 25.4 * 72
    lines = [
        Line(float(each.get("yMin", 0)), float(each.get("yMax", 0)), squeezed("".join(each.itertext())))
        for each in page.iter("line")
    ]
    inside = (line for line in lines if top <= line.top < end and line.bottom - line.top < 45)  # a watermark is taller
    return Page(tuple(sorted(inside, key=lambda line: line.top)), top, end - top)


@cache
def sample_pages(incident_id: str) -> list[Page]:
    return pages_of(rendered(ROOT, incident_id, Format.PDF))


def headings_at_the_foot(pages: list[Page], headings: set[str]) -> list[tuple[int, str]]:
    """Page and heading, wherever nothing stands below a heading on its page."""
    return [
        (number, line.text)
        for number, page in enumerate(pages, 1)
        if sum(line.text in headings for line in page.lines) < CONTENTS
        for line in page.lines
        if line.text in headings and line.bottom > page.lines[-1].top - 1
    ]


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_no_heading_stands_at_the_foot_of_a_page(incident_id: str) -> None:
    headings = {
        squeezed(text) for entry in composed(ROOT, incident_id).outline for text in (entry.text, entry.number + entry.text)
    }  # fmt: skip
    pages = sample_pages(incident_id)
    met = {line.text for page in pages[1:] for line in page.lines} & headings
    assert len(met) > len(headings) / 4, "headings are found on the pages at all"
    assert headings_at_the_foot(pages, headings) == []


def test_a_heading_at_the_foot_would_be_found() -> None:
    heading, text = Line(680, 695, "3.1Events"), Line(697, 707, "Text")
    assert headings_at_the_foot([Page((text,), 60, 700), Page((heading,), 60, 700)], {"3.1Events"}) == [
        (2, "3.1Events")
    ]
    assert headings_at_the_foot([Page((heading, text), 60, 700)], {"3.1Events"}) == []


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_the_last_page_is_not_nearly_empty(incident_id: str) -> None:
    assert sample_pages(incident_id)[-1].filled > 0.4


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_an_executive_needs_the_first_page_alone(incident_id: str) -> None:
    document = composed(ROOT, incident_id)
    edition = read_edition(ROOT / "templates", document.metadata.language, lambda _: True)
    first, *others = sample_pages(incident_id)
    wanted = ["what_happened", "what_is_done"]
    assert all(first.says(edition.word(f"cover.{name}")) for name in wanted)
    assert first.says(document.metadata.incident_id)
    assert first.says(document.metadata.severity)
    assert not any(page.says(edition.word("cover.what_is_done")) for page in others), "it stands on one page"


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_all_signatures_stand_on_one_page_with_their_heading(incident_id: str) -> None:
    document = composed(ROOT, incident_id)
    edition = read_edition(ROOT / "templates", document.metadata.language, lambda _: True)
    signing = [page for page in sample_pages(incident_id) if page.says(edition.word("sign_off.approved"))]
    assert len(signing) == 1
    assert signing[0].says(edition.word("sections.sign-off"))
    assert signing[0].says(edition.word("sign_off.approvals"))


@pytest.mark.parametrize("incident_id", ["INC-2025-12-03-001", "INC-2020-05-27-001"])
def test_pages_of_the_second_brand_begin_and_end_as_well(incident_id: str) -> None:
    document = composed(ROOT, incident_id)
    (pdf,) = render_all(find_project(ROOT), understood(ROOT, incident_id), [Format.PDF], "northwind")
    pages = pages_of(pdf.content)
    assert headings_at_the_foot(pages, {squeezed(entry.text) for entry in document.outline}) == []
    assert pages[-1].filled > 0.4
    approved = read_edition(ROOT / "templates", document.metadata.language, lambda _: True).word("sign_off.approved")
    assert [page.says(approved) for page in pages].count(True) == 1
