"""Who was told what is answered: inside, outside, authorities (template section "Communication")."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Path
from generator.model.base import YesNo
from generator.rules.ground.asked import asked, day_after, gap, gap_rule, unanswered
from generator.rules.rule import Case, Remark

INTERNAL = (
    asked("communication.internal.channel", "Incident Channel", "'#incident-{day}'"),
    asked(
        "communication.internal.status_updates",
        "Status Updates",
        "7 updates, every 15 minutes",
        "communication.internal.status_update_count",
    ),
    asked("communication.internal.stakeholders_notified", "Stakeholders Notified", "[Support, Leadership]"),
)
EXTERNAL = (
    asked("communication.external.status_page", "Status Page", "https://status.example.com/incidents/42"),
    asked("communication.external.customer_email_sent", "Customer Email", "No"),
    asked("communication.external.social_media", "Social Media", "None"),
    asked("communication.external.press", "Press/Media", "None known"),
)
REGULATORY = (asked("communication.regulatory.required", "Required", "No"),)


@gap_rule("R018", "internal-communication-missing", "Nothing says how the organisation was kept informed.")
def check_internal(case: Case) -> Iterator[Remark]:
    """Internal Communication."""
    return unanswered(case, "Internal Communication", INTERNAL)


@gap_rule("R019", "external-communication-missing", "Nothing says what customers and the public were told.")
def check_external(case: Case) -> Iterator[Remark]:
    """External Communication."""
    yield from unanswered(case, "External Communication", EXTERNAL)
    external = case.post_mortem.communication.external
    if external.customer_email_sent is YesNo.YES and external.customer_email is None:
        path = ("communication", "external", "customer_email")
        yield gap("External Communication", "the customer e-mail that was sent", path, "Link to it, or what it said")


@gap_rule("R020", "regulatory-open", "It is not answered whether an authority had to be notified, or whether it was.")
def check_regulatory(case: Case) -> Iterator[Remark]:
    """Regulatory Notifications: required, sent, documented."""
    section = "Regulatory Notifications"
    yield from unanswered(case, section, REGULATORY)
    regulatory = case.post_mortem.communication.regulatory
    path: Path = ("communication", "regulatory")
    if regulatory.required is YesNo.YES and not regulatory.notifications:
        example = f"- {{authority: CNIL, required: Yes, sent: Yes, sent_at: {day_after(case, 1)} 09:20}}"
        yield gap(section, "the notification that was required", (*path, "notifications"), example)
    for index, notification in enumerate(regulatory.notifications):
        here: Path = (*path, "notifications", index)
        if notification.sent is None and notification.required is not YesNo.NO:
            yield gap(section, f"Notification Sent to {notification.authority}", (*here, "sent"), "No")
        if notification.sent is YesNo.YES and notification.sent_at is None:
            label = f"when {notification.authority} was notified"
            yield gap(
                section, label, (*here, "sent_at"), f"{day_after(case, 1)} 09:20", "Write unknown if it is not known."
            )
