"""Reads the composed tree back into blocks: what the Word writer and the parity tests walk.

The tree has passed `generator.document.inspection`, so every element is one of the vocabulary and stands where it may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from generator.document.blocks import (
    Block,
    Blocks,
    Caption,
    Cell,
    Code,
    CodeBlock,
    Contents,
    ContentsEntry,
    Emphasis,
    EndMark,
    Figure,
    Group,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)
from generator.document.tree import full_text
from generator.document.vocabulary import INLINE

_WHITE = re.compile(r"[ \t\n\r\f]+")
_LEVEL = {"h1": 0, "h2": 1, "h3": 2, "h4": 3}


def read_blocks(element: Element) -> Blocks:
    """The blocks an element holds; inline content standing beside blocks becomes paragraphs of its own."""
    blocks: list[Block] = []
    run: list[str | Element] = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            run += [child, child.tail or ""]
            continue
        blocks += _paragraph_of(run, element)
        blocks.append(_block(child))
        run = [child.tail or ""]
    return (*blocks, *_paragraph_of(run, element))


def _paragraph_of(run: list[str | Element], holder: Element) -> list[Block]:
    inlines = _folded(run)
    return [Paragraph(inlines, lang=holder.get("lang", ""))] if inlines else []


def _block(element: Element) -> Block:
    style, identifier = element.get("class", ""), element.get("id", "")
    match element.tag:
        case "h1" | "h2" | "h3" | "h4":
            return _heading(element, style, identifier)
        case "p":
            return Paragraph(_inlines(element), style, identifier, element.get("lang", ""))
        case "ul" | "ol":
            items = tuple(ListItem(read_blocks(item)) for item in element)
            return ListBlock(items, element.tag == "ol", style)
        case "table":
            return _table(element, style, identifier)
        case "figure":
            return _figure(element, style, identifier)
        case "pre":
            return CodeBlock("".join(element.itertext()), style, identifier, _code_lines(element))
        case "nav":
            return _contents(element, style)
        case "section":
            return Section(read_blocks(element), identifier, style)
        case "footer":
            return EndMark(_inlines(element))
        case _:
            return Group(read_blocks(element), style, identifier)


def _heading(element: Element, style: str, identifier: str) -> Heading:
    children, number = _inlines(element), ""
    if children and isinstance(children[0], Span) and children[0].style == "number":
        number = "".join(each.text for each in children[0].children if isinstance(each, Text))
        children = _without_leading_space(children[1:])
    return Heading(_LEVEL[str(element.tag)], children, identifier, number, style, element.get("lang", ""))


def _caption(element: Element | None) -> Caption | None:
    if element is None:
        return None
    children = _inlines(element)
    label = (
        "".join(each.text for each in children[0].children if isinstance(each, Text))
        if isinstance(children[0], Span)
        else ""
    )
    word, _, number = label.rpartition(" ")
    return Caption(word, number, _without_leading_space(children[1:]), element.get("lang", ""))


def _without_leading_space(children: Inlines) -> Inlines:
    if children and isinstance(children[0], Text):
        first = children[0].text.lstrip(" ")
        return (Text(first), *children[1:]) if first else children[1:]
    return children


def _table(element: Element, style: str, identifier: str) -> Table:
    widths = tuple(float(re.findall(r"[\d.]+", col.get("style", ""))[0]) for col in element.iterfind("colgroup/col"))
    return Table(
        widths=widths,
        head=tuple(_row(row) for row in element.iterfind("thead/tr")),
        body=tuple(_row(row) for row in element.iterfind("tbody/tr")),
        caption=_caption(element.find("caption")),
        style=style,
        id=identifier,
    )


def _row(row: Element) -> Row:
    return Row(tuple(_cell(cell) for cell in row), row.get("class", ""), row.get("id", ""))


def _cell(cell: Element) -> Cell:
    scope = cell.get("scope", "col") if cell.tag == "th" else ""
    return Cell(read_blocks(cell), scope, int(cell.get("colspan", "1")), cell.get("class", ""))


def _figure(element: Element, style: str, identifier: str) -> Figure:
    image = element.find("img")
    source, alt = (image.get("src", ""), image.get("alt", "")) if image is not None else ("", "")
    return Figure(source, alt, _caption(element.find("figcaption")), style, identifier)


def _code_lines(element: Element) -> tuple[Inlines, ...]:
    """The lines of a `<pre>` that has elements in it; every element of its own is one line with its end."""
    return tuple((_verbatim(child),) for child in element)


def _verbatim(element: Element) -> Inline:
    """A marked passage with its letters as they are, without the line end behind it."""
    children: list[Inline] = [Text(own)] if (own := (element.text or "").removesuffix("\n")) else []
    for child in element:
        children.append(_verbatim(child))
        if tail := (child.tail or "").removesuffix("\n"):
            children.append(Text(tail))
    if element.tag == "strong":
        return Strong(tuple(children))
    return Span(tuple(children), element.get("class") or str(element.tag))


def _contents(element: Element, style: str) -> Contents:
    title = element.find("p")
    return Contents(full_text(title) if title is not None else "", tuple(_entries(element)), style)


def _entries(element: Element) -> Iterator[ContentsEntry]:
    for item in element.iterfind("ol/li"):
        link = item.find("a")
        if link is None:
            continue
        number = link.find("span")
        shown = full_text(number) if number is not None else ""
        level = int(item.get("class", "level-1").removeprefix("level-"))
        yield ContentsEntry(level, shown, full_text(link).removeprefix(shown).strip(), link.get("href", "#")[1:])


# ------------------------------------------------------------------------------------------- inlines


def _inlines(element: Element) -> Inlines:
    return _folded([element.text or "", *(part for child in element for part in (child, child.tail or ""))])


def _folded(run: list[str | Element]) -> Inlines:
    """Inlines of a run with white space folded as HTML folds it: no space at the ends, one space in a row."""
    folder = _Folder()
    inlines = folder.fold(run)
    return _trimmed(inlines)


class _Folder:
    """Folds white space over the borders of inline elements."""

    def __init__(self) -> None:
        self.after_space = True

    def fold(self, run: list[str | Element]) -> Inlines:
        out: list[Inline] = []
        for part in run:
            if isinstance(part, str):
                if text := self._text(part):
                    out.append(Text(text))
            else:
                inline = self._inline(part)
                out = [*(_trimmed(tuple(out)) if isinstance(inline, LineBreak) else out), inline]
        return tuple(out)

    def _text(self, raw: str) -> str:
        text = _WHITE.sub(" ", raw)
        if self.after_space:
            text = text.removeprefix(" ")
        if text:
            self.after_space = text.endswith(" ")
        return text

    def _inline(self, element: Element) -> Inline:
        if element.tag == "br":
            self.after_space = True
            return LineBreak()
        if element.tag == "code":
            return Code(self._text("".join(element.itertext())))
        children = self.fold([element.text or "", *(part for child in element for part in (child, child.tail or ""))])
        style = element.get("class", "")
        match element.tag:
            case "strong":
                return Strong(children)
            case "em":
                return Emphasis(children)
            case "a":
                return Link(element.get("href", ""), children, style)
            case _:
                return Span(children, style, element.get("lang", ""))


def _trimmed(inlines: Inlines) -> Inlines:
    """Inlines without the space that stands at the end of a line, however deep inside."""
    match inlines:
        case (*before, Text(text)):
            kept = text.rstrip(" ")
            return (*before, Text(kept)) if kept else _trimmed(tuple(before))
        case (*before, Strong() | Emphasis() | Span() | Link() as last):
            return (*before, replace(last, children=_trimmed(last.children)))
        case _:
            return inlines
