"""Durations as announced against durations as computed; what is printed is the computed one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.findings import Path, Severity
from generator.metrics.measures import Span
from generator.model.duration import StatedDuration
from generator.rules.policy import Policy
from generator.rules.rule import Case, Remark, rule


def _stated(case: Case) -> Iterator[tuple[Path, str, StatedDuration, Span]]:
    """Each stated duration with what it is compared with."""
    post_mortem, measures = case.post_mortem, case.measures
    if post_mortem.stated_duration:
        endpoints = "from impact started to resolved"
        yield ("stated_duration",), endpoints, post_mortem.stated_duration, measures.incident_duration
    if post_mortem.impact.customer.stated_duration:
        path: Path = ("impact", "customer", "stated_duration")
        endpoints = "from impact started to mitigated"
        yield path, endpoints, post_mortem.impact.customer.stated_duration, measures.customer_impact_duration
    for index, measured in enumerate(measures.parts):
        if measured.part.stated_duration:
            path = ("impact", "parts", index, "stated_duration")
            yield path, f"of {measured.part.name}", measured.part.stated_duration, measured.duration


def _bounds(span: Span) -> tuple[timedelta, timedelta] | None:
    if span.value is not None:
        return span.value, span.value
    if span.at_least is not None and span.at_most is not None:
        return span.at_least, span.at_most
    return None


@rule(
    "R501", "duration-differs", Severity.WARNING, "A stated duration is not the one that follows from the times.",
    "Correct the times or the duration, or write 'about'. If both were published, record it in `impact.discrepancies`.",
)  # fmt: skip
def check_durations(case: Case) -> Iterator[Remark]:
    """Within the tolerance of the policy; wider where the duration or a time is only about."""
    for path, endpoints, stated, span in _stated(case):
        bounds = _bounds(span)
        if stated.value is None or bounds is None:
            continue
        slack = _tolerance(case.policy, bounds[1], approximate=stated.approximate or span.approximate)
        if not bounds[0] - slack <= stated.value <= bounds[1] + slack:
            least, most = (written(bound) for bound in bounds)
            computed = least if least == most else f"between {least} and {most}"
            yield Remark(path, f"'{stated.written}' is stated; {endpoints} it is {computed}")


@rule(
    "R502", "duration-not-checked", Severity.NOTE, "A stated duration can not be compared with anything.",
    "Give the times it runs between, as far as they are known.",
)  # fmt: skip
def check_comparable(case: Case) -> Iterator[Remark]:
    """Without times the stated duration is all there is, and nobody can check it."""
    for path, endpoints, stated, span in _stated(case):
        if stated.value is not None and _bounds(span) is None:
            yield Remark(path, f"'{stated.written}' is stated; {endpoints} nothing can be computed")


def _tolerance(policy: Policy, computed: timedelta, *, approximate: bool) -> timedelta:
    share = abs(computed) * policy.approximate_tolerance_percent / 100 if approximate else timedelta(0)
    return max(policy.duration_tolerance, share)


def written(duration: timedelta) -> str:
    """``24 h 11 min``, ``43 s``, ``-5 min``: the way the form understands durations."""
    seconds = int(abs(duration).total_seconds())
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    parts = [f"{value} {unit}" for value, unit in ((hours, "h"), (minutes, "min"), (seconds, "s")) if value]
    return ("-" if duration < timedelta(0) else "") + (" ".join(parts) or "0 min")
