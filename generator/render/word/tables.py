"""Tables: fixed columns, heads that repeat, rows that stay whole.

**Why elements:** rows are made one after the other, never looked up again, so 5,000 rows cost five times 1,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.brand.style_map import Look
from generator.document.blocks import Caption, Cell, Row, Table, plain_text
from generator.errors import TemplateWrong
from generator.render.word.captions import caption
from generator.render.word.desk import Desk
from generator.render.word.formatting import ALIGNMENT
from generator.render.word.inlines import Marks
from generator.render.word.ooxml import Element, carried, on_off, qualified, twips_of_mm, w
from generator.render.word.paragraphs import Inner, Place, formats_in, white_space
from generator.render.word.style_names import style_id
from generator.render.word.styles import TABLE_HEAD, table_text_id

_P = qualified("p")


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table's look and the right edges of its columns in twips."""

    look: Look
    edges: tuple[int, ...]
    inner: Inner

    def span(self, first: int, count: int) -> int:
        """The width of `count` columns from column `first`."""
        if first + count >= len(self.edges):
            raise TemplateWrong(f"a row of a table has more than its {len(self.edges) - 1} columns")
        return self.edges[first + count] - self.edges[first]


def table(desk: Desk, block: Table, place: Place, inner: Inner) -> list[Element]:
    """The caption above, the table, and white space below."""
    desk.bookmarks.wait(block.id)
    look = desk.style_map.look("table", block.style)
    width = place.width - place.indent
    edges = tuple(round(share * width / 100) for share in accumulate((0.0, *block.widths)))
    grid = _Grid(look, edges, inner)
    above = [caption(desk, block.caption, above=True)] if block.caption else []
    rows = [_row(desk, row, grid, head=True) for row in block.head]
    rows += [_row(desk, row, grid, head=False) for row in block.body]
    if block.head and len(block.body) > 1:
        _keep_with_next(rows[len(block.head)])
    properties = _properties(desk, block, style_id(look.word), width, place.indent)
    return [*above, w("tbl", properties, _columns(edges), *rows), white_space()]


def _properties(desk: Desk, block: Table, style: str, width: int, indent: int) -> Element:
    first_column = bool(block.body) and all(row.cells and row.cells[0].scope == "row" for row in block.body)
    words = _words(block.caption)
    return w(
        "tblPr",
        w("tblStyle", val=style),
        on_off("bidiVisual", desk.formatting.right_to_left or None),
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=indent, type="dxa") if indent else None,
        w("tblLayout", type="fixed"),
        table_look(first_row=bool(block.head), first_column=first_column),
        w("tblCaption", val=words) if words else None,
    )


def table_look(*, first_row: bool, first_column: bool) -> Element:
    """``w:tblLook``: whether the first row and column are heads, which is what screen readers go by."""
    switches = {"firstRow": int(first_row), "lastRow": 0, "firstColumn": int(first_column), "lastColumn": 0}
    bits = 0x0600 + 0x20 * first_row + 0x80 * first_column
    return w("tblLook", val=f"{bits:04X}", **switches, noHBand=1, noVBand=1)


def _words(block: Caption | None) -> str:
    return carried(f"{block.label} {block.number} {plain_text(block.children)}".strip()) if block else ""


def _columns(edges: Sequence[int]) -> Element:
    return w("tblGrid", *[w("gridCol", w=right - left) for left, right in pairwise(edges)])


def _row(desk: Desk, row: Row, grid: _Grid, *, head: bool) -> Element:
    desk.bookmarks.wait(row.id)
    look = desk.style_map.look("row", row.style)
    heights = [desk.style_map.look("cell", cell.style).min_height_mm for cell in row.cells]
    height = max((height for height in heights if height), default=0)
    properties = w(
        "trPr",
        w("cantSplit"),
        w("trHeight", val=twips_of_mm(height), hRule="atLeast") if height else None,
        on_off("tblHeader", head or None),
    )
    element = w("tr", properties)
    column = 0
    for cell in row.cells:
        element.append(_cell(desk, cell, grid, grid.span(column, cell.colspan), look, head=head, first=column == 0))
        column += cell.colspan
    if column != len(grid.edges) - 1:
        raise TemplateWrong(f"a row of a table fills {column} of its {len(grid.edges) - 1} columns")
    if head or look.keep_next:
        _keep_with_next(element)
    return element


def _keep_with_next(row: Element) -> None:
    """Keep a row on the page of the next: heads, days, and the first row, which would look lost below its head."""
    for format_ in formats_in(row):
        format_.keep_with_next = True


def _cell(desk: Desk, cell: Cell, grid: _Grid, width: int, row: Look, *, head: bool, first: bool) -> Element:
    look = desk.style_map.look("cell", cell.style)
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=cell.colspan) if cell.colspan > 1 else None,
        desk.formatting.borders("tcBorders", _sides(row, look, first=first)),
        desk.formatting.shading(look.shading or row.shading or (grid.look.head_shading if head else grid.look.shading)),
        w("vAlign", val="bottom") if head else None,
    )
    place = _inside(cell, grid.look, row, look, width, head=head)
    content = grid.inner(cell.blocks, place)
    if not content or content[-1].tag != _P:
        content.append(desk.paragraph(place.text_style, ()))
    return w("tc", properties, *content)


def _sides(row: Look, cell: Look, *, first: bool) -> Look:
    """Borders of one cell: its own before its row's; a row's left border is that of its first cell."""
    return Look(
        border_top=cell.border_top or row.border_top,
        border_bottom=cell.border_bottom or row.border_bottom,
        border_left=cell.border_left or (row.border_left if first else None),
        border_right=cell.border_right,
    )


def _inside(cell: Cell, table_look: Look, row: Look, look: Look, width: int, *, head: bool) -> Place:
    """What text in a cell takes over from cell, row and table, the nearest first."""
    padding = 2 * twips_of_mm(table_look.padding_x_mm)
    is_label = cell.scope == "row" and not head
    bold = bool(row.bold or look.bold or (is_label and not table_look.label_colour))
    marks = Marks(bold=bold, colour=look.colour or row.colour or (table_look.label_colour if is_label else ""))
    style = TABLE_HEAD if head else table_text_id(look.size or table_look.size)
    return Place(width - padding, style, marks, ALIGNMENT[look.align] if look.align else "")
