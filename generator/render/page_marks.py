"""What a brand adds to the pages of the PDF: the mark of a classification in head and foot, the logo in the running head."""

from __future__ import annotations

from markupsafe import Markup

from generator.brand.brand import Brand
from generator.brand.classification import TLP_SIZE_PT, Mark

_PLACES = Markup('<div class="mark-{place}"><span>{label}</span></div>\n')
_IN_FOOT = """
@page {
  @bottom-left { content: string(identity) " · " string(page-before) counter(page) string(page-between) counter(pages)
    string(page-after) "\\A " string(fingerprint) "\\A " string(legal); width: 65% }
  @bottom-right { content: element(mark-foot); width: 35% }
}
"""


def marks(mark: Mark) -> Markup:
    """The elements that run through head and foot; none for a classification in the look of the furniture around it."""
    places = ["head", *(["foot"] if mark.is_tlp else [])] if mark.foreground else []
    return Markup("").join(_PLACES.format(place=place, label=mark.label) for place in places)


def mark_rules(mark: Mark) -> str:
    """Where the elements run and how they look; the page number goes to the left where TLP takes the right of the foot."""
    if not mark.foreground:
        return ""
    size = f"font-size: {TLP_SIZE_PT:g}pt;" if mark.is_tlp else ""
    spans = "div.mark-head span, div.mark-foot span"
    look = f"{spans} {{ color: {mark.foreground}; background: {mark.background}; {size} }}\n"
    head = "@page { @top-left { width: 62% } @top-right { content: element(mark-head); width: 38% } }\n"
    first = "@page :first { @top-left { width: 0 } }\n"
    return look + head + first + (_IN_FOOT if mark.is_tlp else "")


def head_logo(brand: Brand, address: str) -> str:
    """The logo at the left of the running head, before its text, on every page but the first; a background is no content."""
    if not brand.logo or not brand.logo.head_width_mm:
        return ""
    width = brand.logo.head_width_mm
    place = f"background: url({address}) no-repeat left bottom 3.4mm / {width:g}mm auto; padding-left: {width + 4:g}mm"
    return f"@page {{ @top-left {{ {place} }} }}\n"
