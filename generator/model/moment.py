"""Points in time as people know them: exact, approximate, partial, between two others, later than the row above, unknown.

**Why:** a form that takes only ``HH:MM`` makes authors invent minutes. A `Moment` is what was written, understood but not
resolved; which instant it is depends on the zone and the rows above it (`generator.metrics.chronology`).

Grammar (case does not matter)::

    moment    = "unknown" | "?" | "???"
              | [qualifier] point [zone]
              | "between" point "and" point [zone] | point ".." point [zone]
              | "+" duration                                   (after the row above)
    qualifier = "about" | "around" | "approx." | "circa" | "~" | "±" | "before" | "<" | "after" | ">"
    point     = YYYY | YYYY-MM | YYYY-MM-DD | YYYY-MM-DD HH:MM[:SS] | HH:MM[:SS]
    zone      = "Z" | "UTC" | ["UTC"] ±HH:MM             (without a date: "UTC-08:00", for 09:15-10:00 is a range)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.base import as_text, refuse
from generator.model.calendar import FIRST_YEAR, calendar_date
from generator.model.duration import parse_quantity


class Precision(StrEnum):
    """How finely a moment is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Qualifier(StrEnum):
    """How the moment stands to the point that is written."""

    AT = "at"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as written. `on` is None for a bare clock time; for a month or year it is its first day.

    `offset` is the written distance from UTC or None (then the document's zone holds); `until` ends a range;
    `later_by` counts from the row above.
    """

    written: str
    precision: Precision
    qualifier: Qualifier = Qualifier.AT
    on: date | None = None
    clock: time | None = None
    offset: timedelta | None = None
    until: Moment | None = None
    later_by: timedelta | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is known of the time."""
        return self.precision is Precision.UNKNOWN

    @property
    def has_clock(self) -> bool:
        """Whether the moment is known to the minute or better."""
        return self.precision in (Precision.MINUTE, Precision.SECOND)


_QUALIFIERS = {
    "about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "approx": Qualifier.ABOUT, "approx.": Qualifier.ABOUT,
    "approximately": Qualifier.ABOUT, "circa": Qualifier.ABOUT, "ca.": Qualifier.ABOUT, "c.": Qualifier.ABOUT,
    "~": Qualifier.ABOUT, "±": Qualifier.ABOUT, "before": Qualifier.BEFORE, "<": Qualifier.BEFORE,
    "after": Qualifier.AFTER, ">": Qualifier.AFTER, "at": Qualifier.AT,
}  # fmt: skip
_QUALIFIER = re.compile(
    r"(about|around|approximately|approx\.?|circa|ca\.|c\.|~|±|before|<|after|>|at)\s*(?=[\d~])", re.IGNORECASE
)
_POINT = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?)?"
    r"(?:(?:(?<=\d)[T ]\s*|^)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?:\s*(?P<half>[ap]m))?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\s*(?:(?P<utc>Z|UTC|GMT)|(?P<from_utc>(?:UTC|GMT)\s?)?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?)$",
    re.IGNORECASE,
)
_NAMED_ZONE = re.compile(r"\d\s*(?:[AaPp][Mm]\s*)?\(?([A-Z]{2,5}|[A-Z][a-z]+/[A-Za-z_]+)\)?$")
_HALF_HOURS = {-570, -270, -210, -150, 210, 270, 330, 390, 570, 630, 690}
_QUARTERS = {345, 525, 765, 825}
_FULL_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[T ]")
_LONGEST = 200
"""No time is that long; what is longer is refused before any pattern looks at it."""
_UNKNOWN = {"unknown", "?", "??", "???", "[???]", "n/a", "not known"}


def parse_moment(value: object) -> Moment:
    """A `Moment` from text.

    Raises:
        PydanticCustomError: `bad-time` when the text is none of the forms above, or the date does not exist.
    """
    if isinstance(value, Moment):
        return value
    written = " ".join(as_text(value).split())
    if len(written) > _LONGEST:
        raise refuse("bad-time", "'{written}…' is too long for a time", written=written[:80])
    if written.casefold() in _UNKNOWN:
        return Moment(written, Precision.UNKNOWN)
    if written.startswith("+") and (quantity := parse_quantity(written[1:])) is not None:
        return Moment(written, Precision.MINUTE, later_by=quantity)
    return _parse_range(written) or _parse_single(written, written)


def moment_or_trouble(text: str) -> Moment | str:
    """A `Moment` from text that no field holds, such as a cell of an evidence file; else what is wrong, in words."""
    try:
        return parse_moment(text)
    except PydanticCustomError as error:
        return error.message()


