"""What the Word writer needs of a brand: tokens and a few words of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class Tokens(Protocol):
    """The tables of `brand.toml`, whatever class holds them."""

    @property
    def colours(self) -> Mapping[str, str]:
        """``"#rrggbb"`` by name."""

    @property
    def fonts(self) -> Mapping[str, Sequence[str]]:
        """Families in order of preference: ``body``, ``heading``, ``mono``."""

    @property
    def sizes(self) -> Mapping[str, float]:
        """Points by name."""

    @property
    def page(self) -> Mapping[str, float]:
        """``width_mm``, ``height_mm`` and ``margin_…_mm``."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words the writer adds to the document's own text; a brand in another language hands over others."""

    page: str = "Page {page} of {pages}"
    working_copy: str = "Working copy: the PDF is the record"
    version: str = "Version"
    category: str = "Post-mortem"
    contents_hint: str = "For page numbers, update the contents in Word (F9)."
