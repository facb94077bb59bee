"""What was learned is told: well, wrong, lessons, actions, prevention."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Path, Severity
from generator.model.learning import ActionItem, ActionStatus
from generator.rules.ground.asked import asked, day_after, gap, gap_rule, unanswered
from generator.rules.rule import Case, Remark, rule

WENT_WELL = (asked("went_well", "the points", "- The alert fired within two minutes."),)
WENT_WRONG = (asked("went_wrong", "the points", "- The status page was updated late."),)
ACTIONS = (
    asked(
        "action_items",
        "the items, or why there are none",
        "- {id: AI-1, action: Alert on certificates that expire soon, owner: Alex Doe, due_on: {day}, priority: High, "
        "status: Not Started}",
        "action_items_note",
        otherwise="If there are none, say why in `action_items_note`.",
    ),
)
LESSONS = (asked("lessons", "the lessons", "- What expires needs an owner and an alert."),)
PREVENTION = (
    asked("prevention.short_term", "the short term (2 weeks)", "- The certificate is renewed by a job"),
    asked("prevention.medium_term", "the medium term (1-2 months)", "- All certificates are listed and watched"),
    asked("prevention.long_term", "the long term (3-6 months)", "- None planned"),
)


@gap_rule("R012", "no-review", "What went well or what went wrong is not told.")
def check_review(case: Case) -> Iterator[Remark]:
    """What Went Well, What Went Wrong."""
    yield from unanswered(case, "What Went Well", WENT_WELL)
    yield from unanswered(case, "What Went Wrong", WENT_WRONG)


@gap_rule("R013", "no-actions", "There are no action items, and nothing says why.")
def check_actions(case: Case) -> Iterator[Remark]:
    """Action Items, or the reason why there are none."""
    return unanswered(case, "Action Items", ACTIONS)


@gap_rule("R014", "action-incomplete", "An action item has no owner, due date, priority or status.")
def check_action_items(case: Case) -> Iterator[Remark]:
    """Owned, dated, prioritised (template, requirements for each action item), and with a status."""
    for index, item in enumerate(case.post_mortem.action_items):
        path: Path = ("action_items", index)
        for field, label, example in _gaps_of(item, day_after(case, 14)):
            yield gap(f"Action Items, {item.id or f'item {index + 1}'}", label, (*path, field), example)


def _gaps_of(item: ActionItem, due: str) -> Iterator[tuple[str, str, str]]:
    if item.owner is None:
        yield "owner", "Owner", "Alex Doe"
    if not (item.due_on or item.due_as_published or item.completed_on or item.status is ActionStatus.CANCELLED):
        yield "due_on", "Due Date", due
    if item.priority is None:
        yield "priority", "Priority", "High"
    if item.status is None:
        yield "status", "Status", "Not Started"


@rule(
    "R015", "due-in-words", Severity.WARNING, "An action item is due in words that no calendar can use for a reminder.",
    "Set `due_on` as well: YYYY-MM-DD.", in_draft=Severity.NOTE,
)  # fmt: skip
def check_due_dates(case: Case) -> Iterator[Remark]:
    """A source may say `this month`; only a date can be kept."""
    for index, item in enumerate(case.post_mortem.action_items):
        done = item.completed_on or item.status in (ActionStatus.COMPLETE, ActionStatus.CANCELLED)
        if item.due_as_published and not item.due_on and not done:
            message = f"'{item.due_as_published}' is the only due date of this action item"
            yield Remark(("action_items", index, "due_as_published"), message)


@gap_rule("R016", "no-lessons", "No lesson is told.")
def check_lessons(case: Case) -> Iterator[Remark]:
    """Lessons Learned."""
    return unanswered(case, "Lessons Learned", LESSONS)


@gap_rule("R017", "no-prevention", "A horizon of the prevention measures is empty.")
def check_prevention(case: Case) -> Iterator[Remark]:
    """Prevention Measures: short, medium and long term."""
    return unanswered(case, "Prevention Measures", PREVENTION)
