"""Metric figures: lines over time, bars over labels."""

from __future__ import annotations

from generator.charts.alt_series import series_alt
from generator.charts.bars import draw_bars
from generator.charts.data import Drawing, SeriesData, TimePoint
from generator.charts.lettering import Lettering
from generator.charts.lines import draw_lines
from generator.charts.number_scale import drawable
from generator.charts.palette import Palette
from generator.charts.svg import WIDTH_PX, Canvas
from generator.charts.words import Words


def draw_series(data: SeriesData, palette: Palette, lettering: Lettering, words: Words) -> Drawing | None:
    """The figure of a metric series, 160 mm wide; None when no value is known.

    Raises ValueError when some points are over time and others over labels: they have no common axis.
    """
    points = [point for series in data.series for point in series.points]
    over_time = [isinstance(point, TimePoint) for point in points]
    if any(over_time) and not all(over_time):
        raise ValueError("the series of one figure are all over time or all over labels")
    if not any(drawable(point.value) is not None for point in points):
        return None
    canvas = Canvas(lettering)
    draw = draw_lines if over_time[0] else draw_bars
    height = draw(canvas, data, palette, words)
    alt = series_alt(data, words)
    return Drawing(canvas.svg(WIDTH_PX, height, data.title, alt), WIDTH_PX, height, alt, canvas.spots)
