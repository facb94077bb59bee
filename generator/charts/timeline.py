"""The incident at one look: milestones, impact, parts and events on one time axis.

From top to bottom: milestones as flags, the impact, the parts of the incident, the ordinary events, the axis, and one
line that says what the signs mean. What lies far outside the incident stands behind a break at the edges, in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.alt import named, stretch, timeline_alt
from generator.charts.data import Drawing, Milestone, Span, TimelineData
from generator.charts.edges import Edge, draw_edge, edge_of
from generator.charts.event_row import EventRow, draw_event_row, sorted_events
from generator.charts.flags import MARKER, Placed, crossed_levels, place_flags
from generator.charts.lanes import LANE, draw_lane, impact_look, lanes_of, part_look
from generator.charts.legend import LEGEND_HEIGHT, draw_legend
from generator.charts.lettering import Lettering
from generator.charts.markers import draw_marker, marker_colour
from generator.charts.palette import Palette
from generator.charts.spots import tell_events
from generator.charts.svg import HALF_CAPITAL, WIDTH_PX, Canvas
from generator.charts.time_axis import AXIS_HEIGHT, TimeScale, draw_new_days, draw_time_axis, ticks_of
from generator.charts.times import DAY, Ticks, at_second, clock, day, local, rough, seconds
from generator.charts.window import incident_window
from generator.charts.words import Words

MOST_FLAGS = 12
"""More milestones than this are marked on the axis but not named (the description names them all)."""

MOST_PARTS = 10

_LEVEL = 18.0
_SPACE = 3.0
_LABEL = 10.5
_PADDING = 0.02
_TOP = 8.0


@dataclass(frozen=True, slots=True)
class _Flag:
    """A milestone with its place on the axis and the two halves of its label."""

    milestone: Milestone
    x: float
    name: str
    time: str
    width: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """Everything measured, before anything is drawn; heights are y from the top in px."""

    scale: TimeScale
    ticks: Ticks
    edges: tuple[Edge | None, Edge | None]
    flags: list[_Flag]
    places: list[Placed]
    lanes: list[list[Span]]
    row: EventRow
    lanes_top: float
    axis: float


def draw_timeline(data: TimelineData, palette: Palette, lettering: Lettering, words: Words) -> Drawing | None:
    """The timeline figure, 160 mm wide; None when no time is known, so that the caller can say so."""
    window = incident_window(data)
    if window is None:
        return None
    canvas = Canvas(lettering)
    layout = _laid_out(canvas, data, window, words)
    _draw_ground(canvas, data, layout, palette)
    for edge in layout.edges:
        if edge:
            draw_edge(canvas, edge, layout.axis, palette)
    _draw_lanes(canvas, data, layout, palette)
    draw_event_row(canvas, layout.row, layout.scale, layout.axis, palette)
    draw_time_axis(canvas, layout.scale, layout.ticks, data.zone, layout.axis, palette, words, air=6)
    _draw_flags(canvas, layout, palette)
    _tell(canvas, data, layout, words)
    bottom = layout.axis + AXIS_HEIGHT
    notes = _notes(data, layout, words)
    hollow = any(_hollow(milestone) for milestone in data.flags)
    lines = draw_legend(canvas, layout.row, hollow, notes, bottom, palette, words)
    height = bottom + lines * LEGEND_HEIGHT + 4
    alt = timeline_alt(data, words)
    return Drawing(canvas.svg(WIDTH_PX, height, data.title, alt), WIDTH_PX, height, alt, canvas.spots)


def _laid_out(canvas: Canvas, data: TimelineData, window: tuple[float, float], words: Words) -> _Layout:
    padding = (window[1] - window[0]) * _PADDING
    start, end = window[0] - padding, window[1] + padding
    before = edge_of(canvas, data, (start, end), -1, words)
    after = edge_of(canvas, data, (start, end), 1, words)
    scale = TimeScale(start, end, before.width if before else 4.0, WIDTH_PX - (after.width if after else 4.0))
    flags = _flags(canvas, data, scale, (before, after), words)
    places = place_flags([(flag.x, flag.width) for flag in flags], 0.0, WIDTH_PX)
    lanes = lanes_of(data.parts)[:MOST_PARTS]
    row = sorted_events(canvas, data.events, scale)
    levels = max((place.level for place in places), default=-1) + 1
    lanes_top = _TOP + levels * _LEVEL + (4 if levels else 0)
    axis = lanes_top + LANE * (bool(data.impact) + len(lanes)) + row.height + 8
    return _Layout(
        scale, ticks_of(scale, data.zone, words), (before, after), flags, places, lanes, row, lanes_top, axis
    )


def _flags(
    canvas: Canvas, data: TimelineData, scale: TimeScale, edges: tuple[Edge | None, Edge | None], words: Words
) -> list[_Flag]:
    """The milestones in order of their place; those outside the window stand in the edge they belong to."""
    flags = []
    outside = {id(milestone): x for edge in edges if edge for milestone, x in edge.milestones}
    shown = sorted(data.milestones, key=lambda each: seconds(each.at))[:MOST_FLAGS]
    shown += sorted(data.ends, key=lambda each: seconds(each.at))[: MOST_FLAGS - len(shown)]
    for milestone in shown:
        far = outside.get(id(milestone))
        time = rough(milestone.at, milestone.until, data.zone, words) if far else _told(milestone, data, scale, words)
        name = milestone.label or with_capital(words.describe(milestone.kind.name.lower()))
        name = canvas.lettering.fitted(name, WIDTH_PX / 3, _LABEL, bold=True)
        width = canvas.width(name, _LABEL, bold=True) + _SPACE + canvas.width(time, _LABEL)
        flags.append(_Flag(milestone, far or scale.clipped(seconds(milestone.at)), name, time, width))
    return sorted(flags, key=lambda flag: flag.x)


def with_capital(text: str) -> str:
    """A name as it stands by itself."""
    return text[:1].upper() + text[1:]


def _told(milestone: Milestone, data: TimelineData, scale: TimeScale, words: Words) -> str:
    """The time of a milestone as its flag says it: with the date when it is not that of the axis' beginning."""
    at, until = local(milestone.at, data.zone), milestone.until and local(milestone.until, data.zone)
    length = scale.end - scale.start
    if length > 60 * DAY or (until and (until - at).total_seconds() >= 20 * 3600):
        return rough(milestone.at, milestone.until, data.zone, words)
    text = clock(at) + (f"–{clock(until)}" if until else "")
    if at.date() != at_second(scale.start, data.zone).date():
        text = words.say("day_and_time", date=day(at, words, year=False), time=text)
    return words.say("about", time=text) if milestone.approximate else text


