"""The styles part: every look of the style map as a style of Word, under the names Word's own tools look for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.styles import CT_Styles
from docx.shared import Length, Mm, Twips
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle
from docx.styles.styles import Styles

from generator.brand.style_map import Look, StyleMap
from generator.render.word.formatting import Formatting
from generator.render.word.languages import language_attributes
from generator.render.word.list_definitions import APPENDICES, HEADINGS, LEVELS, list_place
from generator.render.word.ooxml import Element, put, root, twips_of_mm, w
from generator.render.word.style_names import is_words_own, stored_name, style_id
from generator.render.word.tokens import text_width

BODY_TEXT = style_id("Body Text")
TABLE_TEXT = style_id("Table Text")
TABLE_HEAD = style_id("Table Head")
AFTER_TABLE = style_id("After Table")

_NEXT_IS_BODY = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "TOC Heading")
_OUTLINE = "Heading "
_MINOR_LEVEL = 3
"""The outline level of a minor heading, that of the third level of headings; the contents hold the first two."""


def styles_part(style_map: StyleMap, formatting: Formatting) -> Element:
    """``word/styles.xml``."""
    part = root("styles", _defaults(formatting, style_map.look("builtin", "Normal")))
    sheet = _Sheet(Styles(cast(CT_Styles, part)), style_map, formatting)
    _add_defaults(sheet)
    _add_builtin(sheet)
    _add_headings(sheet)
    _add_paragraphs(sheet)
    _add_table_texts(sheet)
    _add_lists(sheet)
    _add_characters(sheet)
    _add_tables(sheet)
    return part


def table_text_id(size: str) -> str:
    """The style of unstyled text in tables or cells of a size token; of all others for ``""``."""
    return style_id(f"Table Text {size.title()}".strip())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The styles so far, and what the next is made of."""

    styles: Styles
    style_map: StyleMap
    formatting: Formatting

    def looks(self, kind: str) -> Iterator[Look]:
        """The looks of a kind by name."""
        for name in sorted(self.style_map.names(kind)):
            yield self.style_map.look(kind, name)

    def paragraph(self, name: str, look: Look, based_on: str = "Normal", following: str = "") -> ParagraphStyle:
        """Add a paragraph style."""
        style = cast(ParagraphStyle, self._new(name, WD_STYLE_TYPE.PARAGRAPH, based_on, following))
        self.formatting.dress_text(style, look)
        self.formatting.dress_paragraph(style, look)
        return style

    def character(self, name: str, look: Look) -> CharacterStyle:
        """Add a character style; its shading is that of the text."""
        style = cast(CharacterStyle, self._new(name, WD_STYLE_TYPE.CHARACTER))
        self.formatting.dress_text(style, look)
        put(style.element, "rPr", self.formatting.shading(look.shading))
        return style

    def table(self, name: str, properties: Element, based_on: str = "") -> BaseStyle:
        """Add a table style."""
        style = self._new(name, WD_STYLE_TYPE.TABLE, based_on)
        style.element.append(properties)
        return style

    def default(self, name: str, kind: WD_STYLE_TYPE) -> BaseStyle:
        """Add the hidden style that everything of a kind is in when nothing else is said."""
        style = self._new(name, kind)
        style.element.default = style.hidden = style.unhide_when_used = True
        style.quick_style = False
        style.priority = 99
        return style

    def _new(self, name: str, kind: WD_STYLE_TYPE, based_on: str = "", following: str = "") -> BaseStyle:
        """A style under its own id; python-docx would make one of the name as stored (``heading1``)."""
        style: BaseStyle = self.styles.add_style(stored_name(name), kind, is_words_own(name))  # type: ignore[no-untyped-call]
        style.style_id = style_id(name)
        style.quick_style = True
        if based_on:
            style.element.basedOn_val = style_id(based_on)
        if following:
            style.element.get_or_add_next().val = style_id(following)
        return style


def _defaults(formatting: Formatting, normal: Look) -> Element:
    """Fonts and language. Size and colour are those of ``Normal``: as defaults some programs put them above styles."""
    run = w("rPr", formatting.fonts(normal.font), w("lang", **language_attributes(formatting.language)))
    paragraph = w("pPr", w("bidi")) if formatting.right_to_left else None
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _add_defaults(sheet: _Sheet) -> None:
    sheet.default("Default Paragraph Font", WD_STYLE_TYPE.CHARACTER)
    plain = sheet.default("Normal Table", WD_STYLE_TYPE.TABLE)
    plain.element.append(w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(Look(padding_x_mm=1.9))))
    sheet.default("No List", WD_STYLE_TYPE.LIST)
    normal = sheet.paragraph("Normal", sheet.style_map.look("builtin", "Normal"), based_on="")
    normal.element.default = True


