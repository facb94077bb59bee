"""Where the labels of milestones go: flags on poles, on as few levels as keep every label and every pole clear.

A flag stands at `x`, its label to the right of the pole or to the left; level 0 is the lowest. **Why poles:** a label
may sit far above its place on the axis, and the eye still finds the place. The rule: no two labels touch, and no pole
runs through another flag's label. Flags in the left part of the figure fly to the right and the others to the left,
so that the pole of one never has to pass a label of its own side; which flag is the first to turn is tried out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MARKER = 6.0
"""Half the width of the marker at the top of a pole, with its air, in px."""

GAP = 8.0
"""Between the end of one label and whatever comes next on its level, in px."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A flag in its place: level (0 lowest), side (1 right of the pole, -1 left), and the width its label may take."""

    x: float
    level: int
    side: int
    width: float

    @property
    def box(self) -> tuple[float, float]:
        """From where to where the flag takes its level up: marker and label."""
        near, far = MARKER, MARKER + self.width
        return (self.x - near, self.x + far) if self.side > 0 else (self.x - far, self.x + near)


def place_flags(flags: Sequence[tuple[float, float]], left: float, right: float) -> list[Placed]:
    """Places for flags given as (x, label width), in the order given; labels are narrowed only when nothing else helps.

    The `x` must rise. Every flag stays between `left` and `right`.
    """
    attempts = [_attempt(flags, turn, left, right) for turn in range(len(flags) + 1)]
    possible = [attempt for attempt in attempts if attempt is not None]
    return min(possible, key=lambda attempt: _cost(flags, attempt, (left + right) / 2))


def _cost(
    flags: Sequence[tuple[float, float]], attempt: Sequence[Placed], middle: float
) -> tuple[float, int, int, int]:
    """What makes one placing worse than another: cut labels, then height, then flags that fly away from the middle."""
    cut = sum(width - placed.width for (_, width), placed in zip(flags, attempt, strict=True))
    outward = sum((placed.x < middle) != (placed.side > 0) for placed in attempt)
    highest = max((placed.level for placed in attempt), default=0)
    return round(cut, 3), highest, outward, sum(placed.level for placed in attempt)


def _attempt(flags: Sequence[tuple[float, float]], turn: int, left: float, right: float) -> list[Placed] | None:
    """All flags placed, the first `turn` of them flying right; None when two of opposite sides block each other."""
    placed: dict[int, Placed] = {}
    for index in (*reversed(range(turn)), *range(turn, len(flags))):
        x, width = flags[index]
        side = 1 if index < turn else -1
        room = (right - x if side > 0 else x - left) - MARKER
        free = _lowest_free(x, side, max(min(width, room), 0.0), list(placed.values()))
        if free is None:
            return None
        placed[index] = free
    return [placed[index] for index in range(len(flags))]


def _lowest_free(x: float, side: int, width: float, others: Sequence[Placed]) -> Placed | None:
    for level in range(len(others) + 1):
        flag = Placed(x, level, side, width)
        if not any(_touch(flag, other) for other in others):
            return flag
    return None


def _touch(one: Placed, other: Placed) -> bool:
    """Whether two flags share a place on one level, or the pole of the higher one runs through the lower one."""
    if one.level == other.level:
        return one.box[0] < other.box[1] + GAP and other.box[0] < one.box[1] + GAP
    low, high = (one, other) if one.level < other.level else (other, one)
    start, end = low.box
    return start < high.x < end and abs(high.x - low.x) >= MARKER
