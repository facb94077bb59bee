"""The same document in every format: the words of the PDF are those of Word and of HTML, and so are the headings.

Page furniture is what a format adds by itself: page numbers of the contents, list markers, heads of tables repeated on the next
page, the letters inside figures, and in Word the line that tells how page numbers are filled.
"""

from __future__ import annotations

import re

import pytest
from lxml import etree

from generator.document.blocks import Document
from generator.render.rendition import Format
from generator.render.word.tokens import Labels
from tests.building import ROOT, SAMPLES, composed, rendered
from tests.reading_formats import (
    docx_headings,
    docx_paragraphs,
    html_blocks,
    html_headings,
    pdf_outline,
    pdf_pages,
    squeezed,
)

pytestmark = pytest.mark.parametrize("incident_id", SAMPLES)


def first_difference(one: str, other: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"at {at}:\n  …{one[max(0, at - 60) : at + 60]}\n  …{other[max(0, at - 60) : at + 60]}"


def test_word_has_every_letter_of_the_page_in_the_same_order(incident_id: str) -> None:
    page = squeezed("".join(html_blocks(rendered(ROOT, incident_id, Format.HTML), with_heading_numbers=False)))
    word = squeezed("".join(docx_paragraphs(rendered(ROOT, incident_id, Format.DOCX))))
    word = word.replace(squeezed(Labels().contents_hint), "", 1)
    assert word == page, first_difference(word, page)


def test_the_pdf_has_every_text_of_the_page_in_the_same_order_and_nothing_else(incident_id: str) -> None:
    blocks = [squeezed(text) for text in html_blocks(rendered(ROOT, incident_id, Format.HTML))]
    pages = [squeezed(page) for page in pdf_pages(rendered(ROOT, incident_id, Format.PDF))]
    reading = PagesRead(pages, furniture_texts(composed(ROOT, incident_id)))
    for block in blocks:
        reading.find(block)
    reading.leftover.append("".join(reading.pages))
    unknown = [rest for each in reading.leftover if (rest := without_furniture(each, reading.furniture))]
    assert not unknown, unknown[:5]


class PagesRead:
    """The pages of a PDF as they are read on; what is passed over between two finds is kept as leftover."""

    def __init__(self, pages: list[str], furniture: list[str]) -> None:
        self.pages = pages
        self.furniture = furniture
        self.leftover: list[str] = []

    def find(self, block: str) -> None:
        """Read on to the end of `block`, which may go on over the next page."""
        while self.pages:
            page = self.pages[0]
            if (at := page.find(block)) >= 0:
                self.leftover.append(page[:at])
                self.pages[0] = page[at + len(block) :]
                return
            begun = self._begun_on(page, block)
            self.leftover.append(page.replace(block[:begun], "", 1) if begun else page)
            block = block[begun:]
            del self.pages[0]
        raise AssertionError(f"“{block[:80]}” is not in the PDF where it should be")

    def _begun_on(self, page: str, block: str) -> int:
        """How many letters of `block` end the text of a page, figures aside; the rest must stand on the next one."""
        for count in range(min(len(block) - 1, len(page)), 0, -1):
            at = page.rfind(block[:count])
            if at >= 0 and not without_furniture(page[at + count :], self.furniture):
                follows = len(self.pages) > 1 and block[count : count + 20] in self.pages[1]
                return count if follows else 0
        return 0


def furniture_texts(document: Document) -> list[str]:
    """The mark of a draft, texts inside figures and heads of tables, longest first."""
    texts = {squeezed(document.metadata.watermark)}
    for asset in document.assets.values():
        if asset.media_type == "image/svg+xml":
            texts |= {squeezed("".join(node.itertext())) for node in etree.fromstring(asset.content).iter("{*}text")}
    body = etree.fromstring(f"<body>{_as_xml(document.body)}</body>")
    texts |= {squeezed("".join(row.itertext())) for row in body.iterfind(".//thead/tr")}
    return sorted((text for text in texts if text), key=len, reverse=True)


def without_furniture(text: str, furniture: list[str]) -> str:
    """What is left of a stretch of the PDF between two texts of the page when furniture is taken away."""
    for known in furniture:
        text = text.replace(known, "")
    return re.sub(r"[0-9]+\.?|[•–·▪…:,.]|[a-z]\.", "", text)


def _as_xml(body: str) -> str:
    return re.sub(r"<(br|img|col)\b([^>]*?)/?>", r"<\1\2/>", body)


def test_headings_are_the_outline_of_the_pdf(incident_id: str) -> None:
    outline = composed(ROOT, incident_id).outline
    expected = [(entry.level, " ".join(f"{entry.number} {entry.text}".split())) for entry in outline]
    page = [
        (h.level, " ".join(f"{h.number} {h.text}".split()))
        for h in html_headings(rendered(ROOT, incident_id, Format.HTML))
    ]
    bookmarks = [(h.level, h.text) for h in pdf_outline(rendered(ROOT, incident_id, Format.PDF))]
    word = [(h.level, h.text) for h in docx_headings(rendered(ROOT, incident_id, Format.DOCX))]
    assert page == expected
    assert bookmarks == expected
    assert word == [(entry.level, entry.text) for entry in outline]
