"""The head of the document is complete: summary, people, start of impact."""

from __future__ import annotations

from collections.abc import Iterator

from generator.rules.ground.asked import asked, gap, gap_rule, unanswered
from generator.rules.rule import Case, Remark

SUMMARY = (
    asked(
        "summary",
        "the text",
        "From 13:42 to 14:09 UTC all customers' sites showed error pages. A firewall rule used up the CPU time.",
    ),
)
PEOPLE = (
    asked("author", "Author", "Dana Whitfield"),
    asked("owner", "Owner, who answers for the document", "Dana Whitfield"),
    asked("attendees", "Attendees", "[Dana Whitfield, Luis Ortega]"),
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
        example = "2019-07-02 13:42, or unknown; or mark the row of the timeline with `milestone: impact started`"
        yield gap("Impact Assessment", "the start of impact", ("impact", "started_at"), example)
