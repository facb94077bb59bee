"""Glossary, references, appendices, sign-off and changelog."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Line, Lines, Model, Text, Verbatim, YesNo
from generator.model.scalars import Date, Link


class GlossaryTerm(Model):
    """A term and its definition for non-technical readers."""

    term: Line = Field(description="The term as it is used in the text.")
    definition: Text = Field(description="Definition for non-technical readers.")


class Reference(Model):
    """A runbook, dashboard, channel archive, document or publication."""

    kind: Line | None = Field(None, description="Runbook, Monitoring dashboard, Incident channel, Publication …")
    title: Line = Field(description="Its title.")
    link: Link | None = Field(None, description="Where it is.")
    publisher: Line | None = Field(None, description="Who published it.")
    date: Line | None = Field(None, description="When it was published.")
    note: Line | None = Field(None, description="What was used of it.")


class Appendix(Model):
    """Further material the document should carry."""

    title: Line = Field(description="Title of the appendix.")
    text: Text | None = Field(None, description="Its text.")
    verbatim: Verbatim | None = Field(None, description="Text kept letter by letter, below the prose.")


class Approver(Model):
    """Who must approve the document. Decisions are recorded beside the input, never here."""

    role: Line = Field(description="Incident Commander, Engineering Manager, VP Engineering …")
    name: Line | None = Field(None, description="The person.")


class Meeting(Model):
    """Post-Mortem Meeting."""

    held: YesNo | None = Field(None, description="Yes or No.")
    on: Date | None = Field(None, description="When.")
    attendees: Lines = Field([], description="Who took part, if not the attendees at the top.")


class SignOff(Model):
    """Sign-Off."""

    approvers: list[Approver] = Field([], description="Approved By: one entry for each signature.")
    meeting: Meeting = Field(Meeting(), description="Post-Mortem Meeting Held.")
    archive_location: Link | None = Field(None, description="Link to the knowledge base or archive location.")


class ChangelogEntry(Model):
    """One version of the document."""

    on: Date = Field(description="Date of the version.")
    version: Line = Field(description="1.0, 1.1, 2.0 …")
    changes: Text = Field(description="What was changed.")
    author: Line | None = Field(None, description="Who changed it.")
