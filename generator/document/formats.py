"""How values are printed: dates, clock times, instants, durations, numbers, money. The only place that knows.

Durations have units, never ``1:30``; signs are true minus signs; a value that is not exact says so.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal

from generator.metrics.chronology import Instant
from generator.metrics.measures import Span
from generator.model.moment import Moment, Precision, Qualifier
from generator.model.scalars import Money

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MINUS = "−"
EN_DASH = "–"
UNKNOWN = "unknown"


def long_date(day: date) -> str:
    """``3 December 2025``."""
    return f"{day.day}{NO_BREAK_SPACE}{MONTHS[day.month - 1]} {day.year}"


def iso_date(day: date) -> str:
    """``2025-12-03``."""
    return day.isoformat()


def weekday_date(day: date) -> str:
    """``Wednesday, 3 December 2025``."""
    return f"{WEEKDAYS[day.weekday()]}, {long_date(day)}"


def partial_date(moment: Moment) -> str:
    """The date of a moment as far as it is known: ``2003``, ``July 2023``, ``Wednesday, 3 December 2025``; else ``""``."""
    if moment.on is None:
        return ""
    if moment.precision is Precision.YEAR:
        return str(moment.on.year)
    if moment.precision is Precision.MONTH:
        return f"{MONTHS[moment.on.month - 1]} {moment.on.year}"
    return weekday_date(moment.on)


def clock_time(instant: Instant, zone: tzinfo) -> str:
    """The time of day of an instant as written: ``14:15``, ``about 14:15``, ``23:00–23:30``, ``time unknown``."""
    moment = instant.moment
    if moment.is_unknown:
        return "time unknown"
    if instant.problem is not None:
        return f"{_clock_digits(moment)} ({instant.problem})"
    if moment.later_by is not None:
        return f"{instant.at.astimezone(zone):%H:%M}" if instant.at else f"+{duration(moment.later_by)}"
    if not moment.has_clock:
        return "" if moment.until is None else f"until {_end_of_range(moment, moment.until)}"
    text, offset = _clock_digits(moment), _foreign_offset(instant, zone)
    if moment.until is not None:
        end = _end_of_range(moment, moment.until)
        dash = EN_DASH if end == _clock_digits(moment.until) else f" {EN_DASH} "
        text = f"{text}{dash}{end}"
    return _qualified(text + offset, moment.qualifier)


def _end_of_range(moment: Moment, until: Moment) -> str:
    if not until.has_clock:
        return partial_date(until)
    crosses = until.on is not None and until.on != moment.on
    return (f"{long_date(until.on)}, " if crosses and until.on else "") + _clock_digits(until)


def _clock_digits(moment: Moment) -> str:
    if moment.clock is None:
        return ""
    return moment.clock.strftime("%H:%M:%S" if moment.precision is Precision.SECOND else "%H:%M")


def _foreign_offset(instant: Instant, zone: tzinfo) -> str:
    """The written offset, where it is not that of the document's zone; times are never converted silently."""
    offset, at = instant.moment.offset, instant.earliest or instant.latest
    if offset is None or at is None or at.astimezone(zone).utcoffset() == offset:
        return ""
    return f" {utc_offset(offset)}"


def _qualified(text: str, qualifier: Qualifier) -> str:
    return text if qualifier is Qualifier.AT else f"{qualifier} {text}"


def utc_offset(offset: timedelta | None) -> str:
    """``UTC``, ``UTC−08:00``."""
    if not offset:
        return "UTC"
    minutes = round(abs(offset).total_seconds() / 60)
    return f"UTC{'+' if offset > timedelta(0) else MINUS}{minutes // 60:02}:{minutes % 60:02}"


def zone_name(zone: tzinfo, *times: datetime) -> str:
    """``UTC``, or ``America/Los_Angeles (PST, UTC−08:00)`` as it holds at all of `times`.

    Where clocks were changed between them, every offset is named in the order of time.
    """
    name = str(zone)
    if name in ("UTC", "Etc/UTC"):
        return "UTC"
    offsets = list(dict.fromkeys(_zone_at(at.astimezone(zone)) for at in sorted(times)))
    return f"{name} ({'; later '.join(offsets)})" if offsets else name


def _zone_at(local: datetime) -> str:
    abbreviation, offset = local.tzname() or "", utc_offset(local.utcoffset())
    return f"{abbreviation}, {offset}" if abbreviation.isalpha() else offset


