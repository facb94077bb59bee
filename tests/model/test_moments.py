"""Times as people know them: every form of the grammar, and everything else refused with a finding."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.model.moment import Moment, Precision, Qualifier, parse_moment

DAY = date(2019, 7, 2)


@pytest.mark.parametrize("written", ["unknown", "Unknown", "?", "??", "???", "[???]", "n/a", "not known"])
def test_not_known_is_an_answer(written: str) -> None:
    assert parse_moment(written) == Moment(written, Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("written", "precision", "on", "clock"),
    [
        ("2019", Precision.YEAR, date(2019, 1, 1), None),
        ("2019-07", Precision.MONTH, date(2019, 7, 1), None),
        ("2019-07-02", Precision.DAY, DAY, None),
        ("2019-7-2", Precision.DAY, DAY, None),
        ("2019-07-02 13:42", Precision.MINUTE, DAY, time(13, 42)),
        ("2019-07-02T13:42", Precision.MINUTE, DAY, time(13, 42)),
        ("2019-07-02  13:42", Precision.MINUTE, DAY, time(13, 42)),
        ("2019-07-02 13:42:07", Precision.SECOND, DAY, time(13, 42, 7)),
        ("2019-07-02 13:42:07.250", Precision.SECOND, DAY, time(13, 42, 7)),
        ("2019-07-02 1:42 pm", Precision.MINUTE, DAY, time(13, 42)),
        ("2019-07-02 12:05 AM", Precision.MINUTE, DAY, time(0, 5)),
        ("2019-07-02 12:05PM", Precision.MINUTE, DAY, time(12, 5)),
        ("13:42", Precision.MINUTE, None, time(13, 42)),
        ("9:05", Precision.MINUTE, None, time(9, 5)),
        ("13:42:07", Precision.SECOND, None, time(13, 42, 7)),
    ],
)
def test_a_point_is_as_precise_as_it_is_written(
    written: str, precision: Precision, on: date | None, clock: time | None
) -> None:
    assert parse_moment(written) == Moment(" ".join(written.split()), precision, on=on, clock=clock)


@pytest.mark.parametrize(
    ("mark", "qualifier"),
    [
        ("about ", Qualifier.ABOUT), ("About ", Qualifier.ABOUT), ("around ", Qualifier.ABOUT), ("approx. ", Qualifier.ABOUT),
        ("approximately ", Qualifier.ABOUT), ("circa ", Qualifier.ABOUT), ("ca. ", Qualifier.ABOUT), ("c. ", Qualifier.ABOUT),
        ("~", Qualifier.ABOUT), ("± ", Qualifier.ABOUT), ("before ", Qualifier.BEFORE), ("< ", Qualifier.BEFORE),
        ("after ", Qualifier.AFTER), (">", Qualifier.AFTER), ("at ", Qualifier.AT),
    ],
)  # fmt: skip
def test_a_qualifier_says_how_the_moment_stands_to_the_point(mark: str, qualifier: Qualifier) -> None:
    for point in ("2019-07-02 13:42", "13:42"):
        moment = parse_moment(mark + point)
        assert (moment.qualifier, moment.clock) == (qualifier, time(13, 42))


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [
        ("Z", 0), (" UTC", 0), (" GMT", 0), ("+02:00", 120), (" +0200", 120), ("+2", 120), (" UTC+2", 120),
        ("-08:00", -480), ("−08:00", -480), ("-09:30", -570), ("+05:45", 345), ("+14:00", 840), ("-12:00", -720),
    ],
)  # fmt: skip
def test_a_zone_is_a_distance_from_utc(zone: str, minutes: int) -> None:
    assert parse_moment("2019-07-02 13:42" + zone).offset == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "written", ["between 2019-07-02 14:09 and 14:52", "2019-07-02 14:09 .. 14:52", "2019-07-02 14:09 … 14:52"]
)
def test_a_range_has_two_ends(written: str) -> None:
    moment = parse_moment(written)
    assert (moment.on, moment.clock) == (DAY, time(14, 9))
    assert moment.until is not None
    assert (moment.until.on, moment.until.clock) == (None, time(14, 52))


def test_the_zone_behind_a_range_holds_for_both_ends() -> None:
    moment = parse_moment("between 14:09 and 14:52 +02:00")
    assert moment.until is not None
    assert moment.offset == moment.until.offset == timedelta(hours=2)


@pytest.mark.parametrize(("written", "later_by"), [("+3 min", 3), ("+ 1 h 5 min", 65), ("+PT2M", 2), ("+0:10", 10)])
def test_a_row_may_count_from_the_row_above(written: str, later_by: int) -> None:
    assert parse_moment(written).later_by == timedelta(minutes=later_by)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("", "bad-time"), ("soon", "bad-time"), ("25:10", "bad-time"), ("24:00", "bad-time"), ("13:60", "bad-time"),
        ("13", "bad-time"), ("1342", "bad-time"), ("0930", "bad-time"), ("1399", "no-such-date"),
        ("2019-07 13:42", "bad-time"), ("2019-13", "no-such-date"),
        ("2019-02-29", "no-such-date"), ("2019-07-02 13:42 +15:00", "bad-time"), ("between 13:42", "bad-time"),
        ("between 13:42 and later", "bad-time"), ("02.07.2019", "bad-time"), ("7/2/2019 13:42", "bad-time"),
        ("2019-07-02 13:42 PST", "zone-name"), ("13:42 CET", "zone-name"), ("2019-07-02 9:37AM PST", "zone-name"),
        ("9:37 pm (PDT)", "zone-name"), ("13:42JST", "zone-name"), ("13:42 Europe/Berlin", "zone-name"),
        ("0001-01-01 00:00", "no-such-date"), ("9999-12-31 23:59", "no-such-date"), ("+999999999999 days", "bad-time"),
    ],
)  # fmt: skip
def test_what_is_no_time_is_refused_by_its_kind(written: str, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        parse_moment(written)
    assert refusal.value.type == kind


@pytest.mark.parametrize("written", ["2019-07-02 09:15-09:45", "14:15-14:30", "13:42+01:20"])
def test_a_range_with_a_hyphen_is_not_mistaken_for_an_offset_no_place_has(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="between"):
        parse_moment(written)


@given(st.text() | st.from_regex(r"[0-9:+\- TZ.~?]{1,24}", fullmatch=True) | st.integers() | st.lists(st.text()))
def test_no_input_ever_does_anything_but_parse_or_be_refused(value: object) -> None:
    try:
        moment = parse_moment(value)
    except PydanticCustomError:
        return
    assert parse_moment(moment.written) == moment


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.times())
def test_what_python_prints_is_read_back(day: date, clock: time) -> None:
    moment = parse_moment(f"{day} {clock:%H:%M:%S}")
    assert (moment.on, moment.clock) == (day, clock.replace(microsecond=0))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("09:15-10:00", "between 09:15 and 10:00"), ("14:00-09:00", "between 14:00 and 09:00"),
        ("22:00-02:00", "between 22:00 and 02:00"), ("14:15-08:00", "14:15 UTC-08:00"), ("14:15 −8", "14:15 UTC-08:00"),
        ("about 09:15-10:00", "between 09:15 and 10:00"), ("between 09:15-10:00 and 11:00", "between 09:15 and 10:00"),
    ],
)  # fmt: skip
def test_a_clock_time_with_a_hyphen_is_no_offset(written: str, meant: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        parse_moment(written)
    assert refusal.value.type == "bad-time"
    assert meant in (refusal.value.context or {})["hint"]


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("14:15 UTC-08:00", -8),
        ("14:15 UTC -8", -8),
        ("14:15+02:00", 2),
        ("14:15Z", 0),
        ("between 14:09 and 14:52 -02:00", -2),
    ],
)
def test_a_clock_time_may_say_its_distance_from_utc(written: str, hours: int) -> None:
    assert parse_moment(written).offset == timedelta(hours=hours)


@pytest.mark.parametrize("written", ["13:05 am", "13:05 pm", "0:05 pm", "00:30 PM", "2019-07-02 00:30 am"])
def test_am_and_pm_count_from_one_to_twelve(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="1 to 12"):
        parse_moment(written)
