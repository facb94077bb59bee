"""A finding says what was meant: the nearest key, the place a key belongs to, the values that are allowed."""

from __future__ import annotations

import pytest

from tests.model.forms import refused


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("impct: {customer: x}\n", "unknown key `impct`", "Did you mean `impact`?"),
        ("impact:\n  customer: {data_los: None}\n", "unknown key `data_los` in `impact.customer`", "Did you mean `data_loss`?"),
        ("data_integrity: None\n", "unknown key `data_integrity`", "`data_integrity` belongs to `impact.technical`."),
        ("impact:\n  lessons: none\n", "unknown key `lessons` in `impact`", "`lessons` belongs to the top level."),
        ("status: Finale\n", "'Finale' is not one of the values of `status`",
         "Did you mean Final? Allowed: Draft, Final, Archived."),
        ("status: Published\n", "'Published' is not one of the values of `status`",
         "Did you mean Final? Allowed: Draft, Final, Archived."),
        ("status: Purple\n", "'Purple' is not one of the values of `status`", "Allowed: Draft, Final, Archived."),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_what_was_meant(text: str, message: str, hint: str) -> None:
    (finding,) = refused(text)
    assert (finding.message, finding.hint) == (message, hint)


def test_all_mistakes_are_told_at_once() -> None:
    findings = refused("status: Finale\ndate: today\nlanguage: English\ncolour: red\n")
    assert sorted(found.code for found in findings) == ["M001", "M004", "M007", "M021"]


def test_braces_of_the_author_are_never_read_as_fields_of_a_message() -> None:
    (finding,) = refused("date: '{kind} {0}'\n")
    assert finding.message == "'{kind} {0}' is not a date"


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        *(("status", each, "Complete") for each in ("done", "Closed", "fixed")),
        *(("status", each, "Not Started") for each in ("open", "todo", "To do")),
        *(("status", each, "In Progress") for each in ("WIP", "ongoing", "started")),
        *(("status", each, "Delayed") for each in ("blocked", "late")),
        *(("status", each, "Cancelled") for each in ("wontfix", "Won't fix", "dropped")),
        *(("priority", each, "High") for each in ("P0", "P1", "critical", "urgent")),
        *(("priority", each, "Medium") for each in ("p2", "normal")),
        *(("priority", each, "Low") for each in ("P3", "minor")),
    ],
)
def test_the_words_of_other_tools_are_proposed_in_ours_and_never_taken(field: str, written: str, meant: str) -> None:
    (finding,) = refused(f"action_items:\n  - action: x\n    {field}: {written}\n")
    assert finding.code == "M004"
    assert finding.hint.startswith(f"Did you mean {meant}? Allowed: ")


@pytest.mark.parametrize(
    ("written", "meant"), [("published", "Final"), ("approved", "Final"), ("preliminary", "Draft")]
)
def test_a_status_of_the_document_is_proposed_as_well(written: str, meant: str) -> None:
    (finding,) = refused(f"status: {written}\n")
    assert finding.hint.startswith(f"Did you mean {meant}?")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("impact started, detected", "Keep `milestone: impact started` and write the time of the other in "
                                     "`timeline.milestones`: `detected_at: …`."),
        ("detected / mitigated", "Keep `milestone: detected` and write the time of the other in its own field: "
                                 "`impact.ended_at: …`."),
    ],
)  # fmt: skip
def test_two_milestones_in_one_row_are_told_where_the_second_goes(written: str, hint: str) -> None:
    (finding,) = refused(f"timeline: {{entries: [{{event: x, milestone: '{written}'}}]}}\n")
    assert (finding.code, finding.hint) == ("M004", hint)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10.45", "10:45"), ("27.05.2020 10:30", "2020-05-27 10:30"), ("10/26/2026", "2026-10-26"), ("14h05", "14:05"),
        ("3pm", "15:00"), ("3:15 p.m.", "15:15"), ("gegen 10:30 Uhr", "about 10:30"), ("vers 7h15", "about 07:15"),
        ("um 10:30", "10:30"), ("'0930'", "09:30"), ("3 Dec 2025 14:05", "2025-12-03 14:05"),
        ("December 3, 2025 14:05", "2025-12-03 14:05"), ("3. Dezember 2025 um 14:05 Uhr", "2025-12-03 14:05"),
        ("14:05-14:30", "between 14:05 and 14:30"),
    ],
)  # fmt: skip
def test_a_time_in_another_spelling_is_proposed_in_ours(written: str, meant: str) -> None:
    (finding,) = refused(f"impact:\n  started_at: {written}\n")
    assert (finding.code, finding.hint) == ("M008", f"Did you mean {meant}?")


