"""The head of the document is complete: summary, people, start of impact."""

from __future__ import annotations

from collections.abc import Iterator

from generator.rules.ground.asked import asked, day_after, gap, gap_rule, unanswered
from generator.rules.rule import Case, Remark

SUMMARY = (
    asked(
        "summary",
        "the text",
        "For 20 minutes customers could not log in. An expired certificate was the cause; it was replaced.",
    ),
)
PEOPLE = (
    asked("author", "Author", "Alex Doe"),
    asked("owner", "Owner, who answers for the document", "Alex Doe"),
    asked("attendees", "Attendees", "[Alex Doe, Sam Roe]"),
)


@gap_rule("R001", "no-summary", "The incident is not summed up.")
def check_summary(case: Case) -> Iterator[Remark]:
    """Incident Summary: two or three sentences for readers who are no technicians."""
    return unanswered(case, "Incident Summary", SUMMARY)


@gap_rule("R002", "no-people", "Author, owner or attendees of the document are not named.")
def check_people(case: Case) -> Iterator[Remark]:
    """Head of the document: who wrote it, who answers for it, who was in the meeting."""
    return unanswered(case, "the head of the document", PEOPLE)


@gap_rule("R003", "no-impact-start", "Nothing says when impact began, so that detection can not be measured.")
def check_impact_start(case: Case) -> Iterator[Remark]:
    """Detection is the time from the start of impact to the first alert (template, Key Milestones)."""
    if case.measures.milestones.impact_started is None:
        otherwise = "Mark a row of the timeline that has a time with `milestone: impact started`, or write unknown."
        example = f"{day_after(case)} 13:40"
        yield gap("Impact Assessment", "the start of impact", ("impact", "started_at"), example, otherwise)
