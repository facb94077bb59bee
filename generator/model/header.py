"""Who, what, when and how bad: the people and the severity of an incident."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Choice, Line, Model, Text
from generator.model.moment import When


class Status(Choice):
    """Where the document stands. Draft shows its gaps; Final refuses to build while an error stands."""

    DRAFT = "Draft"
    FINAL = "Final"
    ARCHIVED = "Archived"


class SeverityChange(Model):
    """One step in the life of a severity that was raised or lowered."""

    at: When | None = Field(None, description="When the severity was changed.")
    severity: Line = Field(description="The severity from then on, in the words of your scale (or of the source).")
    reason: Text | None = Field(None, description="Why it was changed, and by which role.")


class RoleHolder(Model):
    """Who held a role during the response. One person may hold several."""

    role: Line = Field(description="The role, e.g. Incident commander, Communications lead, Scribe.")
    name: Line | None = Field(None, description="Who held it. A handle is fine.")