def test_day_and_month_that_can_be_exchanged_are_both_proposed() -> None:
    (finding,) = refused("impact:\n  started_at: 10/12/2026 14:05\n")
    assert finding.hint.endswith("write 2026-12-10 14:05 or 2026-10-12 14:05.")
    (finding,) = refused("date: 12/10/2025\n")
    assert finding.hint.endswith("write 2025-10-12 or 2025-12-10.")


def test_the_words_of_a_source_are_only_spoken_of_where_there_is_a_field_for_them() -> None:
    (finding,) = refused("timeline:\n  entries: [{event: x, at: early}]\n")
    assert "`time_as_published`" in finding.hint
    (finding,) = refused("impact:\n  started_at: early\n")
    assert "as_published" not in finding.hint
    for written in ("2 weeks", "tbd", "this month"):
        (finding,) = refused(f"action_items: [{{action: x, due_on: {written}}}]\n")
        assert "`due_as_published`" in finding.hint
        (finding,) = refused(f"date: {written}\n")
        assert "as_published" not in finding.hint


@pytest.mark.parametrize(
    ("written", "meant"), [("3 Dec 2025", "2025-12-03"), ("10.12.2025", "2025-12-10"), ("2025/12/10", "2025-12-10")]
)
def test_a_date_in_another_spelling_is_proposed_in_ours(written: str, meant: str) -> None:
    (finding,) = refused(f"action_items: [{{action: x, due_on: {written}}}]\n")
    assert (finding.code, finding.hint) == ("M007", f"Did you mean {meant}?")


def test_a_zone_is_first_of_all_left_out() -> None:
    (finding,) = refused("timezone: America/New_York\nimpact:\n  started_at: 2026-03-17 9:37AM EST\n")
    assert finding.hint == (
        "Leave the zone out and write 2026-03-17 9:37AM: times are in the document's `timezone` (America/New_York). "
        "Only if this time is of another zone, write its distance from UTC behind it, such as 9:37 UTC-08:00."
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("lessons: Test more\n", "Begin each entry with '- ' on a line of its own, indented below the key: `- Test more`"),
        ("impact: bad\n", "Write its keys on lines of their own, indented below it: `started_at: …` and `ended_at: …`."),
        ("glossary: [WAL]\n", "Write its keys on lines of their own, indented below it: `term: …` and `definition: …`."),
        ("summary: [a]\n", "Write one text on the line of the key, without '- '; for several paragraphs begin with '|'."),
        ("summary: {It: broke}\n", "Write one text on the line of the key. If the text itself holds a colon, "
                                   "put the whole text in quotes."),
        ("date: [a]\n", "Write one text on the line of the key, without '- '; for several paragraphs begin with '|'."),
    ],
)  # fmt: skip
def test_a_wrong_shape_is_told_with_the_right_one(text: str, hint: str) -> None:
    (finding,) = refused(text)
    assert (finding.code, finding.hint) == ("M003", hint)


@pytest.mark.parametrize(
    "text",
    [
        "root_cause:\n  primary:\n    - QA differs from production: no staging\n",
        "root_cause:\n  whys:\n    - QA differs from production: no staging\n",
        "attendees:\n  - QA differs from production: no staging\n",
        "lessons:\n  - QA differs from production:\n",
    ],
)
def test_a_colon_in_an_item_without_quotes_is_one_finding_that_says_so(text: str) -> None:
    (finding,) = refused(text)
    assert finding.code == "M003"
    assert "colon after 'QA differs from production'" in finding.message
    assert finding.hint == "Put the whole text in quotes: `- 'QA differs from production: …'`"
    assert finding.position is not None


def test_a_misspelt_key_of_an_item_is_still_told_as_such() -> None:
    assert [found.hint for found in refused("lessons:\n  - txt: x\n") if found.code == "M001"] == [
        "Did you mean `text`?"
    ]
    assert {found.code for found in refused("lessons:\n  - a: b\n    c: d\n")} == {"M001", "M002"}
