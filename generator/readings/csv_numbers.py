"""The numbers of a CSV file, with decimal points or decimal commas: told apart by the whole file, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum, auto

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f'](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_POINT_SURELY = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d*\.\d{1,2}|\d*\.\d{4,}|0+\.\d+|\d{4,}\.\d+)(?:[eE].*)?")
_COMMA_SURELY = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d*,\d{1,2}|\d*,\d{4,}|0+,\d+|\d{4,},\d+)(?:[eE].*)?")
_THOUSANDS = {
    ",": re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?"),
    ".": re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?"),
}
_MANY_COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){2,}")
_MANY_POINTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3}){2,}")
_GAPS = frozenset({"", "nan", "null", "none", "n/a", "-", "–"})
"""What monitors write where there is no value."""
_LARGEST_POWER = 30


class Mark(Enum):
    """What begins a fraction in a file."""

    POINT = auto()
    COMMA = auto()
    BOTH = auto()
    """Some values surely have a point and others surely a comma."""
    UNSURE = auto()
    """Commas stand where they may begin a fraction or divide thousands, and no other value tells which."""


def is_gap(text: str) -> bool:
    """Whether a cell says that there is no value."""
    return text.casefold() in _GAPS


def written_number(text: str, unit: str) -> str:
    """A cell as it is read: without the unit behind the number and without spaces between thousands."""
    bare = text.replace("−", "-")
    if unit and bare.endswith(unit):
        bare = bare.removesuffix(unit).rstrip()
    return _SPACES.sub("", bare)


def mark_of(texts: Iterable[str]) -> Mark:
    """What begins a fraction, from all values of a file."""
    points = commas = unsure = False
    for text in texts:
        if "," not in text and "." not in text:
            continue
        points |= bool(_POINT_SURELY.fullmatch(text) or _MANY_COMMAS.fullmatch(text))
        commas |= bool(_COMMA_SURELY.fullmatch(text) or _MANY_POINTS.fullmatch(text))
        unsure |= "," in text
    if points and commas:
        return Mark.BOTH
    if commas:
        return Mark.COMMA
    return Mark.UNSURE if unsure and not points else Mark.POINT


def has_two_readings(text: str, mark: Mark) -> bool:
    """Whether nobody can say what number a cell is, in a file with that mark."""
    return (mark is Mark.UNSURE and "," in text) or (mark is Mark.BOTH and ("," in text or "." in text))


def number_in(text: str, mark: Mark) -> Decimal | None:
    """The number in a cell as `written_number` gives it; None when it is none."""
    thousands, fraction = (".", ",") if mark is Mark.COMMA else (",", ".")
    if thousands in text:
        if not _THOUSANDS[thousands].fullmatch(text):
            return None
        text = text.replace(thousands, "")
    text = text.replace(fraction, ".")
    if len(text) > 80 or not _PLAIN.fullmatch(text):
        return None
    number = Decimal(text)
    if number.is_zero():
        return Decimal(0)
    return Decimal(f"{number:f}") if abs(number.adjusted()) <= _LARGEST_POWER else None
