"""A CSV file as rows of cells with their positions (RFC 4180, and what spreadsheets make of it).

**Why not the csv module:** it knows the line of a row but the column of no cell, and it never says what is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.findings import Finding, FindingKind, Position
from generator.readings import kinds

MOST_ROWS = 20_000
"""A reading each second for five hours; a figure of 160 mm shows about 600 of them."""
MOST_SERIES = 10

_SEPARATORS = "\t;,"
"""A separator that stands in the head, the less ordinary in text first."""
_SPREADSHEET_HINT = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_SAMPLE = 200

Told = Callable[[FindingKind, str, int, int], Finding]
"""Makes a finding from its kind, its message, a line and a column (both from 1)."""


@dataclass(frozen=True, slots=True)
class CsvCell:
    """The text of a cell without quotation marks and white space round it, and where it begins (both from 1)."""

    text: str
    line: int
    column: int


CsvRow = tuple[CsvCell, ...]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The head and the rows below it; every row has as many cells as the head, at least two."""

    head: CsvRow
    rows: tuple[CsvRow, ...]


def told_in(file: str) -> Told:
    """A maker of findings in a file, named as messages name it."""
    return lambda kind, message, line, column: kind.at(message, position=Position(file, line, column))


def read_csv(content: bytes, told: Told) -> tuple[CsvTable | None, list[Finding]]:
    """The table in the bytes of a file and all that is wrong with its form; None when there is no table at all."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        return None, [told(kinds.CSV_UNREADABLE, f"byte 0x{content[error.start]:02X} is not UTF-8", line, column)]
    if "\0" in text:
        return None, [told(kinds.CSV_UNREADABLE, "the file holds zero bytes: it is no text", 1, 1)]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator, first = _separator(lines)
    found: list[Finding] = []
    rows = list(_rows(lines, first, separator, told, found))
    if found:
        return None, found
    if len(rows) < 2 or len(rows[0]) < 2:
        what = "is empty" if not rows else "has no rows below its head" if len(rows) < 2 else "has a single column"
        return None, [told(kinds.CSV_EMPTY, f"the file {what}", rows[0][0].line if rows else 1, 1)]
    return _regular(rows, told)


def _separator(lines: list[str]) -> tuple[str, int]:
    """What divides the cells, and the first line that counts: of the signs in the head the one most rows agree on."""
    if lines and (said := _SPREADSHEET_HINT.fullmatch(lines[0])):
        return said[1], 1
    sample = [line for line in lines if line.strip()][:_SAMPLE]
    counts = {each: [_unquoted(line).count(each) for line in sample] for each in _SEPARATORS}
    there = [each for each, found in counts.items() if found and found[0]]
    agreeing = {each: sum(number == counts[each][0] for number in counts[each]) for each in there}
    return max(there, key=lambda each: agreeing[each], default=","), 0


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"?', "", line)


def _rows(lines: list[str], first: int, separator: str, told: Told, found: list[Finding]) -> Iterator[CsvRow]:
    """The rows that are not empty; one more than may be is enough to know that there are too many."""
    number, given = first, 0
    while number < len(lines) and given <= MOST_ROWS + 1:
        line = lines[number]
        if '"' not in line:
            row, number = _plain(line, number + 1, separator), number + 1
        else:
            taken = _with_quotes(lines, number, separator)
            if isinstance(taken, int):
                found.append(told(kinds.CSV_UNREADABLE, "this quotation mark is never closed", number + 1, taken))
                return
            row, number = taken
        if any(cell.text for cell in row):
            given += 1
            yield row


def _plain(line: str, number: int, separator: str) -> CsvRow:
    cells, at = [], 0
    for part in line.split(separator):
        cells.append(CsvCell(part.strip(), number, at + 1 + len(part) - len(part.lstrip())))
        at += len(part) + 1
    return tuple(cells)


def _with_quotes(lines: list[str], number: int, separator: str) -> tuple[CsvRow, int] | int:
    """The row that begins at a line and the line behind it; the column of a quotation mark that is never closed.

    Quotation marks count where a cell begins with one; a line end within them belongs to the cell.
    """
    cells: list[CsvCell] = []
    begun, at = number, 0
    while True:
        line = lines[number]
        start = at + len(line[at:]) - len(line[at:].lstrip(" "))
        if line.startswith('"', start):
            end, text = start + 1, ""
            while (close := _closing(lines[number], end)) < 0:
                text += lines[number][end:] + "\n"
                number, end = number + 1, 0
                if number == len(lines):
                    return start + 1
            text = (text + lines[number][end:close]).replace('""', '"')
            cells.append(CsvCell(" ".join(text.split()), begun + 1, start + 1))
            end = lines[number].find(separator, close)
        else:
            end = line.find(separator, at)
            part = line[at:] if end < 0 else line[at:end]
            cells.append(CsvCell(part.strip(), number + 1, start + 1))
        if end < 0:
            return tuple(cells), number + 1
        at = end + 1


def _closing(line: str, start: int) -> int:
    """Where the next quotation mark stands that is not doubled; -1 when none does on this line."""
    at = line.find('"', start)
    while at >= 0 and line.startswith('"', at + 1):
        at = line.find('"', at + 2)
    return at


def _regular(rows: list[CsvRow], told: Told) -> tuple[CsvTable | None, list[Finding]]:
    """The rows that fill the head; a finding for each that does not, and for too many."""
    head, body = rows[0], rows[1:]
    found: list[Finding] = []
    if len(body) > MOST_ROWS:
        found.append(told(kinds.CSV_TOO_LARGE, f"the file has more than {MOST_ROWS} rows", body[MOST_ROWS][0].line, 1))
    if len(head) - 1 > MOST_SERIES:
        message = f"the file has {len(head) - 1} series, a figure at most {MOST_SERIES}"
        found.append(told(kinds.CSV_TOO_LARGE, message, head[0].line, head[MOST_SERIES + 1].column))
    kept = []
    for row in body[:MOST_ROWS]:
        if len(row) == len(head):
            kept.append(row)
        else:
            message = f"this row has {len(row)} cells, the head {len(head)}"
            found.append(told(kinds.CSV_RAGGED_ROW, message, row[0].line, row[min(len(row), len(head)) - 1].column))
    found += _unnamed(head, told)
    return CsvTable(head, tuple(kept)), found


def _unnamed(head: CsvRow, told: Told) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for number, cell in enumerate(head[1:], 2):
        seen[cell.text] += 1
        if not cell.text:
            yield told(kinds.CSV_SERIES_UNNAMED, f"column {number} has no name", cell.line, cell.column)
        elif seen[cell.text] > 1:
            yield told(kinds.CSV_SERIES_UNNAMED, f"the name '{cell.text[:60]}' stands twice", cell.line, cell.column)
