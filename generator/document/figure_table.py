"""The values behind a figure as a table, several groups of columns side by side where there are many short lines."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.formats import EN_DASH, Formats
from generator.model.evidence import Metric, Reading

SIDE_BY_SIDE = {1: 3, 2: 2}
"""By number of series: how many lines stand beside each other, read line by line; short lines would fill pages with white."""
_MANY_LINES = 9
_SHORT = 24
_LABEL_WEIGHT = 1.8
"""How much wider a column of times or labels is than one of values."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the values behind a figure."""

    title: str
    """Its title."""
    is_value: bool
    """Whether it holds values, and no times or labels."""


def column_widths(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The widths in percent, adding up to 100."""
    weights = [1 if column.is_value else _LABEL_WEIGHT for column in columns]
    return tuple(f"{100 * weight / sum(weights):.4f}" for weight in weights)


def figure_table(metric: Metric, formats: Formats) -> tuple[tuple[Column, ...], tuple[tuple[str, ...], ...]]:
    """Columns and rows: one line for each time or label in order of first appearance, one value for each series."""
    values: dict[str, dict[int, str]] = {}
    for number, series in enumerate(metric.series):
        for reading in series.readings:
            values.setdefault(_key(reading), {})[number] = (
                EN_DASH if reading.value is None else formats.number(reading.value)
            )
    titles = [series.name or metric.unit or formats.edition.word("evidence.value") for series in metric.series]
    columns = (
        Column(formats.edition.word("evidence.at"), is_value=False),
        *(Column(title, is_value=True) for title in titles),
    )
    rows = [(key, *(cells.get(number, EN_DASH) for number in range(len(titles)))) for key, cells in values.items()]
    beside = SIDE_BY_SIDE.get(len(titles), 1)
    if len(rows) < _MANY_LINES or max(len(row[0]) for row in rows) > _SHORT:
        return columns, tuple(rows)
    rows += [("",) * len(columns)] * (-len(rows) % beside)
    joined = [sum(rows[start : start + beside], ()) for start in range(0, len(rows), beside)]
    return columns * beside, tuple(joined)


def _key(reading: Reading) -> str:
    at = reading.at.written if reading.at else ""
    return " ".join(part for part in (at, reading.label) if part)
