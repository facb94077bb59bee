"""Every time in a post-mortem with the instant it means, and the questions rules ask of two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from generator.findings import Path
from generator.metrics.chronology import Instant, resolve, resolve_in_order
from generator.model.moment import Moment, Precision
from generator.rules.leaves import leaves
from generator.rules.rule import Case

ABOUT_MEANS = timedelta(minutes=30)
"""How far a time marked as about may be from what it stands for before two times contradict each other."""

ROWS: tuple[Path, Path] = (("timeline", "entries"), ("supporting_data", "alerts"))
"""The two lists in which a bare clock time takes its date from the row above."""


def all_instants(case: Case) -> Iterator[tuple[Path, Instant]]:
    """All times in the order of the form, resolved as the measures resolve them."""
    chronology = case.measures.chronology
    in_rows: dict[Path, Instant | None] = {}
    for rows, instants in zip(ROWS, (chronology.entries, chronology.alerts), strict=True):
        in_rows |= {(*rows, index, "at"): instant for index, instant in enumerate(instants)}
    in_rows |= {("supporting_data", "alerts", at, "cleared_at"): each for at, each in enumerate(chronology.cleared)}
    in_rows |= _readings(case)
    for leaf in leaves(case.post_mortem):
        if isinstance(leaf.value, Moment):
            instant = in_rows.get(leaf.path) or resolve(leaf.value, chronology.zone, chronology.incident_date)
            if instant is not None:
                yield leaf.path, instant


def _readings(case: Case) -> dict[Path, Instant | None]:
    chronology, found = case.measures.chronology, {}
    for number, metric in enumerate(case.post_mortem.supporting_data.metrics):
        for line, series in enumerate(metric.series):
            moments: Sequence[Moment | None] = [reading.at for reading in series.readings]
            path: Path = ("supporting_data", "metrics", number, "series", line, "readings")
            for index, instant in enumerate(resolve_in_order(moments, chronology.zone, chronology.incident_date)):
                found[(*path, index, "at")] = instant
    return found


def counts_from_above(path: Path) -> bool:
    """Whether the time at `path` stands in a row, so that `+3 min` has a row above it to count from."""
    return len(path) > 1 and isinstance(path[-2], int) and (path[:-2] in ROWS or path[-3] == "readings")


def is_before(first: Instant | None, second: Instant | None) -> bool:
    """Whether `first` is certainly earlier than `second`, as far as both are known."""
    if first is None or second is None or first.latest is None or second.earliest is None:
        return False
    return _end(first) + _slack(first, second) < second.earliest


def shown(instant: Instant) -> str:
    """The time as it was written, with the date it was understood to have where it has none."""
    moment = instant.moment
    point = instant.sort_key
    if point is None or not (instant.date_carried or moment.later_by is not None):
        return moment.written
    return f"{moment.written} ({point:%Y-%m-%d %H:%M})" if moment.later_by else f"{moment.written} ({point:%Y-%m-%d})"


def local_date(instant: Instant, case: Case) -> date | None:
    """The calendar day of an instant in the zone of the document, if it is known to the day."""
    if instant.sort_key is None or instant.moment.precision in (Precision.MONTH, Precision.YEAR):
        return None
    return instant.sort_key.astimezone(case.measures.chronology.zone).date()


def _end(instant: Instant) -> datetime:
    """The last second an instant may mean: a time without seconds is any second of its minute."""
    assert instant.latest is not None  # noqa: S101 (for the type checker; the caller asked)
    whole_minute = instant.moment.precision is Precision.MINUTE
    return instant.latest + timedelta(seconds=59) if whole_minute else instant.latest


def _slack(first: Instant, second: Instant) -> timedelta:
    return ABOUT_MEANS if first.approximate or second.approximate else timedelta(0)
