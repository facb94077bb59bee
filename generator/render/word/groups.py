"""Groups: the cover, boxes, and what must stay on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.brand.style_map import Look
from generator.document.blocks import Group
from generator.render.word.desk import Desk
from generator.render.word.ooxml import Element, add_property, qualified, twips_of_mm, twips_of_pt, w
from generator.render.word.paragraphs import Inner, Place, white_space
from generator.render.word.style_names import style_id
from generator.render.word.tables import table_look

_P = qualified("p")


def group(desk: Desk, block: Group, place: Place, inner: Inner) -> list[Element]:
    """The blocks of a group in the form its look asks for."""
    desk.bookmarks.wait(block.id)
    look = desk.style_map.look("group", block.style)
    elements = _box(desk, look, block, place, inner) if look.box else inner(block.blocks, place)
    if look.space_before_pt and elements:
        add_property(next(elements[0].iter(_P)), "pPr", w("spacing", before=twips_of_pt(look.space_before_pt)))
    if look.keep_together:
        keep_together(elements)
    desk.break_due = desk.break_due or bool(look.break_after)
    return elements


def keep_together(elements: Sequence[Element]) -> None:
    """Keep every paragraph with the next one, but for the last; rows do not split anyway."""
    paragraphs = [paragraph for element in elements for paragraph in element.iter(_P)]
    for paragraph in paragraphs[:-1]:
        add_property(paragraph, "pPr", w("keepNext"))


def _box(desk: Desk, look: Look, block: Group, place: Place, inner: Inner) -> list[Element]:
    """One cell, tinted and ruled: what is inside keeps its own indents, and pages may break within."""
    padding = twips_of_mm(look.padding_x_mm)
    width = place.width - place.indent
    content = inner(block.blocks, replace(place, width=width - 2 * padding, indent=0))
    if not content or content[-1].tag != _P:
        content.append(white_space())
    add_property(content[-1], "pPr", w("spacing", after=0))
    if content[0].tag == _P:
        add_property(content[0], "pPr", w("spacing", before=0, **({"after": 0} if len(content) == 1 else {})))
    properties = w(
        "tblPr",
        w("tblStyle", val=style_id(look.word)),
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=place.indent, type="dxa") if place.indent else None,
        w("tblLayout", type="fixed"),
        table_look(first_row=False, first_column=False),
    )
    cell = w("tcPr", w("tcW", w=width, type="dxa"), desk.formatting.shading(look.shading))
    box = w("tbl", properties, w("tblGrid", w("gridCol", w=width)), w("tr", w("tc", cell, *content)))
    return [box, white_space()]
