"""Paragraphs, headings, lists and code, and where in the document they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias, cast

from docx.shared import Pt
from docx.text.parfmt import ParagraphFormat

from generator.document.blocks import (
    Blocks,
    CodeBlock,
    EndMark,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    Span,
    plain_text,
)
from generator.errors import TemplateWrong
from generator.render.word.desk import Desk
from generator.render.word.inlines import PLAIN, Marks, runs, text_content
from generator.render.word.list_definitions import LEVELS, list_indent, list_place
from generator.render.word.ooxml import Element, qualified, w
from generator.render.word.style_names import style_id
from generator.render.word.styles import AFTER_TABLE, BODY_TEXT


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: the width they have (twips), and what a paragraph without a style of its own takes over."""

    width: int
    text_style: str = BODY_TEXT
    marks: Marks = PLAIN
    align: str = ""
    list_depth: int = 0
    indent: int = 0
    """Of what follows the first paragraph in a list item, in twips."""

    @property
    def in_table(self) -> bool:
        """Whether the text is that of a table, which has less white space."""
        return self.text_style != BODY_TEXT


_TELLING = "telling"
"""The style of code that has marks in its margin."""

_CODE = "en"
"""Code runs from left to right in every document."""

Inner: TypeAlias = Callable[[Blocks, Place], list[Element]]
"""Writes blocks at a place; handed down so that what holds blocks need not know them all."""


def paragraph(desk: Desk, block: Paragraph, place: Place) -> Element:
    """A paragraph; without a style of its own it takes the one of its place."""
    desk.bookmarks.wait(block.id)
    look = desk.style_map.look("paragraph", block.style)
    style = style_id(look.word) if block.style else place.text_style
    marks = replace(place.marks, lang=block.lang) if block.lang else place.marks
    return desk.paragraph(style, runs(desk, block.children, marks), *_placed(place), lang=marks.lang)


def _placed(place: Place) -> list[Element | None]:
    return [
        w("ind", left=place.indent) if place.indent else None,
        w("jc", val=place.align) if place.align else None,
    ]


def heading(desk: Desk, block: Heading) -> Element:
    """A heading in the style that makes its number (or none), whatever name the document calls it by."""
    if block.level > LEVELS:
        raise TemplateWrong(
            f'the heading "{plain_text(block.children)}" has level {block.level}; the deepest is {LEVELS}'
        )
    desk.bookmarks.wait(block.id)
    look = desk.style_map.look("heading", block.style)
    content, lang = runs(desk, block.children, Marks(lang=block.lang)), block.lang
    if block.level == 0:
        return desk.paragraph(style_id(desk.style_map.look("heading", "title").word), content, lang=lang)
    if block.style == "minor":
        return desk.paragraph(style_id(look.word), content, lang=lang)
    if not block.number:
        closing = desk.style_map.look("heading", "closing")
        return desk.paragraph(style_id(f"{closing.word} {block.level}"), content, lang=lang)
    kind = "default" if block.number[0].isdecimal() else "appendix"
    style = style_id(f"{desk.style_map.look('heading', kind).word} {block.level}")
    return desk.paragraph(style, content, desk.numbering.of_heading(block), lang=lang)


def code_block(desk: Desk, block: CodeBlock) -> list[Element]:
    """One paragraph for each line, every letter kept; it may break over pages. The white space is round the whole."""
    desk.bookmarks.wait(block.id)
    look = desk.style_map.look("code", block.style)
    style = style_id(look.word)
    if block.lines:
        paragraphs = [_marked_line(desk, style, line, block.style) for line in block.lines]
    else:
        lines = block.text.replace("\r\n", "\n").removesuffix("\n").split("\n")
        paragraphs = [
            desk.paragraph(style, [w("r", *text_content(line))] if line else [], lang=_CODE) for line in lines
        ]
    ParagraphFormat(paragraphs[0]).space_before = Pt(look.space_before_pt or 0)
    ParagraphFormat(paragraphs[-1]).space_after = Pt(look.space_after_pt or 0)
    return paragraphs


def _marked_line(desk: Desk, style: str, line: Inlines, block_style: str) -> Element:
    """One line of code whose looks are those of its outermost span, shade of the whole line included.

    Where lines are marked in the margin, a tab after the mark (or in its place) brings all lines to the same edge.
    """
    content, shade = runs(desk, line), None
    if line and isinstance(line[0], Span):
        shade = desk.formatting.shading(desk.style_map.look("span", line[0].style).shading)
        if block_style == _TELLING:
            inner = line[0].children
            has_sign = bool(inner) and isinstance(inner[0], Span) and inner[0].style == "sign"
            content.insert(1 if has_sign else 0, w("r", w("tab")))
    return desk.paragraph(style, content, shade, lang=_CODE)


def list_block(desk: Desk, block: ListBlock, place: Place, inner: Inner) -> list[Element]:
    """The items of a list, each list counting from 1."""
    look = desk.style_map.look("list", block.style)
    depth = place.list_depth
    instance = desk.numbering.new_ordered(block.style, depth) if block.ordered else desk.numbering.bullet(block.style)
    left, _ = list_indent(look, depth)
    if instance is None:
        left = place.indent
    style = place.text_style if place.in_table else style_id(look.word_ordered if block.ordered else look.word)
    inside = replace(place, list_depth=depth + 1, indent=left)
    out: list[Element] = []
    for item in block.items:
        out += _list_item(desk, item, style, list_place(instance, depth) if instance else None, inside, inner)
    if out and not depth and not place.in_table and out[-1].tag == out[0].tag:
        after = desk.style_map.look("paragraph", "default").space_after_pt or 0
        ParagraphFormat(out[-1]).space_after = Pt(after)
    return out


def _list_item(
    desk: Desk, item: ListItem, style: str, number: Element | None, inside: Place, inner: Inner
) -> list[Element]:
    """The first paragraph carries the mark, what follows stands under its text."""
    first, rest = item.blocks[:1], item.blocks[1:]
    inlines: Inlines = ()
    marks = inside.marks
    match first:
        case (Paragraph(children, own_style, identifier, lang),):
            desk.bookmarks.wait(identifier)
            inlines, marks = children, replace(marks, lang=lang or marks.lang)
            style = style_id(desk.style_map.look("paragraph", own_style).word) if own_style else style
        case _:
            rest = item.blocks
    indent = None if number is not None or not inside.indent else w("ind", left=inside.indent)
    lead = desk.paragraph(style, runs(desk, inlines, marks), number, indent, lang=marks.lang)
    return [lead, *inner(rest, inside)]


def end_mark(desk: Desk, block: EndMark) -> Element:
    """The line that says the document ends here."""
    return desk.paragraph(style_id("End Mark"), runs(desk, block.children))


def formats_in(element: Element) -> list[ParagraphFormat]:
    """The formats of the paragraphs in an element (and of a paragraph itself), in order."""
    return [ParagraphFormat(cast(Element, paragraph)) for paragraph in element.iter(qualified("p"))]


def white_space() -> Element:
    """The empty line below a table or box; it also keeps two of them from growing together."""
    return w("p", w("pPr", w("pStyle", val=AFTER_TABLE)))


def is_white_space(element: Element) -> bool:
    """Whether an element is such a line."""
    style = element.find(f"{qualified('pPr')}/{qualified('pStyle')}")
    return element.tag == qualified("p") and style is not None and style.get(qualified("val")) == AFTER_TABLE
