"""The facts of an action item agree with each other and with the incident."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.model.learning import ActionStatus
from generator.rules.rule import Case, Remark, rule


@rule(
    "R203", "completed-but-open", Severity.ERROR, "An action item has a date of completion and is not Complete.",
    "Set `status: Complete`, or remove `completed_on`.", in_draft=Severity.WARNING,
)  # fmt: skip
def check_completion(case: Case) -> Iterator[Remark]:
    """A date of completion closes an item. An item without a status is a gap, told as such."""
    for index, item in enumerate(case.post_mortem.action_items):
        if item.completed_on and item.status not in (None, ActionStatus.COMPLETE):
            message = f"completed on {item.completed_on}, but the status is {item.status}"
            yield Remark(("action_items", index, "status"), message)


@rule(
    "R204", "action-before-incident", Severity.WARNING, "An action item is due or completed before the incident.",
    "Correct the date; usually it is the year. Mention work begun earlier in `notes`.",
)  # fmt: skip
def check_action_dates(case: Case) -> Iterator[Remark]:
    """What follows from an incident comes after it."""
    day = case.measures.chronology.incident_date
    for index, item in enumerate(case.post_mortem.action_items):
        for field, on in (("due_on", item.due_on), ("completed_on", item.completed_on)):
            if on is not None and on < day:
                yield Remark(("action_items", index, field), f"{on} is before the day of the incident, {day}")
