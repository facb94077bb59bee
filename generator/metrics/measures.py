"""Milestones, response times and durations of one incident, each with its formula and endpoints.

==========================  =======================================================  ======================
value                       from → to                                                printed as
==========================  =======================================================  ======================
time to detect              impact started → first alert or notice                   Detection
time to acknowledge         first alert or notice → acknowledged                     MTTA (this incident)
time to mitigate            impact started → customer impact stopped                 Mitigation
time to resolve             impact started → declared resolved                       MTTR (this incident)
customer impact duration    impact started → customer impact stopped                 Impact duration
incident duration           impact started → declared resolved                       Duration
==========================  =======================================================  ======================

Negative values are legal (an alert before the official start) and unknown ones stay unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from generator.metrics.chronology import Chronology, Instant, resolve, resolve_times, span_between
from generator.model.impact import End, Part
from generator.model.post_mortem import PostMortem
from generator.model.timeline import Milestone


@dataclass(frozen=True, slots=True)
class Span:
    """Elapsed time between two instants.

    `value` when both are known to the minute; else `at_least`/`at_most` as far as the instants bound it; None is unknown.
    """

    start: Instant | None
    end: Instant | None
    value: timedelta | None = None
    at_least: timedelta | None = None
    at_most: timedelta | None = None

    @property
    def approximate(self) -> bool:
        """Whether one of the endpoints is only about."""
        return any(instant is not None and instant.approximate for instant in (self.start, self.end))


@dataclass(frozen=True, slots=True)
class Milestones:
    """The turning points, from their fields or from the marked rows of the timeline."""

    impact_started: Instant | None
    detected: Instant | None
    acknowledged: Instant | None
    declared: Instant | None
    cause_identified: Instant | None
    mitigated: Instant | None
    """When the measure took hold: the marked row, else the end of customer impact."""
    impact_ended: Instant | None
    """When customer impact stopped: its field, else the marked mitigation."""
    resolved: Instant | None


@dataclass(frozen=True, slots=True)
class ResponseTimes:
    """The response times of this incident; means exist only across incidents."""

    time_to_detect: Span
    time_to_acknowledge: Span
    time_to_mitigate: Span
    time_to_resolve: Span


@dataclass(frozen=True, slots=True)
class PartMeasure:
    """A part of the incident with its instants and duration."""

    part: Part
    started: Instant | None
    ended: Instant | None
    duration: Span


@dataclass(frozen=True, slots=True)
class EndMeasure:
    """One of several ends, and how long after the start of impact it came."""

    end: End
    at: Instant | None
    after_start: Span


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that is computed from one post-mortem; never stored, never typed."""

    chronology: Chronology
    milestones: Milestones
    response_times: ResponseTimes
    customer_impact_duration: Span
    incident_duration: Span
    parts: tuple[PartMeasure, ...]
    ends: tuple[EndMeasure, ...]
    elapsed: tuple[timedelta | None, ...]
    """Per timeline row: time since impact started."""


def measure(post_mortem: PostMortem) -> Measures:
    """All measures of a post-mortem."""
    chronology = resolve_times(post_mortem)
    milestones = find_milestones(post_mortem, chronology)
    mitigation = span(milestones.impact_started, milestones.impact_ended)
    resolution = span(milestones.impact_started, milestones.resolved)
    return Measures(
        chronology=chronology,
        milestones=milestones,
        response_times=ResponseTimes(
            time_to_detect=span(milestones.impact_started, milestones.detected),
            time_to_acknowledge=span(milestones.detected, milestones.acknowledged),
            time_to_mitigate=mitigation,
            time_to_resolve=resolution,
        ),
        customer_impact_duration=mitigation,
        incident_duration=resolution,
        parts=tuple(_measure_part(part, chronology) for part in post_mortem.impact.parts),
        ends=tuple(_measure_end(end, chronology, milestones) for end in post_mortem.impact.ends),
        elapsed=tuple(span(milestones.impact_started, instant).value for instant in chronology.entries),
    )


def span(start: Instant | None, end: Instant | None) -> Span:
    """Elapsed time from `start` to `end`, as exact as both are known."""
    if start is None or end is None:
        return Span(start, end)
    value = span_between(start.at, end.at) if start.at and end.at else None
    at_least = span_between(start.latest, end.earliest) if start.latest and end.earliest else None
    at_most = span_between(start.earliest, end.latest) if start.earliest and end.latest else None
    return Span(start, end, value, at_least, at_most)


def find_milestones(post_mortem: PostMortem, chronology: Chronology) -> Milestones:
    """The milestones: a field of its own wins; else the first marked row, and for the two ends the last marked row.

    Rows of a part of the incident count only where nothing else says when the whole reached the milestone.
    """
    whole: dict[Milestone, list[Instant]] = {}
    of_parts: dict[Milestone, list[Instant]] = {}
    for entry, instant in zip(post_mortem.timeline.entries, chronology.entries, strict=True):
        if entry.milestone is not None and instant is not None:
            (of_parts if entry.part else whole).setdefault(entry.milestone, []).append(instant)

    def row(milestone: Milestone, *, last: bool = False) -> Instant | None:
        rows = whole.get(milestone) or of_parts.get(milestone)
        return rows[-1 if last else 0] if rows else None

    fields = post_mortem.timeline.milestones
    zone, day = chronology.zone, chronology.incident_date
    mitigated = row(Milestone.MITIGATED, last=True)
    return Milestones(
        impact_started=chronology.impact_started or row(Milestone.IMPACT_STARTED),
        detected=resolve(fields.detected_at, zone, day) or row(Milestone.DETECTED),
        acknowledged=resolve(fields.acknowledged_at, zone, day) or row(Milestone.ACKNOWLEDGED),
        declared=resolve(fields.declared_at, zone, day) or row(Milestone.DECLARED),
        cause_identified=resolve(fields.cause_identified_at, zone, day) or row(Milestone.CAUSE_IDENTIFIED),
        mitigated=mitigated if whole.get(Milestone.MITIGATED) else chronology.impact_ended or mitigated,
        impact_ended=chronology.impact_ended or mitigated,
        resolved=resolve(fields.resolved_at, zone, day) or row(Milestone.RESOLVED, last=True),
    )


def _measure_part(part: Part, chronology: Chronology) -> PartMeasure:
    started = resolve(part.started_at, chronology.zone, chronology.incident_date)
    ended = resolve(part.ended_at, chronology.zone, chronology.incident_date)
    return PartMeasure(part, started, ended, span(started, ended))


def _measure_end(end: End, chronology: Chronology, milestones: Milestones) -> EndMeasure:
    at = resolve(end.at, chronology.zone, chronology.incident_date)
    return EndMeasure(end, at, span(milestones.impact_started, at))
