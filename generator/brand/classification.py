"""How a classification is printed: the labels of a brand, and those of the Traffic Light Protocol, which are no brand's.

TLP 2.0 (FIRST, https://www.first.org/tlp/) fixes five labels, their capitals and colours on black, their size, and that they
stand at the right in head and foot of every page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

TLP_SIZE_PT = 12.0
"""The least size of a TLP label."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A classification as it is printed; colours are ``#rrggbb``, or both "" for the look of the furniture around it."""

    label: str
    foreground: str = ""
    background: str = ""
    is_tlp: bool = False
    """Whether it stands in head and foot of every page, and not in the head alone."""


TLP: Mapping[str, Mark] = MappingProxyType({
    label.lower(): Mark(label, colour, "#000000", is_tlp=True)
    for label, colour in {
        "TLP:RED": "#ff2b2b", "TLP:AMBER": "#ffc000", "TLP:AMBER+STRICT": "#ffc000", "TLP:GREEN": "#33ff00",
        "TLP:CLEAR": "#ffffff",
    }.items()
})  # fmt: skip
"""The labels of TLP 2.0 by how `key_of` writes them."""


def key_of(written: str) -> str:
    """What an author wrote, without what makes no difference: capitals, blanks at the ends or several in a row."""
    key = " ".join(written.split()).lower()
    return key.replace(" ", "") if key.startswith("tlp") else key


def mark_of(written: str, marks: Mapping[str, Mark]) -> Mark:
    """How a classification is printed with the labels of a brand; one that is not known is the author's own text."""
    key = key_of(written)
    return TLP.get(key) or marks.get(key) or Mark(written)
