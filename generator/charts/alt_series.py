"""What is to be seen in a metric figure, in plain English sentences: the range of each series and its extremes."""

from __future__ import annotations

from generator.charts.alt import moment
from generator.charts.data import LabelPoint, Series, SeriesData, TimePoint
from generator.charts.number_scale import decimals_for, drawable, printed
from generator.charts.svg import printable
from generator.charts.times import seconds

_SPOKEN = 12
"""Up to so many bars are told one by one."""


def series_alt(data: SeriesData) -> str:
    """The title, a sentence or two for each series, and the limits."""
    sentences = [f"{printable(data.title)}."] if data.title else []
    for series in data.series:
        sentences += _over_time(series, data) if isinstance(_first(series), TimePoint) else _over_labels(series, data)
    for limit in data.thresholds:
        if (value := drawable(limit.value)) is not None:
            name = printable(limit.label) or "Limit"
            sentences.append(f"{name}: line at {_number(value, data.unit)}.")
    if data.window and data.window.started_at and data.window.ended_at:
        start, end = (moment(at, data.zone) for at in (data.window.started_at, data.window.ended_at))
        sentences.append(f"Shaded: {printable(data.window.label) or 'the incident'}, {start} to {end}.")
    return " ".join(sentences)


def _first(series: Series) -> TimePoint | LabelPoint | None:
    return series.points[0] if series.points else None


def _over_time(series: Series, data: SeriesData) -> list[str]:
    points = [point for point in series.points if isinstance(point, TimePoint)]
    times = sorted((point.at for point in points), key=seconds)
    known = [(value, point) for point in points if (value := drawable(point.value)) is not None]
    first, last = (moment(at, data.zone) for at in (times[0], times[-1]))
    period = f"{printable(series.name) or 'The series'}, line from {first} to {last} {printable(data.zone_label)}"
    if not known:
        return [f"{period}: no value."]
    low, high = min(known, key=lambda each: each[0]), max(known, key=lambda each: each[0])
    told = [
        f"{word} {_number(value, data.unit)} at {moment(point.at, data.zone)}"
        for word, (value, point) in (("lowest", low), ("highest", high))
    ]
    return [f"{period}: {', '.join(told)}{_missing(len(points) - len(known))}."]


def _over_labels(series: Series, data: SeriesData) -> list[str]:
    points = [point for point in series.points if isinstance(point, LabelPoint)]
    known = [(value, point) for point in points if (value := drawable(point.value)) is not None]
    name = printable(series.name) or "Bars"
    if not known:
        return [f"{name}: no value."]
    chosen = known
    if len(known) > _SPOKEN:
        chosen = [min(known, key=lambda each: each[0]), max(known, key=lambda each: each[0])]
    told = [f"{printable(point.label)} {_number(value, data.unit)}" for value, point in chosen]
    head = name if chosen is known else f"{name}, {len(points)} bars, lowest and highest"
    return [f"{head}: {'; '.join(told)}{_missing(len(points) - len(known))}."]


def _number(value: float, unit: str) -> str:
    """A value with five digits that count, and its unit."""
    digits = 5 - len(str(abs(int(value))).lstrip("0"))
    short = round(value, digits) if digits > 0 else round(value)
    return f"{printed(short, decimals_for([short], 6))} {printable(unit)}".rstrip()


def _missing(count: int) -> str:
    return f", {count} value{'s' * (count != 1)} missing" if count else ""
