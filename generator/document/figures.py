"""Which figures a post-mortem has: its timeline, and a chart for each metric with a series.

Turns resolved times and readings into what `generator.charts` draws; the words of captions stay in the templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.charts.data import (
    AlertFired,
    AlertKind,
    AlertLane,
    AlertsData,
    Drawing,
    LabelPoint,
    MarkerKind,
    Milestone,
    Series,
    SeriesData,
    Span,
    Threshold,
    TimelineData,
    TimelineEvent,
    TimePoint,
)
from generator.charts.lettering import Lettering
from generator.charts.palette import Palette
from generator.document.figure_words import figure_words
from generator.document.formats import Formats
from generator.document.glyphs import HasGlyph, marked
from generator.document.prose import inline
from generator.metrics.chronology import Instant, resolve_in_order
from generator.metrics.measures import Measures, PartMeasure
from generator.model.evidence import AlertKind as AlertChoice
from generator.model.evidence import Metric
from generator.model.post_mortem import PostMortem

TIMELINE = "timeline.svg"
ALERTS = "alerts.svg"
STRIP = "strip.svg"
"""The timeline of the first page: what turned when, without the single events and the parts."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What figures are drawn with: the brand's colours and letters, and which characters those letters are."""

    palette: Palette
    lettering: Lettering
    has_glyph: HasGlyph


def draw_figures(post_mortem: PostMortem, measures: Measures, pen: Pen, formats: Formats) -> dict[str, Drawing]:
    """Drawings by asset name; a figure with nothing to show is not there."""
    metrics = post_mortem.supporting_data.metrics
    drawings = _timelines(post_mortem, measures, pen, formats)
    drawings[ALERTS] = _alerts(post_mortem, measures, pen, formats)
    drawings |= {chart_name(place): _chart(metric, measures, pen, formats) for place, metric in enumerate(metrics)}
    return {name: drawing for name, drawing in drawings.items() if drawing is not None}


def chart_name(place: int) -> str:
    """The asset name of the chart of a metric, by its place among the metrics (ids may stand twice in a draft)."""
    return f"chart-{place + 1}.svg"


def _timelines(post_mortem: PostMortem, measures: Measures, pen: Pen, formats: Formats) -> dict[str, Drawing | None]:
    from generator.charts.timeline import draw_timeline

    zone = measures.chronology.zone
    known = next((instant.sort_key for instant in _instants(measures) if instant.sort_key), None)
    if known is None:
        return {}
    data = TimelineData(
        title=formats.edition.say("figures.timeline_title", id=post_mortem.id),
        zone=zone,
        zone_label=formats.zone_name(zone, known),
        impact=_impact(measures, formats),
        milestones=tuple(_milestones(measures)),
        events=tuple(
            _event(instant, entry.event)
            for instant, entry in zip(measures.chronology.entries, post_mortem.timeline.entries, strict=True)
        ),
        parts=tuple(_part(part, formats) for part in measures.parts),
        ends=tuple(_ends(measures)),
        unknown=tuple(_unknown(measures)),
    )
    turning = replace(data, events=(), parts=(), ends=()) if data.impact or data.milestones else None
    return {
        name: draw_timeline(marked(each, pen.has_glyph), pen.palette, pen.lettering, figure_words(formats.edition))
        for name, each in ((STRIP, turning), (TIMELINE, data))
        if each
    }


def _instants(measures: Measures) -> Iterator[Instant]:
    marks = measures.milestones
    yield from (each for each in (marks.impact_started, marks.resolved, *measures.chronology.entries) if each)


def _impact(measures: Measures, formats: Formats) -> Span | None:
    started, ended = measures.milestones.impact_started, measures.milestones.impact_ended
    if started is None or ended is None or not (started.sort_key or ended.sort_key):
        return None
    length, words = formats.span_text(measures.customer_impact_duration), formats.edition
    return Span(
        label=words.say("figures.impact_length", duration=length) if length else words.word("figures.impact"),
        started_at=started.sort_key,
        ended_at=ended.sort_key,
        start_approximate=started.at is None or started.approximate,
        end_approximate=ended.at is None or ended.approximate,
    )


def _milestones(measures: Measures) -> Iterator[Milestone]:
    marks = measures.milestones
    kinds = {
        MarkerKind.IMPACT_STARTED: marks.impact_started,
        MarkerKind.DETECTED: marks.detected,
        MarkerKind.ACKNOWLEDGED: marks.acknowledged,
        MarkerKind.DECLARED: marks.declared,
        MarkerKind.MITIGATED: marks.mitigated,
        MarkerKind.RESOLVED: marks.resolved,
    }
    for kind, instant in kinds.items():
        if instant is not None and (at := instant.sort_key) is not None:
            until = instant.latest if instant.latest and instant.earliest and instant.latest > at else None
            yield Milestone(kind, at, approximate=instant.approximate or instant.at is None, until=until)


def _ends(measures: Measures) -> Iterator[Milestone]:
    """The further ends whose time is known."""
    for each in measures.ends:
        if each.at is not None and (at := each.at.sort_key) is not None:
            until = each.at.latest if each.at.latest and each.at.earliest and each.at.latest > at else None
            approximate = each.at.approximate or each.at.at is None
            yield Milestone(MarkerKind.ENDED, at, each.end.label, approximate=approximate, until=until)


