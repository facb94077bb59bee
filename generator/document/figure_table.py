"""The values behind a figure as a table, several groups of columns side by side where there are many short lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.document.formats import EN_DASH, Formats
from generator.model.evidence import Metric, Reading, Series

SIDE_BY_SIDE = {1: 3, 2: 2}
"""By number of series: how many lines stand beside each other, read line by line; short lines would fill pages with white."""
_MANY_LINES = 9
_SHORT = 24
MOST_LINES = 120
"""Of the readings in a file as many are listed as fit on two pages; the file has them all."""
_LABEL_WEIGHT = 1.8
"""How much wider a column of times or labels is than one of values."""


_Key = tuple[str, int]
"""A time or label as written, and how often its series had it before."""


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


def figure_table(metric: Metric, formats: Formats) -> tuple[tuple[Column, ...], tuple[tuple[str, ...], ...], int]:
    """Columns, rows and step: one line for each time or label in order of first appearance, one value for each series.

    The readings of a file may be thousands: then every step-th is there, and the lowest and highest of each series. A step of
    1 is all of them; values that stand in the input itself are always all there.
    """
    values = reading_rows(metric)
    titles = [series.name or metric.unit or formats.edition.word("evidence.value") for series in metric.series]
    columns = (
        Column(formats.edition.word("evidence.at"), is_value=False),
        *(Column(title, is_value=True) for title in titles),
    )
    step = -(-len(values) // MOST_LINES) if metric.csv and len(values) > MOST_LINES else 1
    kept = _turning(metric) if step > 1 else set()
    rows = [
        (key[0], *(_cell(cells.get(number), formats) for number in range(len(titles))))
        for place, (key, cells) in enumerate(values.items())
        if place % step == 0 or key in kept
    ]
    beside = SIDE_BY_SIDE.get(len(titles), 1)
    if len(rows) < _MANY_LINES or max(len(row[0]) for row in rows) > _SHORT:
        return columns, tuple(rows), step
    rows += [("",) * len(columns)] * (-len(rows) % beside)
    joined = [sum(rows[start : start + beside], ()) for start in range(0, len(rows), beside)]
    return columns * beside, tuple(joined), step


def reading_rows(metric: Metric) -> dict[_Key, dict[int, Decimal | None]]:
    """The values of all series by time or label, in order of first appearance; one that a series has twice comes twice."""
    rows: dict[_Key, dict[int, Decimal | None]] = {}
    for number, series in enumerate(metric.series):
        for key, reading in _keyed(series):
            rows.setdefault(key, {})[number] = reading.value
    return rows


def _keyed(series: Series) -> Iterator[tuple[_Key, Reading]]:
    met: Counter[str] = Counter()
    for reading in series.readings:
        at = reading.at.written if reading.at else ""
        text = " ".join(part for part in (at, reading.label) if part)
        yield (text, met[text]), reading
        met[text] += 1


def _turning(metric: Metric) -> set[_Key]:
    """Where each series is lowest and highest, the first time it is."""
    keys: set[_Key] = set()
    for series in metric.series:
        known = [(reading.value, key) for key, reading in _keyed(series) if reading.value is not None]
        if known:
            keys |= {min(known, key=lambda each: each[0])[1], max(known, key=lambda each: each[0])[1]}
    return keys


def _cell(value: Decimal | None, formats: Formats) -> str:
    return EN_DASH if value is None else formats.number(value)
