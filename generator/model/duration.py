"""Durations as people write them: ``90 minutes``, ``24 h 11 min``, ``about 18 hours``, ``PT1H30M``, ``1:30``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from generator.model.base import as_text, refuse

_UNITS = {
    "w": "weeks", "week": "weeks", "weeks": "weeks",
    "d": "days", "day": "days", "days": "days",
    "h": "hours", "hr": "hours", "hrs": "hours", "hour": "hours", "hours": "hours",
    "m": "minutes", "min": "minutes", "mins": "minutes", "minute": "minutes", "minutes": "minutes",
    "s": "seconds", "sec": "seconds", "secs": "seconds", "second": "seconds", "seconds": "seconds",
}  # fmt: skip
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]+)\.?(?:\s*,|\s+and)?\s*", re.IGNORECASE)
_FIGURE = r"(\d+(?:[.,]\d+)?)"
_ISO = re.compile(rf"P(?:{_FIGURE}D)?(?:T(?:{_FIGURE}H)?(?:{_FIGURE}M)?(?:{_FIGURE}S)?)?", re.IGNORECASE)
_HOURS_AND_MINUTES = re.compile(r"(\d{1,3})\s?h\s?([0-5]\d)", re.IGNORECASE)
_TWO_READINGS = re.compile(r"(?<![\d.,])([1-9]\d{0,2}),(\d{3})(?!\d)")
"""``3,600``: thousands in London, three and a bit in Berlin."""
_LONGEST_TEXT = 200
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_QUALIFIER = re.compile(
    r"(about|around|approximately|approx\.?|roughly|some|nearly|almost|circa|ca\.|~|±|at least|over|more than|>"
    r"|at most|under|less than|up to|<)\s*",
    re.IGNORECASE,
)


LONGEST = timedelta(days=73_000)
"""Two centuries; anything longer is a slip, and could not be added to a date."""


@dataclass(frozen=True, slots=True)
class StatedDuration:
    """A duration somebody published: the words, and the value where the words hold one (else None, e.g. ``see parts``)."""

    written: str
    value: timedelta | None
    approximate: bool


def parse_quantity(text: str) -> timedelta | None:
    """A bare duration without qualifier and not over `LONGEST`, or None when `text` is not one."""
    if len(text) > _LONGEST_TEXT or _TWO_READINGS.search(text):
        return None
    try:
        quantity = _sum_of_parts(text.strip())
    except (OverflowError, ValueError):
        return None
    return quantity if quantity is not None and quantity <= LONGEST else None


def _sum_of_parts(text: str) -> timedelta | None:
    if clock := _CLOCK.fullmatch(text):
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3] or 0))
    if short := _HOURS_AND_MINUTES.fullmatch(text):
        return timedelta(hours=int(short[1]), minutes=int(short[2]))
    if len(text) > 2 and (iso := _ISO.fullmatch(text)):
        days, hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in iso.groups())
        return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    total, end = timedelta(0), 0
    for part in _PART.finditer(text):
        if part.start() != end or part[2].casefold() not in _UNITS:
            return None
        total += timedelta(**{_UNITS[part[2].casefold()]: float(part[1].replace(",", "."))})
        end = part.end()
    return total if end and end == len(text) else None


def parse_stated_duration(value: object) -> StatedDuration:
    """A `StatedDuration` from text.

    Raises:
        PydanticCustomError: `bad-duration` when the text has digits but is no duration we understand.
    """
    if isinstance(value, StatedDuration):
        return value
    written = " ".join(as_text(value).split())
    qualifier = _QUALIFIER.match(written)
    quantity = parse_quantity(written[qualifier.end() :] if qualifier else written)
    if (
        quantity is None
        and len(written) <= _LONGEST_TEXT
        and (two := _TWO_READINGS.search(written))
        and parse_quantity(_TWO_READINGS.sub(r"\1\2", written[qualifier.end() :] if qualifier else written))
    ):
        raise refuse(
            "bad-duration",
            "'{written}' is ambiguous: a comma divides thousands in some countries and begins a fraction in others",
            written=written,
            hint=f"Write {two[1]}{two[2]} or {two[1]}.{two[2]}.",
        )
    if quantity is None and any(character.isdigit() for character in written):
        raise refuse("bad-duration", "'{written}' is not a duration this form understands", written=written[:200])
    return StatedDuration(written, quantity, approximate=qualifier is not None)


Duration = Annotated[
    StatedDuration,
    PlainValidator(parse_stated_duration, json_schema_input_type=str),
    PlainSerializer(lambda duration: duration.written, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["90 minutes", "24 h 11 min", "about 18 hours", "43 s", "PT1H30M"]}),
]
"""A field that holds a `StatedDuration`."""
