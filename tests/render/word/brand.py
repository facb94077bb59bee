"""The base brand as the Word writer takes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.brand.brand import Brand
from generator.brand.reading import load_brand
from generator.brand.style_map import StyleMap

STYLES = Path(__file__).resolve().parents[3] / "styles"


@cache
def base_tokens() -> Brand:
    return load_brand(STYLES, "base")


@cache
def base_style_map() -> StyleMap:
    return base_tokens().styles
