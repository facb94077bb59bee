"""What the incident did: to customers, to the business, to systems (template section "Impact Assessment")."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Line, Lines, Model, Text, YesNo
from generator.model.duration import Duration
from generator.model.moment import When
from generator.model.scalars import Amount, Count, Identifier, Percent


class AffectedGroup(Model):
    """One line of a breakdown; groups may overlap and need not add up."""

    group: Line = Field(description="Which customers, data or region.")
    count: Count | None = Field(None, description="How many.")
    note: Line | None = Field(None, description="What a reader must know of this figure.")


class CustomerImpact(Model):
    """Customer Impact."""

    users_affected: Text | None = Field(
        None, description="Number or percentage of users affected (X % of active users)."
    )
    users_affected_count: Count | None = Field(None, description="The number alone, where it is known: 5000.")
    users_affected_percent: Percent | None = Field(None, description="Share of active users, in percent: 15.")
    stated_duration: Duration | None = Field(
        None,
        description="Hours or minutes of customer-facing impact as announced. It is compared with the duration computed "
        "from the times and never printed instead of it.",
    )
    affected_functionality: Lines = Field([], description="The features that were unavailable, one by one.")
    data_loss: Text | None = Field(None, description="None, or the scope of what was lost or exposed.")
    geographic_spread: Lines = Field([], description="Regions affected: US-East, EU, Global …")
    breakdown: list[AffectedGroup] = Field(
        [], description="Affected people or data by group, where one figure is not enough."
    )


class MoneyFigure(Model):
    """An amount of money with its label; several currencies may stand side by side."""

    label: Line = Field(description="What the amount is: lost revenue, penalty, compensation …")
    amount: Amount = Field(description="Amount and ISO currency code: 12000000 USD.")
    source: Line | None = Field(None, description="Who says so.")


class BusinessImpact(Model):
    """Business Impact."""

    revenue_impact: Text | None = Field(None, description='Estimated amount, or "Negligible".')
    amounts: list[MoneyFigure] = Field([], description="Losses, penalties and compensation as figures.")
    sla_breach: YesNo | None = Field(None, description="Yes or No.")
    sla_breach_detail: Text | None = Field(None, description="If yes, describe the SLA violation.")
    support_load: Text | None = Field(
        None, description="Number of tickets filed during the incident, calls, waiting times."
    )
    reputation: Text | None = Field(None, description="Social media mentions, news coverage if any.")
    contractual: Text | None = Field(None, description="Customer SLA violations, penalties if applicable.")


class TechnicalImpact(Model):
    """Technical Impact."""

    services_affected: Lines = Field([], description="All affected services and components.")
    infrastructure: Lines = Field([], description="Database, API servers, network, etc.")
    dependencies: Lines = Field([], description="Third-party services impacted, upstream and downstream.")
    data_integrity: Text | None = Field(None, description="Data loss, corruption, or inconsistency.")


class Part(Model):
    """A part of an incident with times of its own: a site, a region, one of two incidents told in one report."""

    id: Identifier = Field(description="A short name that timeline rows cite in their `part`: SBG.")
    name: Line = Field(description="What this part is called in the document.")
    started_at: When | None = Field(None, description="When impact began here.")
    ended_at: When | None = Field(None, description="When customer impact stopped here.")
    stated_duration: Duration | None = Field(None, description="The duration that was published for this part.")
    note: Text | None = Field(None, description="What differs here.")


class End(Model):
    """One of several ends: service back, feature back, redundancy restored, ticket closed."""

    label: Line = Field(description="What ended: Web application firewall on again worldwide.")
    at: When = Field(description="When.")
    note: Line | None = Field(None, description="What a reader must know.")


class Statement(Model):
    """One of several versions of the same fact."""

    statement: Line = Field(description="The figure or fact as stated.")
    source: Line = Field(description="Who states it, and where.")


class Discrepancy(Model):
    """Figures that contradict each other. They are recorded, not resolved."""

    topic: Line = Field(description="What the figures are about: End of the window of lost data.")
    statements: list[Statement] = Field(min_length=2, description="The versions, each with its source.")
    treatment: Text | None = Field(None, description="Which one this document uses, and why.")


class Impact(Model):
    """Impact Assessment."""

    started_at: When | None = Field(
        None, description="When customers (or data) began to be hurt. Detection can not be measured without it."
    )
    ended_at: When | None = Field(
        None, description="When customer impact stopped. Leave empty if a timeline row is marked."
    )
    customer: CustomerImpact = Field(CustomerImpact(), description="Customer Impact.")
    business: BusinessImpact = Field(BusinessImpact(), description="Business Impact.")
    technical: TechnicalImpact = Field(TechnicalImpact(), description="Technical Impact.")
    parts: list[Part] = Field([], description="Parts of the incident with times of their own.")
    ends: list[End] = Field([], description="Further ends, where 'it was over' has more than one meaning.")
    discrepancies: list[Discrepancy] = Field(
        [], description="Figures that contradict each other, each with its source."
    )
