"""The line under a timeline: notes on the left, and on the right what the signs mean, only those that occur."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.charts.event_row import EventRow
from generator.charts.palette import Palette
from generator.charts.svg import SMALL, WIDTH_PX, Canvas
from generator.charts.words import Words

LEGEND_HEIGHT = 15.0
_SIZE = SMALL
_SIGN = 16.0
_AIR = 12.0
_MOST_LINES = 3

_Sign = Callable[[Canvas, float, float, Palette], None]


def draw_legend(
    canvas: Canvas, row: EventRow, hollow: bool, notes: list[str], top: float, palette: Palette, words: Words
) -> int:
    """Notes and signs from y `top`; how many lines they took. `hollow`: more than events is approximate."""
    entries = _entries(row, hollow, words)
    signs = sum(_SIGN + canvas.width(text, _SIZE) + _AIR for _, text in entries) - (_AIR if entries else 0)
    told = note_lines(canvas, notes)
    for number, line in enumerate(told, 1):
        canvas.text(0, top + LEGEND_HEIGHT * number - 2, line, _SIZE, palette.muted)
    if not entries:
        return len(told)
    beside = canvas.width(told[-1], _SIZE) + signs + 20 <= WIDTH_PX
    lines = len(told) if beside else len(told) + 1
    baseline = top + LEGEND_HEIGHT * lines - 2
    x = WIDTH_PX - signs if beside else 0.0
    for sign, text in entries:
        sign(canvas, x, baseline - 3, palette)
        canvas.text(x + _SIGN, baseline, text, _SIZE, palette.muted)
        x += _SIGN + canvas.width(text, _SIZE) + _AIR
    return lines


def note_lines(canvas: Canvas, notes: Sequence[str]) -> list[str]:
    """Notes on as many lines as they need: together where they have room, a long one broken at its words."""
    lines: list[str] = []
    for note in notes:
        joined = f"{lines[-1]} · {note}" if lines else note
        if lines and canvas.width(joined, _SIZE) <= WIDTH_PX:
            lines[-1] = joined
        else:
            lines += canvas.lettering.wrapped(note, WIDTH_PX, _SIZE, _MOST_LINES)
    return lines or [""]


def _entries(row: EventRow, hollow: bool, words: Words) -> list[tuple[_Sign, str]]:
    entries: list[tuple[_Sign, str]] = []
    if row.columns:
        entries.append((_columns, words.say("density", n=max(row.columns.values()))))
    if any(row.exact):
        entries.append((_dot, words.say("event")))
    if hollow or any(row.approximate):
        entries.append((_ring, words.say("approximate")))
    if row.brackets:
        entries.append((_bracket, words.say("between")))
    return entries


def _dot(canvas: Canvas, x: float, y: float, palette: Palette) -> None:
    canvas.circle(x + 10, y, 2.1, palette.ink)


def _ring(canvas: Canvas, x: float, y: float, palette: Palette) -> None:
    canvas.circle(x + 10, y, 1.75, palette.paper, stroke=palette.ink, width=0.7)


def _bracket(canvas: Canvas, x: float, y: float, palette: Palette) -> None:
    canvas.line(x, y, x + 12, y, palette.ink, dash="3 1.5")
    for end in (x, x + 12):
        canvas.line(end, y - 2.5, end, y + 2.5, palette.ink)


def _columns(canvas: Canvas, x: float, y: float, palette: Palette) -> None:
    for index, height in enumerate((4.0, 8.0, 6.0)):
        canvas.rect(x + 2 + 3.5 * index, y + 3 - height, 2.7, height, palette.muted)
