"""Metric figures: lines over time, bars over labels."""

from __future__ import annotations

from generator.charts.data import Drawing, SeriesData
from generator.charts.lettering import Lettering
from generator.charts.palette import Palette


def draw_series(data: SeriesData, palette: Palette, lettering: Lettering) -> Drawing | None:
    """The figure of a metric series, 160 mm wide; None when no value is known."""
    raise NotImplementedError
