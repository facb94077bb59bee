"""What happens next, and what is related (template sections "Follow-Up Actions" and "Related Incidents")."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Flag, Line, Model, Text
from generator.model.moment import When
from generator.model.scalars import Date, Link


class Tracking(Model):
    """Action Item Tracking."""

    review_cadence: Line | None = Field(None, description="Weekly in sprint planning.")
    tool: Line | None = Field(None, description="Jira, GitHub Issues, Linear, etc.")
    completion_target: Date | None = Field(
        None, description="Date by which all high-priority items should be complete."
    )


class Audience(Model):
    """Somebody who gets the document. That it was delivered is told by the delivery log and never typed here."""

    audience: Line = Field(description="Engineering team, product team, support team, leadership, knowledge base.")
    channel: Line | None = Field(None, description="How: e-mail, Slack #engineering, wiki.")


class Review(Model):
    """Post-Mortem Review."""

    next_review: Line | None = Field(None, description="Quarterly incident review meeting.")
    next_review_on: Date | None = Field(None, description="Its date, if set.")
    discussion: Text | None = Field(None, description="Will this post-mortem be discussed in a team meeting? When?")


class FollowUp(Model):
    """Follow-Up Actions."""

    tracking: Tracking = Field(Tracking(), description="Action Item Tracking.")
    distribution: list[Audience] = Field([], description="Post-Mortem Distribution: who gets it, and how.")
    review: Review = Field(Review(), description="Post-Mortem Review.")


class RelatedIncident(Model):
    """A similar incident, one's own or another organisation's."""

    id: Line | None = Field(None, description="INC-YYYY-MM-DD-NNN, or the number another organisation gave it.")
    description: Text = Field(description="Brief description and what is similar.")
    at: When | None = Field(None, description="When it happened.")
    organisation: Line | None = Field(None, description="Whose incident it was, if not your own.")
    link: Link | None = Field(None, description="Link to its post-mortem.")
    inferred: Flag = Field(False, description="yes, if the relation is the author's conclusion.")


class RelatedIncidents(Model):
    """Related Incidents."""

    incidents: list[RelatedIncident] = Field([], description="Previous similar incidents.")
    pattern: Text | None = Field(None, description="If this is a recurring issue, note the pattern and systemic cause.")
