"""A time axis: round times below a line, and below them the day, month or year they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from generator.charts.palette import Palette
from generator.charts.svg import SMALL, WIDTH_PX, Canvas
from generator.charts.times import Ticks, section_names, time_ticks
from generator.charts.words import Words

TICK_SIZE = SMALL
"""Size of the labels on an axis, in px."""

AXIS_HEIGHT = 30.0
"""What the axis takes below its line: ticks, times, dates."""

_PER_LABEL = 54.0


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Seconds since 1970 to px: `start` lies at `left`, `end` at `right`."""

    start: float
    end: float
    left: float
    right: float

    def x(self, at: float) -> float:
        """The place of a time, also outside the window."""
        return self.left + (at - self.start) / (self.end - self.start) * (self.right - self.left)

    def clipped(self, at: float) -> float:
        """The place of a time, held inside the window."""
        return min(max(self.x(at), self.left), self.right)


def ticks_of(scale: TimeScale, zone: tzinfo, words: Words) -> Ticks:
    """As many round times as have room for their labels."""
    return time_ticks(scale.start, scale.end, zone, words, int((scale.right - scale.left) / _PER_LABEL))


def draw_new_days(canvas: Canvas, scale: TimeScale, ticks: Ticks, top: float, bottom: float, palette: Palette) -> None:
    """A thin upright line where a new day, month or year begins; drawn before what stands in front of it."""
    for tick in ticks.marks:
        if tick.major:
            canvas.line(scale.x(tick.at), top, scale.x(tick.at), bottom, palette.rule)


def draw_time_axis(
    canvas: Canvas,
    scale: TimeScale,
    ticks: Ticks,
    zone: tzinfo,
    y: float,
    palette: Palette,
    words: Words,
    *,
    air: float,
) -> None:
    """The line at `y`, ticks and labels below it; labels may reach `air` px beyond the ends of the line."""
    canvas.line(scale.left, y, scale.right, y, palette.muted)
    free, limit = max(scale.left - air, 0.0), min(scale.right + air, WIDTH_PX)
    for tick in ticks.marks:
        x = scale.x(tick.at)
        canvas.line(x, y, x, y + (5 if tick.major else 3.5), palette.muted)
        half = canvas.width(tick.label, TICK_SIZE) / 2
        if x - half >= free and x + half <= limit:
            canvas.text(x, y + 14, tick.label, TICK_SIZE, palette.muted, anchor="middle")
            free = x + half + 4
    _draw_dates(canvas, scale, ticks, zone, y + 26, palette, words)


def _draw_dates(
    canvas: Canvas, scale: TimeScale, ticks: Ticks, zone: tzinfo, baseline: float, palette: Palette, words: Words
) -> None:
    """The date the axis begins with, then each new one where it begins, as far as there is room."""
    majors = [(scale.x(tick.at), tick.major) for tick in ticks.marks if tick.major]
    room = (majors[0][0] if majors else scale.right) - scale.left - 6
    first = next(
        (text for text in section_names(scale.start, ticks.grain, zone, words) if _fits(canvas, text, room)), ""
    )
    free = scale.left
    if first:
        canvas.text(scale.left, baseline, first, TICK_SIZE, palette.ink, bold=True)
        free += canvas.width(first, TICK_SIZE, bold=True) + 6
    for x, text in majors:
        width = canvas.width(text, TICK_SIZE, bold=True)
        start = min(x, scale.right - width)
        if start >= free:
            canvas.text(start, baseline, text, TICK_SIZE, palette.ink, bold=True)
            free = start + width + 6


def _fits(canvas: Canvas, text: str, room: float) -> bool:
    return canvas.width(text, TICK_SIZE, bold=True) <= room
