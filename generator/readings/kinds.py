"""Kinds of findings in the CSV files that metrics are drawn from: E009 to E018."""

from __future__ import annotations

from generator.findings import FindingKind, Severity


def _error(code: str, name: str, summary: str, hint: str) -> FindingKind:
    return FindingKind(code, name, Severity.ERROR, summary, hint)


CSV_UNREADABLE = _error(
    "E009", "csv-unreadable", "A CSV file is not text in UTF-8, or a quotation mark in it is never closed.",
    "Save it again as CSV in UTF-8; in a spreadsheet choose 'CSV UTF-8'.",
)  # fmt: skip
CSV_EMPTY = _error(
    "E010", "csv-empty", "A CSV file has no readings: it is empty, has a head alone, or a single column.",
    "The first row names the columns; below it each row has a time or label, and one value for each series.",
)  # fmt: skip
CSV_RAGGED_ROW = _error(
    "E011", "csv-ragged-row", "A row of a CSV file has more or fewer cells than its head.",
    "Leave the cell of a missing value empty, and put text with a separator in it in quotation marks.",
)  # fmt: skip
CSV_TOO_LARGE = _error(
    "E012", "csv-too-large", "A CSV file has more rows or columns than a figure can be read with.",
    "Export it with a coarser step, or only the time and the series that matter; attach the whole as `file`.",
)  # fmt: skip
CSV_SERIES_UNNAMED = _error(
    "E013", "csv-series-unnamed", "A series of a CSV file has no name in the first row, or that of another one.",
    "Give each column a name of its own in the first row.",
)  # fmt: skip
CSV_BAD_NUMBER = _error(
    "E014", "csv-bad-number", "A value of a CSV file is not a number.",
    "Write digits alone, and leave the cell empty where there is a gap.",
)  # fmt: skip
CSV_AMBIGUOUS_NUMBER = _error(
    "E015", "csv-ambiguous-number",
    "A value of a CSV file has two readings: its comma or point may begin a fraction or divide thousands.",
    "Write values without separators of thousands, and all of them with the same mark before the fraction.",
)  # fmt: skip
CSV_BAD_TIME = _error(
    "E016", "csv-bad-time", "A row of a CSV file has no time that can be placed, where other rows have times.",
    "Write it as in the timeline: 2026-03-17 14:15, 2026-03-17T14:15:30+01:00, or 14:15 below a row with a date.",
)  # fmt: skip
CSV_UNORDERED = _error(
    "E017", "csv-unordered", "A row of a CSV file is earlier than the row above it.",
    "Sort the rows by time; where midnight is passed, write dates as well.",
)  # fmt: skip
SERIES_TWICE = _error(
    "E018", "series-twice", "A metric has its values twice: in `series` and in the file named by `csv`.",
    "Keep one of the two; until then `series` is drawn.",
)  # fmt: skip

KINDS: tuple[FindingKind, ...] = (
    CSV_UNREADABLE, CSV_EMPTY, CSV_RAGGED_ROW, CSV_TOO_LARGE, CSV_SERIES_UNNAMED, CSV_BAD_NUMBER, CSV_AMBIGUOUS_NUMBER,
    CSV_BAD_TIME, CSV_UNORDERED, SERIES_TWICE,
)  # fmt: skip
