"""How far colours are apart for readers who see colours differently, and in grey print.

Dichromacy is simulated as by Machado, Oliveira and Fernandes (2009, severity 1.0), which is applied to linear light; distances
are CIEDE2000 (Sharma, Wu and Dalal 2005) in CIE Lab under D65.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

LEAST_DISTANCE = 12.0
"""CIEDE2000 between any two lines of a chart, for every reader: thin lines need far more than the 2.3 that can just be seen."""

LEAST_GREY_DISTANCE = 6.0
"""Difference of lightness (CIE L*) in grey print; lines differ in dash and shape as well, so that it need not do alone."""

_Triple = tuple[float, float, float]
_Matrix = tuple[_Triple, _Triple, _Triple]


class Vision(StrEnum):
    """Kinds of colour vision; the three dichromacies are the strongest forms of what about one man in twelve has."""

    NORMAL = "normal vision"
    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"


_MACHADO: dict[Vision, _Matrix] = {
    Vision.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
_XYZ: _Matrix = (
    (0.4123907993, 0.3575843394, 0.1804807884),
    (0.2126390059, 0.7151686788, 0.0721923154),
    (0.0193308187, 0.1191947798, 0.9505321522),
)
_WHITE: _Triple = (0.9504559271, 1.0, 1.0890577508)


@dataclass(frozen=True, slots=True)
class TooClose:
    """Two colours of a list (their places from 0) that are nearer than `LEAST_DISTANCE` to a kind of reader."""

    one: int
    other: int
    vision: Vision
    distance: float


def too_close(colours: Sequence[str], least: float = LEAST_DISTANCE) -> Iterator[TooClose]:
    """Every pair of colours (``#rrggbb``) that some readers can not tell apart, each with the vision that is worst off."""
    for (one, first), (other, second) in combinations(enumerate(colours), 2):
        distance, vision = min((distance_between(first, second, each), each) for each in Vision)
        if distance < least:
            yield TooClose(one, other, vision, distance)


def distance_between(one: str, other: str, vision: Vision = Vision.NORMAL) -> float:
    """CIEDE2000 between two colours ``#rrggbb`` as a reader sees them: 0 is the same, black and white are 100 apart."""
    return _ciede2000(_lab(_seen(one, vision)), _lab(_seen(other, vision)))


def grey_distance(one: str, other: str) -> float:
    """Difference of lightness (CIE L*, 0 to 100) of two colours: what is left of them in grey print."""
    return abs(_lab(_linear(one))[0] - _lab(_linear(other))[0])


def _seen(colour: str, vision: Vision) -> _Triple:
    light = _linear(colour)
    if vision not in _MACHADO:
        return light
    red, green, blue = _times(_MACHADO[vision], light)
    return min(max(red, 0.0), 1.0), min(max(green, 0.0), 1.0), min(max(blue, 0.0), 1.0)


def _linear(colour: str) -> _Triple:
    """Linear light of ``#rrggbb`` in sRGB (IEC 61966-2-1), each channel from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _decoded(red), _decoded(green), _decoded(blue)


def _decoded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _times(matrix: _Matrix, vector: _Triple) -> _Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _lab(light: _Triple) -> _Triple:
    x, y, z = (_curve(part / white) for part, white in zip(_times(_XYZ, light), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _curve(part: float) -> float:
    return float(part ** (1 / 3)) if part > (6 / 29) ** 3 else part * (29 / 6) ** 2 / 3 + 4 / 29


def _ciede2000(one: _Triple, other: _Triple) -> float:
    """The formula of Sharma, Wu and Dalal with all weights 1; names as there."""
    mean_chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))
    (a1, b1), (a2, b2) = (one[1] * stretch, one[2]), (other[1] * stretch, other[2])
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = _hue(a1, b1), _hue(a2, b2)
    turn = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180
    mean_hue = h1 + h2 if not c1 * c2 else ((h1 + h2) / 2 if abs(h1 - h2) <= 180 else ((h1 + h2 + 360) / 2) % 360)
    lightness, chroma = (one[0] + other[0]) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * cos(radians(mean_hue - 30))
        + 0.24 * cos(radians(2 * mean_hue))
        + 0.32 * cos(radians(3 * mean_hue + 6))
        - 0.20 * cos(radians(4 * mean_hue - 63))
    )
    by_lightness = (other[0] - one[0]) / (1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * t)
    rotation = 2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((mean_hue - 275) / 25) ** 2))))
    return sqrt(by_lightness**2 + by_chroma**2 + by_hue**2 - rotation * by_chroma * by_hue)


def _hue(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360 if a or b else 0.0
