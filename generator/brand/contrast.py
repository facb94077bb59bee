"""How well two colours can be told apart by their lightness: the contrast ratio of WCAG 2.2."""

from __future__ import annotations

TEXT = 4.5
"""WCAG 2.2, 1.4.3 (AA): text."""
LARGE_TEXT = 3.0
"""The same for text of 18 pt and more, or bold of 14 pt and more."""
GRAPHICS = 3.0
"""WCAG 2.2, 1.4.11: parts of a graphic that are needed to understand it."""


def relative_luminance(colour: str) -> float:
    """From 0 (black) to 1 (white) for ``#rrggbb`` in sRGB, as WCAG 2.2 defines it."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black and white) for two colours ``#rrggbb``, in either order."""
    dark, light = sorted((relative_luminance(one), relative_luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def needed_ratio(size_pt: float, bold: bool) -> float:
    """The least contrast of text in a size: large text may have less."""
    return LARGE_TEXT if size_pt >= 18 or (bold and size_pt >= 14) else TEXT
