"""Everything a template may see, and nothing else: the frozen post-mortem, and what was computed and worded for it.

**Why:** templates do no arithmetic and know no formats; what needs either is prepared here as rows of ready text.
`docs/templates.md` is generated from the docstrings of these classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.charts.data import Drawing
from generator.document.exhibit_views import (
    AlertView,
    ConfigurationView,
    LogView,
    MetricView,
    alert_views,
    configuration_view,
    log_view,
    metric_view,
)
from generator.document.exhibits import ExhibitRow, exhibit_rows
from generator.document.figures import ALERTS, STRIP, TIMELINE
from generator.document.first_page import FirstPage, first_page
from generator.document.formats import Formats
from generator.document.timeline_rows import TimelineRow, timeline_rows
from generator.document.words import Words
from generator.intake.evidence import Evidence
from generator.metrics.chronology import Instant, resolve_in_order
from generator.metrics.measures import Measures, Span
from generator.model.duration import StatedDuration
from generator.model.post_mortem import PostMortem


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One line of the key milestones: its name, when it was, the measure that ends there, its value and formula."""

    name: str
    """Impact started, Detection, Acknowledgment …"""
    at: str | None
    """Date and time as text; none if unknown."""
    measure: str
    """Name of the measure that ends here, such as `Time to detect`; "" if none does."""
    value: str | None
    """The measure as text, such as `27 min`; none if unknown."""
    formula: str
    """From what to what the measure counts."""


@dataclass(frozen=True, slots=True)
class DurationRow:
    """A duration as computed, and as somebody stated it."""

    computed: str | None
    """Computed from the times, as text; none if unknown."""
    stated: str | None
    """As somebody wrote it; none if nobody did."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the incident."""

    id: str
    """Its short name."""
    name: str
    """Its name."""
    started: str | None
    """When impact began here, as text; none if unknown."""
    ended: str | None
    """When it ended here, as text; none if unknown."""
    duration: str | None
    """Computed, as text; none if unknown."""
    stated: str | None
    """As somebody wrote it; none if nobody did."""
    note: str | None
    """What differs here."""


@dataclass(frozen=True, slots=True)
class EndRow:
    """One of several ends."""

    label: str
    """What ended."""
    at: str | None
    """When, as text."""
    after_start: str | None
    """How long after the start of impact, as text; none if unknown."""
    note: str | None
    """What a reader must know."""


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What `templates/` see. `pm` is the post-mortem itself; the rest is computed from it."""

    pm: PostMortem
    """The post-mortem as its author wrote it: every field of the form (below)."""
    words: Words
    """The document's own words in its language, from `templates/labels/`."""
    first_page: FirstPage
    """What an executive needs on the first page."""
    version: str | None
    """Of the last line of the changelog; none without one."""
    incident_date: str
    """Day of the incident: `3 December 2025`."""
    dated: str | None
    """Date of the last version; none without one."""
    period: str | None
    """Start and end of the incident on one line; none if both are unknown."""
    zone: str
    """Zone of all times without an offset: `UTC`, `Europe/Berlin (CET, UTC+01:00)`."""
    duration: DurationRow
    """Duration of the incident."""
    impact_duration: DurationRow
    """How long customers were hurt."""
    milestones: tuple[MilestoneRow, ...]
    """The key milestones in order."""
    timeline: tuple[TimelineRow, ...]
    """The rows of the timeline in order."""
    parts: tuple[PartRow, ...]
    """Parts of the incident with times of their own."""
    part_names: Mapping[str, str]
    """Names of the parts by short name."""
    ends: tuple[EndRow, ...]
    """Further ends."""
    severity_changes: tuple[tuple[str | None, str, str | None], ...]
    """Time as text, severity and reason of each change."""
    metrics: tuple[MetricView, ...]
    """The metrics, with their charts."""
    has_figure_data: bool
    """Whether any figure has values to be listed."""
    logs: tuple[LogView, ...]
    """The log excerpts."""
    configuration: tuple[ConfigurationView, ...]
    """The configuration changes."""
    alerts: tuple[AlertView, ...]
    """The alerts."""
    alerts_figure: str
    """Name of the drawn lanes of alerts for `<img src>`; "" if there is none."""
    alerts_alt: str
    """What is to be seen in the lanes."""
    exhibits: tuple[ExhibitRow, ...]
    """The exhibit register: every exhibit with its files and what cites it."""
    exhibit_ids: frozenset[str]
    """Short names of all exhibits, for links."""
    action_ids: frozenset[str]
    """Short names of all action items, for links."""
    glossary_ids: Mapping[str, str]
    """Id of each term of the glossary."""
    pictures: frozenset[str]
    """File names of the screenshots that are there."""
    timeline_figure: str
    """Name of the drawn timeline for `<img src>`; "" if there is none."""
    timeline_alt: str
    """What is to be seen in the timeline."""
    strip_figure: str
    """Name of the drawn timeline without its events, for the first page; "" if there is none."""
    strip_alt: str
    """What is to be seen in it."""
    notifications_sent: tuple[str | None, ...]
    """When each regulatory notification was sent, as text, in their order."""
    related_dates: tuple[str | None, ...]
    """When each related incident was, as text, in their order."""
    watermark: str
    """`DRAFT` in the document's language, or "" for a Final."""


