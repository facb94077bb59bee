"""The textual style map of a brand: how each style looks in Word.

**Why:** a designer changes the look without touching code; a brand that extends another says only what differs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from generator.brand.look import Border, Look
from generator.brand.style_map_reader import KINDS, UNREADABLE, Looks, StyleMapReader
from generator.brand.style_names import NAMES
from generator.errors import TemplateWrong
from generator.findings import Position, in_order

__all__ = ["KINDS", "NAMES", "Border", "Look", "StyleMap", "load_style_map"]

_BROKEN_AT = re.compile(r"at line (\d+), column (\d+)")
"""How `tomllib` says where it stopped."""


@dataclass(frozen=True, slots=True)
class StyleMap:
    """The looks by kind and name; ``default`` is the style without a class.

    `fallback` names, for a font family, what a machine without it should take.
    """

    looks: Looks
    fallback: Mapping[str, str] = field(default_factory=dict)

    def names(self, kind: str) -> frozenset[str]:
        """The closed set of style names of a kind (``"paragraph"``, ``"table"`` …)."""
        return frozenset(self.looks[kind])

    def look(self, kind: str, style: str) -> Look:
        """The look of a style (``""`` is ``default``). Raises `TemplateWrong` naming one that is not in the map."""
        try:
            return self.looks[kind][style or "default"]
        except KeyError:
            known = ", ".join(sorted(self.looks.get(kind, {})))
            message = f'there is no {kind} style "{style}" in the style map'
            raise TemplateWrong(message, hint=f"Styles of a {kind}: {known}.") from None


def load_style_map(
    path: Path,
    *,
    colours: Mapping[str, str],
    sizes: Mapping[str, float],
    fonts: Mapping[str, object],
    extends: StyleMap | None = None,
) -> StyleMap:
    """Read a style map; a brand that `extends` another says only what differs, key by key.

    `colours`, `sizes` and `fonts` are the brand's tokens: what a look refers to must be among their keys.
    Raises `TemplateWrong` with all findings, each at its line of the file.
    """
    content, shown = path.read_bytes(), f"styles/{path.parent.name}/{path.name}"
    try:
        reader = StyleMapReader(shown, content.decode(), {"colour": colours, "size": sizes, "font": fonts})
    except ValueError as error:  # neither UTF-8 nor TOML; TOML says at which line, but not at the end of the file
        where = _BROKEN_AT.search(str(error))
        position = Position(shown, *(map(int, where.groups()) if where else (len(content.splitlines()), 1)))
        raise TemplateWrong("not TOML", findings=[UNREADABLE.at(str(error), position=position)]) from error
    looks = reader.looks(extends.looks if extends else {})
    if found := in_order(reader.findings):
        raise TemplateWrong(f"{path.name} is wrong in {len(found)} places", findings=found)
    fallback = dict(extends.fallback) if extends else {}
    return StyleMap(looks, MappingProxyType(fallback | reader.fallback()))
