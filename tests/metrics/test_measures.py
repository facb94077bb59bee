"""Each measure by its formula and endpoints; negative and unknown ones are legal."""

from __future__ import annotations

from datetime import date

import pytest

from generator.metrics.chronology import incident_date
from generator.metrics.measures import Span
from tests.metrics.forms import measured, minutes, utc
from tests.model.forms import validated

FIELDS = """
impact: {started_at: 2019-07-02 13:42, ended_at: 2019-07-02 14:09}
timeline:
  milestones:
    detected_at: 2019-07-02 13:45
    acknowledged_at: 2019-07-02 13:47
    declared_at: 2019-07-02 13:50
    cause_identified_at: 2019-07-02 14:00
    resolved_at: 2019-07-02 14:52
"""
ROWS = """
timeline:
  entries:
    - {at: 2019-07-02 13:31, event: Change merged}
    - {at: '13:42', event: Rule goes out, milestone: impact started}
    - {at: '13:45', event: First page, milestone: detected}
    - {at: '13:47', event: Page taken, milestone: acknowledged}
    - {at: '13:50', event: Incident declared, milestone: declared}
    - {at: '14:00', event: Firewall named as cause, milestone: cause identified}
    - {at: '14:09', event: Traffic is back, milestone: mitigated}
    - {event: Tests in one city}
    - {at: '14:52', event: Firewall on again, milestone: resolved}
"""


@pytest.mark.parametrize("text", [FIELDS, ROWS], ids=["fields", "marked rows"])
def test_the_formulas(text: str) -> None:
    found = measured(text)
    times = found.response_times
    assert times.time_to_detect.value == minutes(3)
    assert times.time_to_acknowledge.value == minutes(2)
    assert times.time_to_mitigate.value == minutes(27)
    assert times.time_to_resolve.value == minutes(70)
    assert found.customer_impact_duration.value == minutes(27)
    assert found.incident_duration.value == minutes(70)
    assert utc(found.milestones.declared) == "2019-07-02 13:50"
    assert utc(found.milestones.cause_identified) == "2019-07-02 14:00"


def test_rows_tell_how_long_after_the_start_they_came() -> None:
    expected = [minutes(each) for each in (-11, 0, 3, 5, 8, 18, 27)]
    assert list(measured(ROWS).elapsed) == [*expected, None, minutes(70)]


def test_nothing_known_is_nothing_measured() -> None:
    found = measured("")
    assert found.incident_duration == Span(None, None)
    assert found.response_times.time_to_detect.value is None
    assert (found.elapsed, found.parts, found.ends) == ((), (), ())


def test_a_field_wins_over_a_marked_row() -> None:
    found = measured("impact: {started_at: 2019-07-02 13:40}\n" + ROWS)
    assert found.incident_duration.value == minutes(72)


def test_of_several_marked_rows_the_first_counts_and_for_the_two_ends_the_last() -> None:
    found = measured(
        "timeline:\n  entries:\n"
        "    - {at: '13:42', event: a, milestone: impact started}\n    - {at: '13:44', event: b, milestone: impact started}\n"
        "    - {at: '13:45', event: c, milestone: detected}\n    - {at: '13:46', event: d, milestone: detected}\n"
        "    - {at: '14:09', event: e, milestone: mitigated}\n    - {at: '14:30', event: f, milestone: mitigated}\n"
        "    - {at: '14:52', event: g, milestone: resolved}\n    - {at: '15:00', event: h, milestone: resolved}\n"
    )
    assert found.response_times.time_to_detect.value == minutes(3)
    assert found.customer_impact_duration.value == minutes(48)
    assert found.incident_duration.value == minutes(78)


def test_a_marked_row_without_a_time_is_no_milestone() -> None:
    found = measured(
        "timeline:\n  entries:\n    - {event: a, milestone: detected}\n    - {at: '13:45', event: b, milestone: detected}\n"
    )
    assert utc(found.milestones.detected) == "2019-07-02 13:45"


def test_an_alert_before_the_official_start_makes_a_negative_time_to_detect() -> None:
    found = measured(
        "impact: {started_at: 2019-07-02 13:42}\ntimeline:\n  milestones: {detected_at: 2019-07-02 13:37}\n"
    )
    assert found.response_times.time_to_detect.value == minutes(-5)


def test_an_end_before_the_start_is_negative_and_not_hidden() -> None:
    assert measured("impact: {started_at: '14:09', ended_at: '13:42'}\n").customer_impact_duration.value == minutes(-27)


def test_an_approximate_endpoint_makes_an_approximate_duration() -> None:
    found = measured("impact: {started_at: about 23:27, ended_at: 2019-07-03 18:00}\n").customer_impact_duration
    assert (found.value, found.approximate) == (minutes(1113), True)


@pytest.mark.parametrize(
    ("start", "end", "at_least", "at_most"),
    [
        ("2019-07-02 12:00", "between 2019-07-02 14:09 and 14:52", 129, 172),
        ("2019-07-02 12:00", "after 2019-07-02 14:09", 129, None),
        ("2019-07-02 12:00", "before 2019-07-02 14:09", None, 129),
        ("before 2019-07-02 12:00", "2019-07-02 14:09", 129, None),
        ("2019-07-02 00:00", "2019-07-03", 1440, 2879 + 59 / 60),
        ("unknown", "2019-07-03", None, None),
    ],
)
def test_what_is_not_known_to_the_minute_is_bounded(
    start: str, end: str, at_least: float | None, at_most: float | None
) -> None:
    found = measured(f"impact: {{started_at: '{start}', ended_at: '{end}'}}\n").customer_impact_duration
    assert found.value is None
    assert found.at_least == (None if at_least is None else minutes(at_least))
    assert found.at_most == (None if at_most is None else minutes(at_most))


def test_parts_have_durations_of_their_own_and_further_ends_count_from_the_start() -> None:
    found = measured(
        "impact:\n  started_at: 2017-11-09 07:00\n"
        "  parts:\n    - {id: SBG, name: Strasbourg, started_at: 2017-11-09 07:23, ended_at: 2017-11-09 10:39}\n"
        "    - {id: RBX, name: Roubaix, started_at: 2017-11-09 08:01}\n"
        "  ends:\n    - {label: All services back, at: 2017-11-09 13:00}\n"
    )
    assert [part.duration.value for part in found.parts] == [minutes(196), None]
    assert [end.after_start.value for end in found.ends] == [minutes(360)]


def test_times_in_different_zones_are_compared_as_instants() -> None:
    found = measured("impact: {started_at: '2017-02-28 09:37-08:00', ended_at: 2017-02-28 21:54 UTC}\n")
    assert found.customer_impact_duration.value == minutes(257)


def test_the_day_of_the_incident_is_its_date_or_that_of_its_id() -> None:
    assert incident_date(validated("")) == date(2019, 7, 2)
    assert incident_date(validated("date: 2019-07-01\n")) == date(2019, 7, 1)
    assert (
        utc(measured("date: 2019-07-01\nimpact: {started_at: '13:42'}\n").chronology.impact_started)
        == "2019-07-01 13:42"
    )
