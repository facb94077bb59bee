"""Alerts as lanes: one for each alert of each system, a mark where it fired and a bar until it cleared, on one time axis."""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.alt_alerts import alerts_alt
from generator.charts.data import AlertFired, AlertKind, AlertLane, AlertsData, Drawing, TimelineData, TimelineEvent
from generator.charts.legend import LEGEND_HEIGHT, note_lines
from generator.charts.lettering import Lettering
from generator.charts.palette import Palette
from generator.charts.svg import HALF_CAPITAL, SMALL, WIDTH_PX, Canvas
from generator.charts.time_axis import AXIS_HEIGHT, TimeScale, draw_new_days, draw_time_axis, ticks_of
from generator.charts.times import Ticks, at_second, clock, day, local, seconds
from generator.charts.window import incident_window
from generator.charts.words import Words

LEAST_FIRED = 2
"""With fewer known times there is nothing to compare, and a table says it better."""
MOST_LANES = 40

_NAMES = 0.36
_NAME_SIZE = 10.0
_LINE = 12.0
_AIR = 7.0
_BAR = 7.0
_RADIUS = 4.2
_PADDING = 0.03
_TOP = 4.0
_SHAPES: dict[AlertKind, tuple[tuple[float, float], ...]] = {
    AlertKind.ALERT: ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    AlertKind.WARNING: ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    AlertKind.MANUAL: ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    AlertKind.RECOVERY: ((-1.1, -0.9), (1.1, -0.9), (0, 1.1)),
    AlertKind.OTHER: ((-0.4, -1), (0.4, -1), (0.4, 1), (-0.4, 1)),
}
"""Corners in units of the radius; a report, which is not here, is round."""


@dataclass(frozen=True, slots=True)
class _Lane:
    """A lane with the lines of its name and the y of its top and middle, in px."""

    lane: AlertLane
    lines: list[str]
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def draw_alerts(data: AlertsData, palette: Palette, lettering: Lettering, words: Words) -> Drawing | None:
    """The lanes, 160 mm wide; None when fewer than two times are known."""
    fired = [each for lane in data.lanes for each in lane.fired]
    window = incident_window(_as_timeline(data))
    if window is None or sum(each.at is not None for each in fired) < LEAST_FIRED:
        return None
    canvas = Canvas(lettering)
    lanes = _lanes(canvas, data)
    names = max(canvas.width(line, _NAME_SIZE) for lane in lanes for line in lane.lines)
    padding = (window[1] - window[0]) * _PADDING
    scale = TimeScale(window[0] - padding, window[1] + padding, names + 12, WIDTH_PX - 14)
    ticks, axis = ticks_of(scale, data.zone, words), lanes[-1].top + lanes[-1].height + 3
    _draw_ground(canvas, data, scale, ticks, axis, palette)
    for lane in lanes:
        _draw_lane(canvas, lane, scale, data, palette, words)
    draw_time_axis(canvas, scale, ticks, data.zone, axis, palette, words, air=6)
    height = _draw_legend(canvas, data, len(lanes), axis + AXIS_HEIGHT, palette, words)
    alt = alerts_alt(data, words)
    return Drawing(canvas.svg(WIDTH_PX, height, data.title, alt), WIDTH_PX, height, alt, canvas.spots)


def _as_timeline(data: AlertsData) -> TimelineData:
    """What the window is chosen by: the impact, and when alerts fired and cleared."""
    times = [at for lane in data.lanes for each in lane.fired for at in (each.at, each.cleared_at) if at]
    events = tuple(TimelineEvent(at) for at in times)
    return TimelineData(data.title, data.zone, data.zone_label, impact=data.impact, events=events)


