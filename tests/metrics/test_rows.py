"""Rows become instants: dates carried down, counting from the row above, ranges, bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.metrics.forms import bounds, rows, utc


def test_a_bare_time_takes_the_date_of_the_row_above() -> None:
    assert [utc(row) for row in rows("2019-07-02 23:50", "23:55", "2019-07-03 00:10", "00:12")] == [
        "2019-07-02 23:50", "2019-07-02 23:55", "2019-07-03 00:10", "2019-07-03 00:12",
    ]  # fmt: skip


def test_the_first_bare_time_takes_the_day_of_the_incident() -> None:
    (row,) = rows("13:42")
    assert utc(row) == "2019-07-02 13:42"
    assert row is not None
    assert row.date_carried


def test_the_date_is_carried_past_rows_without_a_time() -> None:
    assert [utc(row) for row in rows("2019-07-03 13:42", "", "unknown", "13:45")] == [
        "2019-07-03 13:42", None, None, "2019-07-03 13:45",
    ]  # fmt: skip


def test_rows_stay_in_the_order_they_were_written_in() -> None:
    assert [utc(row) for row in rows("14:00", "13:00")] == ["2019-07-02 14:00", "2019-07-02 13:00"]


def test_a_relative_time_counts_from_the_row_above_and_hands_its_date_on() -> None:
    assert [utc(row) for row in rows("2019-07-02 23:58", "+3 min", "00:05")] == [
        "2019-07-02 23:58", "2019-07-03 00:01", "2019-07-03 00:05",
    ]  # fmt: skip


def test_a_relative_time_with_nothing_above_is_unknown() -> None:
    assert [utc(row) for row in rows("+3 min", "unknown", "+3 min")] == [None, None, None]


def test_a_relative_time_counts_minutes_that_pass_and_not_those_the_wall_clock_shows() -> None:
    spring = rows("2017-03-26 01:50", "+20 min", zone="Europe/Paris")
    assert [utc(row) for row in spring] == ["2017-03-26 00:50", "2017-03-26 01:10"]
    autumn = rows("2017-10-29 01:50", "+2 h", zone="Europe/Paris")
    assert [utc(row) for row in autumn] == ["2017-10-28 23:50", "2017-10-29 01:50"]


def test_a_long_chain_of_relative_times_leaves_the_calendar_and_is_unknown() -> None:
    chain = rows("2019-07-02 13:42", *["+70000 days"] * 60)
    assert utc(chain[0]) == "2019-07-02 13:42"
    assert utc(chain[-1]) is None


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2019", "2019-01-01 00:00:00", "2019-12-31 23:59:59"),
        ("2020-02", "2020-02-01 00:00:00", "2020-02-29 23:59:59"),
        ("2019-07-02", "2019-07-02 00:00:00", "2019-07-02 23:59:59"),
        ("2019-07-02 13:42", "2019-07-02 13:42:00", "2019-07-02 13:42:00"),
        ("about 2019-07-02 13:42", "2019-07-02 13:42:00", "2019-07-02 13:42:00"),
        ("before 2019-07-02 13:42", None, "2019-07-02 13:42:00"),
        ("after 2019-07-02 13:42", "2019-07-02 13:42:00", None),
        ("between 14:09 and 14:52", "2019-07-02 14:09:00", "2019-07-02 14:52:00"),
        ("between 2019-07-02 23:50 and 00:10", "2019-07-02 23:50:00", "2019-07-03 00:10:00"),
        ("between 2019-07-02 23:50 and 2019-07-04 00:10", "2019-07-02 23:50:00", "2019-07-04 00:10:00"),
        ("unknown", None, None),
    ],
)
def test_an_instant_lies_between_its_bounds(written: str, first: str | None, last: str | None) -> None:
    assert bounds(rows(written)[0]) == (first, last)


def test_only_a_time_known_to_the_minute_stands_for_itself_in_a_calculation() -> None:
    written = ("13:42", "about 13:42", "13:42:07", "2019-07-02", "before 13:42", "between 13:42 and 13:50", "unknown")
    assert [bool(row and row.at) for row in rows(*written)] == [True, True, True, False, False, False, False]


def test_after_a_range_over_midnight_the_next_row_is_on_the_next_day() -> None:
    assert utc(rows("between 2017-01-31 23:50 and 00:10", "00:15")[1]) == "2017-02-01 00:15"


TIMES = st.sampled_from(
    ["", "13:42", "about 23:59", "00:01", "2019-07-02 10:00", "2019", "2019-03", "+3 min", "+200 days", "unknown", "02:30",
     "between 23:50 and 00:10", "2017-10-29 02:30", "2999-12-31 23:59-12:00", "1900-01-01 00:00+14:00", "before 09:00"]
)  # fmt: skip


@given(
    st.lists(TIMES, min_size=1, max_size=8), st.sampled_from(["UTC", "Europe/Paris", "America/New_York", "Asia/Tokyo"])
)
def test_no_order_of_rows_makes_resolving_stumble(times: list[str], zone: str) -> None:
    found = rows(*times, zone=zone)
    assert len(found) == len(times)
    assert all((row is None) is (time == "") for row, time in zip(found, times, strict=True))
