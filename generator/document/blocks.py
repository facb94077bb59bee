"""The closed set of things a document is made of: ten blocks and seven inlines.

**Why:** templates make semantic HTML; the Word writer walks these blocks, read back from that same HTML by
`generator.document.reader`. What has no place here can not be in a document, in any format. Every `style` is a name of the
brand's style map (`styles/<brand>/word-styles.toml`) and at the same time the CSS class in the HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from generator.charts.data import Spot

# ---------------------------------------------------------------------------------------------------- inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text; white space already folded as HTML folds it."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """`<strong>`: importance."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`<em>`: emphasis, foreign words, titles."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """`<code>`: identifiers, commands, values; monospaced."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`<a href>`: `target` is ``#id`` inside the document or an absolute http(s)/mailto URL."""

    target: str
    children: Inlines
    style: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """`<span class lang>`: a character style (badge, gap, label …), a passage in another language, or both."""

    children: Inlines
    style: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """`<br/>`."""


Inline = Text | Strong | Emphasis | Code | Link | Span | LineBreak
Inlines = tuple[Inline, ...]

# ---------------------------------------------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """`<h1>`–`<h4>`. Level 1 is a section of the outline (`<h2>`); level 0 the document title (`<h1>`).

    `number` is what the heading prints before its text: ``"3"``, ``"3.2"``, ``"A"`` (an appendix), ``""`` (unnumbered).
    """

    level: int
    children: Inlines
    id: str = ""
    number: str = ""
    style: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`<p>`."""

    children: Inlines
    style: str = ""
    id: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """`<li>`: one or more blocks (text straight in the item is read as one paragraph)."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class ListBlock:
    """`<ul>` or `<ol>`; nests through the blocks of its items."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """Caption of a figure or table: label and number as printed (``"Table"``, ``"3"``) and its text."""

    label: str
    number: str
    children: Inlines
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """`<th>` or `<td>`; `scope` is ``"col"``, ``"row"`` or ``""`` (a data cell)."""

    blocks: Blocks
    scope: str = ""
    colspan: int = 1
    style: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """`<tr>`."""

    cells: tuple[Cell, ...]
    style: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`<table>`: `widths` are the columns' shares in percent and add up to 100; every row fills them exactly."""

    widths: tuple[float, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: Caption | None = None
    style: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """`<figure>` round one `<img>`: `source` names an asset of the document, `alt` says what is to be seen."""

    source: str
    alt: str
    caption: Caption | None = None
    style: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """`<pre>`: text kept letter by letter, line by line.

    `lines` are its lines where some of them are marked, each with the inlines it is made of; () for plain text.
    """

    text: str
    style: str = ""
    id: str = ""
    lines: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of a contents list: depth from 1, number (may be empty), text, and the id it leads to."""

    level: int
    number: str
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Contents:
    """`<nav>`: the contents (`style` ``"contents"``), the list of figures (``"figures"``) or of tables (``"tables"``)."""

    title: str
    entries: tuple[ContentsEntry, ...]
    style: str


@dataclass(frozen=True, slots=True)
class Group:
    """`<header>`, `<aside>` or `<div>` with a style: cover, callout, approval block; what must stay together."""

    blocks: Blocks
    style: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """`<section>`: one entry of the outline; its first block is its heading."""

    blocks: Blocks
    id: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class EndMark:
    """`<footer>`: the line that says the document ends here, so that a missing last page shows."""

    children: Inlines


Block = Heading | Paragraph | ListBlock | Table | Figure | CodeBlock | Contents | Group | Section | EndMark
Blocks = tuple[Block, ...]

# ---------------------------------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Asset:
    """A file the document shows: bytes and media type. Names are ``slug.ext``; nothing outside the assets is reachable."""

    content: bytes
    media_type: str
    spots: tuple[Spot, ...] = ()
    """Of a figure we drew: its parts that have something to tell."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One heading of the document, in order: depth from 1, number, text, id."""

    level: int
    number: str
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What goes into the properties and the page furniture of every format; all of it printed text, ready to show."""

    incident_id: str
    title: str
    subject: str
    organisation: str
    author: str
    severity: str
    status: str
    """As the form has it, for record systems; `PageWords.status` is the printed one."""
    version: str
    classification: str
    language: str
    """BCP 47, e.g. ``"en"``."""
    keywords: tuple[str, ...]
    modified_at: datetime
    """Aware; from the changelog or the incident, never from the clock. Writers use it for every date they must store."""
    watermark: str
    """``"DRAFT"`` unless the document is Final or Archived, then ``""``."""
    content_digest: str = ""
    """The SHA-256 of the content, 64 hex digits, of which the fingerprint is the beginning; ``""`` where it is not known."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """What writers add to the text by themselves, in the document's language: on every page, and for Word alone."""

    version: str
    """``"Version 1.0"``, or that there is none."""
    status: str
    page_number: tuple[str, str, str]
    """What stands before the number of a page, between it and the number of pages, and after: ``("Page ", " of ", "")``."""
    working_copy: str
    """That a Word file is no record."""
    contents_hint: str
    """How Word fills in the page numbers of the contents."""
    category: str
    """What kind of document it is."""
    skip: str = ""
    """Where a keyboard leaves out what is on every web page: ``"Skip to the text"``."""
    fingerprint: str = ""
    """``"Fingerprint 7K2M-9QXD-4T1B-Z8CN"``, or "" where it is not known."""


@dataclass(frozen=True, slots=True)
class Document:
    """A composed post-mortem: one semantic HTML body, the blocks read back from it, its outline, assets and metadata."""

    body: str
    blocks: Blocks
    outline: tuple[OutlineEntry, ...]
    assets: Mapping[str, Asset]
    metadata: Metadata
    words: PageWords


def plain_text(inlines: Inlines) -> str:
    """The text of inlines without their marks; a line break is a newline."""
    out: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                out.append(text)
            case LineBreak():
                out.append("\n")
            case Strong(children) | Emphasis(children) | Span(children) | Link(children=children):
                out.append(plain_text(children))
    return "".join(out)
