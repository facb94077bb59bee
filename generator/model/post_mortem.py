"""The post-mortem: every section of the template, frozen, with nothing derived in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from generator.model.base import Line, Lines, Model, Text, refuse
from generator.model.causes import RootCause, Why
from generator.model.closing import Appendix, ChangelogEntry, GlossaryTerm, Reference, SignOff
from generator.model.communication import Communication
from generator.model.duration import Duration
from generator.model.evidence import Exhibit, SupportingData
from generator.model.follow_up import FollowUp, RelatedIncidents
from generator.model.header import RoleHolder, SeverityChange, Status
from generator.model.impact import Impact
from generator.model.learning import ActionItem, Point, Prevention
from generator.model.scalars import Date, IncidentId, Language, Timezone
from generator.model.timeline import Timeline

SCHEMA_VERSION = "1"
Why.model_rebuild()


def _check_version(value: str) -> str:
    if value != SCHEMA_VERSION:
        raise refuse(
            "schema-version", "this form is version {ours}, the file says {theirs}", ours=SCHEMA_VERSION, theirs=value
        )
    return value


SchemaVersion = Annotated[str, AfterValidator(_check_version)]


class PostMortem(Model):
    """A post-mortem as its author wrote it. The order of fields is the order of the template and of `postmortem new`."""

    schema_version: SchemaVersion = Field(SCHEMA_VERSION, description="Version of this form.")
    id: IncidentId = Field(description="Incident ID: INC-YYYY-MM-DD-NNN. The file has the same name.")
    title: Line = Field(description="Incident title: what happened to whom, in one line.")
    subtitle: Line | None = Field(
        None, description="A second line: the title in another language, or what it is about."
    )
    organisation: Line | None = Field(None, description="Whose incident it is.")
    severity: Line = Field(
        description="Severity on your scale: SEV0, SEV1 or SEV2 in the scale that comes with the form."
    )
    severity_reason: Text | None = Field(None, description="Why this severity, and what it was called in the source.")
    severity_changes: list[SeverityChange] = Field([], description="How the severity changed during the incident.")
    stated_duration: Duration | None = Field(
        None, description="Duration as announced. It is compared with the computed one and never printed instead of it."
    )
    date: Date | None = Field(None, description="Date of the incident, if it is not the date in the id.")
    timezone: Timezone = Field("UTC", description="Zone of all times that have no offset of their own (IANA name).")
    status: Status = Field(Status.DRAFT, description="Draft, Final or Archived.")
    classification: Line | None = Field(None, description="Who may read it: Public, Internal, Confidential …")
    language: Language | None = Field(
        None,
        description="Language of the text and of the document's own words (BCP 47): en, de, fr, ja …; the brand's if empty.",
    )
    author: Line | None = Field(None, description="Who wrote the document.")
    owner: Line | None = Field(None, description="The one person who answers for the document.")
    attendees: Lines = Field([], description="All post-mortem meeting participants.")
    roles: list[RoleHolder] = Field([], description="Who held which role during the response.")
    summary: Text | None = Field(
        None,
        description="In 2-3 sentences, describe what happened in plain language accessible to non-technical readers.",
    )
    impact: Impact = Field(Impact(), description="Impact Assessment.")
    timeline: Timeline = Field(Timeline(), description="Timeline.")
    root_cause: RootCause = Field(RootCause(), description="Root Cause Analysis.")
    went_well: list[Point] = Field(
        [],
        description="What Went Well: celebrate effective incident response behaviours to reinforce positive actions.",
    )
    went_wrong: list[Point] = Field(
        [],
        description="What Went Wrong: improvement areas, focusing on process, tools, or training gaps (NOT individuals). "
        'Frame as learning opportunities: "How did the system fail?" not "Who failed?"',
    )
    got_lucky: list[Point] = Field(
        [], description="Where We Got Lucky: what prevented worse, but can not be relied on."
    )
    action_items: list[ActionItem] = Field(
        [], description="Action Items: specific, owned by a single person, dated, prioritised."
    )
    action_items_note: Text | None = Field(
        None, description="Why there are no action items, or what is true for all of them."
    )
    lessons: list[Point] = Field(
        [], description="Lessons Learned: key takeaways for organisational knowledge and future prevention."
    )
    supporting_data: SupportingData = Field(
        SupportingData(), description="Supporting Data: logs, metrics, screenshots."
    )
    prevention: Prevention = Field(
        Prevention(), description="Prevention Measures: how action items will prevent recurrence."
    )
    communication: Communication = Field(Communication(), description="Communication.")
    follow_up: FollowUp = Field(FollowUp(), description="Follow-Up Actions.")
    related: RelatedIncidents = Field(RelatedIncidents(), description="Related Incidents.")
    glossary: list[GlossaryTerm] = Field([], description="Glossary: terms with definitions for non-technical readers.")
    references: list[Reference] = Field(
        [], description="References: runbook, dashboard, channel, related documentation."
    )
    appendices: list[Appendix] = Field([], description="Further appendices.")
    sign_off: SignOff = Field(SignOff(), description="Sign-Off.")
    changelog: list[ChangelogEntry] = Field([], description="Document Changelog.")
    contact: Line | None = Field(
        None, description="Questions? The incident commander or post-mortem facilitator to contact."
    )

    @property
    def is_draft(self) -> bool:
        """Whether gaps are still allowed."""
        return self.status is Status.DRAFT

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """All supporting data in the order of the document."""
        data = self.supporting_data
        return (*data.metrics, *data.logs, *data.configuration, *data.alerts)
