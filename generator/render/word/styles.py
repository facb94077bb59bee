"""The styles part: every look of the style map as a style of Word, under the names Word's own tools look for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.brand.style_map import Look, StyleMap
from generator.render.word.formatting import Formatting
from generator.render.word.languages import is_east_asian, word_language
from generator.render.word.numbering import APPENDICES, HEADINGS, LEVELS, list_place
from generator.render.word.ooxml import Element, add_property, on_off, root, twips_of_mm, w
from generator.render.word.style_names import stored_name, style_id

BODY_TEXT = style_id("Body Text")
TABLE_TEXT = style_id("Table Text")
TABLE_HEAD = style_id("Table Head")
AFTER_TABLE = style_id("After Table")

_NEXT_IS_BODY = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "TOC Heading")
_OUTLINE = "Heading "


def styles_part(style_map: StyleMap, formatting: Formatting, text_width: int) -> Element:
    """``word/styles.xml`` for a text column of so many twips."""
    normal = style_map.look("builtin", "Normal")
    return root(
        "styles",
        _defaults(formatting, normal),
        _style("character", "Default Paragraph Font", default=True, hidden=True),
        _plain_table(),
        _style("numbering", "No List", default=True, hidden=True),
        _style("paragraph", "Normal", formatting.paragraph(normal), formatting.run(normal), default=True),
        *_builtin(style_map, formatting, text_width),
        *_headings(style_map, formatting),
        *_paragraphs(style_map, formatting),
        *_table_texts(style_map, formatting),
        *_lists(style_map, formatting),
        *_characters(style_map, formatting),
        *_tables(style_map, formatting),
    )


def table_text_id(size: str) -> str:
    """The style of unstyled text in tables or cells of a size token; of all others for ``""``."""
    return style_id(f"Table Text {size.title()}".strip())


def _defaults(formatting: Formatting, normal: Look) -> Element:
    """Fonts and language. Size and colour are those of ``Normal``: as defaults some programs put them above styles."""
    name = word_language(formatting.language)
    other = {"eastAsia": name} if is_east_asian(formatting.language) else {}
    run = w("rPr", formatting.fonts(normal.font), w("lang", val=name, **other))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _builtin(style_map: StyleMap, formatting: Formatting, text_width: int) -> Iterator[Element]:
    for name in sorted(style_map.names("builtin") - {"Normal"}):
        look = style_map.look("builtin", name)
        if name == "Inline Code":
            yield _style("character", name, formatting.run(look, proofed=False, character=True))
            continue
        extra: list[Element] = []
        if name.startswith(_OUTLINE):
            level = int(name[-1]) - 1
            extra = [list_place(HEADINGS, level), w("outlineLvl", val=level)]
        elif (name.startswith("TOC ") and name[-1].isdigit()) or name == "Table of Figures":
            extra = _contents_tabs(look, text_width)
            look = replace(look, indent_left_mm=None)
        elif name in ("Header", "Footer"):
            extra = [w("tabs", w("tab", val="right", pos=text_width))]
        properties = formatting.paragraph(look, *extra)
        following = "Body Text" if name in _NEXT_IS_BODY else ""
        yield _style("paragraph", name, properties, formatting.run(look), based_on="Normal", following=following)


def _contents_tabs(look: Look, text_width: int) -> list[Element]:
    """Tabs of a contents line: text after the number, page at the right edge; a long text hangs under itself."""
    room = twips_of_mm(look.number_width_mm or 0)
    left = twips_of_mm(look.indent_left_mm or 0) + room
    stops = w("tabs", w("tab", val="left", pos=left), w("tab", val="right", pos=text_width))
    return [stops, w("ind", left=left, right=twips_of_mm(12), hanging=room)]


def _headings(style_map: StyleMap, formatting: Formatting) -> Iterator[Element]:
    """Lettered and unnumbered headings on top of Heading 1–4, and the minor heading, which no contents list shows."""
    for level in range(LEVELS):
        base = f"Heading {level + 1}"
        appendix = style_map.look("heading", "appendix")
        properties = formatting.paragraph(appendix, list_place(APPENDICES, level))
        yield _style(
            "paragraph", f"{appendix.word} {level + 1}", properties, formatting.run(appendix), base, "Body Text"
        )
        closing = style_map.look("heading", "closing")
        properties = formatting.paragraph(closing, list_place(0, level), w("ind", left=0, firstLine=0))
        yield _style("paragraph", f"{closing.word} {level + 1}", properties, formatting.run(closing), base, "Body Text")
    minor = style_map.look("heading", "minor")
    properties = formatting.paragraph(minor, w("outlineLvl", val=LEVELS - 1))
    yield _style("paragraph", minor.word, properties, formatting.run(minor), "Normal", "Body Text")


def _paragraphs(style_map: StyleMap, formatting: Formatting) -> Iterator[Element]:
    for kind in ("paragraph", "code"):
        for name in sorted(style_map.names(kind)):
            look = style_map.look(kind, name)
            run = formatting.run(look, proofed=kind != "code")
            yield _style("paragraph", look.word, _flush(formatting, look, kind), run, "Normal")


def _flush(formatting: Formatting, look: Look, kind: str) -> Element:
    """Paragraph properties; the lines of code touch each other, their white space is outside the whole block."""
    properties = formatting.paragraph(look)
    if kind == "code":
        line = round((look.line or 1) * 240)
        add_property(w("p", properties), "pPr", w("spacing", before=0, after=0, line=line, lineRule="auto"))
    return properties


def _table_texts(style_map: StyleMap, formatting: Formatting) -> Iterator[Element]:
    """Table text in each size that a table or cell asks for."""
    looks = [style_map.look(kind, name) for kind in ("table", "cell") for name in style_map.names(kind)]
    for size in sorted({look.size for look in looks if look.size}):
        yield _style("paragraph", f"Table Text {size.title()}", formatting.run(Look(size=size)), based_on="Table Text")


def _lists(style_map: StyleMap, formatting: Formatting) -> Iterator[Element]:
    for name in sorted(style_map.names("list")):
        look = style_map.look("list", name)
        properties = formatting.paragraph(Look(space_after_pt=look.space_after_pt))
        yield _style("paragraph", look.word, properties, based_on="Normal")
        properties = formatting.paragraph(Look(space_after_pt=look.space_after_pt))
        yield _style("paragraph", look.word_ordered, properties, based_on="Normal")


def _characters(style_map: StyleMap, formatting: Formatting) -> Iterator[Element]:
    for kind in ("span", "link"):
        for name in sorted(style_map.names(kind)):
            look = style_map.look(kind, name)
            yield _style("character", look.word, formatting.run(look, character=True))


def _tables(style_map: StyleMap, formatting: Formatting) -> Iterator[Element]:
    for kind in ("table", "group"):
        for name in sorted(style_map.names(kind)):
            look = style_map.look(kind, name)
            if kind == "table" or look.box:
                properties = w(
                    "tblPr",
                    w("tblInd", w=0, type="dxa"),
                    formatting.borders("tblBorders", look),
                    cell_margins(look),
                )
                yield _style("table", look.word, properties, based_on="Normal Table")


def cell_margins(look: Look) -> Element:
    """``w:tblCellMar``: the white space round the text of every cell."""
    across, down = twips_of_mm(look.padding_x_mm), twips_of_mm(look.padding_y_mm)
    sides = {"top": down, "left": across, "bottom": down, "right": across}
    return w("tblCellMar", *[w(side, w=length, type="dxa") for side, length in sides.items()])


def _plain_table() -> Element:
    margins = w("tblPr", w("tblInd", w=0, type="dxa"), cell_margins(Look(padding_x_mm=1.9)))
    return _style("table", "Normal Table", margins, default=True, hidden=True)


def _style(
    kind: str,
    name: str,
    properties: Element | None = None,
    run_properties: Element | None = None,
    based_on: str = "",
    following: str = "",
    *,
    default: bool = False,
    hidden: bool = False,
) -> Element:
    style = w("style", type=kind, **({"default": 1} if default else {}), styleId=style_id(name))
    parts = [
        w("name", val=stored_name(name)),
        w("basedOn", val=style_id(based_on)) if based_on else None,
        w("next", val=style_id(following)) if following else None,
        w("uiPriority", val=99) if hidden else None,
        on_off("semiHidden", True if hidden else None),
        on_off("unhideWhenUsed", True if hidden else None),
        None if hidden else w("qFormat"),
        *[part for part in (properties, run_properties) if part is not None and len(part)],
    ]
    style.extend(part for part in parts if part is not None)
    return style
