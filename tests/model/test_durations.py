"""Durations as people write them, with the value where the words hold one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.model.duration import StatedDuration, parse_quantity, parse_stated_duration


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("27 minutes", 27), ("27 min", 27), ("27 min.", 27), ("27m", 27), ("24 hours 11 minutes", 1451), ("24 h 11 min", 1451),
        ("24 hours, 11 minutes", 1451), ("1 hour and 5 minutes", 65), ("1.5 hours", 90), ("1,5 h", 90), ("2 days", 2880),
        ("1 week", 10080), ("90 s", 1.5), ("PT1H30M", 90), ("P2DT1H", 2940), ("1:30", 90), ("100:05:30", 6005.5),
    ],
)  # fmt: skip
def test_a_duration_is_understood(written: str, minutes: float) -> None:
    assert parse_stated_duration(written) == StatedDuration(written, timedelta(minutes=minutes), approximate=False)


@pytest.mark.parametrize(
    "written", ["about 18 hours", "~18 h", "at least 18 hours", "more than 18 h", "under 18 hours", "± 18 h", "< 18 h"]
)
def test_a_qualifier_makes_it_approximate(written: str) -> None:
    assert parse_stated_duration(written) == StatedDuration(written, timedelta(hours=18), approximate=True)


def test_words_without_a_figure_are_kept_and_have_no_value() -> None:
    assert parse_stated_duration("see the parts") == StatedDuration("see the parts", None, approximate=False)


@pytest.mark.parametrize(
    "written",
    ["27", "27 moments", "3 to 4 hours", "two hours 5", "999999999999 days", "P999999999D", "9" * 5000 + " h"],
)
def test_figures_that_are_no_duration_are_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        parse_stated_duration(written)
    assert refusal.value.type == "bad-duration"


@given(st.text() | st.from_regex(r"[0-9:PTHMSDhmsd., ]{1,24}", fullmatch=True) | st.integers())
def test_no_input_ever_does_anything_but_parse_or_be_refused(value: object) -> None:
    try:
        duration = parse_stated_duration(value)
    except PydanticCustomError:
        return
    assert parse_stated_duration(duration.written) == duration


@given(st.integers(0, 10_000), st.integers(0, 59), st.integers(0, 59))
def test_hours_minutes_and_seconds_add_up(hours: int, minutes: int, seconds: int) -> None:
    expected = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    assert parse_quantity(f"{hours} h {minutes} min {seconds} s") == expected


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("1h30", 90),
        ("1 h 30", 90),
        ("14h05", 845),
        ("PT1.5H", 90),
        ("PT0,5H", 30),
        ("0,500 h", 30),
        ("1234,567 h", 74074.02),
    ],
)
def test_the_short_spellings_are_understood(written: str, minutes: float) -> None:
    assert parse_quantity(written) == timedelta(minutes=minutes)


@pytest.mark.parametrize("written", ["3,600 s", "about 3,600 s", "PT3,600S"])
def test_a_comma_before_three_digits_has_two_readings(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="ambiguous") as refusal:
        parse_stated_duration(written)
    assert (refusal.value.context or {})["hint"] == "Write 3600 or 3.600."


@pytest.mark.parametrize("written", ["1h90", "1h5", "3,600 moments"])
def test_what_is_nearly_a_duration_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="understands"):
        parse_stated_duration(written)