def day_of(instant: Instant, zone: tzinfo) -> str:
    """The date of an instant as far as it is known; that of a bare clock time is counted where the time is written."""
    moment, known = instant.moment, instant.sort_key
    if moment.on is not None or known is None:
        return partial_date(moment)
    place = zone if moment.offset is None else timezone(moment.offset)
    return weekday_date(known.astimezone(place).date())


def instant_text(instant: Instant | None, zone: tzinfo) -> str | None:
    """Date and time of an instant on one line; None when there is none."""
    if instant is None:
        return None
    moment = instant.moment
    if moment.is_unknown:
        return UNKNOWN
    day = day_of(instant, zone)
    clock = clock_time(instant, zone)
    if not moment.has_clock and moment.until is None:
        return _qualified(day, moment.qualifier)
    return ", ".join(part for part in (day.partition(", ")[2] or day, clock) if part)


def moment_text(moment: Moment | None) -> str | None:
    """A moment that stands alone, outside the chronology (a related incident, a capture time), as far as it is known."""
    if moment is None:
        return None
    if moment.is_unknown:
        return UNKNOWN
    day = partial_date(moment)
    day = day.partition(", ")[2] or day
    clock = _clock_digits(moment)
    offset = f" {utc_offset(moment.offset)}" if moment.offset is not None and clock else ""
    until = f" {EN_DASH} {moment_text(moment.until)}" if moment.until else ""
    return _qualified(", ".join(part for part in (day, clock) if part) + offset + until, moment.qualifier)


def duration(value: timedelta) -> str:
    """``43 s``, ``27 min``, ``1 h 30 min``, ``3 d 4 h``; at most two units; a true minus sign when negative."""
    total = _rounded(abs(value.total_seconds()))
    sign = MINUS if value < timedelta(0) and total else ""
    if total >= 2 * 86400:
        parts = [(total // 86400, "d"), (total // 3600 % 24, "h")]
    elif total >= 3600:
        parts = [(total // 3600, "h"), (total // 60 % 60, "min")]
    elif total >= 60:
        parts = [(total // 60, "min"), (total % 60, "s")]
    else:
        parts = [(total, "s")]
    shown = [f"{number}{NO_BREAK_SPACE}{unit}" for number, unit in parts if number] or [
        f"0{NO_BREAK_SPACE}{parts[-1][1]}"
    ]
    return sign + " ".join(shown)


def _rounded(seconds: float) -> int:
    """Seconds rounded to the last unit that is printed: hours from two days on, minutes from one hour on."""
    if seconds < 3599.5:
        return round(seconds)
    minutes = round(seconds / 60) * 60
    return minutes if minutes < 2 * 86400 else round(seconds / 3600) * 3600


def span_text(span: Span) -> str | None:
    """A span as exact as it is known: ``1 h 30 min``, ``about 18 h``, ``between 3 d and 4 d``; None when unknown."""
    if span.value is not None:
        return ("about " if span.approximate else "") + duration(span.value)
    if span.at_least is not None and span.at_most is not None:
        if span.at_least <= timedelta(0) <= span.at_most:
            return f"at most {duration(span.at_most)}"
        return f"between {duration(span.at_least)} and {duration(span.at_most)}"
    if span.at_least is not None and span.at_least > timedelta(0):
        return f"at least {duration(span.at_least)}"
    return f"at most {duration(span.at_most)}" if span.at_most is not None and span.at_most > timedelta(0) else None


def elapsed(value: timedelta | None) -> str:
    """Time since impact started, for the margin of a timeline row: ``+1 h 05 min``, ``−3 min``, ``""`` when unknown."""
    if value is None:
        return ""
    return duration(value) if value < timedelta(0) else "+" + duration(value)


def number(value: Decimal | int) -> str:
    """Digits grouped by thin spaces from five digits on: ``5000``, ``54 180``, ``0.5``."""
    text = str(value) if isinstance(value, int) else f"{value:f}"
    text = text.replace("-", MINUS)
    whole, point, fraction = text.partition(".")
    digits = whole.lstrip(MINUS)
    grouped = f"{int(digits):,}".replace(",", NARROW_SPACE) if len(digits) > 4 else digits
    return whole[: len(whole) - len(digits)] + grouped + point + fraction


def money(value: Money) -> str:
    """``USD 12 000 000``."""
    return f"{value.currency}{NO_BREAK_SPACE}{number(value.amount)}"
