"""Which instants the written moments are: zones, daylight saving, dates carried from the row above.

**Why apart from the model:** a bare ``14:15`` means nothing without the row above it and the zone of the document. The model
keeps what was written; this module says what it means, and where it can not be known it says so instead of guessing.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from generator.model.calendar import LAST_YEAR
from generator.model.moment import Moment, Precision, Qualifier
from generator.model.post_mortem import PostMortem


class ClockProblem(StrEnum):
    """Why a local time names no single instant."""

    AMBIGUOUS = "ambiguous"
    """It happened twice: clocks were set back over it."""
    IMPOSSIBLE = "impossible"
    """It never happened: clocks were set forward over it."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A resolved moment: the aware datetimes between which it lies; both None when nothing is known.

    A day is the span of that day in its zone; ``before X`` has no `earliest`, ``after X`` no `latest`.
    """

    moment: Moment
    earliest: datetime | None = None
    latest: datetime | None = None
    problem: ClockProblem | None = None
    date_carried: bool = False

    @property
    def at(self) -> datetime | None:
        """The one datetime that stands for it in a calculation: exact or about, known to the minute; else None."""
        exact = self.moment.qualifier in (Qualifier.AT, Qualifier.ABOUT) and self.moment.until is None
        return self.earliest if exact and self.moment.has_clock else None

    @property
    def approximate(self) -> bool:
        """Whether the time, or an end of the range, is marked as about."""
        until = self.moment.until
        return Qualifier.ABOUT in (self.moment.qualifier, until.qualifier if until else None)

    @property
    def sort_key(self) -> datetime | None:
        """The best known point for comparing and drawing."""
        return self.earliest or self.latest


@dataclass(frozen=True, slots=True)
class Chronology:
    """All moments of a post-mortem, resolved; `entries` and `alerts` in the order of the input, None where no time is given.

    `cleared` are the times at which the alerts cleared, in their order.
    """

    zone: tzinfo
    incident_date: date
    entries: tuple[Instant | None, ...]
    alerts: tuple[Instant | None, ...]
    cleared: tuple[Instant | None, ...]
    impact_started: Instant | None
    impact_ended: Instant | None


def resolve_times(post_mortem: PostMortem) -> Chronology:
    """The `Chronology` of a post-mortem."""
    zone = ZoneInfo(post_mortem.timezone)
    day, alerts = incident_date(post_mortem), post_mortem.supporting_data.alerts
    fired = resolve_in_order([alert.at for alert in alerts], zone, day)
    return Chronology(
        zone=zone,
        incident_date=day,
        entries=resolve_in_order([entry.at for entry in post_mortem.timeline.entries], zone, day),
        alerts=fired,
        cleared=tuple(_cleared(each.cleared_at, at, zone, day) for each, at in zip(alerts, fired, strict=True)),
        impact_started=resolve(post_mortem.impact.started_at, zone, day),
        impact_ended=resolve(post_mortem.impact.ended_at, zone, day),
    )


def _cleared(moment: Moment | None, fired: Instant | None, zone: tzinfo, day: date) -> Instant | None:
    """When an alert cleared: a bare time has the date at which it fired, or is the first such time after it."""
    start = fired.sort_key if fired else None
    instant = resolve(moment, zone, start.astimezone(zone).date() if start else day, start)
    known = instant.sort_key if instant else None
    if moment is None or start is None or known is None or moment.on or moment.later_by is not None or known >= start:
        return instant
    return resolve(moment, zone, start.astimezone(zone).date() + timedelta(days=1), start)


def incident_date(post_mortem: PostMortem) -> date:
    """The calendar day of the incident: the `date` field, or the day in the id."""
    return post_mortem.date or date.fromisoformat(post_mortem.id[4:14])


def resolve_in_order(moments: Sequence[Moment | None], zone: tzinfo, first_day: date) -> tuple[Instant | None, ...]:
    """Instants of rows in order: a bare clock time takes the date of the nearest row above that has one."""
    resolved: list[Instant | None] = []
    day, previous = first_day, None
    for moment in moments:
        instant = resolve(moment, zone, day, previous)
        resolved.append(instant)
        if instant and instant.moment.on:
            known = instant.sort_key if instant.moment.offset is not None and instant.moment.has_clock else None
            day = known.astimezone(zone).date() if known else instant.moment.on
        if instant and instant.sort_key:
            previous = instant.latest if instant.moment.until else instant.sort_key
            if previous is not None and (instant.moment.later_by is not None or instant.moment.until is not None):
                day = previous.astimezone(zone).date()
    return tuple(resolved)


def resolve(moment: Moment | None, zone: tzinfo, day: date, previous: datetime | None = None) -> Instant | None:
    """The instant of one moment; `day` completes a bare clock time, `previous` is what ``+3 min`` counts from."""
    if moment is None:
        return None
    if moment.is_unknown:
        return Instant(moment)
    if moment.later_by is not None:
        at = _later(previous, moment.later_by, zone) if previous else None
        return Instant(moment, at, at)
    carried = moment.on is None
    first, last, problem = _bounds(moment, zone, moment.on or day)
    if moment.until is not None:
        until = moment.until if moment.until.offset is not None else replace(moment.until, offset=moment.offset)
        end = _end_of_range(until, zone, moment.on or day, first)
        last, problem = end.latest, problem or end.problem
    if moment.qualifier is Qualifier.BEFORE:
        first = None
    elif moment.qualifier is Qualifier.AFTER:
        last = None
    return Instant(moment, first, last, problem, carried)


def _later(previous: datetime, by: timedelta, zone: tzinfo) -> datetime | None:
    """The datetime after `by` has passed, or None beyond the calendar.

    **Why by way of UTC:** Python adds to the wall clock, which is an hour wrong over a change of clocks.
    """
    at = previous.astimezone(UTC) + by  # at most two centuries after 2999, and so still a date
    return at.astimezone(zone) if at.year <= LAST_YEAR else None


def _end_of_range(until: Moment, zone: tzinfo, day: date, start: datetime | None) -> Instant:
    """The end of ``between 23:50 and 00:10``: a bare time earlier than the start is on the next day."""
    end = resolve(until, zone, day) or Instant(until)
    if until.on is None and start is not None and end.latest is not None and end.latest < start:
        return resolve(until, zone, day + timedelta(days=1)) or end
    return end


def _bounds(moment: Moment, zone: tzinfo, day: date) -> tuple[datetime | None, datetime | None, ClockProblem | None]:
    place = timezone(moment.offset) if moment.offset is not None else zone
    if moment.clock is not None:
        local = datetime.combine(day, moment.clock, place)
        problem = clock_problem(local)
        return (None, None, problem) if problem else (local, local, None)
    if moment.precision is Precision.DAY:
        last = day
    elif moment.precision is Precision.MONTH:
        last = day.replace(day=monthrange(day.year, day.month)[1])
    else:
        last = day.replace(month=12, day=31)
    return datetime.combine(day, time.min, place), datetime.combine(last, time(23, 59, 59), place), None


def clock_problem(local: datetime) -> ClockProblem | None:
    """Whether daylight saving makes an aware local time ambiguous or impossible (PEP 495)."""
    other = replace_fold(local)
    if local.utcoffset() == other.utcoffset():
        return None
    there_and_back = local.astimezone(UTC).astimezone(local.tzinfo)
    return (
        ClockProblem.AMBIGUOUS if there_and_back.replace(fold=0) == local.replace(fold=0) else ClockProblem.IMPOSSIBLE
    )


def replace_fold(local: datetime) -> datetime:
    """The same wall clock time on the other side of a change of clocks."""
    return local.replace(fold=1 - local.fold)


def span_between(start: datetime, end: datetime) -> timedelta:
    """Elapsed time between two aware datetimes.

    **Why:** Python subtracts two datetimes of the same zone by their wall clocks, which is an hour wrong over a change of clocks.
    """
    return end.astimezone(UTC) - start.astimezone(UTC)
