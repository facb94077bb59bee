"""What is to be seen in a metric figure, in plain sentences: the range of each series and its extremes."""

from __future__ import annotations

from generator.charts.alt import moment
from generator.charts.data import LabelPoint, Series, SeriesData, TimePoint
from generator.charts.number_scale import decimals_for, drawable, printed
from generator.charts.svg import printable
from generator.charts.times import seconds
from generator.charts.words import Words

_SPOKEN = 12
"""Up to so many bars are told one by one."""


def series_alt(data: SeriesData, words: Words) -> str:
    """The title, a sentence or two for each series, and the limits."""
    sentences = [words.describe("sentence", text=printable(data.title))] if data.title else []
    for series in data.series:
        told = _over_time if isinstance(_first(series), TimePoint) else _over_labels
        sentences.append(told(series, data, words))
    for limit in data.thresholds:
        if (value := drawable(limit.value)) is not None:
            name = printable(limit.label) or words.describe("limit")
            sentences.append(words.describe("limit_line", name=name, value=_number(value, data.unit, words)))
    if data.window and data.window.started_at and data.window.ended_at:
        start, end = (moment(at, data.zone, words) for at in (data.window.started_at, data.window.ended_at))
        name = printable(data.window.label) or words.describe("the_incident")
        sentences.append(words.describe("shaded", name=name, start=start, end=end))
    return " ".join(sentences)


def _first(series: Series) -> TimePoint | LabelPoint | None:
    return series.points[0] if series.points else None


def _over_time(series: Series, data: SeriesData, words: Words) -> str:
    points = [point for point in series.points if isinstance(point, TimePoint)]
    times = sorted((point.at for point in points), key=seconds)
    known = [(value, point) for point in points if (value := drawable(point.value)) is not None]
    start, end = (moment(at, data.zone, words) for at in (times[0], times[-1]))
    line = words.describe(
        "line",
        name=printable(series.name) or words.describe("the_series"),
        period=words.describe("period", start=start, end=end),
        zone=printable(data.zone_label),
    )
    if not known:
        return words.describe("no_value", series=line)
    extremes = {"lowest": min(known, key=lambda each: each[0]), "highest": max(known, key=lambda each: each[0])}
    told = [
        words.describe(name, value=_number(value, data.unit, words), time=moment(point.at, data.zone, words))
        for name, (value, point) in extremes.items()
    ]
    return _told(line, words.describe("comma").join(told), len(points) - len(known), words)


def _over_labels(series: Series, data: SeriesData, words: Words) -> str:
    points = [point for point in series.points if isinstance(point, LabelPoint)]
    known = [(value, point) for point in points if (value := drawable(point.value)) is not None]
    name = printable(series.name) or words.describe("bars")
    if not known:
        return words.describe("no_value", series=name)
    chosen = known
    if len(known) > _SPOKEN:
        chosen = [min(known, key=lambda each: each[0]), max(known, key=lambda each: each[0])]
    told = [
        words.describe("bar", label=printable(point.label), value=_number(value, data.unit, words))
        for value, point in chosen
    ]
    head = name if chosen is known else words.describe("some_bars", name=name, n=len(points))
    return _told(head, words.describe("semicolon").join(told), len(points) - len(known), words)


def _told(series: str, values: str, missing: int, words: Words) -> str:
    """What is said of one series: its values, and how many are missing."""
    shown = words.describe("values_missing", values=values, n=missing) if missing else values
    return words.describe("values", series=series, values=shown)


def _number(value: float, unit: str, words: Words) -> str:
    """A value with five digits that count, and its unit."""
    digits = 5 - len(str(abs(int(value))).lstrip("0"))
    short = round(value, digits) if digits > 0 else round(value)
    return f"{printed(short, decimals_for([short], 6), words)} {printable(unit)}".rstrip()
