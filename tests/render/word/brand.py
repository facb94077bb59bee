"""The base brand as the Word writer takes it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.brand.style_map import StyleMap, load_style_map

BASE = Path(__file__).resolve().parents[3] / "styles" / "base"


@dataclass(frozen=True)
class BaseTokens:
    """Tokens straight from `brand.toml`."""

    colours: Mapping[str, str]
    fonts: Mapping[str, list[str]]
    sizes: Mapping[str, float]
    page: Mapping[str, float]


@cache
def base_tokens() -> BaseTokens:
    brand: dict[str, Any] = tomllib.loads((BASE / "brand.toml").read_text(encoding="utf-8"))
    return BaseTokens(brand["colour"], brand["font"], brand["size_pt"], brand["page"])


@cache
def base_style_map() -> StyleMap:
    tokens = base_tokens()
    return load_style_map(BASE / "word-styles.toml", colours=tokens.colours, sizes=tokens.sizes, fonts=tokens.fonts)
