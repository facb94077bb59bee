"""Times written with an offset of their own, in a document of another zone."""

from __future__ import annotations

from datetime import timedelta

from generator.metrics.chronology import span_between
from tests.metrics.forms import rows


def test_the_end_of_a_range_has_the_offset_of_its_start() -> None:
    (instant,) = rows("between 2025-01-03 23:00Z and 23:30", zone="Asia/Tokyo")
    assert instant is not None
    assert instant.earliest is not None
    assert instant.latest is not None
    assert span_between(instant.earliest, instant.latest) == timedelta(minutes=30)


def test_a_bare_time_takes_the_date_that_the_row_above_has_in_the_zone_of_the_document() -> None:
    first, second = rows("2025-01-03 23:30Z", "08:45", zone="Asia/Tokyo")
    assert first is not None
    assert second is not None
    assert first.at is not None
    assert second.at is not None
    assert span_between(first.at, second.at) == timedelta(minutes=15)


def test_about_at_either_end_makes_a_range_approximate() -> None:
    exact, late, early = rows(
        "between 2025-01-03 09:10 and 10:00",
        "between 2025-01-03 09:10 and about 10:00",
        "about 2025-01-03 09:10 .. 10:00",
    )
    assert [each.approximate for each in (exact, late, early) if each] == [False, True, True]
