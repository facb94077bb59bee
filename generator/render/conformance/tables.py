"""Tables: every header cell says its scope, every cell its headers, on the grid that spans make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pydyf

from generator.render.conformance.origins import Origins
from generator.render.conformance.structure import Element, Structure


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell on the grid: its first row and column, and how many of each it fills."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int
    in_head: bool

    @property
    def heads_column(self) -> bool:
        return self.element["S"] == "/TH" and self.in_head

    @property
    def heads_row(self) -> bool:
        return self.element["S"] == "/TH" and not self.in_head


def relate_cells_to_headers(structure: Structure, _origins: Origins) -> int:
    """Scope of each /TH and /Headers of each cell, of all tables; returns how many cells were related.

    WeasyPrint 70 gives no scope, and counts columns wrongly below a header of two rows.
    """
    return sum(_relate(list(_grid(structure, table))) for table in structure.walk("Table"))


def _grid(structure: Structure, table: Element) -> Iterator[_Placed]:
    taken: set[tuple[int, int]] = set()
    for row, (element, in_head) in enumerate(_rows(structure, table)):
        column = 0
        for cell in structure.kids(element):
            while (row, column) in taken:
                column += 1
            attributes = cell.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            rows, columns = int(attributes.get("RowSpan", 1)), int(attributes.get("ColSpan", 1))
            taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
            yield _Placed(cell, row, column, rows, columns, in_head)
            column += columns


def _rows(structure: Structure, table: Element) -> Iterator[tuple[Element, bool]]:
    for part in structure.kids(table):
        if part["S"] == "/TR":
            yield part, False
        elif part["S"] in {"/THead", "/TBody", "/TFoot"}:
            yield from ((row, part["S"] == "/THead") for row in structure.kids(part))


def _relate(cells: list[_Placed]) -> int:
    of_column: dict[int, list[_Placed]] = {}
    of_row: dict[int, list[_Placed]] = {}
    for cell in cells:
        if cell.heads_column:
            for column in range(cell.column, cell.column + cell.columns):
                of_column.setdefault(column, []).append(cell)
        elif cell.heads_row:
            for row in range(cell.row, cell.row + cell.rows):
                of_row.setdefault(row, []).append(cell)
    for number, cell in enumerate(cells):
        attributes = cell.element["A"]
        attributes.pop("Headers", None)
        if cell.element["S"] == "/TH":
            attributes["Scope"] = "/Column" if cell.in_head else "/Row"
            cell.element["ID"] = pydyf.String(f"{cells[0].element.number}-{number}")
    for cell in cells:
        headers = dict.fromkeys(
            header.element["ID"].string
            for header in (
                *(
                    each
                    for column in range(cell.column, cell.column + cell.columns)
                    for each in of_column.get(column, ())
                ),
                *(each for row in range(cell.row, cell.row + cell.rows) for each in of_row.get(row, ())),
            )
            if header.row < cell.row or (header.heads_row and header.column < cell.column)
        )
        if headers:
            cell.element["A"]["Headers"] = pydyf.Array(pydyf.String(header) for header in headers)
    return len(cells)
