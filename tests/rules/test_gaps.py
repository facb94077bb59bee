"""A Final answers every question of the form: each gap is told once, at the nearest line, with the key to fill."""

from __future__ import annotations

import copy
import pathlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.findings import Severity, printed_path
from generator.rules import KINDS
from generator.rules.ground import (
    analysis_complete,
    closing_complete,
    communication_complete,
    impact_complete,
    learning_complete,
    opening_complete,
    timeline_complete,
)
from generator.rules.ground.asked import Asked
from tests.model.forms import HEAD, read
from tests.rules.forms import COMPLETENESS, checked

GOOD = (pathlib.Path(__file__).parent / "fixtures" / "good.yaml").read_text(encoding="utf-8")
MODULES = (
    opening_complete, impact_complete, timeline_complete, analysis_complete, learning_complete, communication_complete,
    closing_complete,
)  # fmt: skip
QUESTIONS: list[Asked] = [
    question
    for module in MODULES
    for questions in vars(module).values()
    if isinstance(questions, tuple) and questions and isinstance(questions[0], Asked)
    for question in questions
]


def as_text(tree: Any) -> str:
    """The tree as YAML with every scalar in quotes, so that nothing is converted."""
    return yaml.dump(tree, allow_unicode=True, sort_keys=False, default_style='"')


def good() -> Any:
    return copy.deepcopy(read(GOOD).tree)


def without(*paths: tuple[str, ...]) -> Any:
    """The good file without these keys."""
    tree = good()
    for path in paths:
        group = tree
        for key in path[:-1]:
            group = group.get(key, {})
        group.pop(path[-1], None)
    return tree


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: ".".join(question.path))
def test_a_question_without_an_answer_is_told_once(question: Asked) -> None:
    gaps = [
        found for found in checked(as_text(without(question.path, *question.or_else))) if found.path == question.path
    ]
    assert len(gaps) == 1
    assert question.label in gaps[0].message
    assert f"`{printed_path(question.path)}`" in gaps[0].hint
    assert gaps[0].code.startswith(COMPLETENESS)


def test_all_sections_of_the_template_are_asked_for() -> None:
    assert len(QUESTIONS) > 45
    asked_for = {question.path[0] for question in QUESTIONS}
    assert asked_for >= {
        "summary", "impact", "timeline", "root_cause", "went_well", "went_wrong", "action_items", "lessons",
        "supporting_data", "prevention", "communication", "follow_up", "related", "glossary", "references", "sign_off",
        "changelog", "author", "owner", "attendees",
    }  # fmt: skip


def test_an_empty_final_lists_its_gaps_and_says_none_of_them_twice() -> None:
    findings = checked(HEAD + "status: Final\n")
    assert {found.code[:2] for found in findings} == {COMPLETENESS}
    assert len({found.path for found in findings}) == len(findings) > 50


def test_the_gaps_of_a_draft_are_no_errors() -> None:
    findings = checked(HEAD)
    assert findings
    assert {found.severity for found in findings} == {Severity.NOTE}


@pytest.mark.parametrize("answer", ["None", "Not known", "Not applicable", "Unknown", "n/a"])
def test_an_honest_answer_is_an_answer(answer: str) -> None:
    tree = good()
    tree["impact"]["customer"]["data_loss"] = answer
    tree["impact"]["business"]["reputation"] = answer
    tree["action_items"][1]["owner"] = answer
    assert checked(as_text(tree)) == ()


def changed(**changes: Any) -> Iterator[str]:
    """Codes of the findings on the good file with other values at dotted keys (``a__b`` for a.b)."""
    tree = good()
    for key, value in changes.items():
        *groups, last = key.split("__")
        group = tree
        for name in groups:
            group = group[int(name) if name.isdigit() else name]
        group[int(last) if last.isdigit() else last] = value
    return (found.code for found in checked(as_text(tree)))


def test_unknown_is_an_answer_for_a_milestone_and_for_the_start_of_impact() -> None:
    milestones = {f"{name}_at": "unknown" for name in ("detected", "acknowledged", "resolved")}
    tree = without(("timeline", "entries"), ("stated_duration",))
    tree["timeline"] = {"milestones": milestones, "entries": [{"event": "It broke and was mended."}]}
    tree["impact"] |= {"started_at": "unknown", "ended_at": "unknown"}
    tree["impact"]["customer"].pop("stated_duration")
    tree["root_cause"]["trigger"] = "See E1."
    assert checked(as_text(tree)) == ()


def test_a_reason_stands_for_action_items() -> None:
    codes = {found.code for found in checked(as_text(without(("action_items",))))}
    assert "R013" in codes
    tree = without(("action_items",)) | {"action_items_note": "The service was switched off."}
    assert "R013" not in {found.code for found in checked(as_text(tree))}


def test_a_yes_asks_for_more_and_a_no_does_not() -> None:
    assert list(changed(communication__external__customer_email_sent="Yes")) == ["R019"]
    assert list(changed(communication__regulatory__required="Yes")) == ["R020"]
    notice = {"authority": "CNIL"}
    assert list(changed(communication__regulatory__notifications=[notice])) == ["R020"]
    assert list(changed(communication__regulatory__notifications=[notice | {"sent": "Yes"}])) == ["R020"]
    assert list(changed(communication__regulatory__notifications=[notice | {"sent": "No"}])) == []
    assert list(changed(communication__regulatory__notifications=[notice | {"required": "No"}])) == []
    assert list(changed(sign_off__meeting={"held": "Yes"})) == ["R027"]
    assert list(changed(sign_off__meeting={"held": "No"})) == []
    assert list(changed(impact__business__sla_breach="No")) == []