def _draw_ground(canvas: Canvas, data: TimelineData, layout: _Layout, palette: Palette) -> None:
    """Behind everything: the shade of the impact, and the lines where a new day begins."""
    scale, impact = layout.scale, data.impact
    if impact:
        start = scale.left if impact.started_at is None else scale.clipped(seconds(impact.started_at))
        end = scale.right if impact.ended_at is None else scale.clipped(seconds(impact.ended_at))
        canvas.rect(min(start, end), 0, abs(end - start), layout.axis, palette.alert_soft)
    draw_new_days(canvas, scale, layout.ticks, layout.lanes_top - 4, layout.axis, palette)


def _draw_lanes(canvas: Canvas, data: TimelineData, layout: _Layout, palette: Palette) -> None:
    top = layout.lanes_top
    if data.impact:
        draw_lane(canvas, layout.scale, [data.impact], top, impact_look(palette), palette)
        top += LANE
    for lane in layout.lanes:
        draw_lane(canvas, layout.scale, lane, top, part_look(palette), palette)
        top += LANE


def _draw_flags(canvas: Canvas, layout: _Layout, palette: Palette) -> None:
    """Poles first, so that no pole is drawn over a marker."""
    ground = layout.lanes_top - 2
    levels = {place.level for place in layout.places}
    heights = {level: ground - 6 - _LEVEL * level - _LEVEL / 2 for level in levels}
    for flag, place in zip(layout.flags, layout.places, strict=True):
        colour = marker_colour(flag.milestone.kind, palette)
        y = heights[place.level]
        dash = "2 2" if _hollow(flag.milestone) else ""
        for level in reversed(crossed_levels(place, layout.places)):
            canvas.line(flag.x, y, flag.x, heights[level] - _LEVEL / 2, colour, dash=dash)
            y = heights[level] + _LEVEL / 2
        canvas.line(flag.x, y, flag.x, ground, colour, dash=dash)
        if flag.milestone.until:
            end = layout.scale.clipped(seconds(flag.milestone.until))
            canvas.line(flag.x, ground, max(end, flag.x), ground, colour, width=1.6)
    for flag, place in zip(layout.flags, layout.places, strict=True):
        y = heights[place.level]
        draw_marker(canvas, flag.milestone.kind, flag.x, y, palette, hollow=_hollow(flag.milestone))
        _draw_label(canvas, flag, place, y + HALF_CAPITAL * _LABEL, palette)


