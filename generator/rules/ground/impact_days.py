"""Impact lies within the timeline, and on the day that the document says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.findings import Severity
from generator.metrics.chronology import Instant, incident_date
from generator.model.timeline import Milestone
from generator.rules.ground.milestone_places import milestone_place
from generator.rules.instants import is_before, local_date, shown
from generator.rules.rule import Case, Remark, rule


@rule(
    "R114", "impact-outside-timeline", Severity.WARNING, "Impact ends before or starts after the whole timeline.",
    "Correct the time, or add the rows that are missing.",
)  # fmt: skip
def check_impact_within(case: Case) -> Iterator[Remark]:
    """Mostly a wrong day or month in one of the two."""
    rows = [instant for instant in case.measures.chronology.entries if instant is not None and instant.sort_key]
    started, ended = case.measures.chronology.impact_started, case.measures.chronology.impact_ended
    if rows and ended is not None and all(is_before(ended, row) for row in rows):
        first = min(rows, key=_point)
        yield Remark(("impact", "ended_at"), f"impact ends {shown(ended)}; the timeline starts {shown(first)}")
    if rows and started is not None and all(is_before(row, started) for row in rows):
        last = max(rows, key=_point)
        yield Remark(("impact", "started_at"), f"impact starts {shown(started)}; the timeline ends {shown(last)}")


def _point(instant: Instant) -> float:
    return instant.sort_key.timestamp() if instant.sort_key else 0.0


@rule(
    "R115", "dates-disagree", Severity.WARNING, "The start of impact is on another day than the id or the date says.",
    "Set `date` to the day of the incident, or correct the id or the time.",
)  # fmt: skip
def check_dates(case: Case) -> Iterator[Remark]:
    """`date` is for incidents whose id has another day; then the start of impact must be on that date.

    A fault that slept for months is dated by the day it was detected or declared: then the start may be any day.
    """
    post_mortem, day = case.post_mortem, incident_date(case.post_mortem)
    in_id = date.fromisoformat(post_mortem.id[4:14])
    found = case.measures.milestones
    start, *others = (_day(instant, case) for instant in (found.impact_started, found.detected, found.declared))
    if start is not None and day not in (start, *others):
        source = "date" if post_mortem.date else "id"
        path = milestone_place(case, Milestone.IMPACT_STARTED)
        yield Remark(path, f"impact starts on {start}, the {source} says {day}")
    elif start is None and post_mortem.date and post_mortem.date != in_id:
        yield Remark(("date",), f"the date is {day}, the id says {in_id}, and no start of impact says which is right")


def _day(instant: Instant | None, case: Case) -> date | None:
    return local_date(instant, case) if instant is not None else None
