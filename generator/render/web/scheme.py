"""The colours of drawn figures in the light and in the dark scheme."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

from generator.brand.brand import Brand
from generator.render.web.drawings import scheme_name

_LEAST = 4.5
"""Against the dark ground: what WCAG 1.4.3 asks of text, for some of a figure is text."""


def figure_colours(brand: Brand, colours: Iterable[str]) -> str:
    """A style sheet that gives every colour of the figures its value on dark ground.

    A colour that is a token of the brand becomes that token of the dark scheme; any other keeps its hue and is made lighter
    until it can be told from the ground.
    """
    names = {value.lower(): name for name, value in reversed(list(brand.colours.items()))}
    lines = [
        f"{scheme_name(colour)}: {brand.dark[names[colour]] if colour in names else _lighter(colour, brand.dark['paper'])};"
        for colour in sorted(colours)
    ]
    return (
        "@media screen and (prefers-color-scheme: dark) {\n:root {\n  " + "\n  ".join(lines) + "\n}\n}\n"
        if lines
        else ""
    )


def _lighter(colour: str, ground: str) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    while _contrast(colour, ground) < _LEAST and lightness < 1:
        lightness = min(lightness + 0.02, 1.0)
        colour = "#" + "".join(f"{round(255 * each):02x}" for each in colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, 1 to 21."""
    low, high = sorted(_luminance(each) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
