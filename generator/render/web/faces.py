"""The letters of a page, inside it: of the brand's first faces those characters that the document uses.

**Why:** the labels of figures are placed by the widths of these very letters; in another face they would touch. It makes the
page look the same on every machine besides, and a document uses so few characters that it costs little.
"""

from __future__ import annotations

import io
from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from generator.brand.brand import Brand
from generator.brand.fonts import FontFolder
from generator.document.blocks import Document

_STYLES = (("Regular", "400"), ("Bold", "700"))
_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "–—’“”…·→•×≈−\u00a0\u202f"


def embedded_faces(document: Document, brand: Brand, fonts: FontFolder) -> str:
    """`@font-face` rules for the first family of body, headings and code, each with what the document uses of it."""
    drawn = "".join(each.content.decode() for each in document.assets.values() if each.media_type == "image/svg+xml")
    told = "".join(spot.label for each in document.assets.values() for spot in each.spots)
    characters = frozenset(document.body + drawn + told + _ALWAYS)
    families = dict.fromkeys(brand.fonts[role][0] for role in ("body", "heading", "mono"))
    rules = []
    for family in families:
        for style, weight in _STYLES:
            if family == brand.fonts["mono"][0] and style != "Regular":
                continue
            if (file := fonts.file(family, style)) is not None:
                data = b64encode(_subset(file, characters)).decode()
                rules.append(
                    f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-display: swap; "
                    f"src: url(data:font/woff2;base64,{data}) format('woff2') }}\n"
                )
    return "".join(rules)


@lru_cache(maxsize=8)
def _subset(file: Path, characters: frozenset[str]) -> bytes:
    """The glyphs of `characters` as WOFF2; the same bytes always."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "liga", "tnum", "mark", "mkmk", "ccmp", "locl"]
    options.notdef_outline = True
    out = io.BytesIO()
    with TTFont(file, lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[ord(each) for each in characters])
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(out)
    return out.getvalue()
