"""Groups: the cover, boxes, and what must stay on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docx.shared import Pt

from generator.brand.style_map import Look
from generator.document.blocks import Group
from generator.render.word.desk import Desk
from generator.render.word.ooxml import Element, qualified, twips_of_mm, w
from generator.render.word.paragraphs import Inner, Place, formats_in, white_space
from generator.render.word.style_names import style_id
from generator.render.word.tables import table_look

_P = qualified("p")


def group(desk: Desk, block: Group, place: Place, inner: Inner) -> list[Element]:
    """The blocks of a group in the form its look asks for."""
    desk.bookmarks.wait(block.id)
    look = desk.style_map.look("group", block.style)
    elements = _box(desk, look, block, place, inner) if look.box else inner(block.blocks, place)
    if look.space_before_pt and elements:
        formats_in(elements[0])[0].space_before = Pt(look.space_before_pt)
    if look.keep_together:
        keep_together(elements)
    desk.break_due = desk.break_due or bool(look.break_after)
    return elements


def keep_together(elements: Sequence[Element]) -> None:
    """Keep every paragraph with the next one, but for the last; rows do not split anyway."""
    formats = [format_ for element in elements for format_ in formats_in(element)]
    for format_ in formats[:-1]:
        format_.keep_with_next = True


def _box(desk: Desk, look: Look, block: Group, place: Place, inner: Inner) -> list[Element]:
    """One cell, tinted and ruled: what is inside keeps its own indents, and pages may break within."""
    padding = twips_of_mm(look.padding_x_mm)
    width = place.width - place.indent
    content = inner(block.blocks, replace(place, width=width - 2 * padding, indent=0))
    if not content or content[-1].tag != _P:
        content.append(white_space())
    formats_in(content[-1])[0].space_after = Pt(0)
    if content[0].tag == _P:
        formats_in(content[0])[0].space_before = Pt(0)
    properties = w(
        "tblPr",
        w("tblStyle", val=style_id(look.word)),
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=place.indent, type="dxa") if place.indent else None,
        w("tblLayout", type="fixed"),
        table_look(first_row=False, first_column=False),
    )
    cell = w("tcPr", w("tcW", w=width, type="dxa"), desk.formatting.shading(look.shading))
    height = (
        w("trPr", w("trHeight", val=twips_of_mm(look.min_height_mm), hRule="atLeast")) if look.min_height_mm else None
    )
    box = w("tbl", properties, w("tblGrid", w("gridCol", w=width)), w("tr", height, w("tc", cell, *content)))
    return [box, white_space()]