def document_context(
    post_mortem: PostMortem,
    measures: Measures,
    drawings: Mapping[str, Drawing],
    evidence: Evidence,
    text_height: float,
    formats: Formats,
) -> DocumentContext:
    """The context of a measured post-mortem; `drawings` are its figures by asset name, `evidence` its files.

    `text_height` is the height of a page between its margins, in points.
    """
    zone, marks, data = measures.chronology.zone, measures.milestones, post_mortem.supporting_data
    known = [
        each for each in (marks.impact_started, marks.resolved, *measures.chronology.entries) if each and each.sort_key
    ]
    last = post_mortem.changelog[-1] if post_mortem.changelog else None
    timeline, strip, alerts = (drawings.get(name) for name in (TIMELINE, STRIP, ALERTS))
    return DocumentContext(
        pm=post_mortem,
        words=formats.edition.words,
        first_page=first_page(post_mortem, measures, text_height - (strip.height_px * 0.75 if strip else 0.0), formats),
        version=last.version if last else None,
        incident_date=formats.long_date(measures.chronology.incident_date),
        dated=formats.long_date(last.on) if last else None,
        period=_period(marks.impact_started, marks.resolved or marks.impact_ended, measures, formats),
        zone=formats.zone_name(zone, *(each.sort_key for each in known if each.sort_key)),
        duration=_duration_row(measures.incident_duration, post_mortem.stated_duration, formats),
        impact_duration=_duration_row(
            measures.customer_impact_duration, post_mortem.impact.customer.stated_duration, formats
        ),
        milestones=tuple(_milestone_rows(measures, formats)),
        timeline=timeline_rows(post_mortem, measures, formats),
        parts=tuple(_parts(measures, formats)),
        part_names={part.id: part.name for part in post_mortem.impact.parts},
        ends=tuple(
            EndRow(e.end.label, formats.instant_text(e.at, zone), formats.span_text(e.after_start), e.end.note)
            for e in measures.ends
        ),
        severity_changes=tuple(
            (formats.instant_text(at, zone), change.severity, change.reason)
            for change, at in zip(
                post_mortem.severity_changes,
                resolve_in_order([c.at for c in post_mortem.severity_changes], zone, measures.chronology.incident_date),
                strict=True,
            )
        ),
        metrics=tuple(metric_view(place, metric, drawings, formats) for place, metric in enumerate(data.metrics)),
        has_figure_data=any(metric.series for metric in data.metrics),
        logs=tuple(log_view(item, formats) for item in data.logs),
        configuration=tuple(configuration_view(item, formats) for item in data.configuration),
        alerts=tuple(alert_views(data.alerts, measures, formats)),
        alerts_figure=ALERTS if alerts else "",
        alerts_alt=alerts.alt if alerts else "",
        exhibits=exhibit_rows(post_mortem, measures, evidence, formats),
        exhibit_ids=frozenset(exhibit.id for exhibit in post_mortem.exhibits),
        action_ids=frozenset(item.id for item in post_mortem.action_items if item.id),
        glossary_ids={entry.term: f"term-{number}" for number, entry in enumerate(post_mortem.glossary, 1)},
        pictures=frozenset(evidence.pictures),
        timeline_figure=TIMELINE if timeline else "",
        timeline_alt=timeline.alt if timeline else "",
        strip_figure=STRIP if strip else "",
        strip_alt=strip.alt if strip else "",
        notifications_sent=tuple(
            formats.moment_text(n.sent_at) for n in post_mortem.communication.regulatory.notifications
        ),
        related_dates=tuple(formats.moment_text(related.at) for related in post_mortem.related.incidents),
        watermark=formats.edition.word("page.draft") if post_mortem.is_draft else "",
    )


def _period(start: Instant | None, end: Instant | None, measures: Measures, formats: Formats) -> str | None:
    zone = measures.chronology.zone
    first, last = formats.instant_text(start, zone), formats.instant_text(end, zone)
    if first is None and last is None:
        return None
    unknown = formats.edition.word("times.unknown")
    return formats.edition.say("times.range", start=first or unknown, end=last or unknown)


def _duration_row(span: Span, stated: StatedDuration | None, formats: Formats) -> DurationRow:
    return DurationRow(formats.span_text(span), stated.written if stated else None)


def _milestone_rows(measures: Measures, formats: Formats) -> Iterable[MilestoneRow]:
    marks, times, zone = measures.milestones, measures.response_times, measures.chronology.zone
    earlier = _bounds(marks.mitigated) != _bounds(marks.impact_ended)

    def row(name: str, instant: Instant | None, measure: str = "", span: Span | None = None) -> MilestoneRow:
        def word(path: str) -> str:
            return formats.edition.word(f"milestones.{path}")

        return MilestoneRow(
            name=word(name),
            at=formats.instant_text(instant, zone),
            measure=word(f"time_to_{measure}") if measure else "",
            value=formats.span_text(span) if span else None,
            formula=word(f"to_{measure}") if measure else "",
        )

    yield row("impact_started", marks.impact_started)
    yield row("detection", marks.detected, "detect", times.time_to_detect)
    yield row("acknowledgment", marks.acknowledged, "acknowledge", times.time_to_acknowledge)
    if marks.declared:
        yield row("declaration", marks.declared)
    if marks.cause_identified:
        yield row("cause_identified", marks.cause_identified)
    if earlier:
        yield row("mitigation", marks.mitigated)
    ended = "impact_ended" if earlier else "mitigation"
    yield row(ended, marks.impact_ended, "mitigate", times.time_to_mitigate)
    yield row("resolution", marks.resolved, "resolve", times.time_to_resolve)


def _bounds(instant: Instant | None) -> tuple[object, object]:
    return (instant.earliest, instant.latest) if instant else (None, None)


def _parts(measures: Measures, formats: Formats) -> Iterable[PartRow]:
    zone = measures.chronology.zone
    for each in measures.parts:
        yield PartRow(
            id=each.part.id,
            name=each.part.name,
            started=formats.instant_text(each.started, zone),
            ended=formats.instant_text(each.ended, zone),
            duration=formats.span_text(each.duration),
            stated=each.part.stated_duration.written if each.part.stated_duration else None,
            note=each.part.note,
        )
