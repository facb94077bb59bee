"""What the explanations of syntax errors are made from, and what they are."""

from __future__ import annotations

from dataclasses import dataclass

from generator.intake.lines import Lines
from generator.intake.stop import LastValue, Stop


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence, a next step and the place to look at (line and column from 0)."""

    message: str
    hint: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scene:
    """The place where the parser stopped, with what stands around it."""

    stop: Stop
    last: LastValue | None
    lines: Lines

    @property
    def line(self) -> str:
        """The line of the problem."""
        return self.lines.line(self.stop.line + 1)

    @property
    def character(self) -> str:
        """The character of the problem; "" at the end of a line."""
        return self.text_at(self.stop.column, 1)

    def text_at(self, column: int, length: int) -> str:
        """So many characters of the line of the problem."""
        return self.line[column : column + length]

    @property
    def line_above(self) -> int:
        """Index (from 0) of the nearest line above that is neither empty nor a comment; -1 when there is none."""
        for index in range(self.stop.line - 1, -1, -1):
            text = self.lines.line(index + 1).strip()
            if text and not text.startswith("#"):
                return index
        return -1

    @property
    def value_ended_before(self) -> LastValue | None:
        """The quoted or bracketed value that ended earlier on the line of the problem."""
        last = self.last
        if last is None or not (last.quoted or last.flow) or last.end_line != self.stop.line:
            return None
        return last if last.end_column <= self.stop.column else None


def indent_of(line: str) -> int:
    """Number of spaces at the beginning."""
    return len(line) - len(line.lstrip(" "))
