"""The words that stand in figures, so that a brand may say them in another language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words and patterns of the figures; `{…}` is filled in. The default is English."""

    months: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    about: str = "≈ "
    event: str = "event"
    approximate: str = "approximate"
    between: str = "some time between"
    density: str = "events per column, at most {most}"
    one_earlier: str = "1 earlier event,"
    more_earlier: str = "{count} earlier events,"
    first: str = "first {when}"
    one_later: str = "1 later event,"
    more_later: str = "{count} later events,"
    last: str = "last {when}"
    one_timeless: str = "1 event without a time"
    more_timeless: str = "{count} events without a time"
    times_in: str = "Times in {zone}"
    missing: str = "no value"
    off_scale: str = "{label} is off the scale"
    rows_not_shown: str = "{count} more rows are not shown"
    parts_not_shown: str = "{count} more parts are not shown"


ENGLISH = Words()
