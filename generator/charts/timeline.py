"""The incident at one look: milestones, impact, parts and events on one time axis."""

from __future__ import annotations

from generator.charts.data import Drawing, TimelineData
from generator.charts.lettering import Lettering
from generator.charts.palette import Palette


def draw_timeline(data: TimelineData, palette: Palette, lettering: Lettering) -> Drawing | None:
    """The timeline figure, 160 mm wide; None when no time is known, so that the caller can say so."""
    raise NotImplementedError
