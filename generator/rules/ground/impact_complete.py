"""The impact is told in full: customers, business, technology (template section "Impact Assessment")."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.base import YesNo
from generator.rules.ground.asked import asked, gap, gap_rule, unanswered
from generator.rules.rule import Case, Remark

CUSTOMER = (
    asked(
        "impact.customer.users_affected",
        "Users Affected",
        "About 5,000 customers, 15 % of active users",
        "impact.customer.users_affected_count",
        "impact.customer.users_affected_percent",
        otherwise="Not known is an answer as well.",
    ),
    asked("impact.customer.affected_functionality", "Affected Functionality", "[Checkout, Order history]"),
    asked("impact.customer.data_loss", "Data Loss", "None"),
    asked("impact.customer.geographic_spread", "Geographic Spread", "[EU, US-East]"),
)
BUSINESS = (
    asked(
        "impact.business.revenue_impact",
        "Revenue Impact",
        "Negligible",
        "impact.business.amounts",
        otherwise="Not known is an answer as well.",
    ),
    asked("impact.business.sla_breach", "SLA Breach", "No"),
    asked("impact.business.support_load", "Support Load", "38 tickets"),
    asked("impact.business.reputation", "Reputation", "None known"),
    asked("impact.business.contractual", "Contractual", "Not applicable"),
)
TECHNICAL = (
    asked("impact.technical.services_affected", "Services Affected", "[Checkout API, Search]"),
    asked("impact.technical.infrastructure", "Infrastructure", "[Primary database]"),
    asked("impact.technical.dependencies", "Dependencies", "None"),
    asked("impact.technical.data_integrity", "Data Integrity", "No loss, no corruption"),
)


@gap_rule("R004", "customer-impact-missing", "What customers felt is not told in full.")
def check_customer_impact(case: Case) -> Iterator[Remark]:
    """Customer Impact: who, what, which data, where."""
    return unanswered(case, "Customer Impact", CUSTOMER)


@gap_rule("R005", "business-impact-missing", "What it meant for the business is not told in full.")
def check_business_impact(case: Case) -> Iterator[Remark]:
    """Business Impact: money, agreements, support, reputation, contracts."""
    yield from unanswered(case, "Business Impact", BUSINESS)
    business = case.post_mortem.impact.business
    if business.sla_breach is YesNo.YES and business.sla_breach_detail is None:
        path = ("impact", "business", "sla_breach_detail")
        yield gap(
            "Business Impact", "the description of the SLA breach", path, "99.7 % instead of 99.9 % in that month"
        )


@gap_rule("R006", "technical-impact-missing", "What it did to systems and data is not told in full.")
def check_technical_impact(case: Case) -> Iterator[Remark]:
    """Technical Impact: services, infrastructure, dependencies, integrity of data."""
    return unanswered(case, "Technical Impact", TECHNICAL)
