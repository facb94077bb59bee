"""What a reader is told who points at a place of a chart over time: the time, and every value or event there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from generator.charts.data import SeriesData, TimelineData, TimePoint
from generator.charts.number_scale import decimals_for, drawable, printed
from generator.charts.svg import Canvas
from generator.charts.time_axis import TimeScale
from generator.charts.times import clock, day, local, rough, seconds
from generator.charts.window import shown
from generator.charts.words import Words

_LEAST = 5.0
"""The narrowest band in px that can be pointed at."""
_REACH = 24.0
"""How far from its place something is told, in px."""
_BETWEEN = " · "

_Told = tuple[float, float, str]
"""x, weight, words: of those that share a band the weightiest are told first."""


def time_of(at: datetime, zone: tzinfo, words: Words) -> str:
    """``3 Dec 14:15``."""
    there = local(at, zone)
    return words.say("day_and_time", date=day(there, words, year=False), time=clock(there))


def value_of(value: float, unit: str, words: Words) -> str:
    """``12.5 %``: a value as exactly as it was given."""
    return f"{printed(value, decimals_for([value], 6), words)} {unit}".rstrip()


def tell_values(canvas: Canvas, data: SeriesData, scale: TimeScale, top: float, bottom: float, words: Words) -> None:
    """Bands of a line chart, one for each time: what every series was then."""
    at_time: dict[datetime, list[tuple[float, str]]] = {}
    for series in data.series:
        for point in series.points:
            if isinstance(point, TimePoint) and (value := drawable(point.value)) is not None:
                told = value_of(value, data.unit, words)
                name = series.name if len(data.series) > 1 else ""
                at_time.setdefault(point.at, []).append((value, f"{name} {told}".lstrip()))
    places = [
        (scale.x(seconds(at)), max(abs(value) for value, _ in told), _told_at(time_of(at, data.zone, words), told))
        for at, told in at_time.items()
    ]
    for left, right, labels in _bands(places, scale):
        canvas.spot(left, top, right - left, bottom - top, labels[0])


def _told_at(time: str, told: Sequence[tuple[float, str]]) -> str:
    return _BETWEEN.join((time, *(text for _, text in told)))


def tell_events(canvas: Canvas, data: TimelineData, scale: TimeScale, top: float, bottom: float, words: Words) -> None:
    """Bands of the row of events: what happened then, as far as the events were given words."""
    places = []
    for event in data.events:
        if event.at is None or not event.label:
            continue
        first, last = seconds(event.at), seconds(event.until or event.at)
        if shown(first, last, (scale.start, scale.end)):
            when = (
                rough(event.at, event.until, data.zone, words) if event.until else time_of(event.at, data.zone, words)
            )
            places.append(((scale.clipped(first) + scale.clipped(last)) / 2, 0.0, f"{when}: {event.label}"))
    for left, right, labels in _bands(places, scale):
        canvas.spot(left, top, right - left, bottom - top, _BETWEEN.join(labels))


def _bands(places: Iterable[_Told], scale: TimeScale) -> Iterator[tuple[float, float, list[str]]]:
    """Left, right and what is told there; what lies closer together than can be pointed at shares a band."""
    groups: list[list[_Told]] = []
    for place in sorted(places, key=lambda each: each[0]):
        if groups and place[0] - groups[-1][0][0] < _LEAST:
            groups[-1].append(place)
        else:
            groups.append([place])
    middles = [sum(x for x, *_ in group) / len(group) for group in groups]
    for index, (group, middle) in enumerate(zip(groups, middles, strict=True)):
        before = (middles[index - 1] + middle) / 2 if index else scale.left
        after = (middles[index + 1] + middle) / 2 if index + 1 < len(middles) else scale.right
        labels = [label for _, _, label in sorted(group, key=lambda each: -each[1])]
        yield max(before, middle - _REACH), min(max(after, middle), middle + _REACH), labels