def _lanes(canvas: Canvas, data: AlertsData) -> list[_Lane]:
    out: list[_Lane] = []
    top = _TOP
    for lane in data.lanes[:MOST_LANES]:
        lines = canvas.lettering.wrapped(lane.name, WIDTH_PX * _NAMES, _NAME_SIZE, 2)
        lines += canvas.lettering.wrapped(lane.system, WIDTH_PX * _NAMES, SMALL, 1) if lane.system else []
        # A bar has its times above it where they find no room beside it.
        room = _LINE + _BAR + _AIR if any(each.cleared_at for each in lane.fired) else 0.0
        height = max(_LINE * len(lines) + _AIR, room)
        out.append(_Lane(lane, lines, top, height))
        top += height
    return out


def _draw_ground(
    canvas: Canvas, data: AlertsData, scale: TimeScale, ticks: Ticks, axis: float, palette: Palette
) -> None:
    if data.impact:
        start = scale.left if data.impact.started_at is None else scale.clipped(seconds(data.impact.started_at))
        end = scale.right if data.impact.ended_at is None else scale.clipped(seconds(data.impact.ended_at))
        canvas.rect(min(start, end), 0, abs(end - start), axis, palette.alert_soft)
        for x, known in ((start, data.impact.started_at), (end, data.impact.ended_at)):
            if known:
                canvas.line(x, 0, x, axis, palette.alert, width=0.7)
    draw_new_days(canvas, scale, ticks, 0, axis, palette)


def _draw_lane(canvas: Canvas, lane: _Lane, scale: TimeScale, data: AlertsData, palette: Palette, words: Words) -> None:
    """The name before, a hairline below, and in the lane what fired, each with its time where it has room."""
    middle = lane.middle + (4 if any(each.cleared_at for each in lane.lane.fired) else 0)
    canvas.line(0, lane.top + lane.height, scale.right, lane.top + lane.height, palette.rule, width=0.7)
    for number, line in enumerate(lane.lines):
        is_system = bool(lane.lane.system) and number == len(lane.lines) - 1
        size, colour = (SMALL, palette.muted) if is_system else (_NAME_SIZE, palette.ink)
        canvas.text(0, lane.top + _AIR / 2 + _LINE * (number + 1) - 2.5, line, size, colour)
    known = sorted((each for each in lane.lane.fired if each.at), key=lambda each: seconds(each.at) if each.at else 0.0)
    if not known:
        baseline = lane.middle + HALF_CAPITAL * SMALL
        canvas.text(scale.left + 4, baseline, words.describe("unknown_time"), SMALL, palette.muted)
    free = scale.left
    for number, each in enumerate(known):
        following = known[number + 1] if number + 1 < len(known) else None
        limit = _x(following, scale) - _RADIUS - 3 if following else WIDTH_PX
        free = _draw_fired(canvas, lane.lane.name, each, middle, (free, limit), scale, data, palette, words)


def _x(fired: AlertFired, scale: TimeScale) -> float:
    return scale.clipped(seconds(fired.at)) if fired.at else scale.left


def _draw_fired(
    canvas: Canvas,
    name: str,
    fired: AlertFired,
    y: float,
    room: tuple[float, float],
    scale: TimeScale,
    data: AlertsData,
    palette: Palette,
    words: Words,
) -> float:
    """The bar, the mark on its beginning, and the times beside; returns where the next may write."""
    x, colour = _x(fired, scale), _colour(fired.kind, palette)
    end = x
    if fired.cleared_at:
        end = max(scale.clipped(seconds(fired.cleared_at)), x)
        canvas.rect(x, y - _BAR / 2, end - x, _BAR, palette.paper, stroke=colour)
        canvas.rect(x, y - _BAR / 2 + 2, end - x, _BAR - 4, colour)
        canvas.line(end, y - _BAR / 2 - 1.5, end, y + _BAR / 2 + 1.5, colour, width=1.4)
    _draw_mark(canvas, fired.kind, x, y, palette, hollow=fired.approximate)
    text = _times(fired, scale, data, words)
    canvas.spot(x - _RADIUS, y - _RADIUS - 2, end - x + 2 * _RADIUS, 2 * _RADIUS + 4, f"{name}: {text}")
    width, baseline = canvas.width(text, SMALL), y + HALF_CAPITAL * SMALL
    right, left = max(end, x + _RADIUS) + 5, x - _RADIUS - 4 - width
    after = right + width <= room[1]
    if after and (left < room[0] or not _crosses(right, right + width, data, scale)):
        canvas.text(right, baseline, text, SMALL, palette.ink)
        return right + width + 4
    if left >= room[0]:
        canvas.text(left, baseline, text, SMALL, palette.ink)
    elif x + width <= room[1]:
        canvas.text(x, y - _RADIUS - 3.5, text, SMALL, palette.ink)
        return max(right, x + width + 4)
    return right


