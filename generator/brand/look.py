"""What a designer can say about a style, and which keys mean something for which kind of style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

ALIGNMENTS = ("left", "centre", "right")


@dataclass(frozen=True, slots=True)
class Border:
    """A rule at one side: a colour token, its width and its distance from the text, in points."""

    colour: str
    width_pt: float
    space_pt: float = 0


@dataclass(frozen=True, slots=True)
class Look:
    """What a designer says about a style; ``None`` and ``""``: as inherited. Colours, sizes and fonts are tokens."""

    word: str = ""
    word_ordered: str = ""
    font: str = ""
    size: str = ""
    colour: str = ""
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    underline: bool | None = None
    tracking_pt: float | None = None
    shading: str = ""
    align: str = ""
    line: float | None = None
    """Line spacing as a multiple of a single line."""
    space_before_pt: float | None = None
    space_after_pt: float | None = None
    indent_left_mm: float | None = None
    indent_right_mm: float | None = None
    hanging_mm: float | None = None
    number_width_mm: float | None = None
    """Room for the number of a heading or contents line before its text."""
    number_colour: str = ""
    """Of the number of a heading or the marks of a list, which are then of regular weight."""
    keep_next: bool | None = None
    keep_lines: bool | None = None
    border_top: Border | None = None
    border_bottom: Border | None = None
    border_left: Border | None = None
    border_right: Border | None = None
    border_inside: Border | None = None
    """Between the rows of a table."""
    border_columns: Border | None = None
    """Between the columns of a table."""
    head_shading: str = ""
    label_colour: str = ""
    """Of the cells that head a row of a table, which are then of regular weight."""
    padding_x_mm: float = 0
    padding_y_mm: float = 0
    min_height_mm: float | None = None
    markers: tuple[str, ...] = ()
    """Marks of an unordered list by depth; none for a list without marks."""
    indent_step_mm: float = 0
    box: bool | None = None
    """Drawn as a box of one cell."""
    break_after: bool | None = None
    """What follows begins a new page."""
    keep_together: bool | None = None
    """Never broken over two pages."""
    width_percent: float = 100
    max_height_percent: float = 100


_TEXT = frozenset({"font", "size", "colour", "bold", "italic", "caps", "underline", "tracking_pt", "shading"})
_SIDES = frozenset({"border_top", "border_bottom", "border_left", "border_right"})
_PARAGRAPH = _TEXT | _SIDES | {
    "word", "align", "line", "space_before_pt", "space_after_pt", "indent_left_mm", "indent_right_mm", "hanging_mm",
    "keep_next", "keep_lines",
}  # fmt: skip
_PADDING = frozenset({"padding_x_mm", "padding_y_mm"})

ALLOWED_KEYS: Mapping[str, frozenset[str]] = MappingProxyType({
    "paragraph": _PARAGRAPH,
    "builtin": _PARAGRAPH - {"word"} | {"number_width_mm", "number_colour"},
    **dict.fromkeys(("heading", "code"), _PARAGRAPH),
    **dict.fromkeys(("span", "link"), _TEXT | {"word"}),
    "table": _SIDES | _PADDING
    | {"word", "size", "shading", "head_shading", "label_colour", "border_inside", "border_columns"},
    "row": _SIDES | {"colour", "bold", "shading", "keep_next"},
    "cell": _SIDES | {"align", "size", "colour", "bold", "shading", "min_height_mm"},
    "list": frozenset({"word", "word_ordered", "markers", "number_colour", "indent_step_mm", "space_after_pt"}),
    "group": _SIDES | _PADDING | {"min_height_mm", "word", "box", "shading", "break_after", "keep_together", "space_before_pt"},
    "section": frozenset(),
    "figure": frozenset({"width_percent", "max_height_percent", "space_after_pt"}),
    "nav": frozenset(),
})  # fmt: skip
"""The keys that mean something for each kind of style; any other is a finding."""
