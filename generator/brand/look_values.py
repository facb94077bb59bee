"""The values of a look: what a key of the style map may be set to."""

from __future__ import annotations

from collections.abc import Mapping

from generator.brand.look import ALIGNMENTS, Border

_TEXTS = frozenset({
    "word", "word_ordered", "font", "size", "colour", "shading", "head_shading", "label_colour", "number_colour", "align",
})  # fmt: skip
_SWITCHES = frozenset({
    "bold", "italic", "caps", "underline", "keep_next", "keep_lines", "box", "break_after", "keep_together",
})  # fmt: skip


def read_value(key: str, value: object) -> str | bool | float | tuple[str, ...] | Border:
    """The typed value of a key. Raises ValueError saying what it should be."""
    if key in _SWITCHES:
        if not isinstance(value, bool):
            raise ValueError("must be true or false")
        return value
    if key == "align" and value not in ALIGNMENTS:
        raise ValueError(f"must be one of {', '.join(ALIGNMENTS)}")
    if key == "markers":
        if not isinstance(value, list):
            raise ValueError("must be a list of texts")
        return tuple(_text(marker) for marker in value)
    if key.startswith("border_"):
        return _border(value)
    return _text(value) if key in _TEXTS else _number(value)


def _border(value: object) -> Border:
    needed = {"colour", "width_pt"}
    if not isinstance(value, Mapping) or not needed <= value.keys() <= needed | {"space_pt"}:
        raise ValueError("must be { colour = …, width_pt = … } and may have space_pt")
    return Border(_text(value["colour"]), _number(value["width_pt"]), _number(value.get("space_pt", 0)))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be a text")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1000:
        raise ValueError("must be a number from 0 to 1000")
    return float(value)
