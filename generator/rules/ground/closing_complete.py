"""The end of the document is complete: follow-up, related incidents, appendix, sign-off, changelog."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.model.base import YesNo
from generator.model.learning import ActionStatus, Priority
from generator.rules.ground.asked import asked, day_after, gap, gap_rule, unanswered
from generator.rules.rule import Case, Remark, rule

FOLLOW_UP = (
    asked("follow_up.tracking.review_cadence", "Review Cadence", "Every week in the operations meeting"),
    asked("follow_up.tracking.tool", "Tracking Tool", "Issue tracker, project OPS"),
    asked("follow_up.distribution", "Post-Mortem Distribution", "- {audience: Engineering, channel: e-mail}"),
    asked(
        "follow_up.review.next_review",
        "Next Post-Mortem Review",
        "Quarterly incident review",
        "follow_up.review.next_review_on",
    ),
    asked("follow_up.review.discussion", "Discussion", "In the next operations meeting"),
)
RELATED = (
    asked(
        "related.incidents",
        "Previous Similar Incidents",
        "- {description: Earlier outage of the same service}",
        "related.pattern",
        otherwise="If there are none, write `pattern: None known` below `related`.",
    ),
)
APPENDIX = (
    asked("glossary", "Glossary", "- {term: Certificate, definition: Proof of the identity of a server}"),
    asked("references", "References", "- {kind: Runbook, title: Renewal of certificates}"),
)
DATA = (
    asked(
        "supporting_data.metrics",
        "any metric, log excerpt, configuration change or alert",
        "- {id: E1, title: Share of failed log-ins, value: 100 %}",
        "supporting_data.logs",
        "supporting_data.configuration",
        "supporting_data.alerts",
    ),
)
APPROVERS = (asked("sign_off.approvers", "Approved By", "- {role: Incident Commander, name: Alex Doe}"),)
SIGN_OFF = (
    asked("sign_off.meeting.held", "Post-Mortem Meeting Held", "No"),
    asked("sign_off.archive_location", "Archive Location", "Knowledge base, folder Post-mortems"),
)
CHANGELOG = (asked("changelog", "the versions", "- {on: {day}, version: '1.0', changes: First version}"),)


@gap_rule("R021", "no-follow-up", "Nothing says how the action items are tracked and the document is used.")
def check_follow_up(case: Case) -> Iterator[Remark]:
    """Follow-Up Actions. A completion target is asked for while an item of high priority is open."""
    yield from unanswered(case, "Follow-Up Actions", FOLLOW_UP)
    done = (ActionStatus.COMPLETE, ActionStatus.CANCELLED)
    pressing = any(item.priority is Priority.HIGH and item.status not in done for item in case.post_mortem.action_items)
    if pressing and case.post_mortem.follow_up.tracking.completion_target is None:
        path = ("follow_up", "tracking", "completion_target")
        yield gap("Follow-Up Actions", "the Completion Target of items with high priority", path, day_after(case, 30))


@gap_rule("R022", "no-related-incidents", "Nothing says whether this has happened before.")
def check_related(case: Case) -> Iterator[Remark]:
    """Related Incidents, or the statement that none are known."""
    return unanswered(case, "Related Incidents", RELATED)


@rule(
    "R023", "no-appendix", Severity.WARNING, "There is no glossary or no reference; few documents need neither.",
    "Explain the terms a customer would not know; list the runbook and the documents that were used.",
    in_draft=Severity.NOTE,
)  # fmt: skip
def check_appendix(case: Case) -> Iterator[Remark]:
    """Glossary and References. A text without a single term to explain is rare, and is possible."""
    return unanswered(case, "Appendix", APPENDIX)


@rule(
    "R024", "no-supporting-data", Severity.WARNING, "Nothing shows what is told.",
    "Add a metric, a log excerpt, a configuration change or an alert.", in_draft=Severity.NOTE,
)  # fmt: skip
def check_supporting_data(case: Case) -> Iterator[Remark]:
    """Supporting Data. Where no record was kept there is none to show, so that this stops no Final."""
    return unanswered(case, "Supporting Data", DATA)


@gap_rule("R025", "no-approvers", "Nobody is named who approves the document.")
def check_approvers(case: Case) -> Iterator[Remark]:
    """Approved By."""
    return unanswered(case, "Sign-Off", APPROVERS)


@gap_rule("R026", "approver-without-name", "A role that approves has no person.")
def check_approver_names(case: Case) -> Iterator[Remark]:
    """A role can not sign."""
    for index, approver in enumerate(case.post_mortem.sign_off.approvers):
        if approver.name is None:
            path = ("sign_off", "approvers", index, "name")
            yield gap("Sign-Off", f"the name of the {approver.role}", path, "Alex Doe")


@gap_rule("R027", "sign-off-open", "Nothing says whether and when the meeting was held, or where the archive is.")
def check_sign_off(case: Case) -> Iterator[Remark]:
    """Post-Mortem Meeting Held, Archive Location."""
    yield from unanswered(case, "Sign-Off", SIGN_OFF)
    meeting = case.post_mortem.sign_off.meeting
    if meeting.held is YesNo.YES and meeting.on is None:
        yield gap("Sign-Off", "the date of the meeting", ("sign_off", "meeting", "on"), day_after(case, 2))


@gap_rule("R028", "no-changelog", "The document has no version.")
def check_changelog(case: Case) -> Iterator[Remark]:
    """Document Changelog."""
    return unanswered(case, "Document Changelog", CHANGELOG)