def _unknown(measures: Measures) -> Iterator[MarkerKind]:
    """The turning points every incident has, as far as nobody knows when they were."""
    marks = measures.milestones
    asked = {
        MarkerKind.IMPACT_STARTED: marks.impact_started,
        MarkerKind.DETECTED: marks.detected,
        MarkerKind.ACKNOWLEDGED: marks.acknowledged,
        MarkerKind.MITIGATED: marks.mitigated,
        MarkerKind.RESOLVED: marks.resolved,
    }
    yield from (kind for kind, instant in asked.items() if instant is None or instant.sort_key is None)


def _event(instant: Instant | None, told: str) -> TimelineEvent:
    if instant is None or instant.sort_key is None:
        return TimelineEvent(None)
    until = instant.latest if instant.earliest and instant.latest and instant.latest > instant.earliest else None
    approximate = instant.approximate or instant.at is None
    return TimelineEvent(instant.sort_key, until, approximate=approximate, label=inline(told).striptags())


def _part(part: PartMeasure, formats: Formats) -> Span:
    length, name, say = formats.span_text(part.duration), part.part.name, formats.edition.say
    return Span(
        label=say("figures.part", part=name, duration=length) if length else say("figures.part_unknown", part=name),
        started_at=part.started.sort_key if part.started else None,
        ended_at=part.ended.sort_key if part.ended else None,
        start_approximate=bool(part.started and (part.started.approximate or part.started.at is None)),
        end_approximate=bool(part.ended and (part.ended.approximate or part.ended.at is None)),
    )


_ALERT_KINDS = {
    AlertChoice.ALERT: AlertKind.ALERT,
    AlertChoice.WARNING: AlertKind.WARNING,
    AlertChoice.MANUAL: AlertKind.MANUAL,
    AlertChoice.REPORT: AlertKind.REPORT,
    AlertChoice.RECOVERY: AlertKind.RECOVERY,
}


def _alerts(post_mortem: PostMortem, measures: Measures, pen: Pen, formats: Formats) -> Drawing | None:
    """The alerts as lanes, those of one name and system in one lane, in the order they are first met."""
    from generator.charts.alert_lanes import draw_alerts

    chronology, words = measures.chronology, formats.edition
    lanes: dict[tuple[str, str], list[AlertFired]] = {}
    alerts = post_mortem.supporting_data.alerts
    for alert, at, cleared in zip(alerts, chronology.alerts, chronology.cleared, strict=True):
        fired, over = at.sort_key if at else None, cleared.sort_key if cleared else None
        lanes.setdefault((alert.title, alert.system or ""), []).append(
            AlertFired(
                kind=_ALERT_KINDS[alert.kind] if alert.kind else AlertKind.OTHER,
                kind_label=formats.named(alert.kind) or words.word("figures.other_kind"),
                at=fired,
                cleared_at=over if fired and over and over >= fired else None,
                approximate=bool(at and (at.approximate or at.at is None)),
            )
        )
    known = next((each.at for fired_here in lanes.values() for each in fired_here if each.at), None)
    if known is None:
        return None
    data = AlertsData(
        title=words.word("figures.alerts_title"),
        zone=chronology.zone,
        zone_label=formats.zone_name(chronology.zone, known),
        lanes=tuple(AlertLane(name, system, tuple(fired_here)) for (name, system), fired_here in lanes.items()),
        impact=_impact(measures, formats),
    )
    return draw_alerts(marked(data, pen.has_glyph), pen.palette, pen.lettering, figure_words(words))


def _turning_points(measures: Measures) -> tuple[Milestone, ...]:
    """What a metric is read against: when it was noticed, and when the measure took hold."""
    wanted = (MarkerKind.DETECTED, MarkerKind.MITIGATED)
    return tuple(each for each in _milestones(measures) if each.kind in wanted and each.until is None)


def _chart(metric: Metric, measures: Measures, pen: Pen, formats: Formats) -> Drawing | None:
    if not metric.series:
        return None
    from generator.charts.series import draw_series

    zone, chronology = measures.chronology.zone, measures.chronology
    over_time = all(reading.at is not None for series in metric.series for reading in series.readings)
    drawn: list[Series] = []
    for series in metric.series:
        name = series.name or ""
        if not over_time:
            labels = tuple(
                LabelPoint(r.label or (r.at.written if r.at else ""), _float(r.value)) for r in series.readings
            )
            drawn.append(Series(name, labels))
            continue
        instants = resolve_in_order([reading.at for reading in series.readings], zone, chronology.incident_date)
        points = zip(series.readings, instants, strict=True)
        drawn.append(Series(name, tuple(TimePoint(i.sort_key, _float(r.value)) for r, i in points if i and i.sort_key)))
    known = next((point.at for series in drawn for point in series.points if isinstance(point, TimePoint)), None)
    return draw_series(
        marked(
            SeriesData(
                title=metric.title,
                unit=metric.unit or "",
                series=tuple(drawn),
                zone=zone,
                zone_label=formats.zone_name(zone, known) if known else "",
                thresholds=tuple(Threshold(float(each.value), each.label) for each in metric.thresholds),
                window=_impact(measures, formats) if over_time else None,
                milestones=_turning_points(measures) if over_time else (),
            ),
            pen.has_glyph,
        ),
        pen.palette,
        pen.lettering,
        figure_words(formats.edition),
    )


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))
