"""Which stretch of time the timeline shows: the incident, with what happened far away left to the edges.

**Why:** on one even scale an event of 2003 would squeeze forty-five minutes of 2012 to nothing. The incident itself
is the anchor; the shown window grows from it to what is near, never beyond four times its length.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.charts.data import Span, TimelineData, TimelineEvent
from generator.charts.times import MINUTE, seconds

LONGEST = 4.0
"""The shown window is at most this many times as long as the incident itself."""

_SHORTEST = 5 * MINUTE
"""An incident shorter than this is treated as if it took so long: its minutes before and after are worth showing."""

_Stretch = tuple[float, float]


def incident_window(data: TimelineData) -> _Stretch | None:
    """First and last second (since 1970) to show; None when no time at all is known."""
    anchor = _anchor(data)
    if anchor is None:
        return None
    start, end = anchor
    longest = LONGEST * max(end - start, _SHORTEST)
    impact = _spans([data.impact] if data.impact else [])
    for stretches in (_milestones(data), impact, _spans(data.parts), _ended(data), _events(data.events)):
        for first, last in sorted(stretches, key=lambda each: max(anchor[0] - each[0], each[1] - anchor[1])):
            if max(end, last) - min(start, first) <= longest:
                start, end = min(start, first), max(end, last)
    if end == start:
        start, end = start - 15 * MINUTE, end + 15 * MINUTE
    return start, end


def shown(at: float, until: float, window: _Stretch) -> bool:
    """Whether a stretch belongs inside the window: at least half of it does, or it covers a good part of the window."""
    inside = min(until, window[1]) - max(at, window[0])
    return inside >= 0 and (inside >= (until - at) / 2 or inside >= (window[1] - window[0]) / 4)


def _anchor(data: TimelineData) -> _Stretch | None:
    """The impact; else the parts; else the milestones; else the middle half of the events; else all there is."""
    impact = _ends(_spans([data.impact] if data.impact else []))
    parts = _ends(_spans(data.parts))
    turning = impact + _ends(_milestones(data))
    events = sorted(first for first, _ in _events(data.events))
    choices = (impact, parts, turning + _open(data, events), turning + _without(events, 4), turning + parts + events)
    for times in (*choices, _ends(_ended(data))):
        if len(set(times)) > 1:
            return min(times), max(times)
    return next(((times[0], times[0]) for times in (*reversed(choices), _ends(_ended(data))) if times), None)


def _open(data: TimelineData, events: list[float]) -> list[float]:
    """How far an impact of which only one end is known may be taken to reach: as far as the events on its open side."""
    if data.impact is None or (data.impact.started_at is None) == (data.impact.ended_at is None):
        return []
    if data.impact.started_at:
        return _without([at for at in events if at >= seconds(data.impact.started_at)], 10)
    return _without([at for at in events if data.impact.ended_at and at <= seconds(data.impact.ended_at)], 10)


def _without(events: list[float], part: int) -> list[float]:
    """First and last of the sorted events when an even share (one in `part`) is left out at both ends."""
    share = len(events) // part
    return [events[share], events[-1 - share]] if events else []


def _milestones(data: TimelineData) -> list[_Stretch]:
    return [(seconds(each.at), seconds(each.until or each.at)) for each in data.milestones]


def _ended(data: TimelineData) -> list[_Stretch]:
    return [(seconds(each.at), seconds(each.until or each.at)) for each in data.ends]


def _spans(spans: Iterable[Span]) -> list[_Stretch]:
    """The known ends of spans, each by itself: a span may reach beyond the window."""
    return [(seconds(at), seconds(at)) for span in spans for at in (span.started_at, span.ended_at) if at]


def _events(events: Iterable[TimelineEvent]) -> list[_Stretch]:
    return [(seconds(event.at), seconds(event.until or event.at)) for event in events if event.at]


def _ends(stretches: Iterable[_Stretch]) -> list[float]:
    return [at for stretch in stretches for at in stretch]
