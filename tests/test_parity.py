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
from tests.building import EACH_SAMPLE, ROOT, composed, rendered
from tests.reading_formats import (
    docx_headings,
    docx_paragraphs,
    html_blocks,
    html_headings,
    pdf_outline,
    pdf_pages,
    squeezed,
)

pytestmark = pytest.mark.parametrize("incident_id", EACH_SAMPLE)


def first_difference(one: str, other: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"at {at}:\n  …{one[max(0, at - 60) : at + 60]}\n  …{other[max(0, at - 60) : at + 60]}"


def test_word_has_every_letter_of_the_page_in_the_same_order(incident_id: str) -> None:
    page = squeezed("".join(html_blocks(rendered(ROOT, incident_id, Format.HTML), with_heading_numbers=False)))
    word = squeezed("".join(docx_paragraphs(rendered(ROOT, incident_id, Format.DOCX))))
    word = word.replace(squeezed(composed(ROOT, incident_id).words.contents_hint), "", 1)
    assert word == page, first_difference(word, page)


def test_the_pdf_has_every_text_of_the_page_in_the_same_order_and_nothing_else(incident_id: str) -> None:
    document = composed(ROOT, incident_id)
    blocks = [squeezed(text) for text in html_blocks(rendered(ROOT, incident_id, Format.HTML))]
    pages = [squeezed(page) for page in pdf_pages(rendered(ROOT, incident_id, Format.PDF))]
    stream = "".join(page.removeprefix(squeezed(document.metadata.watermark)) for page in pages)
    for figure in figure_texts(document):
        assert figure in stream, f"the letters of a figure are not in the PDF: {figure[:80]}"
        stream = stream.replace(figure, "", 1)
    leftover, cursor = [], 0
    for block in blocks:
        at = stream.find(block, cursor)
        assert at >= 0, f"“{block[:80]}” is not in the PDF after “{stream[max(0, cursor - 40) : cursor]}”"
        leftover.append(stream[cursor:at])
        cursor = at + len(block)
    leftover.append(stream[cursor:])
    heads = table_heads(document)
    unknown = [rest for each in leftover if (rest := without_furniture(each, heads))]
    assert not unknown, unknown[:5]


def figure_texts(document: Document) -> list[str]:
    """All letters of each drawn figure, in the order they are drawn."""
    drawings = [each.content for each in document.assets.values() if each.media_type == "image/svg+xml"]
    return [
        squeezed("".join("".join(node.itertext()) for node in etree.fromstring(drawing).iter("{*}text")))
        for drawing in drawings
    ]


def table_heads(document: Document) -> list[str]:
    """The heads of the tables, which are drawn again on each page a table goes on; longest first."""
    body = etree.fromstring(f"<body>{_as_xml(document.body)}</body>")
    heads = {squeezed("".join(row.itertext())) for row in body.iterfind(".//thead/tr")}
    return sorted(heads, key=len, reverse=True)


def without_furniture(text: str, heads: list[str]) -> str:
    """What is left when repeated table heads, page numbers, list marks and the numbers of list items are taken away."""
    for head in heads:
        text = text.replace(head, "")
    return re.sub(r"[0-9]+\.?|[•–·▪]", "", text)


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
    assert word == [(entry.level, " ".join(entry.text.split())) for entry in outline]
