"""Rules of words: what the template leaves behind is found, and real sentences are left in peace."""

from __future__ import annotations

import json
import pathlib

import pytest

from generator.findings import printed_path
from generator.rules.policy import Policy
from tests.rules.forms import checked, codes, contradictions

TEMPLATE_LEFT = [
    "[Name]", "Written by [Name] and others", "@[name]", "@[IC name]", "[X% of active users]", "fell from [X%] to [Y%]",
    "[Link to Grafana dashboard or screenshot]", "[Yes/No - If yes, describe SLA violation]", "[None | Describe scope if any]",
    "on YYYY-MM-DD", "INC-YYYY-MM-DD-###: Brief description", "at HH:MM", "TBD", "to be told (TBD)", "TODO: ask finance",
    "TODO", "FIXME later", "Lorem ipsum dolor", "...", "…", "xxx", "[Factor 1: e.g., Aggressive retry logic]", "[Action item 1]",
    "[Brief description]", "[Number or percentage]", "[Hours/minutes of customer-facing impact]", "[Answer]",
    "[Definition for non-technical readers]", "[Engineering, product] and [Description]", "[X min] stability",
]  # fmt: skip

REAL_SENTENCES = [
    "The report says 'we was [sic] aware of it'.",
    "See [1] and [2] for the sources; the address was [redacted].",
    "[ERROR] is what the log prints before such a line.",
    "Restored with pg_restore --dbname=<cluster> --jobs=<number of cores>.",
    "The expression was (?:[)]*;?((?:\\s|-|~|!|{}|\\|\\||\\+)*.*(?:.*=.*))).",
    "Read the [runbook](https://runbooks.example.com/rb-db-001) first; its [Link](https://example.com/x) was dead.",
    "A to-do list was kept; somebody left a TODO comment in the code.",
    "At 14:05 the load was at 100% and 15 % of requests failed.",
    "The parser wants `YYYY-MM-DD` and got `HH:MM`.",
    "The start was published as [???] and is not known.",
    "Example regions are US-East and EU; for example: Frankfurt.",
    "It remembered: nothing was cached.",
    "The name [System.Net.WebException] stood in the trace, as did array[0] and map[name].",
    "やることリストは[お知らせ]に表示された。",
    "<placeholders> in angle brackets stayed in two restore commands...",
    "What conditions led to the pool being exhausted is not known.",
    "The important thing: alerts were quick.",
    "Names of customers were not shown [Number 3 in the list of findings].",
    "Our XXL instances were full.",
]  # fmt: skip

GUIDANCE_LEFT = [
    "In 2-3 sentences, describe what happened in plain language accessible to non-technical readers.",
    "**In 2-3 sentences, describe what happened**",
    'Example: "Fast detection: Alert fired within 2 minutes of error rate increase"',
    "**Important:** Frame as learning opportunities, not blame.",
    "Remember: blameless",
    "What was the direct trigger or failure point that caused the incident?",
    "Dig deeper to identify systemic root causes:",
]


def summary(text: str) -> str:
    return f"summary: {json.dumps(text, ensure_ascii=False)}\n"


@pytest.mark.parametrize("text", TEMPLATE_LEFT)
def test_a_placeholder_is_found(text: str) -> None:
    assert codes(summary(text)) == ["R601"]


@pytest.mark.parametrize("text", REAL_SENTENCES)
def test_a_real_sentence_is_left_in_peace(text: str) -> None:
    assert codes(summary(text)) == []


@pytest.mark.parametrize("text", GUIDANCE_LEFT)
def test_guidance_of_the_form_is_found(text: str) -> None:
    assert codes(summary(text)) == ["R602"]


def test_the_description_of_a_field_is_no_answer_to_it() -> None:
    assert codes(
        "impact:\n  customer:\n    affected_functionality: 'The features that were unavailable, one by one.'\n"
    ) == ["R602"]
    assert codes("impact:\n  technical:\n    infrastructure: [Database]\n") == []


def test_every_text_field_is_looked_at_and_no_verbatim_one() -> None:
    text = """title: 'TBD'
attendees: [TBD]
went_well: [{title: TBD, text: TBD}]
timeline: {entries: [{at: unknown, event: TBD, actor: TBD, time_as_published: TBD}]}
action_items: [{action: TBD, owner: TBD, due_as_published: TBD, notes: TBD}]
supporting_data:
  logs: [{id: E1, title: TBD, text: 'TBD [Name]'}]
  configuration: [{id: E2, title: E1, before: TBD, after: TBD, excerpt: TBD}]
appendices: [{title: E2, text: TBD, verbatim: TBD}]
sign_off: {archive_location: TBD}
"""
    found = [
        finding for finding in checked("id: INC-2019-07-02-001\nseverity: SEV2\n" + text) if finding.code == "R601"
    ]
    assert [printed_path(finding.path) for finding in found] == [
        "title", "attendees[0]", "went_well[0].title", "went_well[0].text", "timeline.entries[0].event",
        "timeline.entries[0].actor", "action_items[0].action", "action_items[0].owner", "action_items[0].notes",
        "supporting_data.logs[0].title", "appendices[0].text",
    ]  # fmt: skip


