"""Where each milestone was written: in a field of its own, or in a marked row of the timeline."""

from __future__ import annotations

from operator import attrgetter

from generator.findings import Path
from generator.metrics.chronology import Instant, resolve
from generator.model.timeline import Milestone
from generator.rules.rule import Case

FIELDS: dict[Milestone, Path] = {
    Milestone.IMPACT_STARTED: ("impact", "started_at"),
    Milestone.DETECTED: ("timeline", "milestones", "detected_at"),
    Milestone.ACKNOWLEDGED: ("timeline", "milestones", "acknowledged_at"),
    Milestone.DECLARED: ("timeline", "milestones", "declared_at"),
    Milestone.CAUSE_IDENTIFIED: ("timeline", "milestones", "cause_identified_at"),
    Milestone.MITIGATED: ("impact", "ended_at"),
    Milestone.RESOLVED: ("timeline", "milestones", "resolved_at"),
}
"""Milestone -> the field that gives it where no row does."""
LAST_COUNTS = (Milestone.MITIGATED, Milestone.RESOLVED)
"""Milestones of which the last marked row counts; of the others it is the first."""


def marked_rows(case: Case, milestone: Milestone) -> list[int]:
    """The rows marked as this milestone, with or without a time."""
    return [index for index, entry in enumerate(case.post_mortem.timeline.entries) if entry.milestone is milestone]


def milestone_in_field(case: Case, milestone: Milestone) -> Instant | None:
    """The milestone as its field gives it."""
    moment = attrgetter(".".join(map(str, FIELDS[milestone])))(case.post_mortem)
    return resolve(moment, case.measures.chronology.zone, case.measures.chronology.incident_date)


def milestone_in_row(case: Case, milestone: Milestone) -> tuple[Path, Instant] | None:
    """The marked row that counts: one with a time, the first or the last."""
    rows = [index for index in marked_rows(case, milestone) if case.measures.chronology.entries[index] is not None]
    if not rows:
        return None
    index = rows[-1 if milestone in LAST_COUNTS else 0]
    instant = case.measures.chronology.entries[index]
    return (("timeline", "entries", index, "at"), instant) if instant else None


def milestone_place(case: Case, milestone: Milestone) -> Path:
    """Where the milestone that counts was written."""
    row = milestone_in_row(case, milestone)
    return FIELDS[milestone] if row is None or milestone_in_field(case, milestone) is not None else row[0]
