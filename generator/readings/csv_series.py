"""The series of a metric from its CSV file: every reading, or every finding at its line and column, all at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from generator.findings import Finding, Path, Position, nearest_position
from generator.intake.evidence import Evidence
from generator.metrics.chronology import Chronology, resolve_in_order
from generator.model.evidence import Metric, Reading, Series
from generator.model.moment import Moment, moment_or_trouble
from generator.model.post_mortem import PostMortem
from generator.readings import kinds
from generator.readings.csv_numbers import Mark, has_two_readings, is_gap, mark_of, number_in, written_number
from generator.readings.csv_table import CsvCell, CsvTable, Told, read_csv, told_in

MOST_TOLD = 50
"""Findings of one kind in one file; a last one says that there are more."""
_EPOCH = re.compile(r"[12]\d{9}(?:\d{3}|\.\d+)?")


def with_series(post_mortem: PostMortem, evidence: Evidence, chronology: Chronology) -> PostMortem:
    """The post-mortem with the series of its CSV files in place of their names; those with findings are left empty."""
    metrics = [
        metric.model_copy(update={"series": list(_series_of(metric, evidence, chronology, "")[0])})
        if metric.csv and not metric.series
        else metric
        for metric in post_mortem.supporting_data.metrics
    ]
    data = post_mortem.supporting_data.model_copy(update={"metrics": metrics})
    return post_mortem.model_copy(update={"supporting_data": data})


def check_series(
    post_mortem: PostMortem,
    evidence: Evidence,
    chronology: Chronology,
    positions: Mapping[Path, Position],
    folder: str,
) -> tuple[Finding, ...]:
    """What is wrong with the CSV files of a post-mortem; `folder` is how messages name where they are."""
    found: list[Finding] = []
    for place, metric in enumerate(post_mortem.supporting_data.metrics):
        if metric.csv and metric.series:
            path = ("supporting_data", "metrics", place, "csv")
            message = f"{metric.id} has values in `series` and names {metric.csv}"
            found.append(kinds.SERIES_TWICE.at(message, path=path, position=nearest_position(path, positions)))
        elif metric.csv:
            found += _limited(_series_of(metric, evidence, chronology, f"{folder}/{metric.csv}")[1])
    return tuple(dict.fromkeys(found))


def _limited(findings: Iterable[Finding]) -> Iterator[Finding]:
    """As many of each kind as help: a file in the wrong form has one for each of its rows."""
    listed: Counter[str] = Counter()
    every = list(findings)
    counts = Counter(each.code for each in every)
    for each in every:
        listed[each.code] += 1
        if listed[each.code] < MOST_TOLD or listed[each.code] == counts[each.code] == MOST_TOLD:
            yield each
        elif listed[each.code] == MOST_TOLD:
            more = counts[each.code] - MOST_TOLD
            yield replace(each, message=f"{each.message}; {more} more of this kind in the file are not listed")


def _series_of(
    metric: Metric, evidence: Evidence, chronology: Chronology, shown_as: str
) -> tuple[tuple[Series, ...], list[Finding]]:
    """The series in the file of a metric, none where anything is wrong with it; a file that is missing is told elsewhere."""
    file = evidence.files.get(metric.csv or "")
    if file is None:
        return (), []
    told = told_in(shown_as)
    table, found = read_csv(file.content, told)
    if table is None:
        return (), found
    axis, wrong = _axis(table, chronology, told)
    columns, wrong_values = _columns(table, metric.unit or "", told)
    found += [*wrong, *wrong_values]
    found.sort(key=lambda each: (each.position.line, each.position.column) if each.position else (0, 0))
    if found:
        return (), found
    return tuple(
        Series.model_construct(name=cell.text, readings=[make(value) for make, value in zip(axis, values, strict=True)])
        for cell, values in zip(table.head[1:], columns, strict=True)
    ), []


# ------------------------------------------------------------------------------------------- times and labels

_Axis = list[Callable[[Decimal | None], Reading]]


def _axis(table: CsvTable, chronology: Chronology, told: Told) -> tuple[_Axis, list[Finding]]:
    """The first column: times where at least half of the cells are, else labels."""
    cells = [row[0] for row in table.rows]
    read = [moment_or_trouble(cell.text) for cell in cells]
    epochs = [cell for cell in cells if _EPOCH.fullmatch(cell.text)]
    if 2 * len(epochs) >= len(cells):
        message = "'{}' counts seconds, which is no time a reader can check"
        return [], [told(kinds.CSV_BAD_TIME, message.format(each.text), each.line, each.column) for each in epochs]
    if 2 * sum(isinstance(each, Moment) for each in read) < len(read):
        return [_labelled(cell.text) for cell in cells], []
    found = list(_bad_times(cells, read, told))
    times = [(cell, each) for cell, each in zip(cells, read, strict=True) if isinstance(each, Moment)]
    instants = resolve_in_order([each for _, each in times], chronology.zone, chronology.incident_date)
    keys = [instant.sort_key if instant else None for instant in instants]
    found += _unordered([cell for cell, _ in times], keys, told)
    return [_timed(moment) for _, moment in times], found


def _labelled(label: str) -> Callable[[Decimal | None], Reading]:
    return lambda value: Reading.model_construct(at=None, label=label, value=value)


def _timed(moment: Moment) -> Callable[[Decimal | None], Reading]:
    return lambda value: Reading.model_construct(at=moment, label=None, value=value)


def _bad_times(cells: list[CsvCell], read: list[Moment | str], told: Told) -> Iterator[Finding]:
    for cell, each in zip(cells, read, strict=True):
        if isinstance(each, str):
            message = each if cell.text else "this row has no time"
            yield told(kinds.CSV_BAD_TIME, message, cell.line, cell.column)


def _unordered(cells: list[CsvCell], keys: list[datetime | None], told: Told) -> Iterator[Finding]:
    """Rows that are earlier than the row above, and those whose time names no instant at all."""
    last: tuple[datetime, CsvCell] | None = None
    for cell, key in zip(cells, keys, strict=True):
        if key is None:
            message = f"'{cell.text}' is no point in time that could be placed"
            yield told(kinds.CSV_BAD_TIME, message, cell.line, cell.column)
            continue
        if last and key < last[0]:
            message = f"{cell.text} is earlier than {last[1].text} in line {last[1].line}"
            yield told(kinds.CSV_UNORDERED, message, cell.line, cell.column)
        last = (key, cell)


# ------------------------------------------------------------------------------------------- values


def _columns(table: CsvTable, unit: str, told: Told) -> tuple[list[list[Decimal | None]], list[Finding]]:
    """The values of each series, None where there is a gap."""
    written = [[written_number(cell.text, unit) for cell in row[1:]] for row in table.rows]
    mark = mark_of(text for row in written for text in row)
    found: list[Finding] = []
    values: list[list[Decimal | None]] = [[] for _ in table.head[1:]]
    for row, texts in zip(table.rows, written, strict=True):
        for series, cell, text in zip(values, row[1:], texts, strict=True):
            number = None if is_gap(text) else number_in(text, mark)
            series.append(number)
            if not is_gap(text) and (number is None or has_two_readings(text, mark)):
                found.append(_wrong_number(cell, text, mark, told))
    return values, found


def _wrong_number(cell: CsvCell, text: str, mark: Mark, told: Told) -> Finding:
    if has_two_readings(text, mark) and any(number_in(text, each) is not None for each in (Mark.POINT, Mark.COMMA)):
        why = (
            "other values of the file have points"
            if mark is Mark.BOTH and "," in text
            else "no other value tells which"
        )
        why = "other values of the file have commas" if mark is Mark.BOTH and "." in text else why
        readings = sorted(
            {str(each) for each in (number_in(text, Mark.POINT), number_in(text, Mark.COMMA)) if each is not None}
        )
        message = f"'{cell.text[:60]}' may be {' or '.join(readings)}: {why}"
        return told(kinds.CSV_AMBIGUOUS_NUMBER, message, cell.line, cell.column)
    return told(kinds.CSV_BAD_NUMBER, f"'{cell.text[:60]}' is not a number", cell.line, cell.column)
