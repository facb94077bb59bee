"""The edges of the timeline: what happened long before or after, behind a break in the axis and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from generator.charts.data import Milestone, TimelineData, TimelineEvent
from generator.charts.palette import Palette
from generator.charts.svg import SMALL, WIDTH_PX, Canvas
from generator.charts.times import DAY, clock, day, local, rough, seconds
from generator.charts.window import shown
from generator.charts.words import Words

_SIZE = SMALL
_LEAST = 30.0
_POLE = 14.0


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge: side (-1 before, 1 after), width in px, what it says, and the milestones that stand in it with x."""

    side: int
    width: float
    lines: tuple[str, ...]
    milestones: tuple[tuple[Milestone, float], ...]


def edge_of(canvas: Canvas, data: TimelineData, window: tuple[float, float], side: int, words: Words) -> Edge | None:
    """What lies outside the window (seconds since 1970) on a side; None when nothing does."""
    events = [event for event in data.events if event.at and _beyond(event.at, event.until, window, side)]
    far = [each for each in data.flags if _beyond(each.at, each.until, window, side)]
    far.sort(key=lambda each: seconds(each.at))
    if not events and not far:
        return None
    lines = _lines(events, side, data, window, words) if events else ()
    text = max((canvas.width(line, _SIZE) for line in lines), default=0.0)
    width = max(text + 12, _LEAST, _POLE * (len(far) + 1))
    left = 0.0 if side < 0 else WIDTH_PX - width
    places = tuple((each, left + _POLE * (index + 1) - (6 if side < 0 else 0)) for index, each in enumerate(far))
    return Edge(side, width, lines, places)


def _beyond(at: datetime, until: datetime | None, window: tuple[float, float], side: int) -> bool:
    first, last = seconds(at), seconds(until or at)
    return not shown(first, last, window) and ((first + last) - (window[0] + window[1])) * side > 0


def _lines(
    events: list[TimelineEvent], side: int, data: TimelineData, window: tuple[float, float], words: Words
) -> tuple[str, ...]:
    """``3 earlier events,`` and ``first 2003``."""
    known = [(seconds(event.at), event.at, event.until) for event in events if event.at]
    place, at, until = min(known, key=lambda each: each[0]) if side < 0 else max(known, key=lambda each: each[0])
    when = rough(at, until, data.zone, words)
    if not until and window[0] - DAY < place < window[1] + DAY:
        there = local(at, data.zone)
        when = words.say("day_and_time", date=day(there, words, year=False), time=clock(there))
    count = words.say("earlier" if side < 0 else "later", n=len(events))
    return count, when if len(events) == 1 else words.say("first" if side < 0 else "last", time=when)


def draw_edge(canvas: Canvas, edge: Edge, axis: float, palette: Palette) -> None:
    """The broken axis with up to three dots on it, and the words below."""
    inner = edge.width - 6 if edge.side < 0 else WIDTH_PX - edge.width + 6
    outer = 0.0 if edge.side < 0 else WIDTH_PX
    canvas.line(outer, axis, inner, axis, palette.muted, dash="2 3")
    for shift in (0.0, 3.5):
        x = inner + edge.side * shift
        canvas.line(x - 1.8, axis + 4, x + 1.8, axis - 4, palette.muted)
    anchor = "start" if edge.side < 0 else "end"
    for index, line in enumerate(edge.lines):
        canvas.text(outer, axis + 14 + 12 * index, line, _SIZE, palette.muted, anchor=anchor)