def test_a_completion_target_is_asked_for_while_a_pressing_item_is_open() -> None:
    item = {"action": "Shed load", "owner": "clarac", "due_on": "2015-11-01", "priority": "High", "id": "AI-2"}
    assert list(changed(action_items__1=item | {"status": "In Progress"})) == ["R021"]
    assert list(changed(action_items__1=item | {"status": "Cancelled"})) == []


def test_a_finished_or_cancelled_item_needs_no_due_date() -> None:
    item = {"action": "Shed load", "owner": "clarac", "priority": "Low", "id": "AI-2"}
    assert list(changed(action_items__1=item | {"status": "Cancelled"})) == []
    assert list(changed(action_items__1=item | {"status": "Complete", "completed_on": "2015-11-01"})) == []
    assert list(changed(action_items__1=item | {"status": "In Progress"})) == ["R014"]
    assert list(changed(action_items__1=item | {"status": "In Progress", "due_as_published": "soon"})) == ["R015"]


def test_whys_are_asked_down_to_the_last_branch() -> None:
    branch = {"steps": [{"why": "Why was it new?"}]}
    whys = [{"steps": [{"why": "Why?", "because": "Traffic", "branches": [branch]}]}]
    assert list(changed(root_cause__whys=whys)) == ["R011"]


FILL = re.compile(r"Fill `(?P<key>[^`]+)`, for example: (?P<example>.+)")
MORE_GAPS = """status: Final
impact: {business: {sla_breach: Yes}}
root_cause: {whys: [{steps: [{why: Why?}]}]}
action_items: [{action: Renew the certificate}]
communication: {external: {customer_email_sent: Yes}, regulatory: {required: Yes, notifications: [{authority: CNIL}]}}
sign_off: {approvers: [{role: Incident Commander}], meeting: {held: Yes}}
"""
PRESSING = """status: Final
action_items: [{action: Renew the certificate, priority: High}]
communication: {regulatory: {required: Yes, notifications: [{authority: CNIL, sent: Yes}]}}
"""


def pasted(tree: Any, key: str, example: str) -> Any:
    """The tree with the example at its key, read as an author would paste it: behind the key, or on a line below."""
    text = f"pasted:\n  {example}\n" if example.startswith("- ") else f"pasted: {example}\n"
    source = read(text)
    assert source.findings == (), text
    *groups, last = [int(part) if part.isdecimal() else part for part in re.findall(r"[^.\[\]]+", key)]
    group = tree
    for part in groups:
        group = group[part] if isinstance(part, int) else group.setdefault(part, {})
    group[last] = source.tree["pasted"]
    return tree


@pytest.mark.parametrize("body", ["status: Final\n", MORE_GAPS, PRESSING, "status: Draft\n"])
def test_every_example_of_a_hint_can_be_pasted_and_closes_its_gap(body: str) -> None:
    walked = 0
    for finding in checked(HEAD + body):
        found = FILL.search(finding.hint)
        if found is None:
            continue
        after = checked(as_text(pasted(copy.deepcopy(read(HEAD + body).tree), found["key"], found["example"])))
        assert (finding.code, finding.path) not in {(each.code, each.path) for each in after}, finding.hint
        others = {each.code for each in after if not each.code.startswith((COMPLETENESS, "R4"))}
        assert others <= {"R306", "R603"}, finding.hint  # an exhibit and a term that the text of the author must use
        walked += 1
    assert walked > 40


def test_every_completeness_rule_has_an_example_that_was_pasted() -> None:
    told = {
        finding.code
        for body in (MORE_GAPS, PRESSING, "")
        for finding in checked(HEAD + body)
        if FILL.search(finding.hint)
    }
    asked_for = {kind.code for kind in KINDS if kind.code.startswith(COMPLETENESS)}
    assert asked_for - told == {"R015"}


def test_examples_name_nobody_of_a_real_document() -> None:
    names = "Dana|Whitfield|Luis|Ortega|firewall"
    hints = [finding.hint for body in (MORE_GAPS, PRESSING, "") for finding in checked(HEAD + body)]
    assert [hint for hint in hints if re.search(names, hint)] == []
    assert len(hints) > 100


@pytest.mark.parametrize(
    "answer",
    [("related", "pattern", "None known"), ("root_cause", "whys", ["Not asked"]), ("", "action_items_note", "None")],
)
def test_the_other_way_to_answer_that_a_hint_speaks_of_answers(answer: tuple[str, str, Any]) -> None:
    group, key, value = answer
    tree = read(HEAD).tree
    path = (group, key) if group else (key,)
    tree |= {group: {key: value}} if group else {key: value}
    assert path not in {finding.path for finding in checked(as_text(tree))}
    assert not {"R013", "R022"} & {
        each.code for each in checked(as_text(tree)) if each.path[:1] == (group or "action_items",)
    }
