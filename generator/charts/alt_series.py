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
            sentences += _crossings(data, value, words)
    if data.window and data.window.started_at and data.window.ended_at:
        start, end = (moment(at, data.zone, words) for at in (data.window.started_at, data.window.ended_at))
        name = printable(data.window.label) or words.describe("the_incident")
        sentences.append(words.describe("shaded", name=name, start=start, end=end))
    if data.milestones:
        named = words.describe("comma").join(
            words.describe(
                "milestone", name=words.describe(each.kind.name.lower()), time=moment(each.at, data.zone, words)
            )
            for each in sorted(data.milestones, key=lambda each: seconds(each.at))
        )
        sentences.append(words.describe("milestones", list=named))
    return " ".join(sentences)


def _crossings(data: SeriesData, limit: float, words: Words) -> list[str]:
    """When each series is first above a limit that it began below, and when it is back for good."""
    told = []
    for series in data.series:
        points = [(drawable(point.value), point) for point in series.points if isinstance(point, TimePoint)]
        known = [
            (value, point) for value, point in sorted(points, key=lambda each: seconds(each[1].at)) if value is not None
        ]
        above = [index for index, (value, _) in enumerate(known) if value > limit]
        if not above or above[0] == 0:
            continue
        name = printable(series.name) or words.describe("the_series")
        first = moment(known[above[0]][1].at, data.zone, words)
        if above[-1] + 1 < len(known):
            back = moment(known[above[-1] + 1][1].at, data.zone, words)
            told.append(words.describe("above_until", name=name, time=first, end=back))
        else:
            told.append(words.describe("above_from", name=name, time=first))
    return told


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
