"""Rules of time: order of rows, clocks that change, milestones against each other, against rows and against dates."""

from __future__ import annotations

import pytest

from generator.findings import Severity
from tests.rules.forms import codes, contradictions


def rows(*times: str, zone: str = "UTC") -> str:
    """A timeline of rows; ``14:15 detected`` marks the row as a milestone, `` @SBG`` gives it a part."""
    lines = [f"timezone: {zone}", "timeline:", "  entries:"]
    for written in times:
        time, _, rest = written.partition("|")
        marks = f", {rest.strip()}" if rest else ""
        lines.append(f"    - {{at: '{time.strip()}', event: something happened{marks}}}")
    return "\n".join(lines) + "\n"


D = "2019-07-02 "


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([D + "13:42", D + "13:45"], []),
        ([D + "13:42", D + "13:42"], []),
        ([D + "13:42:30", D + "13:42"], []),
        ([D + "13:42", "unknown", "", D + "13:45"], []),
        ([D + "13:42", "unknown", D + "13:41"], ["R101"]),
        ([D + "13:42", "13:41"], ["R102"]),
        ([D + "23:50", "2019-07-03 00:10"], []),
        ([D + "23:50", "00:10"], ["R102"]),
        ([D + "14:52", D + "13:31", D + "13:37"], ["R101"]),
        (["± " + D + "23:30", D + "23:27"], []),
        (["about " + D + "23:30", D + "20:00"], ["R101"]),
        (["2019-07", D + "13:42"], []),
        ([D + "13:42", "before " + D + "13:40"], ["R101"]),
        ([D + "13:42", "before " + D + "14:00"], []),
        ([D + "13:42", "after " + D + "13:00"], []),
        ([D + "13:42", "2012"], ["R101"]),
        (["1998", "2019-03", D + "13:42"], []),
        (["between " + D + "14:09 and 14:52", D + "14:20"], []),
        ([D + "13:42", "+3 min", "+3 min"], []),
        (["13:42", "13:45"], ["R103"]),
        (["unknown", "13:42"], ["R103"]),
        (["+3 min", D + "13:42"], ["R104"]),
        ([D + "13:42", "unknown", "+3 min"], []),
        (["between " + D + "14:52 and " + D + "14:09"], ["R105"]),
        (["between " + D + "23:50 and 00:10"], []),
    ],
)
def test_rows_follow_each_other(times: list[str], expected: list[str]) -> None:
    assert codes(rows(*times)) == expected


def test_rows_of_different_parts_may_be_told_one_after_the_other() -> None:
    parts = "impact:\n  parts: [{id: SBG, name: Strasbourg}, {id: RBX, name: Roubaix}]\n"
    told = rows(D + "07:23|part: SBG", D + "10:39|part: SBG", D + "08:01|part: RBX", D + "10:34|part: RBX")
    assert codes(parts + told) == []
    assert codes(parts + rows(D + "07:23|part: SBG", D + "07:20|part: SBG")) == ["R101"]


def test_the_message_tells_both_times_and_the_hint_the_date_to_write() -> None:
    (finding,) = contradictions(rows("2019-05-30 23:55", "07:00"))
    assert finding.message == "07:00 takes the date of the row above and so is earlier than 2019-05-30 23:55"
    assert finding.hint.startswith("If it is the next day, write the date: 2019-05-31 07:00.")


@pytest.mark.parametrize(
    ("zone", "written", "expected"),
    [
        ("Europe/Paris", "2017-10-29 02:30", ["R106"]),
        ("Europe/Paris", "2017-10-29 02:30+01:00", []),
        ("Europe/Paris", "2017-03-26 02:30", ["R107"]),
        ("America/New_York", "2019-11-03 01:30", ["R106"]),
        ("Asia/Tokyo", "2017-10-29 02:30", []),
        ("UTC", "2017-10-29 02:30+01:00", ["R108"]),
        ("UTC", "2017-10-29 02:30Z", []),
        ("Europe/Paris", "2017-10-29 02:30Z", ["R108"]),
    ],
)
def test_clocks_that_change(zone: str, written: str, expected: list[str]) -> None:
    assert codes(rows(written, zone=zone)) == expected


def test_a_time_that_happened_twice_is_an_error_in_a_draft_too_wherever_it_stands() -> None:
    text = """timezone: Europe/Paris
severity_changes: [{at: 2017-10-29 02:10, severity: SEV1}]
supporting_data:
  metrics:
    - {id: E1, title: Load, series: [{readings: [{at: 2017-10-29 01:59, value: 1}, {at: '02:01', value: 2}]}]}
communication:
  regulatory: {notifications: [{authority: CNIL, sent_at: 2017-10-29 02:20}]}
"""
    findings = [found for found in contradictions(text) if found.code == "R106"]
    assert [found.path[0] for found in findings] == ["severity_changes", "supporting_data", "communication"]
    assert {found.severity for found in findings} == {Severity.ERROR}


