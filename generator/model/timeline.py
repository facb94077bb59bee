"""What happened when (template section "Timeline")."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Choice, Flag, Line, Model, Text
from generator.model.moment import When
from generator.model.scalars import Identifier, Identifiers


class Milestone(Choice):
    """The turning points of an incident that its response times are measured between."""

    IMPACT_STARTED = "impact started"
    DETECTED = "detected"
    ACKNOWLEDGED = "acknowledged"
    DECLARED = "declared"
    CAUSE_IDENTIFIED = "cause identified"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"


class Milestones(Model):
    """Key Milestones, where no row of the timeline says them.

    A row may be marked instead; the end of impact is `impact.ended_at`.
    """

    detected_at: When | None = Field(None, description="First alert or first notice.")
    acknowledged_at: When | None = Field(None, description="When a person took the alert.")
    declared_at: When | None = Field(None, description="When the incident was declared.")
    cause_identified_at: When | None = Field(None, description="When the cause was known.")
    resolved_at: When | None = Field(
        None, description="When the incident was declared resolved, after a time of stability."
    )


class TimelineEntry(Model):
    """One row of the timeline."""

    at: When | None = Field(
        None,
        description="Date and time. A bare HH:MM takes the date of the row above; 'about', 'between … and …', '2023-07', "
        "'+3 min' and 'unknown' are understood. The order of rows is kept as it is.",
    )
    event: Text = Field(description="What happened, as a fact: an alert fired, a change was made, a metric moved.")
    actor: Line | None = Field(None, description="Who or what acted: a role, a handle, a system.")
    milestone: Milestone | None = Field(None, description="Which turning point this row is, if any.")
    part: Identifier | None = Field(None, description="The part of the incident this row belongs to.")
    exhibits: Identifiers = Field([], description="Ids of the supporting data that show it.")
    source: Line | None = Field(None, description="Where this row is taken from, if not from your own records.")
    time_as_published: Line | None = Field(None, description="The time in the words of the source, where they differ.")
    inferred: Flag = Field(False, description="yes, if the time or the fact is concluded and not recorded.")


class Timeline(Model):
    """Timeline."""

    milestones: Milestones = Field(Milestones(), description="Key milestones that no single row says.")
    entries: list[TimelineEntry] = Field(
        [], description="A chronological record of events from detection to full recovery."
    )
    note: Text | None = Field(
        None, description="What a reader must know of these times: their source, their precision."
    )
