"""Every rule has a bad post-mortem named after its code, and finds exactly what is wrong with it, where it is wrong."""

from __future__ import annotations

import pathlib

import pytest

from generator.findings import Severity
from generator.rules import KINDS
from generator.rules.ground import RULES
from tests.model.forms import printed
from tests.rules.forms import COMPLETENESS, checked

FIXTURES = pathlib.Path(__file__).parent / "fixtures"

EXPECTED: dict[str, list[str]] = {
    "R001-no-summary": ["R001 1:1"],
    "R002-no-people": ["R002 1:1"],
    "R003-no-impact-start": ["R003 5:1"],
    "R004-customer-impact-missing": ["R004 7:3"],
    "R005-business-impact-missing": ["R005 6:3"],
    "R006-technical-impact-missing": ["R006 6:3"],
    "R007-no-timeline": ["R007 5:1"],
    "R008-milestone-missing": ["R008 5:1"],
    "R009-no-root-cause": ["R009 5:1"],
    "R010-analysis-incomplete": ["R010 5:1"],
    "R011-why-unanswered": ["R011 11:11"],
    "R012-no-review": ["R012 1:1"],
    "R013-no-actions": ["R013 1:1"],
    "R014-action-incomplete": ["R014 6:5"],
    "R015-due-in-words": ["R015 8:23"],
    "R016-no-lessons": ["R016 1:1"],
    "R017-no-prevention": ["R017 5:1"],
    "R018-internal-communication-missing": ["R018 6:3"],
    "R019-external-communication-missing": ["R019 6:3"],
    "R020-regulatory-open": ["R020 7:3"],
    "R021-no-follow-up": ["R021 11:3"],
    "R022-no-related-incidents": ["R022 1:1"],
    "R023-no-appendix": ["R023 1:1"],
    "R024-no-supporting-data": ["R024 1:1"],
    "R025-no-approvers": ["R025 5:1"],
    "R026-approver-without-name": ["R026 8:7"],
    "R027-sign-off-open": ["R027 6:3"],
    "R028-no-changelog": ["R028 1:1"],
    "R101-rows-out-of-order": ["R101 9:12"],
    "R102-bare-time-backwards": ["R102 9:12"],
    "R103-first-row-without-date": ["R103 6:11"],
    "R104-nothing-to-count-from": ["R104 6:22"],
    "R105-range-backwards": ["R105 6:11"],
    "R106-time-happened-twice": ["R106 9:20"],
    "R107-time-never-happened": ["R107 7:12"],
    "R108-mixed-zones": ["R108 7:12"],
    "R109-end-before-start": ["R109 7:13"],
    "R110-milestones-out-of-order": ["R110 8:22"],
    "R111-detected-before-impact": ["R111 8:18"],
    "R112-milestone-marked-twice": ["R112 7:85"],
    "R113-milestone-contradicted": ["R113 6:18"],
    "R114-impact-outside-timeline": ["R114 6:13"],
    "R115-dates-disagree": ["R115 6:15"],
    "R116-cleared-before-fired": ["R116 7:71"],
    "R201-several-owners": ["R201 6:12"],
    "R202-team-as-owner": ["R202 6:12"],
    "R203-completed-but-open": ["R203 9:13"],
    "R204-action-before-incident": ["R204 7:13"],
    "R301-duplicate-id": ["R301 6:10"],
    "R302-unknown-action": ["R302 7:15"],
    "R303-unknown-cause": ["R303 9:22"],
    "R304-unknown-part": ["R304 10:72"],
    "R305-unknown-exhibit": ["R305 8:18"],
    "R306-exhibit-never-cited": ["R306 7:12"],
    "R307-telling-line-not-found": ["R307 16:20"],
    "R308-nothing-changed": ["R308 12:14"],
    "R401-severity-not-on-scale": ["R401 3:11"],
    "R402-approver-missing": ["R402 5:3"],
    "R403-one-person-approves": ["R403 5:3"],
    "R411-version-order": ["R411 8:31"],
    "R412-version-dates": ["R412 7:10"],
    "R413-version-twice": ["R413 7:31"],
    "R414-final-but-draft-version": ["R414 7:31"],
    "R501-duration-differs": ["R501 4:18"],
    "R502-duration-not-checked": ["R502 8:22"],
    "R601-placeholder-left": ["R601 4:10"],
    "R602-guidance-left": ["R602 5:5"],
    "R603-term-not-used": ["R603 8:12"],
    "R604-term-twice": ["R604 7:12"],
    "R605-abbreviation-unexplained": ["R605 6:7"],
    "R701-character-without-glyph": ["R701 5:53", "R701 5:59", "R701 11:15", "R701 15:77"],
    "R702-private-use-character": ["R702 5:21"],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_file_makes_exactly_its_finding(name: str) -> None:
    """A small example leaves most of the form empty: of the codes for gaps, only its own is looked at."""
    findings = checked((FIXTURES / f"{name}.yaml").read_bytes())
    of_interest = tuple(
        found for found in findings if found.code == name[:4] or not found.code.startswith(COMPLETENESS)
    )
    assert printed(of_interest) == EXPECTED[name]
    assert all(found.message and found.hint for found in of_interest)
    assert not any(found.message.endswith(".") for found in of_interest)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_position_is_the_beginning_of_a_key_an_item_or_a_value(name: str) -> None:
    lines = (FIXTURES / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    for expected in EXPECTED[name]:
        line, column = (int(number) for number in expected.split()[1].split(":"))
        before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        assert after
        assert not after.startswith(" ")
        assert not before or before.endswith((" ", "[", "{"))


def test_every_rule_is_exercised_by_a_file_named_after_it() -> None:
    files = {path.stem for path in FIXTURES.glob("R*.yaml")}
    assert len(files) > 60
    assert files == set(EXPECTED) == {f"{kind.code}-{kind.name}" for kind in KINDS}


@pytest.mark.parametrize("status", ["Draft", "Final", "Archived"])
def test_the_good_file_makes_no_finding(status: str) -> None:
    text = (FIXTURES / "good.yaml").read_text(encoding="utf-8")
    assert "status: Final\n" in text
    assert checked(text.replace("status: Final\n", f"status: {status}\n")) == ()


ONLY_OF_A_FINAL = {"R414-final-but-draft-version"}
"""Rules that have nothing to say of a Draft."""


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - ONLY_OF_A_FINAL))
def test_a_draft_is_never_judged_harder_than_a_final(name: str) -> None:
    text = (FIXTURES / f"{name}.yaml").read_text(encoding="utf-8").replace("status: Final\n", "")
    head, rest = text.split("\n", 1)
    rank = [Severity.NOTE, Severity.WARNING, Severity.ERROR]
    weight = {}
    for status in ("Draft", "Final", "Archived"):
        findings = [found for found in checked(f"{head}\nstatus: {status}\n{rest}") if found.code == name[:4]]
        weight[status] = {rank.index(found.severity) for found in findings}
        assert findings
    assert weight["Draft"] <= weight["Final"] or max(weight["Draft"]) < min(weight["Final"])
    assert weight["Final"] == weight["Archived"]


def test_codes_and_names_are_stable_and_unique() -> None:
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS) == len(RULES)
    for kind in KINDS:
        assert kind.summary.endswith("."), kind.code
        assert kind.hint, kind.code
