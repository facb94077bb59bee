"""What was learned and what is done about it: went well, went wrong, lessons, action items, prevention."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Choice, Line, Model, Text
from generator.model.causes import Shorthand
from generator.model.scalars import Date, Identifier, Identifiers


class Point(Shorthand):
    """One observation: a short name for it and what happened."""

    title: Line | None = Field(None, description="The point in two to five words: Fast detection.")
    text: Text = Field(description="What happened, in one or two sentences.")
    actions: Identifiers = Field([], description="Ids of the action items that answer it.")


class ActionKind(Choice):
    """What an action item achieves (Google SRE workbook; CCADB Incident Reporting)."""

    PREVENT = "Prevent"
    DETECT = "Detect"
    MITIGATE = "Mitigate"
    REPAIR = "Repair"
    INVESTIGATE = "Investigate"
    PROCESS = "Process"
    COMMUNICATE = "Communicate"


class Priority(Choice):
    """Priority based on impact."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"


class ActionStatus(Choice):
    """How far an action item is."""

    NOT_STARTED = "Not Started"
    IN_PROGRESS = "In Progress"
    COMPLETE = "Complete"
    DELAYED = "Delayed"
    CANCELLED = "Cancelled"


class ActionItem(Model):
    """A specific, actionable improvement with a clear owner and due date."""

    id: Identifier | None = Field(None, description="A short name by which other sections refer to it: AI-1.")
    action: Text = Field(description="Clear task description, not vague: 'Add connection pool saturation alert'.")
    owner: Line | None = Field(None, description="Single person responsible (not a team).")
    due_on: Date | None = Field(None, description="Realistic due date: YYYY-MM-DD.")
    due_as_published: Line | None = Field(None, description="The due date in the words of the source: 'this month'.")
    priority: Priority | None = Field(None, description="High, Medium or Low, based on impact.")
    status: ActionStatus | None = Field(None, description="Not Started, In Progress, Complete, Delayed or Cancelled.")
    kind: ActionKind | None = Field(None, description="Does it prevent, detect, mitigate or repair?")
    addresses: Identifiers = Field([], description="Ids of the causes it answers.")
    completed_on: Date | None = Field(None, description="When it was completed.")
    evaluation: Line | None = Field(None, description="How anyone will see that it is done and works.")
    tracker: Line | None = Field(None, description="Ticket number or address in the tracking tool.")
    notes: Text | None = Field(None, description="Optional context.")


class Prevention(Model):
    """How the action items will prevent recurrence, by horizon."""

    short_term: list[Point] = Field([], description="Completed within 2 weeks: immediate fixes, monitoring added.")
    medium_term: list[Point] = Field([], description="Completed within 1-2 months: process and tool improvements.")
    long_term: list[Point] = Field([], description="Completed within 3-6 months: architectural changes, training.")