def _parse_range(written: str) -> Moment | None:
    between = re.fullmatch(r"between\s+(.+?)\s+and\s+(.+)", written, re.IGNORECASE) or re.fullmatch(
        r"(.+?)\s*(?:\.\.+|…)\s*(.+)", written
    )
    if between is None:
        return None
    last = _parse_single(between[2], written, ends_range=True)
    first = _parse_single(between[1], written)
    if first.offset is None and last.offset is not None:
        first = replace(first, offset=last.offset)
    return replace(first, written=written, until=last)


def _parse_single(text: str, written: str, *, ends_range: bool = False) -> Moment:
    rest, qualifier = text.strip(), Qualifier.AT
    if marked := _QUALIFIER.match(rest):
        qualifier, rest = _QUALIFIERS[marked[1].casefold()], rest[marked.end() :]
    rest, offset = _split_offset(rest, written, ends_range=ends_range)
    point = _POINT.fullmatch(rest.strip())
    if point is None or not point[0] or _is_clock_without_colon(point):
        raise refuse("bad-time", "'{written}' is not a time this form understands", written=written)
    return Moment(
        written=written,
        precision=_precision(point),
        qualifier=qualifier,
        on=_date(point, written),
        clock=_clock(point, written),
        offset=offset,
    )


def _is_clock_without_colon(point: re.Match[str]) -> bool:
    """``0930`` is no year of any incident; ``2130`` could be one, and is read as one."""
    return bool(re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d", point[0])) and int(point[0]) < FIRST_YEAR


def _split_offset(text: str, written: str, *, ends_range: bool) -> tuple[str, timedelta | None]:
    if ":" not in text:
        return text, None
    if zone := _ZONE.search(text):
        if zone["utc"]:
            return text[: zone.start()], timedelta(0)
        before, minutes = text[: zone.start()], int(zone["hours"]) * 60 + int(zone["minutes"] or 0)
        offset = _offset(minutes if zone["sign"] == "+" else -minutes, written)
        if not (zone["sign"] == "+" or zone["from_utc"] or ends_range or _FULL_DATE.match(before)):
            raise _range_or_offset(before, f"{int(zone['hours']):02}:{zone['minutes'] or '00'}", written)
        return before, offset
    if (named := _NAMED_ZONE.search(text)) and named[1].casefold() not in ("am", "pm"):
        raise refuse(
            "zone-name",
            "'{written}': the zone '{zone}' has no single meaning here",
            written=written, zone=named[1],
        )  # fmt: skip
    return text, None


def _range_or_offset(first: str, second: str, written: str) -> PydanticCustomError:
    """The refusal of ``09:15-10:00``: mostly a range, and an offset of Hawaii to a machine."""
    return refuse(
        "bad-time",
        "'{written}' may be a range or a distance from UTC",
        written=written,
        hint=f"Write 'between {first} and {second}' for a range, or {first} UTC-{second} for a distance from UTC.",
    )


def _offset(minutes: int, written: str) -> timedelta:
    """A distance from UTC that some place has or had; others are ranges written with a hyphen (``09:15-09:45``)."""
    whole_hours = minutes % 60 == 0 and -12 * 60 <= minutes <= 14 * 60
    if not (whole_hours or minutes in _HALF_HOURS or minutes in _QUARTERS):
        raise refuse(
            "bad-time",
            "'{written}': no place on Earth has that distance from UTC; a range is written 'between 09:15 and 09:45'",
            written=written,
        )
    return timedelta(minutes=minutes)


def _precision(point: re.Match[str]) -> Precision:
    for group, precision in (
        ("second", Precision.SECOND),
        ("hour", Precision.MINUTE),
        ("day", Precision.DAY),
        ("month", Precision.MONTH),
    ):
        if point[group]:
            return precision
    return Precision.YEAR


def _date(point: re.Match[str], written: str) -> date | None:
    if not point["year"]:
        return None
    if point["hour"] and not point["day"]:
        raise refuse("bad-time", "'{written}' has a clock time but no day", written=written)
    return calendar_date(int(point["year"]), int(point["month"] or 1), int(point["day"] or 1), written=written)


def _clock(point: re.Match[str], written: str) -> time | None:
    if not point["hour"]:
        return None
    hour, half = int(point["hour"]), (point["half"] or "").casefold()
    if half and not 1 <= hour <= 12:
        raise refuse("bad-time", "'{written}': before am and pm the hour is 1 to 12", written=written)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, int(point["minute"]), int(point["second"] or 0))
    except ValueError:
        raise refuse("bad-time", "'{written}' is not a time of day (00:00 to 23:59)", written=written) from None


When = Annotated[
    Moment,
    PlainValidator(parse_moment, json_schema_input_type=str),
    PlainSerializer(lambda moment: moment.written, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "examples": ["2025-12-03 14:15", "2025-12-03T14:15:32+01:00", "14:15", "about 2025-12-03 14:05",
                         "between 23:00 and 23:30", "before 2025-12-03 09:00", "2023-07", "+3 min", "unknown"],
        }
    ),
]  # fmt: skip
"""A field that holds a `Moment`."""
