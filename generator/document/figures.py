"""Which figures a post-mortem has: its timeline, and a chart for each metric with a series.

Turns resolved times and readings into what `generator.charts` draws; the words of captions stay in the templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.charts.data import (
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
from generator.metrics.chronology import Instant, resolve_in_order
from generator.metrics.measures import Measures, PartMeasure
from generator.model.evidence import Metric
from generator.model.post_mortem import PostMortem

TIMELINE = "timeline.svg"
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
        events=tuple(_event(instant) for instant in measures.chronology.entries),
        parts=tuple(_part(part, formats) for part in measures.parts),
    )
    turning = replace(data, events=(), parts=()) if data.impact or data.milestones else None
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


def _event(instant: Instant | None) -> TimelineEvent:
    if instant is None or instant.sort_key is None:
        return TimelineEvent(None)
    until = instant.latest if instant.earliest and instant.latest and instant.latest > instant.earliest else None
    return TimelineEvent(instant.sort_key, until, approximate=instant.approximate or instant.at is None)


def _part(part: PartMeasure, formats: Formats) -> Span:
    length, name, say = formats.span_text(part.duration), part.part.name, formats.edition.say
    return Span(
        label=say("figures.part", part=name, duration=length) if length else say("figures.part_unknown", part=name),
        started_at=part.started.sort_key if part.started else None,
        ended_at=part.ended.sort_key if part.ended else None,
        start_approximate=bool(part.started and (part.started.approximate or part.started.at is None)),
        end_approximate=bool(part.ended and (part.ended.approximate or part.ended.at is None)),
    )


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
            ),
            pen.has_glyph,
        ),
        pen.palette,
        pen.lettering,
        figure_words(formats.edition),
    )


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))
