"""The row of ordinary events: dots, hollow when approximate; brackets for "some time between"; columns when many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.charts.data import TimelineEvent
from generator.charts.palette import Palette
from generator.charts.svg import SMALL, WIDTH_PX, Canvas
from generator.charts.time_axis import TimeScale
from generator.charts.times import seconds
from generator.charts.window import shown

_RADIUS = 2.1
_PITCH = 5.0
_STACK = 6
_COLUMN = 4.0
_COLUMN_HEIGHT = 30.0
_BRACKET = 7.0
_BRACKETS = 3
_COUNT = SMALL


@dataclass(slots=True)
class EventRow:
    """Events sorted into what is drawn; the same sorting says how high the row is."""

    exact: list[list[float]] = field(default_factory=list)
    """Stacks of x, by dot: each list is one height, lowest first."""
    approximate: list[list[float]] = field(default_factory=list)
    columns: Counter[int] = field(default_factory=Counter)
    brackets: list[tuple[int, float, float, int]] = field(default_factory=list)
    """(sub-row, from, to, how many) of the ranges."""

    @property
    def height(self) -> float:
        """What the row takes above the axis, in px."""
        dots = _COLUMN_HEIGHT if self.columns else _PITCH * max(len(self.exact), 0)
        return dots + _BRACKET * len({row for row, *_ in self.brackets}) + 4


def sorted_events(canvas: Canvas, events: Sequence[TimelineEvent], scale: TimeScale) -> EventRow:
    """The events inside the window as dots and brackets, or as columns when the dots would not find room."""
    row = EventRow()
    points, ranges = [], Counter[tuple[float, float]]()
    for event in events:
        if event.at is None:
            continue
        first, last = seconds(event.at), seconds(event.until or event.at)
        if not shown(first, last, (scale.start, scale.end)):
            continue
        start, end = scale.clipped(first), scale.clipped(last)
        if event.until and end - start > 2 * _PITCH:
            ranges[start, end] += 1
        else:
            points.append(((start + end) / 2, event.approximate or event.until is not None))
    points += _set_brackets(row, ranges, canvas)
    if not _set_dots(row, points):
        row.exact, row.approximate = [], []
        row.columns = Counter(int((x - scale.left) // _COLUMN) for x, _ in points)
    return row


def _set_brackets(row: EventRow, ranges: Counter[tuple[float, float]], canvas: Canvas) -> list[tuple[float, bool]]:
    """Ranges into sub-rows that do not overlap; what finds no room is given back as approximate points."""
    free: list[float] = []
    left_over = []
    for (start, end), count in sorted(ranges.items()):
        label = _count_width(canvas, count)
        first, until = (start, end + label) if end + label <= WIDTH_PX else (start - label, end)
        place = next((index for index, taken in enumerate(free) if taken <= first), len(free))
        if place >= _BRACKETS or first < 0:
            left_over += [((start + end) / 2, True)] * count
            continue
        free[place : place + 1] = [until + 3]
        row.brackets.append((place, start, end, count))
    return left_over


def _count_width(canvas: Canvas, count: int) -> float:
    return canvas.width(f"×{count}", _COUNT) + 6 if count > 1 else 0.0


def _set_dots(row: EventRow, points: Sequence[tuple[float, bool]]) -> bool:
    """Each dot on the lowest height where it touches no other; False when that needs too many heights."""
    last: list[float] = []
    for x, approximate in sorted(points):
        height = next((index for index, until in enumerate(last) if x - until >= _PITCH), len(last))
        if height >= _STACK:
            return False
        if height == len(last):
            last.append(x)
            row.exact.append([])
            row.approximate.append([])
        last[height] = x
        (row.approximate if approximate else row.exact)[height].append(x)
    return True


def draw_event_row(canvas: Canvas, row: EventRow, scale: TimeScale, axis: float, palette: Palette) -> None:
    """The row, standing on the axis at y `axis`."""
    base = axis - 4
    for place, start, end, count in row.brackets:
        _draw_bracket(canvas, base - _BRACKET * place - 1, start, end, count, palette)
    base -= _BRACKET * len({place for place, *_ in row.brackets})
    most = max(row.columns.values(), default=1)
    for column, count in sorted(row.columns.items()):
        height = max(_COLUMN_HEIGHT * count / most, 1.0)
        canvas.rect(scale.left + column * _COLUMN, base - height, _COLUMN - 0.8, height, palette.muted)
    for level, (exact, approximate) in enumerate(zip(row.exact, row.approximate, strict=True)):
        y = base - _PITCH * level - _RADIUS
        for x in exact:
            canvas.circle(x, y, _RADIUS, palette.ink)
        for x in approximate:
            canvas.circle(x, y, _RADIUS - 0.35, palette.paper, stroke=palette.ink, width=0.7)


def _draw_bracket(canvas: Canvas, y: float, start: float, end: float, count: int, palette: Palette) -> None:
    canvas.line(start, y, end, y, palette.ink, dash="3 1.5")
    for x in (start, end):
        canvas.line(x, y - 2.5, x, y + 2.5, palette.ink)
    if count > 1:
        right = end + _count_width(canvas, count) <= WIDTH_PX
        place, anchor = (end + 3, "start") if right else (start - 3, "end")
        canvas.text(place, y + 3, f"×{count}", _COUNT, palette.ink, anchor=anchor)
