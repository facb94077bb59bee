"""The tokens of a brand: their names are closed, each says what it is for and which values it may have.

**Why one table:** the check of a brand, what a brand inherits and the list in docs/brands.md come from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

PAGE_SIZES: Mapping[str, tuple[float, float]] = MappingProxyType({"A4": (210.0, 297.0), "Letter": (215.9, 279.4)})
"""Name -> width and height in millimetres."""

LONGEST_LINE = 180
"""Characters of a line at the foot of every page: it must fit into the margin, in two lines at most."""

FEWEST_SERIES = 6
"""Lines that one chart can have before colours repeat."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FILE = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png))?")
_LANGUAGE = re.compile(r"([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value must be: in words, and as a question to a value read from TOML."""

    wanted: str
    fits: Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class Token:
    """One token: what its value must be, and what it is for."""

    kind: Kind
    meaning: str
    needed: bool = True
    """Whether a brand that extends no other must have it."""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_list(value: object, each: Callable[[object], bool], fewest: int = 1) -> bool:
    return isinstance(value, list) and len(value) >= fewest and all(map(each, value))


def _is_line(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_LINE and value.isprintable()


def is_colour(value: object) -> bool:
    """Whether a value is ``#rrggbb``."""
    return isinstance(value, str) and bool(_COLOUR.fullmatch(value))


LENGTH = Kind("a number above 0", lambda value: _is_number(value) and value > 0)  # type: ignore[operator]
ROOM = Kind("a number, 0 or above", lambda value: _is_number(value) and value >= 0)  # type: ignore[operator]
COLOUR = Kind("a colour like #1b232c", is_colour)
COLOURS = Kind(
    f"a list of {FEWEST_SERIES} or more colours like #1b232c", lambda value: _is_list(value, is_colour, FEWEST_SERIES)
)
FAMILIES = Kind(
    "a list of family names", lambda value: _is_list(value, lambda each: isinstance(each, str) and bool(each))
)
LINE = Kind(f"a text in one line of {LONGEST_LINE} characters at most", _is_line)
SWITCH = Kind("true or false", lambda value: isinstance(value, bool))
FILE = Kind(
    "the name of an .svg or .png file in the brand's folder, without blanks",
    lambda value: isinstance(value, str) and bool(_FILE.fullmatch(value)),
)
SIZE = Kind(f"one of {', '.join(PAGE_SIZES)}", lambda value: isinstance(value, str) and value in PAGE_SIZES)
TAG = Kind("a language tag like de or en-GB", lambda value: isinstance(value, str) and bool(_LANGUAGE.fullmatch(value)))

_COLOURS = {
    "ink": "text",
    "muted": "captions, notes, page furniture",
    "accent": "headings, rules, links",
    "accent_soft": "ground of table heads and milestones",
    "rule": "hairlines (decoration, no text)",
    "surface": "ground of code and callouts",
    "alert": "impact, errors, severity",
    "alert_soft": "ground behind `alert`",
    "good": "resolved",
    "warning": "gaps of a draft, its mark across the page",
    "warning_soft": "ground behind `warning`",
    "paper": "the page itself",
}

TOKENS: Mapping[str, Mapping[str, Token]] = MappingProxyType({
    "page": {
        "size": Token(SIZE, "paper by its name; instead of width and height", needed=False),
        "width_mm": Token(LENGTH, "width of another paper", needed=False),
        "height_mm": Token(LENGTH, "height of another paper", needed=False),
        "margin_top_mm": Token(LENGTH, "above the text; the running head stands in it"),
        "margin_bottom_mm": Token(LENGTH, "below the text; identity, page number and legal line stand in it"),
        "margin_left_mm": Token(LENGTH, "left of the text"),
        "margin_right_mm": Token(LENGTH, "right of the text"),
        "hang_mm": Token(LENGTH, "how far numbers of headings hang into the left margin"),
    },
    "font": {
        "body": Token(FAMILIES, "text; the first family needs regular, bold, italic; inherited ones step in for other scripts"),
        "heading": Token(FAMILIES, "titles and headings; the first family needs regular, bold"),
        "mono": Token(FAMILIES, "code, logs, identifiers; the first family needs regular"),
    },
    "size_pt": {
        "body": Token(LENGTH, "text"),
        "small": Token(LENGTH, "captions, notes"),
        "code": Token(LENGTH, "code and logs in Word"),
        "lead": Token(LENGTH, "the first paragraph of the summary, the subtitle"),
        "title": Token(LENGTH, "the title"),
        "heading1": Token(LENGTH, "section headings"),
        "heading2": Token(LENGTH, "headings within a section"),
        "heading3": Token(LENGTH, "headings within these"),
        "line": Token(LENGTH, "the grid: height of a line of text; white space is counted in parts of it"),
    },
    "colour": {name: Token(COLOUR, meaning) for name, meaning in _COLOURS.items()},
    "dark": {name: Token(COLOUR, f"{meaning}, on a dark screen") for name, meaning in _COLOURS.items()},
    "figure": {"series": Token(COLOURS, "lines and bars of charts, in the order they are taken")},
    "logo": {
        "file": Token(FILE, "the logo; \"\" for none"),
        "reversed": Token(FILE, "the logo for dark grounds (web page in the dark scheme); \"\": on a light plate there"),
        "alt": Token(LINE, "what is read aloud instead of it, the name of the organisation"),
        "width_mm": Token(LENGTH, "how wide it stands above the title"),
        "head_width_mm": Token(ROOM, "how wide it stands in the running head of the other pages; 0 for not at all"),
    },
    "cover": {"page": Token(SWITCH, "true: the cover is a page of its own; false: title on top of the first page")},
    "legal": {"line": Token(LINE, "stands at the foot of every page and of the web page; \"\" for none")},
})  # fmt: skip
"""Every token of a brand by table; a brand that extends no other has them all but those that are not needed."""

MARK_TOKENS: Mapping[str, Token] = MappingProxyType({
    "label": Token(LINE, "what is printed"),
    "foreground": Token(COLOUR, "its colour", needed=False),
    "background": Token(COLOUR, "the ground behind it", needed=False),
})  # fmt: skip
"""Of each table `[classification.<what authors write>]`."""

KEYS: Mapping[str, Token] = MappingProxyType({
    "name": Token(LINE, "the name of the brand", needed=False),
    "extends": Token(LINE, "the brand it takes everything from that it does not say itself", needed=False),
    "language": Token(TAG, "of the document's own words where an input names none", needed=False),
})  # fmt: skip
"""What stands before the first table."""