def test_times_in_another_zone_are_told_once_for_each_offset() -> None:
    text = rows(D + "01:00Z", "2019-07-02 03:30+02:00", "2019-07-02 04:00+02:00", "2019-07-01 19:00-08:00")
    messages = [found.message for found in contradictions(text)]
    assert messages == [
        "2019-07-02 03:30+02:00 is not in UTC, and 1 more with the same offset",
        "2019-07-01 19:00-08:00 is not in UTC",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("impact: {started_at: 2019-07-02 13:42, ended_at: 2019-07-02 14:09}\n", []),
        ("impact: {started_at: 2019-07-02 13:42, ended_at: 2019-07-02 13:41}\n", ["R109"]),
        ("impact: {started_at: 2019-07-02 13:42, ended_at: before 2019-07-02 13:00}\n", ["R109"]),
        ("impact: {started_at: 2019-07-02 13:42, ended_at: before 2019-07-02 14:00}\n", []),
        ("impact: {started_at: 2019-07-02 13:42, ended_at: '+3 min'}\n", ["R104"]),
        ("timeline: {milestones: {detected_at: '13:45', acknowledged_at: '13:44'}}\n", ["R110"]),
        ("impact: {ended_at: '14:09'}\ntimeline: {milestones: {resolved_at: '14:00'}}\n", ["R110"]),
        ("impact: {started_at: '14:09'}\ntimeline: {milestones: {resolved_at: '14:00'}}\n", ["R110"]),
        ("impact: {started_at: '13:42'}\ntimeline: {milestones: {detected_at: '13:40'}}\n", ["R111"]),
        ("impact: {started_at: about 13:42}\ntimeline: {milestones: {detected_at: unknown}}\n", []),
    ],
)
def test_milestones_come_in_their_order(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_part_does_not_end_before_it_starts() -> None:
    part = "impact: {parts: [{id: SBG, name: Strasbourg, started_at: '07:23', ended_at: '%s'}]}\n"
    assert codes(part % "10:39") == []
    (finding,) = contradictions(part % "01:39")
    assert (finding.code, finding.path[-1]) == ("R109", "ended_at")
    assert finding.message == "Strasbourg ends 01:39 (2019-07-02), before it starts: 07:23 (2019-07-02)"


def test_marks_and_fields_agree() -> None:
    resolved = (
        "timeline:\n  milestones: {resolved_at: '%s'}\n"
        "  entries:\n    - {at: 2019-07-02 14:52, event: x, milestone: resolved}\n"
    )
    assert codes(resolved % "2019-07-02 14:52") == []
    assert codes(resolved % "2019-07-02 14:52:40") == []
    assert codes(resolved % "about 2019-07-02 15:00") == []
    assert codes(resolved % "2019-07-02") == []
    assert codes(resolved % "2019-07-02 15:00") == ["R113"]
    assert codes(resolved % "unknown") == ["R113"]


def test_a_milestone_is_marked_once_unless_parts_have_their_own() -> None:
    assert codes(rows(D + "13:45|milestone: detected", D + "13:47|milestone: detected")) == ["R112"]
    parts = "impact:\n  parts: [{id: SBG, name: Strasbourg}, {id: RBX, name: Roubaix}]\n"
    each = (D + "07:23|milestone: detected, part: SBG", D + "08:01|milestone: detected, part: RBX")
    assert codes(parts + rows(*each)) == []
    assert codes(parts + rows(*each, D + "08:02|milestone: detected, part: RBX")) == ["R112"]


def test_impact_lies_within_the_timeline() -> None:
    timeline = rows(D + "13:31", D + "14:52")
    assert codes("impact: {started_at: 2019-07-02 13:42, ended_at: 2019-07-02 14:09}\n" + timeline) == []
    assert codes("impact: {ended_at: 2019-07-02 13:09}\n" + timeline) == ["R114"]
    assert codes("impact: {started_at: 2019-07-02 15:42}\n" + timeline) == ["R114"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("impact: {started_at: 2019-07-02 23:59}\n", []),
        ("impact: {started_at: 2019-07-03 00:10}\n", ["R115"]),
        ("date: 2019-07-03\nimpact: {started_at: 2019-07-03 00:10}\n", []),
        ("date: 2019-07-03\n", ["R115"]),
        ("impact: {started_at: 2019-06}\n", []),
        ("timezone: Asia/Tokyo\nimpact: {started_at: 2019-07-01 23:30Z}\n", ["R108"]),
        ("impact: {started_at: 2018-05-01}\ntimeline: {milestones: {declared_at: 2019-07-02 09:00}}\n", []),
    ],
)
def test_the_day_of_the_incident_is_one_day(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
