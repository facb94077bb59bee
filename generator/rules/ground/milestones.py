"""The milestones agree with each other and with the rows of the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.findings import Severity
from generator.metrics.measures import Span
from generator.model.timeline import Milestone
from generator.rules.ground.milestone_places import (
    FIELDS,
    LAST_COUNTS,
    marked_rows,
    milestone_in_field,
    milestone_in_row,
    milestone_place,
)
from generator.rules.instants import is_before, shown
from generator.rules.rule import Case, Remark, rule


def _negative(span: Span) -> bool:
    longest = span.value if span.value is not None else span.at_most
    return longest is not None and longest < timedelta(0)


@rule(
    "R109", "end-before-start", Severity.ERROR, "Impact ends before it starts.", "Correct one of the two times.",
    in_draft=Severity.WARNING,
)  # fmt: skip
def check_ends(case: Case) -> Iterator[Remark]:
    """The impact as a whole, and each part with times of its own."""
    if _negative(case.measures.customer_impact_duration):
        yield _contradiction(case, Milestone.MITIGATED, Milestone.IMPACT_STARTED)
    for index, measured in enumerate(case.measures.parts):
        if _negative(measured.duration) and measured.started and measured.ended:
            message = f"{measured.part.name} ends {shown(measured.ended)}, before it starts: {shown(measured.started)}"
            yield Remark(("impact", "parts", index, "ended_at"), message)


@rule(
    "R110", "milestones-out-of-order", Severity.WARNING, "A milestone comes before one that it follows from.",
    "Correct one of the two times; if both are right, say so in `timeline.note`.",
)  # fmt: skip
def check_milestone_order(case: Case) -> Iterator[Remark]:
    """Acknowledged after detected, resolved after mitigated, or after the start where mitigation is unknown."""
    measures, found = case.measures, case.measures.milestones
    if _negative(measures.response_times.time_to_acknowledge):
        yield _contradiction(case, Milestone.ACKNOWLEDGED, Milestone.DETECTED)
    if is_before(found.resolved, found.mitigated):
        yield _contradiction(case, Milestone.RESOLVED, Milestone.MITIGATED)
    elif _negative(measures.incident_duration) and not _negative(measures.customer_impact_duration):
        yield _contradiction(case, Milestone.RESOLVED, Milestone.IMPACT_STARTED)


@rule(
    "R111", "detected-before-impact", Severity.NOTE, "The first alert came before impact started.",
    "This is possible (an early warning); the time to detect is printed as negative.",
)  # fmt: skip
def check_detection(case: Case) -> Iterator[Remark]:
    """An alert before the official start: good monitoring, or a start that was set too late."""
    if _negative(case.measures.response_times.time_to_detect):
        yield _contradiction(case, Milestone.DETECTED, Milestone.IMPACT_STARTED)


def _contradiction(case: Case, later: Milestone, earlier: Milestone) -> Remark:
    found = {Milestone.IMPACT_STARTED: case.measures.milestones.impact_started,
             Milestone.DETECTED: case.measures.milestones.detected,
             Milestone.ACKNOWLEDGED: case.measures.milestones.acknowledged,
             Milestone.MITIGATED: case.measures.milestones.mitigated,
             Milestone.RESOLVED: case.measures.milestones.resolved}  # fmt: skip
    first, second = found[later], found[earlier]
    times = f"{shown(first) if first else 'unknown'} is before {shown(second) if second else 'unknown'}"
    return Remark(milestone_place(case, later), f"{later.value} before {earlier.value}: {times}")


@rule(
    "R112", "milestone-marked-twice", Severity.WARNING, "Several rows are marked as the same milestone.",
    "Keep the mark on one row.",
)  # fmt: skip
def check_marks(case: Case) -> Iterator[Remark]:
    """Rows of different parts may each have their own; otherwise one row counts, and the others mislead."""
    entries = case.post_mortem.timeline.entries
    for milestone in Milestone:
        rows = marked_rows(case, milestone)
        parts = [entries[index].part for index in rows]
        if len(rows) > 1 and (None in parts or len(set(parts)) < len(parts)):
            which = "last" if milestone in LAST_COUNTS else "first"
            numbers = ", ".join(str(index + 1) for index in rows)
            message = f"rows {numbers} are all marked '{milestone.value}'; the {which} one with a time counts"
            yield Remark(("timeline", "entries", rows[1], "milestone"), message)


@rule(
    "R113", "milestone-contradicted", Severity.ERROR,
    "A milestone has one time in its field and another in its row.",
    "Remove the field or the mark, or correct one of the two times.",
)  # fmt: skip
def check_fields_and_rows(case: Case) -> Iterator[Remark]:
    """The field counts; a document that prints both would contradict itself."""
    for milestone, field in FIELDS.items():
        written, row = milestone_in_field(case, milestone), milestone_in_row(case, milestone)
        if written is None or row is None or case.post_mortem.timeline.entries[int(row[0][2])].part:
            continue
        if milestone is Milestone.MITIGATED and is_before(row[1], written):
            continue  # the measure took hold before the impact was over
        only_one_known = written.moment.is_unknown is not row[1].moment.is_unknown
        if only_one_known or is_before(written, row[1]) or is_before(row[1], written):
            message = f"'{milestone.value}' is {shown(written)} here and {shown(row[1])} in row {int(row[0][2]) + 1}"
            yield Remark(field, message)
