"""Times as text and as places on an axis: tick steps from seconds to centuries, in the wall-clock time of one zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from generator.charts.words import Words

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
_MONTH, _YEAR = 30.44 * DAY, 365.25 * DAY

_CLOCK_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)

_FIRST, _LAST = -62135510400.0, 253402214400.0
"""The second day of year 1 and the last day of year 9999: between them every zone can be applied."""


class Grain(StrEnum):
    """What the ticks of an axis count."""

    CLOCK = "clock"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on a time axis: seconds since 1970, its label, and the day, month or year that begins there, if any."""

    at: float
    label: str
    major: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """The ticks of one axis, all of one grain."""

    grain: Grain
    marks: tuple[Tick, ...]


def seconds(at: datetime) -> float:
    """Seconds since 1970 of an aware time; works for every year, unlike `timestamp` on some systems."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()


def local(at: datetime, zone: tzinfo) -> datetime:
    """`at` on the clocks of `zone`; as it stands at the very ends of the calendar, where a zone can not be applied."""
    try:
        return at.astimezone(zone)
    except OverflowError:
        return at


def at_second(at: float, zone: tzinfo) -> datetime:
    """The local time of a place on the axis, held inside the calendar."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=min(max(at, _FIRST), _LAST))).astimezone(zone)


def clock(at: datetime) -> str:
    """``14:05``, with seconds only where there are some."""
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


def day(at: datetime, words: Words, *, year: bool = True) -> str:
    """``22 Oct 2018`` or ``22 Oct``."""
    month = words.months[at.month - 1]
    if year:
        return words.say("day", day=str(at.day), month=month, year=str(at.year))
    return words.say("day_of_year", day=str(at.day), month=month)


def month(at: datetime, words: Words) -> str:
    """``Oct 2018``."""
    return words.say("month", month=words.months[at.month - 1], year=str(at.year))


def rough(at: datetime, until: datetime | None, zone: tzinfo, words: Words) -> str:
    """A far-away time no finer than it is known: ``2003``, ``Dec 2018``, ``27 Jul 2012``."""
    start = local(at, zone)
    length = (until - at).total_seconds() if until else 0.0
    if length >= 300 * DAY:
        return str(start.year)
    if length >= 25 * DAY:
        return month(start, words)
    return day(start, words)


def time_ticks(start: float, end: float, zone: tzinfo, words: Words, most: int) -> Ticks:
    """At most about `most` ticks at round local times between two seconds since 1970."""
    step = (end - start) / max(most, 1)
    if step <= _MONTH_STEPS[-1] * _MONTH and not _FIRST <= start <= end <= _LAST - DAY:
        return Ticks(Grain.CLOCK, ())  # at the very ends of the calendar the date alone has to do
    if step <= _CLOCK_STEPS[-1]:
        width = next(size for size in _CLOCK_STEPS if size >= step)
        return Ticks(
            Grain.CLOCK, tuple(_clock_tick(wall, width, words) for wall in _clock_walls(start, end, zone, width))
        )
    if step <= _DAY_STEPS[-1] * DAY:
        width = next(size for size in _DAY_STEPS if size * DAY >= step)
        return Ticks(Grain.DAY, tuple(_day_tick(wall, words) for wall in _day_walls(start, end, zone, width)))
    if step <= _MONTH_STEPS[-1] * _MONTH:
        width = next(size for size in _MONTH_STEPS if size * _MONTH >= step)
        return Ticks(Grain.MONTH, tuple(_month_tick(wall, words) for wall in _month_walls(start, end, zone, width)))
    years = _year_walls(start, end, zone, step / _YEAR)
    return Ticks(Grain.YEAR, tuple(Tick(seconds(wall), str(wall.year)) for wall in years))


def section_names(start: float, grain: Grain, zone: tzinfo, words: Words) -> list[str]:
    """What the beginning of an axis may be called (its day, month or year), the fullest first; nothing for years."""
    at = at_second(start, zone)
    return {
        Grain.CLOCK: [day(at, words), day(at, words, year=False)],
        Grain.DAY: [month(at, words), words.months[at.month - 1]],
        Grain.MONTH: [str(at.year)],
        Grain.YEAR: [],
    }[grain]


def _clock_tick(wall: datetime, width: int, words: Words) -> Tick:
    midnight = wall.hour == wall.minute == wall.second == 0
    label = f"{wall:%H:%M:%S}" if width < MINUTE else f"{wall:%H:%M}"
    return Tick(seconds(wall), label, day(wall, words) if midnight else "")


def _day_tick(wall: datetime, words: Words) -> Tick:
    return Tick(seconds(wall), str(wall.day), month(wall, words) if wall.day == 1 else "")


def _month_tick(wall: datetime, words: Words) -> Tick:
    return Tick(seconds(wall), words.months[wall.month - 1], str(wall.year) if wall.month == 1 else "")


def _clock_walls(start: float, end: float, zone: tzinfo, width: int) -> list[datetime]:
    """Round local times; one that a change of clocks skips is left out, one that it repeats comes twice."""
    first = at_second(start, zone)
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    passed = int((first.replace(tzinfo=None) - midnight).total_seconds() - HOUR) // width
    wall = midnight + timedelta(seconds=max(passed, 0) * width)
    found: dict[float, datetime] = {}
    while seconds(wall.replace(tzinfo=zone)) <= end:
        for fold in (0, 1):
            there = wall.replace(tzinfo=zone, fold=fold)
            exists = there.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) == wall
            if exists and start <= seconds(there) <= end:
                found.setdefault(seconds(there), there)
        wall += timedelta(seconds=width)
    return [found[at] for at in sorted(found)]


def _day_walls(start: float, end: float, zone: tzinfo, width: int) -> Iterator[datetime]:
    wall = at_second(start, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    if width >= 7:  # weeks begin on Mondays
        wall -= timedelta(days=wall.weekday())
    while seconds(wall) <= end:
        aligned = width in (1, 7, 14) or wall.day % width == 1
        if start <= seconds(wall) and aligned:
            yield wall
        wall += timedelta(days=width if width >= 7 else 1)


def _month_walls(start: float, end: float, zone: tzinfo, width: int) -> Iterator[datetime]:
    wall = at_second(start, zone).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    while seconds(wall) <= end:
        if start <= seconds(wall):
            yield wall
        wall = _later(wall, width)


def _later(wall: datetime, months: int) -> datetime:
    month = wall.month - 1 + months
    return wall.replace(year=wall.year + month // 12, month=month % 12 + 1)


def _year_walls(start: float, end: float, zone: tzinfo, step: float) -> Iterator[datetime]:
    width = next(size for power in range(5) for size in (10**power, 2 * 10**power, 5 * 10**power) if size >= step)
    first, last = at_second(start, zone).year, at_second(end, zone).year
    for year in range(first - first % width, last + 1, width):
        if year >= 1 and start <= seconds(datetime(year, 1, 1, tzinfo=zone)) <= end:
            yield datetime(year, 1, 1, tzinfo=zone)
