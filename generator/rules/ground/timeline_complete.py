"""The timeline has rows and the four key milestones (template section "Timeline")."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Path
from generator.metrics.chronology import Instant
from generator.model.timeline import Milestone
from generator.rules.ground.asked import asked, day_after, gap, gap_rule, unanswered
from generator.rules.rule import Case, Remark

ENTRIES = (asked("timeline.entries", "the rows", "- {at: {day} 13:45, event: First alert, actor: Monitoring}"),)


@gap_rule("R007", "no-timeline", "The timeline has no row.")
def check_timeline(case: Case) -> Iterator[Remark]:
    """A record of events from detection to recovery; rows without a time are rows as well."""
    return unanswered(case, "Timeline", ENTRIES)


@gap_rule("R008", "milestone-missing", "One of the four key milestones is not given.")
def check_key_milestones(case: Case) -> Iterator[Remark]:
    """Key Milestones: detection, acknowledgement, mitigation, resolution. `unknown` is an answer."""
    found = case.measures.milestones
    asked_for: tuple[tuple[str, Instant | None, Milestone, Path], ...] = (
        ("Detection", found.detected, Milestone.DETECTED, ("timeline", "milestones", "detected_at")),
        ("Acknowledgment", found.acknowledged, Milestone.ACKNOWLEDGED, ("timeline", "milestones", "acknowledged_at")),
        ("Mitigation", found.mitigated, Milestone.MITIGATED, ("impact", "ended_at")),
        ("Resolution", found.resolved, Milestone.RESOLVED, ("timeline", "milestones", "resolved_at")),
    )
    for label, instant, milestone, path in asked_for:
        if instant is None:
            otherwise = (
                f"Mark a row of the timeline that has a time with `milestone: {milestone.value}`, or write unknown."
            )
            yield gap("Key Milestones", label, path, f"{day_after(case)} 14:10", otherwise)
