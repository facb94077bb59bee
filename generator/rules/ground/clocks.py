"""What clocks do to times: daylight saving, and offsets other than that of the document's zone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from generator.findings import Path, Severity
from generator.metrics.chronology import ClockProblem, Instant
from generator.rules.instants import all_instants
from generator.rules.rule import Case, Remark, rule


def _with_problem(case: Case, problem: ClockProblem) -> Iterator[tuple[Path, Instant, str]]:
    zone = case.post_mortem.timezone
    for path, instant in all_instants(case):
        if instant.problem is problem:
            yield path, instant, f"{instant.moment.written} in {zone}"


@rule(
    "R106", "time-happened-twice", Severity.ERROR, "A local time happened twice, because clocks were set back over it.",
    "Write the offset from UTC behind the time.",
)  # fmt: skip
def check_ambiguous(case: Case) -> Iterator[Remark]:
    """Which of the two it was decides over an hour; it is asked and never guessed."""
    for path, instant, where in _with_problem(case, ClockProblem.AMBIGUOUS):
        yield Remark(path, f"{where} happened twice: clocks were set back that night", _with_offsets(instant, case))


@rule(
    "R107", "time-never-happened", Severity.ERROR,
    "A local time never happened, because clocks were set forward over it.",
    "Correct the time, or write the offset from UTC behind it.",
)  # fmt: skip
def check_impossible(case: Case) -> Iterator[Remark]:
    """Mostly the zone of the document is not the zone of the clock that was read."""
    for path, _, where in _with_problem(case, ClockProblem.IMPOSSIBLE):
        yield Remark(path, f"{where} never happened: clocks were set forward over it")


@rule(
    "R108", "mixed-zones", Severity.WARNING, "Times have another offset than the zone of the document.",
    "Set `timezone` to the zone of these times, or write them in the zone of the document.",
)  # fmt: skip
def check_mixed_zones(case: Case) -> Iterator[Remark]:
    """All times in one zone. A source with another clock is converted, its words kept in `time_as_published`."""
    met: dict[timedelta, list[tuple[Path, Instant]]] = defaultdict(list)
    for path, instant in all_instants(case):
        offset = instant.moment.offset
        if offset is None or instant.sort_key is None:
            continue
        if instant.sort_key.astimezone(case.measures.chronology.zone).utcoffset() != offset:
            met[offset].append((path, instant))
    for found in met.values():
        (path, instant), more = found[0], len(found) - 1
        others = f", and {more} more with the same offset" if more else ""
        yield Remark(path, f"{instant.moment.written} is not in {case.post_mortem.timezone}{others}")


def _with_offsets(instant: Instant, case: Case) -> str | None:
    """The time with each of the two offsets it may have had, where its date is known."""
    moment = instant.moment
    if moment.on is None or moment.clock is None:
        return None
    local = datetime.combine(moment.on, moment.clock, case.measures.chronology.zone)
    first, second = (f"{each:%Y-%m-%d %H:%M}{_offset(each)}" for each in (local.replace(fold=0), local.replace(fold=1)))
    return f"Write {first} for the first time, {second} for the second."


def _offset(local: datetime) -> str:
    written = f"{local:%z}"
    return f"{written[:3]}:{written[3:5]}"
