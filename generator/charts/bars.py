"""Bars over labels, lying, with the label before and the value behind each: no axis to read across is needed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.data import LabelPoint, SeriesData
from generator.charts.number_scale import NumberScale, decimals_for, drawable, printed, scale_for
from generator.charts.palette import Palette
from generator.charts.spots import value_of
from generator.charts.svg import HALF_CAPITAL, SMALL, WIDTH_PX, Canvas
from generator.charts.words import Words

MOST_ROWS = 60

_SIZE = 9.5
_LINE = 11.5
_HEADING = 20.0
_BAR = 12.0
_THIN = 9.5
_AIR = 9.0
_LABELS = 0.36


@dataclass(frozen=True, slots=True)
class _Row:
    """One label with the value of each series, None where there is none."""

    label: str
    lines: list[str]
    values: list[float | None]


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where bars go: the place of zero and the px that the scale has between `left` and `right`."""

    scale: NumberScale
    left: float
    right: float
    bar: float

    def x(self, value: float) -> float:
        return self.left + self.scale.share(value) * (self.right - self.left)


def draw_bars(canvas: Canvas, data: SeriesData, palette: Palette, words: Words) -> float:
    """The bars; the height they took, in px."""
    rows = _rows(canvas, data)
    shown = rows[:MOST_ROWS]
    values = [value for row in shown for value in row.values if value is not None] or [0.0]
    decimals = decimals_for(values)
    plot = _plot(canvas, shown, values, data, decimals, words)
    y = _draw_heading(canvas, data, palette)
    y = _draw_threshold_names(canvas, data, plot, y, palette, decimals, words)
    top = y
    for row in shown:
        start = y
        y = _draw_row(canvas, row, plot, y, decimals, palette, words)
        canvas.spot(0, start - _AIR / 2, WIDTH_PX, y - start, _told(row, data, words))
    zero = plot.x(0.0)
    canvas.line(zero, top, zero, y - _AIR / 2, palette.muted)
    for threshold in data.thresholds:
        canvas.line(
            plot.x(threshold.value), top - 2, plot.x(threshold.value), y - _AIR / 2, palette.warning, dash="4 2"
        )
    if len(rows) > len(shown):
        canvas.text(0, y + 8, words.say("rows_not_shown", n=len(rows) - len(shown)), SMALL, palette.muted)
        y += 14
    return y


def _rows(canvas: Canvas, data: SeriesData) -> list[_Row]:
    """The labels in the order they are first met; a label met twice in one series gets a row each time."""
    found: dict[tuple[str, int], list[float | None]] = {}
    for index, series in enumerate(data.series):
        met: dict[str, int] = {}
        for point in series.points:
            if not isinstance(point, LabelPoint):
                continue
            key = (point.label, met.get(point.label, 0))
            met[point.label] = key[1] + 1
            found.setdefault(key, [None] * len(data.series))[index] = drawable(point.value)
    return [
        _Row(label, canvas.lettering.wrapped(label, WIDTH_PX * _LABELS, _SIZE, 2), values)
        for (label, _), values in found.items()
    ]


def _plot(
    canvas: Canvas, rows: list[_Row], values: list[float], data: SeriesData, decimals: int, words: Words
) -> _Plot:
    """The scale from zero, with room for labels on the left and values at both ends of the bars."""
    labels = max((canvas.width(line, _SIZE) for row in rows for line in row.lines), default=0.0)
    texts = [(value, canvas.width(printed(value, decimals, words), _SIZE) + 6) for value in values]
    after = max((width for value, width in texts if value >= 0), default=0.0)
    before = max((width for value, width in texts if value < 0), default=0.0)
    scale = _tight([*values, 0.0, *(threshold.value for threshold in data.thresholds if drawable(threshold.value))])
    bar = _BAR if len(data.series) == 1 else _THIN
    return _Plot(scale, labels + 8 + before, WIDTH_PX - after, bar)


def _tight(values: list[float]) -> NumberScale:
    """From the lowest to the highest: without an axis the ends need not be round."""
    round_scale = scale_for(values)
    low, high = min(values), max(values)
    return NumberScale(low, high, round_scale.step) if low < high else round_scale


