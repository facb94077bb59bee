"""Exhibits agree with themselves: marked passages stand in their log, a change changes something, alerts clear after firing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.rules.instants import is_before, shown
from generator.rules.rule import Case, Remark, rule


@rule(
    "R116", "cleared-before-fired", Severity.ERROR, "An alert cleared before it fired.",
    "Correct one of the two times.", in_draft=Severity.WARNING,
)  # fmt: skip
def check_cleared(case: Case) -> Iterator[Remark]:
    """A lane would run backwards."""
    chronology = case.measures.chronology
    for index, (fired, cleared) in enumerate(zip(chronology.alerts, chronology.cleared, strict=True)):
        if fired and cleared and is_before(cleared, fired):
            message = f"the alert cleared at {shown(cleared)}, it fired at {shown(fired)}"
            yield Remark(("supporting_data", "alerts", index, "cleared_at"), message)


@rule(
    "R307", "telling-line-not-found", Severity.ERROR, "A passage that is to be marked stands in no line of its log excerpt.",
    "Copy the words from the line, or take the passage out.", in_draft=Severity.WARNING,
)  # fmt: skip
def check_telling_lines(case: Case) -> Iterator[Remark]:
    """A mark that is missing would leave a reader without the line that the author saw."""
    for index, log in enumerate(case.post_mortem.supporting_data.logs):
        for number, (telling, lines) in enumerate(zip(log.telling, log.telling_lines, strict=True)):
            if not lines:
                path = ("supporting_data", "logs", index, "telling", number, "passage")
                yield Remark(path, f"no line of {log.id} holds '{telling.passage[:80]}'")


@rule(
    "R308", "nothing-changed", Severity.WARNING, "A configuration is the same before and after its change.",
    "Correct one of the two; a setting that nobody changed is an `excerpt`.",
)  # fmt: skip
def check_changes(case: Case) -> Iterator[Remark]:
    """White space at the ends of lines is no change."""
    for index, change in enumerate(case.post_mortem.supporting_data.configuration):
        if change.before and change.after and _bare(change.before) == _bare(change.after):
            message = f"`before` and `after` of {change.id} are the same"
            yield Remark(("supporting_data", "configuration", index, "after"), message)


def _bare(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]
