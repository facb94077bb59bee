"""Reads the text of a finished PDF, Word or HTML file back, independently of the code that wrote it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pypdf
from lxml import etree, html

from tests.required_tools import need

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLOCKS = {
    "p", "li", "td", "th", "h1", "h2", "h3", "h4", "caption", "figcaption", "pre", "footer", "tr", "table", "div", "section",
    "header", "aside", "nav", "ul", "ol", "figure", "thead", "tbody", "colgroup", "col", "main",
    "details", "summary",
}  # fmt: skip


@dataclass(frozen=True)
class HeadingRead:
    """A heading as found in a file: its level (1 is a section), its number as printed ("" if the format makes it itself)."""

    level: int
    number: str
    text: str


def squeezed(text: str) -> str:
    """Text without any white space, in small letters: what survives line breaks, columns and `text-transform`."""
    return re.sub(r"\s+", "", text).casefold()


# ------------------------------------------------------------------------------------------- HTML


def _main(content: bytes) -> html.HtmlElement:
    return html.document_fromstring(content.decode("utf-8")).find(".//main")


def html_blocks(content: bytes, *, with_heading_numbers: bool = True) -> list[str]:
    """The texts of the page in order, cut where a block begins or ends; empty ones and the letters of figures left out."""
    out = [""]

    def walk(element: html.HtmlElement) -> None:
        if element.tag == "svg":
            return
        boundary = element.tag in BLOCKS
        if boundary:
            out.append("")
        out[-1] += element.text or ""
        for child in element:
            is_number = child.get("class") == "number" and element.tag in ("h2", "h3", "h4")
            if not is_number or with_heading_numbers:
                walk(child)
            out[-1] += child.tail or ""
        if boundary:
            out.append("")

    walk(_main(content))
    return [text for text in out if text.strip()]


def html_headings(content: bytes) -> list[HeadingRead]:
    """The headings of the sections, in order."""
    return [_heading(element) for element in _main(content).iter("h2", "h3", "h4")]


def _heading(element: html.HtmlElement) -> HeadingRead:
    number = element.find("span[@class='number']")
    shown = number.text_content() if number is not None else ""
    text = " ".join(element.text_content().split()).removeprefix(shown).strip()
    return HeadingRead(int(element.tag[1]) - 1, shown, text)


# ------------------------------------------------------------------------------------------- Word


def _document(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def docx_paragraphs(content: bytes) -> list[str]:
    """The text of every paragraph of the body in order, fields by their stored result."""
    return [text for paragraph in _document(content).iter(f"{W}p") if (text := _text(paragraph)).strip()]


def _text(paragraph: etree._Element) -> str:
    nodes = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen")
    return "".join(_letters(node) for node in nodes if next(node.iterancestors(f"{W}p")) is paragraph)


def _letters(node: etree._Element) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    return "-" if node.tag == f"{W}noBreakHyphen" else " "


def docx_headings(content: bytes) -> list[HeadingRead]:
    """The paragraphs that have an outline level by their style, in order; Word makes their numbers itself."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    paragraphs = [
        (_outline_level(by_id, paragraph.find(f"{W}pPr/{W}pStyle")), " ".join(_text(paragraph).split()))
        for paragraph in _document(content).iter(f"{W}p")
    ]
    return [HeadingRead(level + 1, "", text) for level, text in paragraphs if level is not None]


def _outline_level(styles: dict[str | None, etree._Element], named: etree._Element | None) -> int | None:
    """The outline level (from 0) of a style, or of those it is based on; None for a style that is no heading."""
    style_id = named.get(f"{W}val") if named is not None else None
    while style_id in styles:
        style = styles[style_id]
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            return int(level.get(f"{W}val")) if int(level.get(f"{W}val")) < 9 else None
        based_on = style.find(f"{W}basedOn")
        style_id = based_on.get(f"{W}val") if based_on is not None else None
    return None


# ------------------------------------------------------------------------------------------- PDF


def pdf_pages(content: bytes, *, margins_mm: tuple[float, float] = (24, 22)) -> list[str]:
    """The text of each page in the order it is drawn, without the page furniture in the top and bottom margins."""
    tool = need("pdftotext")
    reader = pypdf.PdfReader(io.BytesIO(content))
    box = reader.pages[0].mediabox
    points = [millimetres * 72 / 25.4 for millimetres in margins_mm]
    area = [
        "-x",
        "0",
        "-y",
        f"{points[0]:.0f}",
        "-W",
        f"{box.width:.0f}",
        "-H",
        f"{float(box.height) - sum(points):.0f}",
    ]
    done = subprocess.run(
        [tool, "-raw", "-enc", "UTF-8", *area, "-", "-"], input=content, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").removesuffix("\f").split("\f")


def pdf_outline(content: bytes) -> list[HeadingRead]:
    """The bookmarks of the PDF, in order."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    return [HeadingRead(level, "", " ".join(title.split())) for level, title in _outline(reader.outline, 1)]


def _outline(entries: list[object], level: int) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry, level + 1)
        else:
            yield level, str(entry.title)  # type: ignore[attr-defined]
