"""Room for texts beside lines: heights moved apart, and the side of a limit where its name covers least."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in px."""


def spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Heights as near to the wanted ones as a `gap` between neighbours allows, kept between `top` and `bottom`.

    When there is not room for all, the gap shrinks: the order of the texts stays that of the wanted heights.
    """
    if not wanted:
        return []
    gap = min(gap, (bottom - top) / max(len(wanted) - 1, 1))
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    places = [0.0] * len(wanted)
    low = top
    for index in order:
        places[index] = low = max(wanted[index], low)
        low += gap
    high = bottom
    for index in reversed(order):
        places[index] = high = min(places[index], high)
        high -= gap
    return places


def free_place(
    points: Sequence[tuple[float, float]],
    boxes: Sequence[Box],
    ends: tuple[float, float, float],
    y: float,
    width: float,
) -> Box:
    """A box for a name of `width` at a line of height `y`: right, left or middle, above or below it.

    `ends` are left, right and top of the plot. The place that meets the fewest boxes, then the fewest points, is taken.
    """
    left, right, top = ends
    starts = (right - width - 2, left + 3, (left + right - width) / 2)
    bottoms = [y - 1.5, y + 13] if y - 13 >= top else [y + 13]
    places = [(x, bottom - 11, x + width, bottom) for bottom in bottoms for x in starts]
    return min(places, key=lambda place: (sum(_meet(place, box) for box in boxes), _covered(points, place)))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] + 1 and other[1] < one[3] + 1


def _covered(points: Sequence[tuple[float, float]], place: Box) -> int:
    return sum(place[0] - 4 <= x <= place[2] + 4 and place[1] - 3 <= y <= place[3] + 3 for x, y in points)
