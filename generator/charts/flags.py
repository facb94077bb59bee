"""Where the labels of milestones go: flags on poles, on as few levels as keep every label and every pole clear.

A flag stands at `x`, its label to the right of the pole or to the left; level 0 is the lowest. **Why poles:** a label
may sit far above its place on the axis, and the eye still finds the place. Flags in the left part of the figure fly
to the right and the others to the left; which flag is the first to turn is tried out. Two labels never touch. A pole
runs clear of all lower labels wherever that is possible; where it is not, it is interrupted at the label
(`crossed_levels`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    return min(attempts, key=lambda attempt: _cost(flags, attempt, (left + right) / 2))


def crossed_levels(flag: Placed, others: Sequence[Placed]) -> list[int]:
    """The levels on which a label stands in the way of the flag's pole."""
    return sorted({other.level for other in others if _runs_through(flag, other)})


def _cost(flags: Sequence[tuple[float, float]], attempt: list[Placed], middle: float) -> tuple[float, ...]:
    """What makes one placing worse than another: cut labels, interrupted poles, height, flags that fly outwards."""
    cut = sum(width - placed.width for (_, width), placed in zip(flags, attempt, strict=True))
    crossed = sum(len(crossed_levels(placed, attempt)) for placed in attempt)
    outward = sum((placed.x < middle) != (placed.side > 0) for placed in attempt)
    highest = max((placed.level for placed in attempt), default=0)
    return round(cut, 3), crossed, highest, outward, sum(placed.level for placed in attempt)


def _attempt(flags: Sequence[tuple[float, float]], turn: int, left: float, right: float) -> list[Placed]:
    """All flags placed, the first `turn` of them flying right."""
    placed: dict[int, Placed] = {}
    for index in (*reversed(range(turn)), *range(turn, len(flags))):
        x, width = flags[index]
        side = 1 if index < turn else -1
        room = (right - x if side > 0 else x - left) - MARKER
        placed[index] = _lowest_free(x, side, max(min(width, room), 0.0), list(placed.values()))
    return [placed[index] for index in range(len(flags))]


def _lowest_free(x: float, side: int, width: float, others: Sequence[Placed]) -> Placed:
    """The lowest level where nothing touches and no pole is interrupted, or else the lowest where nothing touches."""
    levels = [Placed(x, level, side, width) for level in range(len(others) + 1)]
    rules: tuple[Callable[[Placed, Placed], bool], ...] = (_disturbs, _touches)
    for rule in rules:
        for flag in levels:
            if not any(rule(flag, other) for other in others):
                return flag
    return levels[-1]


def _touches(one: Placed, other: Placed) -> bool:
    return one.level == other.level and one.box[0] < other.box[1] + GAP and other.box[0] < one.box[1] + GAP


def _disturbs(one: Placed, other: Placed) -> bool:
    return _touches(one, other) or _runs_through(one, other) or _runs_through(other, one)


def _runs_through(high: Placed, low: Placed) -> bool:
    """Whether the pole of the higher flag meets the label (not just the marker) of the lower one."""
    start, end = low.box
    return high.level > low.level and start < high.x < end and abs(high.x - low.x) >= MARKER