def _crosses(left: float, right: float, data: AlertsData, scale: TimeScale) -> bool:
    """Whether an end of the impact would run through a text."""
    ends = (data.impact.started_at, data.impact.ended_at) if data.impact else ()
    return any(left - 2 < scale.x(seconds(each)) < right + 2 for each in ends if each)


def _times(fired: AlertFired, scale: TimeScale, data: AlertsData, words: Words) -> str:
    """``14:15`` or ``14:15–15:30``; with the date where it is not that of the axis' beginning."""
    if fired.at is None:
        return ""
    at = local(fired.at, data.zone)
    text = clock(at)
    if at.date() != at_second(scale.start, data.zone).date():
        text = words.say("day_and_time", date=day(at, words, year=False), time=text)
    if fired.cleared_at:
        cleared = local(fired.cleared_at, data.zone)
        end = clock(cleared)
        if cleared.date() != at.date():
            end = words.say("day_and_time", date=day(cleared, words, year=False), time=end)
        text = f"{text}–{end}"
    return words.say("about", time=text) if fired.approximate else text


def _colour(kind: AlertKind, palette: Palette) -> str:
    return {
        AlertKind.ALERT: palette.alert,
        AlertKind.WARNING: palette.warning,
        AlertKind.MANUAL: palette.accent,
        AlertKind.REPORT: palette.ink,
        AlertKind.RECOVERY: palette.good,
        AlertKind.OTHER: palette.muted,
    }[kind]


def _draw_mark(canvas: Canvas, kind: AlertKind, x: float, y: float, palette: Palette, *, hollow: bool = False) -> None:
    colour = _colour(kind, palette)
    fill = palette.paper if hollow else colour
    if kind is AlertKind.REPORT:
        canvas.circle(x, y, _RADIUS * 0.9, fill, stroke=colour, width=1.1)
        return
    corners = [(x + dx * _RADIUS, y + dy * _RADIUS) for dx, dy in _SHAPES[kind]]
    canvas.polyline(corners, fill=fill, stroke=colour, width=1.1, close=True)


def _draw_legend(canvas: Canvas, data: AlertsData, lanes: int, top: float, palette: Palette, words: Words) -> float:
    """Zone and what is not shown, then the marks that occur; the height of the figure."""
    notes = [words.say("times_in", zone=data.zone_label)]
    if data.impact:
        notes.append(words.say("shaded", name=data.impact.label))
    if len(data.lanes) > lanes:
        notes.append(words.say("rows_not_shown", n=len(data.lanes) - lanes))
    lines = note_lines(canvas, notes)
    for number, line in enumerate(lines, 1):
        canvas.text(0, top + LEGEND_HEIGHT * number - 2, line, SMALL, palette.muted)
    kinds = {each.kind: each.kind_label for lane in data.lanes for each in lane.fired if each.at}
    x, taken = 0.0, len(lines) + 1
    for kind, label in kinds.items():
        width = 14 + canvas.width(label, SMALL)
        if x + width > WIDTH_PX:
            x, taken = 0.0, taken + 1
        baseline = top + LEGEND_HEIGHT * taken - 2
        _draw_mark(canvas, kind, x + 5, baseline - 3.2, palette)
        canvas.text(x + 14, baseline, label, SMALL, palette.muted)
        x += width + 16
    return top + LEGEND_HEIGHT * taken + 4
