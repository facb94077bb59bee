"""Many items and hostile texts take no longer than their length explains."""

from __future__ import annotations

import json
import time

import pytest

from generator.model.validation import validate
from generator.rules.people import people_in, team_word_in
from generator.rules.policy import Policy
from tests.model.forms import HEAD, read
from tests.rules.forms import codes, contradictions

SECONDS = 5
"""Generous for a slow machine; what is mended here took from half a minute to hours."""
SIZE = 100_000
HOSTILE = [
    *(each * SIZE for each in ("a", " ", "(", "1", "\n", "`", ".", "_", "x", "A", "-")),
    *(each * (SIZE // 2) for each in ("@[", "[Y", "1:", "A ", "a/", "`a")),
    *(each * (SIZE // 5) for each in ("[Link", "TBD ", "[Draft |", "@[x]", "1:11-", "HH:MM")),
    "".join(f"@[{number}]" for number in range(SIZE // 8)),
]
NAMES = [each[:8] for each in HOSTILE]


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
def test_no_long_text_makes_the_rules_slow(text: str) -> None:
    began = time.perf_counter()
    codes(f"summary: {json.dumps('x' + text + 'x!')}\n")
    people_in(text)
    team_word_in(text, Policy().team_words)
    assert time.perf_counter() - began < SECONDS


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
@pytest.mark.parametrize(
    "field",
    ["impact: {started_at: %s}", "impact: {customer: {users_affected_count: %s}}", "date: %s", "language: %s",
     "impact: {business: {amounts: [{label: x, amount: %s}]}}", "timeline: {entries: [{event: x, milestone: %s}]}",
     "timezone: %s", "status: %s", "action_items: [{action: x, due_on: %s, id: %s}]",
     "impact: {customer: {stated_duration: %s}}", "supporting_data: {metrics: [{id: E1, title: x, link: %s, image: %s}]}"],
)  # fmt: skip
def test_no_long_text_makes_a_field_slow(field: str, text: str) -> None:
    began = time.perf_counter()
    written = json.dumps("1" + text + "!")
    validate(read(HEAD + field.replace("%s", written) + "\n"))
    assert time.perf_counter() - began < SECONDS


def test_thousands_of_unknown_ids_are_told_at_once() -> None:
    rows = "".join(f"  - {{event: x, at: unknown, exhibits: U{number}}}\n" for number in range(5000))
    logs = "".join(f"  - {{id: E{number}, title: x, text: x}}\n" for number in range(5000))
    began = time.perf_counter()
    found = contradictions(f"timeline:\n entries:\n{rows}supporting_data:\n logs:\n{logs}")
    assert sum(each.code == "R305" for each in found) == 5000
    assert time.perf_counter() - began < SECONDS * 2


def test_thousands_of_terms_are_looked_for_at_once() -> None:
    terms = "".join(
        f"  - {{term: Service part{number}, definition: It runs part{number}.}}\n" for number in range(5000)
    )
    began = time.perf_counter()
    found = codes(f"summary: The service parts; service part7 and Service-Part8s.\nglossary:\n{terms}")
    assert found.count("R603") == 4998
    assert time.perf_counter() - began < SECONDS * 2