def _add_builtin(sheet: _Sheet) -> None:
    edge = Twips(text_width(sheet.formatting.tokens))
    for name in sorted(sheet.style_map.names("builtin") - {"Normal"}):
        look = sheet.style_map.look("builtin", name)
        following = "Body Text" if name in _NEXT_IS_BODY else ""
        if name == "Inline Code":
            sheet.character(name, look).font.no_proof = True
        elif name.startswith(_OUTLINE):
            level = int(name[-1])
            style = sheet.paragraph(name, look, following=following)
            put(style.element, "pPr", list_place(HEADINGS, level - 1))
            _set_outline_level(style, level)
        elif (name.startswith("TOC ") and name[-1].isdigit()) or name == "Table of Figures":
            _set_contents_tabs(sheet.paragraph(name, replace(look, indent_left_mm=None)), look, edge)
        else:
            style = sheet.paragraph(name, look, following=following)
            if name in ("Header", "Footer"):
                style.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)


def _set_outline_level(style: ParagraphStyle, level: int) -> None:
    """The level, from 1, under which navigation and contents list a paragraph; Word counts from 0."""
    put(style.element, "pPr", w("outlineLvl", val=level - 1))


def _set_contents_tabs(style: ParagraphStyle, look: Look, edge: Length) -> None:
    """Tabs of a contents line: text after the number, page at the right edge; a long text hangs under itself."""
    room = Mm(look.number_width_mm or 0)
    left = Length(Mm(look.indent_left_mm or 0) + room)
    paragraph = style.paragraph_format
    paragraph.tab_stops.add_tab_stop(left)
    paragraph.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.left_indent, paragraph.right_indent, paragraph.first_line_indent = left, Mm(12), Length(-room)


def _add_headings(sheet: _Sheet) -> None:
    """Lettered and unnumbered headings on top of Heading 1–4, and the minor heading, which no contents list shows."""
    appendix, closing = sheet.style_map.look("heading", "appendix"), sheet.style_map.look("heading", "closing")
    for level in range(LEVELS):
        base = f"Heading {level + 1}"
        lettered = sheet.paragraph(f"{appendix.word} {level + 1}", appendix, base, "Body Text")
        put(lettered.element, "pPr", list_place(APPENDICES, level))
        plain = sheet.paragraph(f"{closing.word} {level + 1}", closing, base, "Body Text")
        put(plain.element, "pPr", list_place(0, level))
        put(plain.element, "pPr", w("ind", left=0, firstLine=0))
    minor = sheet.style_map.look("heading", "minor")
    _set_outline_level(sheet.paragraph(minor.word, minor, following="Body Text"), _MINOR_LEVEL)


def _add_paragraphs(sheet: _Sheet) -> None:
    for look in sheet.looks("paragraph"):
        sheet.paragraph(look.word, look)
    for look in sheet.looks("code"):  # the lines touch each other, their white space is outside the whole block
        style = sheet.paragraph(look.word, replace(look, space_before_pt=0, space_after_pt=0, line=look.line or 1))
        style.font.no_proof = True


def _add_table_texts(sheet: _Sheet) -> None:
    """Table text in each size that a table or cell asks for."""
    sizes = {look.size for kind in ("table", "cell") for look in sheet.looks(kind) if look.size}
    for size in sorted(sizes):
        sheet.paragraph(f"Table Text {size.title()}", Look(size=size), based_on="Table Text")


def _add_lists(sheet: _Sheet) -> None:
    for look in sheet.looks("list"):
        for name in (look.word, look.word_ordered):
            sheet.paragraph(name, Look(space_after_pt=look.space_after_pt))


def _add_characters(sheet: _Sheet) -> None:
    for kind in ("span", "link"):
        for look in sheet.looks(kind):
            sheet.character(look.word, look)


def _add_tables(sheet: _Sheet) -> None:
    boxes = [look for look in sheet.looks("group") if look.box]
    for look in [*sheet.looks("table"), *boxes]:
        borders = sheet.formatting.borders("tblBorders", look)
        properties = w("tblPr", w("tblInd", w=0, type="dxa"), borders, _cell_margins(look))
        sheet.table(look.word, properties, based_on="Normal Table")


def _cell_margins(look: Look) -> Element:
    """``w:tblCellMar``: the white space round the text of every cell."""
    across, down = twips_of_mm(look.padding_x_mm), twips_of_mm(look.padding_y_mm)
    sides = {"top": down, "left": across, "bottom": down, "right": across}
    return w("tblCellMar", *[w(side, w=length, type="dxa") for side, length in sides.items()])