def _draw_heading(canvas: Canvas, data: SeriesData, palette: Palette) -> float:
    """What is measured, and which bar is which when there are several series; the y below it."""
    if len(data.series) == 1:
        text = ", ".join(part for part in (data.series[0].name, data.unit) if part)
        canvas.text(0, 10, canvas.lettering.fitted(text, WIDTH_PX, _SIZE), _SIZE, palette.muted)
        return _HEADING if text else 4.0
    x, y = 0.0, 10.0
    for index, series in enumerate(data.series):
        name = canvas.lettering.fitted(series.name, WIDTH_PX / 3, _SIZE)
        width = 16 + canvas.width(name, _SIZE) + 14
        if x and x + width > WIDTH_PX:
            x, y = 0.0, y + 14
        fill, stroke = bar_look(index, palette)
        canvas.rect(x + 0.5, y - 7.5, 10, 8, fill, stroke=stroke)
        canvas.text(x + 15, y, name, _SIZE, palette.ink)
        x += width
    canvas.text(0, y + 14, canvas.lettering.fitted(data.unit, WIDTH_PX, _SIZE), _SIZE, palette.muted)
    return y + (24 if data.unit else 10)


def bar_look(index: int, palette: Palette) -> tuple[str, str]:
    """Fill and outline of a series: dark, light, middle, white; told apart in grey print too."""
    looks = (
        (palette.accent, palette.accent),
        (palette.accent_soft, palette.accent),
        (palette.muted, palette.muted),
        (palette.paper, palette.ink),
        (palette.ink, palette.ink),
        (palette.rule, palette.muted),
    )
    return looks[index % len(looks)]


def _draw_threshold_names(
    canvas: Canvas, data: SeriesData, plot: _Plot, y: float, palette: Palette, decimals: int, words: Words
) -> float:
    """The names of the limits above the bars, one line each so that they never touch."""
    for threshold in data.thresholds:
        x = plot.x(threshold.value)
        name = threshold.label or printed(threshold.value, decimals, words)
        label = canvas.lettering.fitted(name, WIDTH_PX / 2, SMALL)
        anchor, shift = ("end", -3) if x > WIDTH_PX / 2 else ("start", 3)
        canvas.text(x + shift, y + 8, label, SMALL, palette.warning, anchor=anchor)
        canvas.line(x, y, x, y + 12, palette.warning, dash="4 2")
        y += 13
    return y


def _draw_row(canvas: Canvas, row: _Row, plot: _Plot, y: float, decimals: int, palette: Palette, words: Words) -> float:
    """One label and its bars; the y of the next row."""
    bars = plot.bar * len(row.values) + 2 * (len(row.values) - 1)
    height = max(bars, _LINE * len(row.lines))
    first = y + (height - _LINE * len(row.lines)) / 2 + _LINE / 2 + HALF_CAPITAL * _SIZE
    for index, line in enumerate(row.lines):
        canvas.text(0, first + _LINE * index, line, _SIZE, palette.ink)
    top = y + (height - bars) / 2
    for index, value in enumerate(row.values):
        _draw_bar(canvas, plot, top, index, value, decimals, palette, words)
        top += plot.bar + 2
    return y + height + _AIR


def _told(row: _Row, data: SeriesData, words: Words) -> str:
    """The whole label, which may have been cut, and every value with its series and unit."""
    values = zip(data.series, row.values, strict=True)
    told = [
        " ".join(filter(None, [series.name if len(data.series) > 1 else "", value_of(value, data.unit, words)]))
        for series, value in values
        if value is not None
    ]
    return " · ".join([row.label, *told])


def _draw_bar(
    canvas: Canvas,
    plot: _Plot,
    top: float,
    index: int,
    value: float | None,
    decimals: int,
    palette: Palette,
    words: Words,
) -> None:
    zero = plot.x(0.0)
    baseline = top + plot.bar / 2 + HALF_CAPITAL * _SIZE
    if value is None:
        missing = words.say("missing")
        right = zero + 5 + canvas.width(missing, _SIZE) <= WIDTH_PX
        place, anchor = (zero + 5, "start") if right else (zero - 5, "end")
        canvas.text(place, baseline, missing, _SIZE, palette.muted, anchor=anchor)
        return
    fill, stroke = bar_look(index, palette)
    end = plot.x(value)
    if value:
        canvas.rect(min(zero, end), top, max(abs(end - zero), 0.8), plot.bar, fill, stroke=stroke)
    side, anchor = (-5, "end") if value < 0 else (5, "start")
    canvas.text(end + side, baseline, printed(value, decimals, words), _SIZE, palette.ink, anchor=anchor)
