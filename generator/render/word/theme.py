"""The theme part: the brand's colours and fonts in Word's own pickers, for whoever edits the working copy."""

from __future__ import annotations

from lxml import etree

from generator.render.word.ooxml import A, Element, qualified
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
    top = etree.Element(qualified("theme", A), name="Brand", nsmap={"a": A})
    elements = etree.SubElement(top, qualified("themeElements", A))
    colours = etree.SubElement(elements, qualified("clrScheme", A), name="Brand")
    for place, token in _COLOURS.items():
        holder = etree.SubElement(colours, qualified(place, A))
        etree.SubElement(holder, qualified("srgbClr", A), val=tokens.colours[token].lstrip("#").upper())
    fonts = etree.SubElement(elements, qualified("fontScheme", A), name="Brand")
    for place, role in (("majorFont", "heading"), ("minorFont", "body")):
        holder = etree.SubElement(fonts, qualified(place, A))
        for script, family in (("latin", tokens.fonts[role][0]), ("ea", ""), ("cs", "")):
            etree.SubElement(holder, qualified(script, A), typeface=family)
    formats = etree.SubElement(elements, qualified("fmtScheme", A), name="Brand")
    for place in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
        styles = etree.SubElement(formats, qualified(place, A))
        for _ in range(3):
            _plain_style(styles, place)
    return top


def _plain_style(styles: Element, place: str) -> None:
    """One style of a kind: a plain fill, a hairline, or no effect."""
    if place == "effectStyleLst":
        etree.SubElement(etree.SubElement(styles, qualified("effectStyle", A)), qualified("effectLst", A))
        return
    holder = etree.SubElement(styles, qualified("ln", A), w="6350") if place == "lnStyleLst" else styles
    etree.SubElement(etree.SubElement(holder, qualified("solidFill", A)), qualified("schemeClr", A), val="phClr")
