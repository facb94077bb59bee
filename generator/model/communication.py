"""Who was told what (template section "Communication")."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Line, Lines, Model, Text, YesNo
from generator.model.moment import When
from generator.model.scalars import Count, Link


class InternalCommunication(Model):
    """Internal Communication."""

    channel: Line | None = Field(None, description="Incident channel: #incident-YYYY-MM-DD-topic.")
    status_updates: Text | None = Field(None, description="Number of updates posted, cadence.")
    status_update_count: Count | None = Field(None, description="The number of updates alone.")
    stakeholders_notified: Lines = Field([], description="Engineering, product, support, leadership.")


class ExternalCommunication(Model):
    """External Communication."""

    status_page: Text | None = Field(None, description="Link to public status page updates, or what was posted when.")
    customer_email_sent: YesNo | None = Field(None, description="Sent? Yes or No.")
    customer_email: Text | None = Field(None, description="If yes, link to the e-mail, or what it said.")
    social_media: Text | None = Field(None, description="Social media updates if applicable.")
    press: Text | None = Field(None, description="Any media coverage or press releases.")


class RegulatoryNotification(Model):
    """One authority and what it was told."""

    authority: Line = Field(description="The authority.")
    framework: Line | None = Field(None, description="The law or rule: GDPR Art. 33, HIPAA, PCI DSS.")
    required: YesNo | None = Field(None, description="Was a notification required?")
    sent: YesNo | None = Field(None, description="Was it sent?")
    sent_at: When | None = Field(None, description="When it was sent.")
    recipient: Line | None = Field(None, description="To whom.")
    reference: Line | None = Field(None, description="The authority's reference number.")
    outcome: Text | None = Field(None, description="What the authority decided, if known.")


class RegulatoryCommunication(Model):
    """Regulatory Notifications."""

    required: YesNo | None = Field(None, description="Was any notification required? GDPR, HIPAA, PCI, etc.")
    reason: Text | None = Field(None, description="Why, or why not, and who decided it.")
    notifications: list[RegulatoryNotification] = Field([], description="One entry for each authority.")
    documentation: Link | None = Field(None, description="Link to the records of the notification.")


class Communication(Model):
    """Communication."""

    internal: InternalCommunication = Field(InternalCommunication(), description="Internal Communication.")
    external: ExternalCommunication = Field(ExternalCommunication(), description="External Communication.")
    regulatory: RegulatoryCommunication = Field(RegulatoryCommunication(), description="Regulatory Notifications.")
