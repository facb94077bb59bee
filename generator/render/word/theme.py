"""The theme part: the brand's colours and fonts in Word's own pickers, for whoever edits the working copy."""

from __future__ import annotations

from generator.render.word.ooxml import Element, a
from generator.render.word.tokens import Tokens

_COLOURS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "accent",
    "lt2": "surface",
    "accent1": "accent",
    "accent2": "alert",
    "accent3": "good",
    "accent4": "warning",
    "accent5": "muted",
    "accent6": "rule",
    "hlink": "accent",
    "folHlink": "muted",
}
"""The twelve places of a colour scheme and the token that fills each."""


def theme_part(tokens: Tokens) -> Element:
    """``word/theme/theme1.xml``. Effects are none: the schema wants three of each kind named."""
    colours = [
        a(place, a("srgbClr", val=tokens.colours[token].lstrip("#").upper())) for place, token in _COLOURS.items()
    ]
    fonts = [_fonts("majorFont", tokens.fonts["heading"][0]), _fonts("minorFont", tokens.fonts["body"][0])]
    formats = [
        a("fillStyleLst", *[_fill() for _ in range(3)]),
        a("lnStyleLst", *[a("ln", _fill(), w="6350") for _ in range(3)]),
        a("effectStyleLst", *[a("effectStyle", a("effectLst")) for _ in range(3)]),
        a("bgFillStyleLst", *[_fill() for _ in range(3)]),
    ]
    elements = a(
        "themeElements",
        a("clrScheme", *colours, name="Brand"),
        a("fontScheme", *fonts, name="Brand"),
        a("fmtScheme", *formats, name="Brand"),
    )
    return a("theme", elements, name="Brand")


def _fonts(place: str, family: str) -> Element:
    return a(place, a("latin", typeface=family), a("ea", typeface=""), a("cs", typeface=""))


def _fill() -> Element:
    return a("solidFill", a("schemeClr", val="phClr"))
