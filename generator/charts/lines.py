"""Lines over time: a value scale on the left, names at the ends of the lines, limits and the incident in the ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.charts.data import Milestone, Series, SeriesData, Threshold, TimePoint
from generator.charts.legend import LEGEND_HEIGHT, note_lines
from generator.charts.line_look import LineLook, draw_point, line_look
from generator.charts.markers import draw_marker, marker_colour
from generator.charts.number_scale import NumberScale, decimals_for, drawable, printed, scale_for
from generator.charts.palette import Palette
from generator.charts.spots import tell_values
from generator.charts.spread import Box, free_place, spread
from generator.charts.svg import HALF_CAPITAL, SMALL, WIDTH_PX, Canvas
from generator.charts.time_axis import AXIS_HEIGHT, TICK_SIZE, TimeScale, draw_new_days, draw_time_axis, ticks_of
from generator.charts.times import HOUR, at_second, clock, day, local, seconds
from generator.charts.words import Words

_PLOT = 150.0
_SIZE = 9.5
_MOST_MARKED = 40
_MOST_MILESTONES = 3
_MOST_NAMES = 10
_SAMPLE = 18.0
_STRIDE = 4.0
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Plot:
    """The two scales and where the plot lies, in px."""

    time: TimeScale
    value: NumberScale
    top: float

    @property
    def bottom(self) -> float:
        return self.top + _PLOT

    def y(self, value: float) -> float:
        return self.bottom - self.value.share(value) * _PLOT


def draw_lines(canvas: Canvas, data: SeriesData, palette: Palette, words: Words) -> float:
    """The line chart; the height it took, in px."""
    values = _values(data.series)
    limits, off_scale = _limits(data.thresholds, values)
    scale = scale_for([*values, *(limit.value for limit in limits)])
    labels = [printed(tick, decimals_for(scale.ticks), words) for tick in scale.ticks]
    heading = _heading(data)
    top = (
        6.0 + (16 if heading else 0) + (13 if data.window and data.window.label else 0) + (5 if data.milestones else 0)
    )
    left = max(canvas.width(label, TICK_SIZE) for label in labels) + 8
    plot = _Plot(_time_scale(canvas, data, left), scale, top)
    canvas.text(0, 10, canvas.lettering.fitted(heading, WIDTH_PX, _SIZE), _SIZE, palette.muted)
    _draw_window(canvas, data, plot, palette)
    _draw_grid(canvas, data, plot, labels, palette, words)
    _draw_milestones(canvas, data.milestones, plot, palette)
    paths = [_path(series, plot) for series in data.series]
    _draw_limits(canvas, limits, plot, [point for path in paths for piece in path for point in _along(piece)], palette)
    for index, path in enumerate(paths):
        _draw_path(canvas, path, line_look(index, palette), palette)
    if len(data.series) > 1:
        _draw_names(canvas, data.series, paths, plot, palette)
    notes = [words.say("times_in", zone=data.zone_label), *(words.say("off_scale", label=name) for name in off_scale)]
    lines = _draw_notes(canvas, notes, data, plot, palette, words)
    tell_values(canvas, data, plot.time, plot.top, plot.bottom, words)
    return plot.bottom + AXIS_HEIGHT + LEGEND_HEIGHT * lines + 4


def _values(series: Sequence[Series]) -> list[float]:
    found = (drawable(point.value) for each in series for point in each.points)
    return [value for value in found if value is not None]


def _heading(data: SeriesData) -> str:
    """What is measured: the unit, after the name when no line carries its own."""
    name = data.series[0].name if len(data.series) == 1 else ""
    return ", ".join(part for part in (name, data.unit) if part)


def _limits(thresholds: Sequence[Threshold], values: Sequence[float]) -> tuple[list[Threshold], list[str]]:
    """The limits worth widening the scale for, and the names of those that would flatten the lines."""
    low, high = min(*values, 0.0), max(*values, 0.0)
    room = 3 * (high - low or 1.0)
    near = [each for each in thresholds if drawable(each.value) is not None and low - room <= each.value <= high + room]
    return near, [each.label or str(each.value) for each in thresholds if each not in near]


def _time_scale(canvas: Canvas, data: SeriesData, left: float) -> TimeScale:
    """From the first to the last measurement; the incident window widens it as far as it does not dwarf the lines."""
    times = [seconds(point.at) for series in data.series for point in series.points if isinstance(point, TimePoint)]
    start, end = min(times), max(times)
    longest = 2 * (end - start)
    ends = (data.window.started_at, data.window.ended_at) if data.window else ()
    for at in (seconds(each) for each in ends if each):
        if max(end, at) - min(start, at) <= longest:
            start, end = min(start, at), max(end, at)
    if start == end:
        start, end = start - HOUR / 2, end + HOUR / 2
    names = 0.0
    if len(data.series) > 1:
        names = min(max(canvas.width(series.name, _SIZE) for series in data.series), WIDTH_PX / 4) + _SAMPLE + 14
    return TimeScale(start, end, left, WIDTH_PX - max(names, 8))


def _draw_window(canvas: Canvas, data: SeriesData, plot: _Plot, palette: Palette) -> None:
    """The shade of the incident and its name above, where the whole name has room."""
    window, scale = data.window, plot.time
    if window is None:
        return
    start = scale.left if window.started_at is None else scale.clipped(seconds(window.started_at))
    end = scale.right if window.ended_at is None else scale.clipped(seconds(window.ended_at))
    start, end = min(start, end), max(start, end)
    canvas.rect(start, plot.top, end - start, _PLOT, palette.alert_soft)
    for x, known in ((start, window.started_at), (end, window.ended_at)):
        if known:
            canvas.line(x, plot.top, x, plot.bottom, palette.alert, width=0.6)
    name = canvas.lettering.fitted(window.label, WIDTH_PX / 2, SMALL)
    at = min(start, WIDTH_PX - canvas.width(name, SMALL))
    canvas.text(at, plot.top - (9 if data.milestones else 4), name, SMALL, palette.alert)


def _shown(milestones: Sequence[Milestone], plot: _Plot) -> list[Milestone]:
    """Those inside the plot; more than a few would be a timeline and hide the lines."""
    inside = [each for each in milestones if plot.time.start <= seconds(each.at) <= plot.time.end]
    return inside[:_MOST_MILESTONES]


def _draw_milestones(canvas: Canvas, milestones: Sequence[Milestone], plot: _Plot, palette: Palette) -> None:
    """A fine upright line for each, with its mark on top; what they are stands below the figure."""
    for each in _shown(milestones, plot):
        x = plot.time.x(seconds(each.at))
        canvas.line(x, plot.top, x, plot.bottom, marker_colour(each.kind, palette), width=0.75, dash="2 2")
        draw_marker(canvas, each.kind, x, plot.top, palette, hollow=each.approximate, radius=3.4)


def _draw_notes(canvas: Canvas, notes: list[str], data: SeriesData, plot: _Plot, palette: Palette, words: Words) -> int:
    """Zone and limits off the scale, then what the marks are and when; how many lines they took."""
    top = plot.bottom + AXIS_HEIGHT
    lines = note_lines(canvas, notes)
    for number, line in enumerate(lines, 1):
        canvas.text(0, top + LEGEND_HEIGHT * number - 2, line, SMALL, palette.muted)
    x, taken = canvas.width(lines[-1], SMALL) + 20, len(lines)
    for each in _shown(data.milestones, plot):
        text = words.describe(
            "milestone", name=words.describe(each.kind.name.lower()), time=_clock(each, data, plot, words)
        )
        width = 12 + canvas.width(text, SMALL)
        if x + width > WIDTH_PX:
            x, taken = 0.0, taken + 1
        baseline = top + LEGEND_HEIGHT * taken - 2
        draw_marker(canvas, each.kind, x + 4, baseline - 3.2, palette, hollow=each.approximate, radius=3.4)
        canvas.text(x + 12, baseline, text, SMALL, palette.muted)
        x += width + 14
    return taken


def _clock(milestone: Milestone, data: SeriesData, plot: _Plot, words: Words) -> str:
    at = local(milestone.at, data.zone)
    text = clock(at)
    if at.date() != at_second(plot.time.start, data.zone).date():
        text = words.say("day_and_time", date=day(at, words, year=False), time=text)
    return words.say("about", time=text) if milestone.approximate else text


def _draw_grid(
    canvas: Canvas, data: SeriesData, plot: _Plot, labels: list[str], palette: Palette, words: Words
) -> None:
    ticks = ticks_of(plot.time, data.zone, words)
    for value, label in zip(plot.value.ticks, labels, strict=True):
        y = plot.y(value)
        strong = value == 0 and plot.value.low < 0
        canvas.line(plot.time.left, y, plot.time.right, y, palette.muted if strong else palette.rule, width=0.6)
        canvas.text(plot.time.left - 6, y + HALF_CAPITAL * TICK_SIZE, label, TICK_SIZE, palette.muted, anchor="end")
    draw_new_days(canvas, plot.time, ticks, plot.top, plot.bottom, palette)
    draw_time_axis(canvas, plot.time, ticks, data.zone, plot.bottom, palette, words, air=16)


def _path(series: Series, plot: _Plot) -> list[list[_Point]]:
    """The pieces of a line between its gaps, in px; many points in one px are thinned to what can be seen."""
    pieces: list[list[_Point]] = [[]]
    points = [point for point in series.points if isinstance(point, TimePoint)]
    for point in sorted(points, key=lambda each: seconds(each.at)):
        value = drawable(point.value)
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append((plot.time.x(seconds(point.at)), plot.y(value)))
    return [list(_thinned(piece)) for piece in pieces if piece]


def _thinned(piece: list[_Point]) -> Iterator[_Point]:
    """First, lowest, highest and last of each px: the line looks the same, however many points there are."""
    if len(piece) <= WIDTH_PX:
        yield from piece
        return
    columns: dict[int, list[_Point]] = {}
    for point in piece:
        columns.setdefault(int(point[0]), []).append(point)
    for points in columns.values():
        keep = {0, len(points) - 1}
        keep |= {
            min(range(len(points)), key=lambda i: points[i][1]),
            max(range(len(points)), key=lambda i: points[i][1]),
        }
        yield from (points[index] for index in sorted(keep))


def _along(piece: list[_Point]) -> Iterator[_Point]:
    """Points every few px along a line, so that a name keeps clear of the line and not of its corners alone."""
    for (x1, y1), (x2, y2) in pairwise(piece):
        steps = max(int(max(abs(x2 - x1), abs(y2 - y1)) / _STRIDE), 1)
        yield from ((x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps) for step in range(steps))
    yield from piece[-1:]


def _draw_path(canvas: Canvas, path: list[list[_Point]], look: LineLook, palette: Palette) -> None:
    marked = sum(len(piece) for piece in path) <= _MOST_MARKED
    for piece in path:
        if len(piece) > 1:
            canvas.polyline(piece, stroke=look.colour, width=1.4, dash=look.dash)
    for number, piece in enumerate(path):
        last = number == len(path) - 1
        for point in piece if marked or len(piece) == 1 else piece[-1:] if last else []:
            draw_point(canvas, look, *point, palette)


def _draw_limits(canvas: Canvas, limits: list[Threshold], plot: _Plot, points: list[_Point], palette: Palette) -> None:
    """A dashed line for each limit, its name where it covers the fewest points of the lines and no other limit."""
    left, right = plot.time.left, plot.time.right
    for limit in limits:
        canvas.line(left, plot.y(limit.value), right, plot.y(limit.value), palette.warning, width=1, dash="5 3")
    boxes: list[Box] = [(left, plot.y(limit.value), right, plot.y(limit.value)) for limit in limits]
    for limit in limits:
        label = canvas.lettering.fitted(limit.label, (right - left) / 2, SMALL)
        if label:
            box = free_place(points, boxes, (left, right, plot.top), plot.y(limit.value), canvas.width(label, SMALL))
            boxes.append(box)
            canvas.text(box[0], box[3] - 2, label, SMALL, palette.warning)


def _draw_names(
    canvas: Canvas, series: Sequence[Series], paths: list[list[list[_Point]]], plot: _Plot, palette: Palette
) -> None:
    """Each name at the height its line ends at, moved apart where two would touch."""
    ends = [(path[-1][-1], index) for index, path in enumerate(paths) if path][:_MOST_NAMES]
    places = spread([y for (_, y), _ in ends], 12.0, plot.top + 4, plot.bottom)
    for ((x, y), index), place in zip(ends, places, strict=True):
        look = line_look(index, palette)
        start = plot.time.right + 8
        canvas.line(x + 3, y, start - 2, place, palette.rule)
        canvas.line(start, place, start + _SAMPLE, place, look.colour, width=1.4, dash=look.dash)
        draw_point(canvas, look, start + _SAMPLE / 2, place, palette)
        start += _SAMPLE + 4
        name = canvas.lettering.fitted(series[index].name, WIDTH_PX - start, _SIZE)
        canvas.text(start, place + HALF_CAPITAL * _SIZE, name, _SIZE, palette.ink)
