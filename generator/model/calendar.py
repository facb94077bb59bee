"""The days a post-mortem can speak of."""

from __future__ import annotations

from datetime import date

from generator.model.base import refuse

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Outside of them a date is a slip: ``1342`` is a clock time without its colon, and 9999 has no UTC in every zone."""


def calendar_date(year: int, month: int, day: int, *, written: str) -> date:
    """A day of the calendar; `written` is what the author reads in the message.

    Raises:
        PydanticCustomError: `no-such-date`.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = "'{written}': years run from {first} to {last}"
        message += "" if "-" in written else "; a clock time is written with a colon"
        raise refuse("no-such-date", message, written=written, first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date(year, month, day)
    except ValueError:
        raise refuse("no-such-date", "'{written}' is not a date of the calendar", written=written) from None