def _tell(canvas: Canvas, data: TimelineData, layout: _Layout, words: Words) -> None:
    """What is told of events, lanes and milestones to whoever points at them."""
    lanes = [*([[data.impact]] if data.impact else []), *layout.lanes]
    events_top = layout.lanes_top + LANE * len(lanes)
    tell_events(canvas, data, layout.scale, min(events_top, layout.axis - 14), layout.axis + 4, words)
    for row, spans in enumerate(lanes):
        told = " · ".join(stretch(span, data.zone, words) for span in spans)
        whole = layout.scale.right - layout.scale.left
        canvas.spot(layout.scale.left, layout.lanes_top + LANE * row - 2, whole, LANE, f"{spans[0].label}: {told}")
    for flag, place in zip(layout.flags, layout.places, strict=True):
        y = layout.lanes_top - 8 - _LEVEL * (place.level + 1)
        left = flag.x - MARKER - 2 if place.side > 0 else flag.x - MARKER - place.width
        label = named(flag.milestone, data.zone, words)
        canvas.spot(left, y, place.width + 2 * MARKER, _LEVEL, with_capital(label))


def _hollow(milestone: Milestone) -> bool:
    return milestone.approximate or milestone.until is not None


def _draw_label(canvas: Canvas, flag: _Flag, place: Placed, baseline: float, palette: Palette) -> None:
    """The name in bold and the time after it; the name gives way when the label had to be narrowed."""
    time = canvas.width(flag.time, _LABEL)
    name = flag.name
    if place.width < flag.width:
        name = canvas.lettering.fitted(name, place.width - time - _SPACE, _LABEL, bold=True)
    name_width = canvas.width(name, _LABEL, bold=True)
    start = flag.x + MARKER + 1 if place.side > 0 else flag.x - MARKER - 1 - time - _SPACE - name_width
    canvas.text(start, baseline, name, _LABEL, palette.ink, bold=True)
    canvas.text(start + name_width + _SPACE, baseline, flag.time, _LABEL, palette.ink)


def _notes(data: TimelineData, layout: _Layout, words: Words) -> list[str]:
    """What has to be said in words: the zone, and what could not be placed."""
    notes = [words.say("times_in", zone=data.zone_label)]
    if data.unknown:
        names = words.describe("comma").join(words.describe(kind.name.lower()) for kind in data.unknown)
        notes.append(words.say("unknown_milestones", list=names))
    timeless = sum(event.at is None for event in data.events)
    if timeless:
        notes.append(words.say("timeless", n=timeless))
    hidden = len(lanes_of(data.parts)) - len(layout.lanes)
    if hidden:
        notes.append(words.say("parts_not_shown", n=hidden))
    return notes
