"""The line under a timeline: notes on the left, and on the right what the signs mean, only those that occur."""

from __future__ import annotations

from collections.abc import Callable

from generator.charts.event_row import EventRow
from generator.charts.palette import Palette
from generator.charts.svg import WIDTH_PX, Canvas
from generator.charts.words import Words

LEGEND_HEIGHT = 15.0
_SIZE = 9.0
_SIGN = 16.0
_AIR = 12.0

_Sign = Callable[[Canvas, float, float, Palette], None]


def draw_legend(
    canvas: Canvas, row: EventRow, hollow: bool, notes: list[str], top: float, palette: Palette, words: Words
) -> int:
    """Notes and signs from y `top`; how many lines they took. `hollow`: more than events is approximate."""
    entries = _entries(row, hollow, words)
    signs = sum(_SIGN + canvas.width(text, _SIZE) + _AIR for _, text in entries) - (_AIR if entries else 0)
    note = canvas.lettering.fitted(" · ".join(notes), WIDTH_PX, _SIZE)
    baseline = top + LEGEND_HEIGHT - 2
    canvas.text(0, baseline, note, _SIZE, palette.muted)
    if not entries:
        return 1
    lines = 1 if canvas.width(note, _SIZE) + signs + 20 <= WIDTH_PX else 2
    baseline += LEGEND_HEIGHT * (lines - 1)
    x = WIDTH_PX - signs if lines == 1 else 0.0
    for sign, text in entries:
        sign(canvas, x, baseline - 3, palette)
        canvas.text(x + _SIGN, baseline, text, _SIZE, palette.muted)
        x += _SIGN + canvas.width(text, _SIZE) + _AIR
    return lines


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
