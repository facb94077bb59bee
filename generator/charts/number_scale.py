"""Numbers on figures: round steps for an axis, and digits in groups of three."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.charts.words import Words

_LARGEST = 1e300
_SMALLEST = 1e-300
"""Beyond these the arithmetic of a scale leaves the range of floats."""


@dataclass(frozen=True, slots=True)
class NumberScale:
    """A linear scale from `low` to `high`, both round, with a tick each `step`."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> list[float]:
        """The round values from low to high; free of the dust of adding floats."""
        count = round((self.high - self.low) / self.step)
        return [self.low + (self.high - self.low) * index / count for index in range(count + 1)]

    def share(self, value: float) -> float:
        """0 at `low`, 1 at `high`."""
        return (value - self.low) / (self.high - self.low)


def drawable(value: float | None) -> float | None:
    """A value that can be placed on a scale; not-a-number, infinite and absurd ones are gaps, tiny ones are zero."""
    if value is None or not math.isfinite(value) or abs(value) > _LARGEST:
        return None
    return float(value) if abs(value) >= _SMALLEST else 0.0


def scale_for(values: Iterable[float], most: int = 5) -> NumberScale:
    """A round scale that holds all values, in about `most` steps; from zero unless the values are far from it."""
    held = list(values)
    low, high = min(held), max(held)
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0)
        if low == high:
            high = 1.0
    if 0 < low < 1.5 * (high - low):
        low = 0.0
    if 0 < -high < 1.5 * (high - low):
        high = 0.0
    step = _round_step((high - low) / most)
    return NumberScale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * (1 - 1e-9))


def printed(value: float, decimals: int, words: Words) -> str:
    """``53 816``, ``−0.25`` with the marks of the language; very large and very small ones with a power of ten."""
    if value and not 1e-6 <= abs(value) < 1e12:
        text = f"{value:.3g}".replace("e+", "e")
    else:
        text = f"{value:,.{decimals}f}" if round(value, decimals) else "0"
    return text.translate({ord(","): words.group, ord("."): words.decimal, ord("-"): "−"})


def decimals_for(values: Sequence[float], most: int = 3) -> int:
    """As few decimals as show all values exactly, at most `most`."""
    for decimals in range(most):
        if all(abs(round(value, decimals) - value) <= 1e-9 * max(1.0, abs(value)) for value in values):
            return decimals
    return most