def test_one_text_makes_one_finding_that_names_all_that_is_left_in_it() -> None:
    (finding,) = contradictions(summary("[Name] saw [X%] of requests fail at HH:MM"))
    assert finding.message == "'[Name]', '[X%]', 'HH:MM' is left from the template"


def test_an_organisation_has_placeholders_of_its_own() -> None:
    policy = Policy.from_mapping({"placeholders": [r"\{\{.*?\}\}"]})
    assert codes(summary("Seen by {{customer}}"), policy) == ["R601"]
    assert codes(summary("Seen by {{customer}}")) == []


def test_the_template_itself_is_full_of_what_is_found() -> None:
    template = pathlib.Path(__file__).parents[1] / "fixtures" / "post-mortem-template.md"
    lines = [
        line.strip() for line in template.read_text(encoding="utf-8").splitlines() if "[" in line and "](" not in line
    ]
    answers = [line.partition(":** ")[2] or line for line in lines if not line.startswith(("- [X]", "|--"))]
    silent = [answer for answer in answers if answer and not codes(summary(answer))]
    assert len(answers) > 80
    assert len(silent) < len(answers) / 4, silent


def glossary(term: str, text: str, language: str = "en") -> str:
    return f"language: {language}\nsummary: {json.dumps(text)}\nglossary: [{{term: {json.dumps(term)}, definition: something}}]\n"


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Connection pool", "The connection pool was full."),
        ("Connection pool", "Connection pools were full."),
        ("Connection pool", "connection-pool saturation"),
        ("Connection pool", "the pool's connection\npool"),
        ("Write-ahead log (WAL)", "The WAL was gone."),
        ("WAL", "WALs were gone."),
        ("RTO / RPO", "Our RPO was fine."),
        ("C++", "It is written in C++."),
        ("キャッシュ", "キャッシュは共有された"),
        ("接続プール", "データベースの接続プールが枯渇した"),
        ("Straße", "Die Straße ist gesperrt."),
        ("Fehlerbudget", "Das Fehlerbudget's Ende"),
        ("Konnektor", "Die Konnektoren waren aus."),
        ("Konnektor", "Der Zustand des Konnektors"),
        ("Karte", "Alle Karten"),
        ("Bild", "Die Bilder fehlten."),
        ("Dienst", "Alle Dienste liefen."),
    ],
)
def test_a_term_is_used_in_any_of_its_forms(term: str, text: str) -> None:
    assert codes(glossary(term, text)) == []


@pytest.mark.parametrize(
    ("term", "text"),
    [("WAL", "The wall was high."), ("WAL", "Waler and walen"), ("Cell", "It was cellular."), ("接続", "別の話")],
)
def test_a_term_inside_another_word_is_not_used(term: str, text: str) -> None:
    assert codes(glossary(term, text)) == ["R603"]


def test_a_term_may_stand_in_a_log_or_in_another_definition_but_not_only_in_its_own() -> None:
    assert (
        codes("supporting_data: {alerts: [{id: E1, title: WAL full}]}\nglossary: [{term: WAL, definition: x}]\n") == []
    )
    assert (
        codes("summary: A replica.\nglossary: [{term: WAL, definition: x}, {term: Replica, definition: Reads WAL}]\n")
        == []
    )
    assert codes("glossary: [{term: WAL, definition: The WAL of a server}]\n") == ["R603"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DMARC failed. DMARC was missing.", ["R605"]),
        ("DMARC failed once.", []),
        ("Domain rules (DMARC) failed. DMARC was missing.", []),
        ("DMARC (a rule for mail) failed. DMARC was missing.", []),
        ("The API and the CPU; the API and the CPU.", []),
        ("The OUTAGE began. An outage is an OUTAGE.", []),
        ("The OUTAGE BEGINS. The OUTAGE BEGINS.", []),
        ("OUTAGE began. OUTAGE ended.", []),
        ("MISSED twice, MISSED again.", []),
        ("MOOSE HUNTED, MOOSE HUNTED.", []),
        ("`DMARC` and `DMARC`", []),
        ("AI-1 and AI-2 follow from CF1 and CF2, see E1 and INC-2019 and INC-2020.", []),
        ("https://example.com/DMARC https://example.com/DMARC", []),
        ("US-EAST-1 and US-EAST-1", []),
        ("DMARCs and DMARC's", ["R605"]),
    ],
)
def test_an_abbreviation_used_twice_is_explained(text: str, expected: list[str]) -> None:
    assert codes(summary(text)) == expected


def test_an_abbreviation_in_the_glossary_in_the_policy_or_in_a_language_without_capitals_is_not_asked_for() -> None:
    text = "summary: DMARC failed. DMARC was missing.\n"
    assert codes(text + "glossary: [{term: 'Mail rules (DMARC)', definition: x}]\n") == []
    assert codes(text, Policy.from_mapping({"abbreviations": ["DMARC"]})) == []
    assert codes(text + "language: ja\n") == []
    assert codes(text + "language: zh-Hant\n") == []
