"""Mends a line that breaks the grammar, in memory alone, so that the next mistake of the file can be found.

**Why:** a parser stops at its first syntax error, and an author who has five of them should not need five runs. What is
mended is never used as a document: a file with a syntax error stays refused.
"""

from __future__ import annotations

import re
from enum import IntEnum

from generator.intake.explanation import indent_of

_LINE = re.compile(r"(?P<lead> *(?:-[ \t]+)*)(?P<rest>.*)", re.DOTALL)
_KEY = re.compile(r"(?P<key>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s\"'{\[#][^\"'{\[]*?)\s*:(?=\s|$)")
_COLON_WITHOUT_SPACE = re.compile(r"(?<=[^\s:]):(?=[^\s:/])")
_DASH_WITHOUT_SPACE = re.compile(r"( *)-(?=[^\s-])")


class Mend(IntEnum):
    """How much of a line is given up: the least first, the next where that was not enough."""

    QUOTE = 0
    EMPTY = 1
    DROP = 2


class MendedText:
    """The lines of a file with some of them mended; every line keeps its number."""

    def __init__(self, text: str) -> None:
        self._lines = re.split(r"(\r\n?|\n)", text)[::2]
        self.tried: dict[int, Mend] = {}
        """Number of a line (from 0) -> the last mend that was tried on it."""
        self.touched: set[int] = set()
        """Numbers of the lines that are no longer as the author wrote them."""

    @property
    def text(self) -> str:
        """The whole text as it is now."""
        return "\n".join(self._lines)

    def mend(self, number: int) -> bool:
        """Mend line `number` (from 0) by the next means; false where nothing is left to try."""
        last = self.tried.get(number)
        if last is Mend.DROP or not number < len(self._lines):
            return False
        how = Mend.QUOTE if last is None else Mend(last + 1)
        before = self._lines[number]
        self._lines[number] = after = self._mended(number, how)
        self.tried[number] = how
        self.touched.add(number)
        return after != before or self.mend(number)

    def drop(self, number: int) -> None:
        """Take a line out with all that is indented deeper."""
        self._drop_below(number, indent_of(self._lines[number]))
        self._lines[number] = ""
        self.tried[number] = Mend.DROP
        self.touched.add(number)

    def is_below_a_mend(self, number: int) -> bool:
        """Whether the nearest line above that is not empty was mended, or only emptied lines are between."""
        above = next((each for each in range(number - 1, -1, -1) if self._lines[each].strip()), -1)
        return any(each in self.touched for each in range(max(above, 0), number))

    def _mended(self, number: int, how: Mend) -> str:
        line = self._lines[number]
        parts = _LINE.fullmatch(line)
        assert parts is not None  # noqa: S101 (for the type checker: every line matches)
        lead, rest = parts["lead"], parts["rest"]
        key = _KEY.match(rest)
        if how is Mend.DROP or not (key or "-" in lead):
            return self._without(number) if how is Mend.DROP else self._completed(number)
        begin = f"{lead}{rest[: key.end()]}" if key else lead.rstrip()
        value = rest[key.end() :].strip() if key else rest.strip()
        if not value:
            return self._without(number)
        self._drop_below(number, len(lead) if key else indent_of(line))
        quoted = value.replace("\t", " ").replace("'", "''")
        return begin.replace("\t", " ") if how is Mend.EMPTY else f"{begin} '{quoted}'".replace("\t", " ")

    def _completed(self, number: int) -> str:
        """A line that should be an entry and is none: with the space or the colon it lacks, or not at all."""
        line = self._lines[number]
        if _DASH_WITHOUT_SPACE.match(line):
            return _DASH_WITHOUT_SPACE.sub(r"\1- ", line, count=1)
        if _COLON_WITHOUT_SPACE.search(line):
            return _COLON_WITHOUT_SPACE.sub(": ", line, count=1)
        return self._without(number) if ":" in line else self._as_key(number)

    def _as_key(self, number: int) -> str:
        """A line with deeper ones below it has lost its colon; any other is left out."""
        line = self._lines[number]
        below = next((each for each in self._lines[number + 1 :] if each.strip()), "")
        return f"{line.rstrip()}:" if indent_of(below) > indent_of(line) else self._without(number)

    def _without(self, number: int) -> str:
        self._drop_below(number, indent_of(self._lines[number]))
        return ""

    def _drop_below(self, number: int, indent: int) -> None:
        """Empty the lines below that go on with this one: those indented deeper than `indent`."""
        for below in range(number + 1, len(self._lines)):
            line = self._lines[below]
            if line.strip() and len(line) - len(line.lstrip(" \t")) <= indent:
                return
            self._lines[below] = ""
            self.touched.add(below)
