"""The nights the clocks change: what happened twice, what never happened, and how long it took."""

from __future__ import annotations

from datetime import timedelta

import pytest

from generator.metrics.chronology import ClockProblem
from tests.metrics.forms import measured, minutes, rows, utc


@pytest.mark.parametrize(
    ("zone", "written", "problem"),
    [
        ("Europe/Paris", "2017-03-26 01:59", None),
        ("Europe/Paris", "2017-03-26 02:00", ClockProblem.IMPOSSIBLE),
        ("Europe/Paris", "2017-03-26 02:59", ClockProblem.IMPOSSIBLE),
        ("Europe/Paris", "2017-03-26 03:00", None),
        ("Europe/Paris", "2017-10-29 01:59", None),
        ("Europe/Paris", "2017-10-29 02:00", ClockProblem.AMBIGUOUS),
        ("Europe/Paris", "2017-10-29 02:59", ClockProblem.AMBIGUOUS),
        ("Europe/Paris", "2017-10-29 03:00", None),
        ("Europe/Paris", "between 2017-10-29 01:30 and 02:30", ClockProblem.AMBIGUOUS),
        ("Europe/Paris", "2017-10-29 02:30+02:00", None),
        ("Europe/Paris", "2017-10-29", None),
        ("America/New_York", "2019-03-10 02:30", ClockProblem.IMPOSSIBLE),
        ("America/New_York", "2019-11-03 01:30", ClockProblem.AMBIGUOUS),
        ("America/New_York", "2017-03-26 02:30", None),
        ("Asia/Tokyo", "2017-03-26 02:30", None),
        ("Asia/Tokyo", "2017-10-29 02:30", None),
        ("UTC", "2017-10-29 02:30", None),
    ],
)
def test_a_local_time_that_names_no_single_instant_is_known_as_such(
    zone: str, written: str, problem: ClockProblem | None
) -> None:
    (row,) = rows(written, zone=zone)
    assert row is not None
    assert row.problem is problem
    if problem and not row.moment.until:
        assert (row.earliest, row.latest, row.at) == (None, None, None)


def test_an_offset_tells_the_two_apart() -> None:
    first, second = rows("2017-10-29 02:30+02:00", "2017-10-29 02:30+01:00", zone="Europe/Paris")
    assert (utc(first), utc(second)) == ("2017-10-29 00:30", "2017-10-29 01:30")


@pytest.mark.parametrize(
    ("zone", "start", "end", "hours"),
    [
        ("Europe/Paris", "2017-03-26 01:00", "2017-03-26 04:00", 2),
        ("Europe/Paris", "2017-10-29 01:00", "2017-10-29 04:00", 4),
        ("America/New_York", "2019-03-10 01:00", "2019-03-10 04:00", 2),
        ("America/New_York", "2019-11-03 00:00", "2019-11-03 03:00", 4),
        ("Asia/Tokyo", "2017-10-29 01:00", "2017-10-29 04:00", 3),
    ],
)
def test_a_duration_over_a_change_of_clocks_is_the_time_that_passed(
    zone: str, start: str, end: str, hours: int
) -> None:
    found = measured(f"timezone: {zone}\nimpact: {{started_at: '{start}', ended_at: '{end}'}}\n")
    assert found.customer_impact_duration.value == timedelta(hours=hours)


def test_a_duration_to_an_hour_that_happened_twice_is_unknown() -> None:
    text = "timezone: Europe/Paris\nimpact: {started_at: 2017-10-29 01:00, ended_at: 2017-10-29 02:30}\n"
    assert measured(text).customer_impact_duration.value is None
    told = measured(text.replace("02:30}", "02:30+01:00}"))
    assert told.customer_impact_duration.value == minutes(150)
