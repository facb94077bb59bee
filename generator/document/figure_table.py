"""The values behind a figure as a table, several pairs of columns side by side where there is one series."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import formats
from generator.model.evidence import Metric, Reading

SIDE_BY_SIDE = 3
"""A series of short pairs would fill pages with white; this many stand beside each other, read line by line."""


_LABEL_WEIGHT = 1.8
"""How much wider a column of times or labels is than one of values."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table: its title, and whether it holds values (else times or labels)."""

    title: str
    is_value: bool


def column_widths(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The widths in percent, adding up to 100."""
    weights = [1 if column.is_value else _LABEL_WEIGHT for column in columns]
    return tuple(f"{100 * weight / sum(weights):.4f}" for weight in weights)


def figure_table(metric: Metric) -> tuple[tuple[Column, ...], tuple[tuple[str, ...], ...]]:
    """Columns and rows: one line for each time or label in order of first appearance, one value for each series."""
    values: dict[str, dict[int, str]] = {}
    for number, series in enumerate(metric.series):
        for reading in series.readings:
            values.setdefault(_key(reading), {})[number] = (
                formats.EN_DASH if reading.value is None else formats.number(reading.value)
            )
    titles = [series.name or metric.unit or "Value" for series in metric.series]
    columns = (Column("At", is_value=False), *(Column(title, is_value=True) for title in titles))
    rows = [
        (key, *(cells.get(number, formats.EN_DASH) for number in range(len(titles)))) for key, cells in values.items()
    ]
    if len(titles) == 1 and len(rows) > SIDE_BY_SIDE and max(len(row[0]) for row in rows) < 24:
        blank = ("",) * len(columns)
        rows += [blank] * (-len(rows) % SIDE_BY_SIDE)
        joined = [sum(rows[start : start + SIDE_BY_SIDE], ()) for start in range(0, len(rows), SIDE_BY_SIDE)]
        return columns * SIDE_BY_SIDE, tuple(joined)
    return columns, tuple(rows)


def _key(reading: Reading) -> str:
    at = reading.at.written if reading.at else ""
    return " ".join(part for part in (at, reading.label) if part)
