"""How the lines of a chart are told apart: colour, dash and the shape of the points, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.palette import Palette
from generator.charts.svg import Canvas

_DASHES = ("", "7 3", "2 2.5", "9 3 2 3", "4 2 1 2 1 2", "12 4")
_SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
    ((-1.15, -0.9), (1.15, -0.9), (0, 1.2)),
)
_RADIUS = 2.3


@dataclass(frozen=True, slots=True)
class LineLook:
    """Colour, `stroke-dasharray` (empty: solid) and corners of the points (none: round) of one line."""

    colour: str
    dash: str
    shape: tuple[tuple[float, float], ...]


def line_look(index: int, palette: Palette) -> LineLook:
    """The look of a line by its number; thirty before dash and shape repeat together."""
    colours = palette.series
    return LineLook(colours[index % len(colours)], _DASHES[index % len(_DASHES)], _SHAPES[index % len(_SHAPES)])


def draw_point(canvas: Canvas, look: LineLook, x: float, y: float, palette: Palette) -> None:
    """One measured point."""
    if not look.shape:
        canvas.circle(x, y, _RADIUS, look.colour, stroke=palette.paper, width=0.6)
        return
    corners = [(x + dx * _RADIUS, y + dy * _RADIUS) for dx, dy in look.shape]
    canvas.polyline(corners, fill=look.colour, stroke=palette.paper, width=0.6, close=True)
