"""The shapes of milestones: each kind is told by shape as well as colour; hollow when the time is approximate."""

from __future__ import annotations

from generator.charts.data import MarkerKind
from generator.charts.palette import Palette
from generator.charts.svg import Canvas

_CORNERS: dict[MarkerKind, tuple[tuple[float, float], ...]] = {
    MarkerKind.IMPACT_STARTED: ((-1, -0.85), (1, -0.85), (0, 0.95)),
    MarkerKind.DETECTED: ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    MarkerKind.DECLARED: ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    MarkerKind.MITIGATED: ((-1, 0.85), (1, 0.85), (0, -0.95)),
    MarkerKind.ENDED: ((-0.3, -0.95), (0.3, -0.95), (0.3, 0.95), (-0.3, 0.95)),
}
"""Corners in units of the radius; the kinds that are not here are round."""


def marker_colour(kind: MarkerKind, palette: Palette) -> str:
    """Red for harm, amber for noticing, blue for the response, green for the way back."""
    return {
        MarkerKind.IMPACT_STARTED: palette.alert,
        MarkerKind.DETECTED: palette.warning,
        MarkerKind.ACKNOWLEDGED: palette.accent,
        MarkerKind.DECLARED: palette.accent,
        MarkerKind.MITIGATED: palette.good,
        MarkerKind.RESOLVED: palette.good,
        MarkerKind.ENDED: palette.muted,
    }[kind]


def draw_marker(
    canvas: Canvas, kind: MarkerKind, x: float, y: float, palette: Palette, *, hollow: bool = False, radius: float = 4.0
) -> None:
    """The mark of a milestone, its middle at (x, y)."""
    colour = marker_colour(kind, palette)
    fill = palette.paper if hollow else colour
    corners = _CORNERS.get(kind)
    if corners:
        points = [(x + dx * radius, y + dy * radius) for dx, dy in corners]
        canvas.polyline(points, fill=fill, stroke=colour, width=1.1, close=True)
        return
    canvas.circle(x, y, radius * 0.92, fill, stroke=colour, width=1.1)
    if kind is MarkerKind.RESOLVED:
        tick = [
            (x - 0.45 * radius, y + 0.02 * radius),
            (x - 0.1 * radius, y + 0.4 * radius),
            (x + 0.48 * radius, y - 0.38 * radius),
        ]
        canvas.polyline(tick, stroke=colour if hollow else palette.paper, width=1.2)
