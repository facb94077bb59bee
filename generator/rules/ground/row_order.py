"""The rows of the timeline follow each other in time; where they do not, it may be meant, and is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.findings import Path, Severity
from generator.metrics.chronology import Instant
from generator.rules.instants import all_instants, counts_from_above, is_before, local_date, shown
from generator.rules.rule import Case, Remark, rule

ENTRIES: Path = ("timeline", "entries")


def _backwards(case: Case, *, bare: bool) -> Iterator[tuple[int, Instant, Instant]]:
    """Rows earlier than the row above of the same part; rows without a time are passed over."""
    above: dict[str | None, Instant] = {}
    rows = zip(case.post_mortem.timeline.entries, case.measures.chronology.entries, strict=True)
    for index, (entry, instant) in enumerate(rows):
        if instant is None or instant.sort_key is None:
            continue
        before = above.get(entry.part)
        if before is not None and is_before(instant, before) and instant.date_carried is bare:
            yield index, instant, before
        above[entry.part] = instant


@rule(
    "R101", "rows-out-of-order", Severity.WARNING, "A row of the timeline is earlier than the row above it.",
    "Correct the time or move the row; if the order is intended, leave it as it is.",
)  # fmt: skip
def check_order(case: Case) -> Iterator[Remark]:
    """Rows are printed as they are typed; an order against time is mostly a slip."""
    for index, instant, above in _backwards(case, bare=False):
        yield Remark((*ENTRIES, index, "at"), f"{shown(instant)} is listed below {shown(above)}")


@rule(
    "R102", "bare-time-backwards", Severity.ERROR, "A clock time without a date is earlier than the row above it.",
    "If it is the next day, write the date. If not, correct the time or move the row.", in_draft=Severity.WARNING,
)  # fmt: skip
def check_bare_times(case: Case) -> Iterator[Remark]:
    """A bare time has the date of the row above; after midnight that is a day wrong, with all that is measured."""
    for index, instant, above in _backwards(case, bare=True):
        written, next_day = instant.moment.written, _next_day(above, case)
        hint = f"If it is the next day, write the date: {next_day} {written}. If not, correct the time or move the row."
        message = f"{written} takes the date of the row above and so is earlier than {shown(above)}"
        yield Remark((*ENTRIES, index, "at"), message, hint)


def _next_day(instant: Instant, case: Case) -> str:
    day = local_date(instant, case)
    return str(day + timedelta(days=1)) if day else "YYYY-MM-DD"


@rule(
    "R103", "first-row-without-date", Severity.NOTE, "The first time of the timeline has no date.",
    "Write the date, if it is another day.",
)  # fmt: skip
def check_first_date(case: Case) -> Iterator[Remark]:
    """There is no row above the first; its date is that of the incident."""
    day = case.measures.chronology.incident_date
    for index, instant in enumerate(case.measures.chronology.entries):
        if instant is not None and not instant.moment.is_unknown:
            if instant.date_carried:
                message = f"{instant.moment.written} is read as {day} {instant.moment.written}, the day of the incident"
                yield Remark((*ENTRIES, index, "at"), message)
            return


@rule(
    "R104", "nothing-to-count-from", Severity.ERROR, "A time counts from the row above, but there is none to count from.",
    "Write the date and the time.", in_draft=Severity.WARNING,
)  # fmt: skip
def check_relative_times(case: Case) -> Iterator[Remark]:
    """`+3 min` means three minutes after the row above, and so has a meaning in rows only."""
    for path, instant in all_instants(case):
        if instant.moment.later_by is not None and instant.earliest is None:
            where = "no row above has a known time" if counts_from_above(path) else "this field has no row above"
            yield Remark(path, f"'{instant.moment.written}': {where}")


@rule(
    "R105", "range-backwards", Severity.ERROR, "A range of time ends before it starts.",
    "Swap the two times, or write the dates of both.", in_draft=Severity.WARNING,
)  # fmt: skip
def check_ranges(case: Case) -> Iterator[Remark]:
    """`between A and B` where B is earlier than A."""
    for path, instant in all_instants(case):
        backwards = instant.earliest and instant.latest and instant.latest < instant.earliest
        if instant.moment.until is not None and backwards:
            yield Remark(path, f"'{instant.moment.written}' ends before it starts")
