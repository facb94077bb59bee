"""Durations, short names, approval, versions, and the policy they depend on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from generator.findings import Severity
from generator.rules.policy import Policy
from tests.model.forms import HEAD
from tests.rules.forms import checked, codes, contradictions

IMPACT = "impact: {started_at: 2019-07-02 13:42, ended_at: %s, customer: {stated_duration: %s}}\n"


@pytest.mark.parametrize(
    ("ended", "stated", "expected"),
    [
        ("2019-07-02 14:09", "27 minutes", []),
        ("2019-07-02 14:09", "28 minutes", []),
        ("2019-07-02 14:09", "29 minutes", ["R501"]),
        ("2019-07-02 14:09", "about 29 minutes", []),
        ("2019-07-02 14:09", "about 35 minutes", ["R501"]),
        ("about 2019-07-02 14:09", "29 minutes", []),
        ("2019-07-02 14:09", "about half an hour", []),
        ("between 2019-07-02 14:09 and 14:52", "40 minutes", []),
        ("between 2019-07-02 14:09 and 14:52", "2 hours", ["R501"]),
        ("unknown", "27 minutes", ["R502"]),
        ("after 2019-07-02 14:09", "27 minutes", ["R502"]),
    ],
)
def test_a_stated_duration_is_compared_with_the_computed_one(ended: str, stated: str, expected: list[str]) -> None:
    assert codes(IMPACT % (ended, stated)) == expected


def test_the_message_says_what_was_computed_between_which_times() -> None:
    (finding,) = contradictions(IMPACT % ("2019-07-02 14:09", "2 hours"))
    assert finding.message == "'2 hours' is stated; from impact started to mitigated it is 27 min"
    (finding,) = contradictions(IMPACT % ("between 2019-07-02 14:09 and 14:52", "2 hours"))
    assert finding.message.endswith("it is between 27 min and 1 h 10 min")


def test_parts_are_compared_with_their_own_times() -> None:
    part = (
        "impact: {parts: [{id: SBG, name: Strasbourg, started_at: '07:23', ended_at: '10:39', stated_duration: %s}]}\n"
    )
    assert codes(part % "3 h 16 min") == []
    assert codes(part % "4 h") == ["R501"]


def test_the_tolerance_is_the_organisation_s() -> None:
    policy = Policy.from_mapping({"duration_tolerance": "5 min", "approximate_tolerance_percent": 50})
    assert codes(IMPACT % ("2019-07-02 14:09", "32 minutes"), policy) == []
    assert codes(IMPACT % ("2019-07-02 14:09", "about 40 minutes"), policy) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("action_items: [{id: A1, action: x}, {id: A1, action: y}]\n", ["R301"]),
        ("root_cause: {primary: [{id: C1, text: x}], contributing_factors: [{id: C1, text: y}]}\n", ["R301"]),
        ("supporting_data: {logs: [{id: E1, title: E1, text: x}], alerts: [{id: E1, title: y}]}\n", ["R301"]),
        ("impact: {parts: [{id: P1, name: x}, {id: P1, name: y}]}\n", ["R301"]),
        ("action_items: [{id: X1, action: x}]\nimpact: {parts: [{id: X1, name: x}]}\n", []),
        ("prevention: {long_term: [{text: x, actions: [A1]}]}\n", ["R302"]),
        ("lessons: [{text: x, actions: 'A1, A2'}]\naction_items: [{id: A1, action: x}]\n", ["R302"]),
        ("root_cause: {contributing_factors: [{text: x, part: P1}]}\n", ["R304"]),
        ("supporting_data: {alerts: [{id: E1, title: x}]}\n", []),
        ("supporting_data: {metrics: [{id: E1, title: x, note: 'Seen in E10 and E1-a'}]}\n", ["R306"]),
    ],
)
def test_short_names_lead_to_one_item(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def approvers(*roles: str) -> str:
    listed = "".join(f"    - {{role: {role}, name: Person {number}}}\n" for number, role in enumerate(roles))
    return f"sign_off:\n  approvers:\n{listed}"


def severity(level: str, text: str, policy: Policy | None = None) -> list[str]:
    whole = HEAD.replace("severity: SEV0", f"severity: {level}") + text
    return [found.message for found in checked(whole, policy) if found.code.startswith("R4")]


def test_the_roles_that_approve_depend_on_the_severity() -> None:
    two = approvers("incident  commander", "ENGINEERING MANAGER")
    assert severity("SEV1", two) == []
    assert severity("sev1", two) == []
    assert severity("SEV0", two) == ["the approval of the VP Engineering is required at SEV0"]
    assert severity("SEV0", two.replace("ENGINEERING MANAGER", "VP Engineering")) == [
        "the approval of the Engineering Manager is required at SEV0"
    ]


def test_a_severity_off_the_scale_is_told_once_with_what_was_meant() -> None:
    found = [finding for finding in checked(HEAD.replace("SEV0", "Sev-1")) if finding.code == "R401"]
    assert found[0].hint.startswith("Did you mean SEV1?")
    assert severity("P1", "") == ["'P1' is not on the scale (template)"]


def test_the_scale_and_the_approvers_are_the_organisation_s() -> None:
    policy = Policy.from_mapping(
        {
            "version": "2025-01",
            "severities": {"P1": "Major"},
            "approvers": ["Owner"],
            "approvers_by_severity": {"P1": ["CTO"]},
        }
    )
    assert severity("P1", approvers("Owner", "CTO"), policy) == []
    assert severity("P1", approvers("Owner"), policy) == ["the approval of the CTO is required at P1"]
    assert severity("SEV0", "", policy) == ["'SEV0' is not on the scale (2025-01)"]


def changelog(*versions: tuple[str, str]) -> str:
    return "changelog:\n" + "".join(f"  - {{on: {on}, version: '{version}', changes: x}}\n" for version, on in versions)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([("1.0", "2019-07-02"), ("1.1", "2019-07-02"), ("1.10", "2019-07-03"), ("2.0", "2019-07-04")], []),
        ([("draft", "2019-07-02"), ("final", "2019-07-03")], []),
        ([("2.0", "2019-07-02"), ("1.1", "2019-07-03")], ["R411"]),
        ([("1.0", "2019-07-03"), ("1.1", "2019-07-02")], ["R412"]),
        ([("1.0", "2019-07-02"), ("1.0", "2019-07-03")], ["R413"]),
        ([("1", "2019-07-02"), ("v1.0", "2019-07-03")], ["R413"]),
        ([("Draft", "2019-07-02"), ("draft", "2019-07-03")], ["R413"]),
    ],
)
def test_versions_follow_each_other(versions: list[tuple[str, str]], expected: list[str]) -> None:
    assert codes(changelog(*versions)) == expected


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"colour": "red"}, "colour"),
        ({"version": 1}, "version"),
        ({"severities": {}}, "severities"),
        ({"severities": {"SEV0": ""}}, "severities.SEV0"),
        ({"approvers": "Owner"}, "approvers"),
        ({"approvers": ["Owner", 3]}, r"approvers\[1\]"),
        ({"approvers_by_severity": {"SEV0": "CTO"}}, "approvers_by_severity.SEV0"),
        ({"team_words": {}}, "team_words"),
        ({"placeholders": ["("]}, r"placeholders\[0\]"),
        ({"abbreviations": "WAL"}, "abbreviations"),
        ({"duration_tolerance": 5}, "duration_tolerance"),
        ({"duration_tolerance": "soon"}, "duration_tolerance"),
        ({"approximate_tolerance_percent": True}, "approximate_tolerance_percent"),
        ({"approximate_tolerance_percent": 101}, "approximate_tolerance_percent"),
    ],
)
def test_a_policy_that_can_not_be_is_refused_by_the_name_of_its_key(settings: dict[str, Any], key: str) -> None:
    with pytest.raises(ValueError, match=f"`{key}`"):
        Policy.from_mapping(settings)


def test_a_policy_keeps_the_defaults_of_what_is_not_set() -> None:
    assert Policy.from_mapping({}) == Policy()
    changed = Policy.from_mapping({"duration_tolerance": "2 min", "abbreviations": ["WAL"], "placeholders": ["{{x}}"]})
    assert changed.duration_tolerance == timedelta(minutes=2)
    assert (changed.severities, changed.approvers) == (Policy().severities, Policy().approvers)


def test_every_finding_of_a_contradiction_stands_at_its_own_line() -> None:
    text = HEAD + approvers("Owner") + changelog(("1.0", "2019-07-02"), ("1.0", "2019-07-03"))
    positions = [
        (found.code, found.position.line) for found in checked(text) if found.position and found.code[1] == "4"
    ]
    assert positions == [("R402", 5)] * 3 + [("R413", 9)]


def test_errors_stay_errors_in_a_draft_where_nothing_can_be_built_on_them() -> None:
    (finding,) = contradictions("action_items: [{id: A1, action: x}, {id: A1, action: y}]\n")
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("version", "changes", "expected"),
    [
        ("0.9", "Corrected", ["R414"]),
        ("v0.1", "x", ["R414"]),
        ("1.0", "Second draft", ["R414"]),
        ("1.0", "Draft approved", []),
        ("1.0", "Corrected", []),
        ("A", "Corrected", []),
    ],
)
def test_a_final_has_a_final_version(version: str, changes: str, expected: list[str]) -> None:
    text = f"changelog: [{{on: 2019-07-03, version: '{version}', changes: {changes}}}]\n"
    assert codes(f"status: Final\n{text}") == expected
    assert codes(f"status: Archived\n{text}") == expected
    assert codes(text) == []
