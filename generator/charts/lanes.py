"""Lanes: the impact and the parts of an incident as bars over time, each with its name where there is room for it.

An approximate end is a hollow piece, an unknown end a row of fading pieces, an end outside the window an arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.data import Span
from generator.charts.palette import Palette
from generator.charts.svg import HALF_CAPITAL, WIDTH_PX, Canvas
from generator.charts.time_axis import TimeScale
from generator.charts.times import seconds

LANE = 18.0
"""From one lane to the next, in px."""

_BAR = 13.0
_NAME = 9.5
_HOLLOW = 8.0
_LEAST = 3.0

_Bar = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class LaneLook:
    """How the bars of a lane are painted: fill, outline, and the colour of a name inside."""

    fill: str
    stroke: str
    inside: str


def impact_look(palette: Palette) -> LaneLook:
    """Solid: the one thing to be seen first."""
    return LaneLook(palette.alert, palette.alert, palette.paper)


def part_look(palette: Palette) -> LaneLook:
    """Soft with an outline: told from the impact in grey print as well."""
    return LaneLook(palette.accent_soft, palette.accent, palette.ink)


def lanes_of(parts: Sequence[Span]) -> list[list[Span]]:
    """Parts by name, in the order they are first met: several stretches of one part share a lane."""
    lanes: dict[str, list[Span]] = {}
    for part in parts:
        lanes.setdefault(part.label, []).append(part)
    return list(lanes.values())


def draw_lane(
    canvas: Canvas, scale: TimeScale, spans: Sequence[Span], top: float, look: LaneLook, palette: Palette
) -> None:
    """The bars of one lane and, once, their name."""
    boxes = [_draw_bar(canvas, scale, span, top, look, palette) for span in spans]
    label = spans[0].label
    if not label:
        return
    width = canvas.width(label, _NAME)
    baseline = top + _BAR / 2 + HALF_CAPITAL * _NAME
    _, left, right, _ = max(boxes, key=lambda box: box[2] - box[1])
    first, last = min(box[0] for box in boxes), max(box[3] for box in boxes)
    if width + 12 <= right - left:
        canvas.text(left + 6, baseline, label, _NAME, look.inside)
    elif width <= WIDTH_PX - last - 6 or WIDTH_PX - last >= first:
        canvas.text(last + 5, baseline, canvas.lettering.fitted(label, WIDTH_PX - last - 6, _NAME), _NAME, palette.ink)
    else:
        text = canvas.lettering.fitted(label, first - 6, _NAME)
        canvas.text(first - 5, baseline, text, _NAME, palette.ink, anchor="end")


def _draw_bar(canvas: Canvas, scale: TimeScale, span: Span, top: float, look: LaneLook, palette: Palette) -> _Bar:
    """One bar; where it begins, where its solid part begins and ends, where it ends."""
    start = scale.left if span.started_at is None else scale.clipped(seconds(span.started_at))
    end = scale.right if span.ended_at is None else scale.clipped(seconds(span.ended_at))
    start, end = min(start, end), max(start, end)
    if end - start < _LEAST:
        start, end = max(start - _LEAST / 2, scale.left), min(start + _LEAST / 2, scale.right)
    room = (end - start) / 3
    left = start + min(_ending(span.started_at is None, span.start_approximate), room)
    right = end - min(_ending(span.ended_at is None, span.end_approximate), room)
    canvas.rect(left, top, right - left, _BAR, look.fill, stroke=look.stroke)
    _draw_end(canvas, (start, left), span.started_at is None, top, look, palette)
    _draw_end(canvas, (end, right), span.ended_at is None, top, look, palette)
    for known, outer, inner in ((span.started_at, start, -1), (span.ended_at, end, 1)):
        if known is not None and not scale.start <= seconds(known) <= scale.end:
            _draw_arrow(canvas, outer, inner, top, look)
    return start, left, right, end


def _ending(unknown: bool, approximate: bool) -> float:
    return 2.5 * _HOLLOW if unknown else _HOLLOW if approximate else 0.0


def _draw_end(
    canvas: Canvas, ends: tuple[float, float], unknown: bool, top: float, look: LaneLook, palette: Palette
) -> None:
    """The piece between the outer and the inner end: fading when the end is unknown, hollow when it is approximate."""
    outer, inner = ends
    length = abs(inner - outer)
    if length < 0.5:
        return
    if not unknown:
        canvas.rect(min(outer, inner), top, length, _BAR, palette.paper, stroke=look.stroke)
        return
    away = 1 if outer > inner else -1
    for near, far in ((0.14, 0.42), (0.56, 0.74), (0.88, 0.97)):
        x1, x2 = inner + away * near * length, inner + away * far * length
        canvas.rect(min(x1, x2), top, abs(x2 - x1), _BAR, look.fill, stroke=look.stroke)


def _draw_arrow(canvas: Canvas, x: float, away: int, top: float, look: LaneLook) -> None:
    """The bar goes on outside the window."""
    middle = top + _BAR / 2
    canvas.polyline([(x, top), (x + 6 * away, middle), (x, top + _BAR)], fill=look.fill, stroke=look.stroke, close=True)
