"""The exhibits as templates see them: each with its model, its figure or lines, and its times as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.charts.data import Drawing
from generator.document.differences import DiffLine, difference
from generator.document.figure_table import Column, column_widths, figure_table, reading_rows
from generator.document.figures import chart_name
from generator.document.formats import Formats
from generator.document.log_lines import LogLine, LogNote, log_lines, log_notes, marked_lines, passages_not_found
from generator.metrics.measures import Measures
from generator.model.evidence import Alert, ConfigurationChange, LogExcerpt, Metric


@dataclass(frozen=True, slots=True)
class MetricView:
    """A metric exhibit: its model, the asset name and alt text of its chart (or ""), and its data as table rows."""

    metric: Metric
    """The metric itself, with the fields of `pm.supporting_data.metrics`."""
    chart: str
    """Name of the drawn chart for `<img src>`; "" if there is none."""
    alt: str
    """What is to be seen in the chart."""
    columns: tuple[Column, ...]
    """The columns of its values."""
    widths: tuple[str, ...]
    """The width of each column in percent."""
    rows: tuple[tuple[str, ...], ...]
    """The values as text, cell by cell."""
    step: int
    """1 where all values are listed; else every how many-th is, with the lowest and highest of each series."""
    readings: int
    """How many times or labels there are."""
    captured: str | None
    """When it was captured, as text; none if unknown."""


@dataclass(frozen=True, slots=True)
class LogView:
    """A log excerpt with its telling lines marked."""

    item: LogExcerpt
    """The exhibit itself, with the fields of `pm.supporting_data.logs`."""
    captured: str | None
    """When it was captured, as text; none if unknown."""
    lines: tuple[LogLine, ...]
    """Its lines, if any is marked; else none, and `item.text` is all there is."""
    marked: str
    """The marked lines with the numbers of their notes, such as `3 ①, 7`."""
    marked_count: int
    """How many lines are marked."""
    notes: tuple[LogNote, ...]
    """What marked lines tell."""
    not_found: tuple[tuple[str, str], ...]
    """Passages that stand in no line, each with its note or ""."""


@dataclass(frozen=True, slots=True)
class ConfigurationView:
    """A configuration change with its lines before and after as one."""

    item: ConfigurationChange
    """The exhibit itself, with the fields of `pm.supporting_data.configuration`."""
    captured: str | None
    """When it was captured, as text; none if unknown."""
    diff: tuple[DiffLine, ...]
    """The lines of both texts; none unless both are there and differ."""


@dataclass(frozen=True, slots=True)
class AlertView:
    """An alert with its times as text."""

    item: Alert
    """The exhibit itself, with the fields of `pm.supporting_data.alerts`."""
    at: str | None
    """When it fired, as text; none if unknown."""
    cleared: str | None
    """When it cleared, as text; none if unknown."""
    captured: str | None
    """When it was captured, as text; none if unknown."""


def log_view(log: LogExcerpt, formats: Formats) -> LogView:
    """A log excerpt with its telling lines marked."""
    lines = log_lines(log)
    return LogView(
        item=log,
        captured=formats.moment_text(log.captured_at),
        lines=lines,
        marked=marked_lines(log),
        marked_count=sum(bool(line.sign) for line in lines),
        notes=log_notes(log),
        not_found=passages_not_found(log),
    )


def configuration_view(change: ConfigurationChange, formats: Formats) -> ConfigurationView:
    """A configuration change, as a difference where both texts are there and differ."""
    lines = difference(change.before, change.after) if change.before and change.after else ()
    differs = any(line.is_removed or line.is_added for line in lines)
    return ConfigurationView(change, formats.moment_text(change.captured_at), lines if differs else ())


def alert_views(alerts: Sequence[Alert], measures: Measures, formats: Formats) -> Iterator[AlertView]:
    """The alerts with the times at which they fired and cleared."""
    chronology = measures.chronology
    for alert, at, cleared in zip(alerts, chronology.alerts, chronology.cleared, strict=True):
        fired, over = (formats.instant_text(each, chronology.zone) for each in (at, cleared))
        yield AlertView(alert, fired, over, formats.moment_text(alert.captured_at))


def metric_view(place: int, metric: Metric, drawings: Mapping[str, Drawing], formats: Formats) -> MetricView:
    """A metric with its chart, if one was drawn, and its values as a table; `place` is its number among the metrics."""
    drawing = drawings.get(chart_name(place))
    columns, rows, step = figure_table(metric, formats)
    return MetricView(
        metric=metric,
        chart=chart_name(place) if drawing else "",
        alt=drawing.alt if drawing else "",
        columns=columns,
        widths=column_widths(columns),
        rows=rows,
        step=step,
        readings=len(reading_rows(metric)),
        captured=formats.moment_text(metric.captured_at),
    )
