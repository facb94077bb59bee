"""What the Word writer needs of a brand: tokens, and the text column they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from generator.brand.classification import Mark
from generator.render.word.ooxml import twips_of_mm


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
    def legal_line(self) -> str:
        """What stands at the foot of every page, or ""."""

    def mark(self, classification: str) -> Mark:
        """How a classification is printed."""

    @property
    def page(self) -> Mapping[str, float]:
        """``width_mm``, ``height_mm`` and ``margin_…_mm``."""


def text_width(tokens: Tokens) -> int:
    """The width of the text column in twips."""
    page = tokens.page
    return twips_of_mm(page["width_mm"] - page["margin_left_mm"] - page["margin_right_mm"])


def text_height(tokens: Tokens) -> int:
    """The height of the text column in twips."""
    page = tokens.page
    return twips_of_mm(page["height_mm"] - page["margin_top_mm"] - page["margin_bottom_mm"])
