"""What the tests of the measures say in one word: measure this text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from generator.metrics.chronology import Instant
from generator.metrics.measures import Measures, measure
from tests.model.forms import validated


def measured(text: str) -> Measures:
    return measure(validated(text))


def rows(*times: str, zone: str = "UTC") -> tuple[Instant | None, ...]:
    """The instants of timeline rows with these times; an empty text is a row without a time."""
    entries = "".join(f"    - {{at: '{time}', event: x}}\n" for time in times)
    return measured(f"timezone: {zone}\ntimeline:\n  entries:\n{entries}").chronology.entries


def utc(instant: Instant | None) -> str | None:
    """The instant in UTC, to the minute."""
    return f"{instant.earliest.astimezone(UTC):%Y-%m-%d %H:%M}" if instant and instant.earliest else None


def bounds(instant: Instant | None) -> tuple[str | None, str | None]:
    """Both ends of an instant in UTC."""
    assert instant is not None
    first, last = instant.earliest, instant.latest
    return tuple(f"{each.astimezone(UTC):%Y-%m-%d %H:%M:%S}" if each else None for each in (first, last))  # type: ignore[return-value]


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)
