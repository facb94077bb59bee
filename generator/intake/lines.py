"""Lines of a text: from an index to line and column and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from generator.findings import Position

_BREAK = re.compile(r"\r\n?|\n")


class Lines:
    """Where the lines of a text begin. Breaks are LF, CRLF and a lone CR, as in editors and in the YAML reader."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file

    @cached_property
    def starts(self) -> list[int]:
        """Index of the first character of each line. Found when first asked for: a faultless file never asks."""
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def position(self, index: int) -> Position:
        """Position of the character at `index`; columns count characters."""
        line = bisect_right(self.starts, index)
        return Position(self.file, line, index - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its break, cut at 2000 characters; "" outside of the text."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start : min(end, start + 2000)].rstrip("\r\n")

    def __len__(self) -> int:
        return len(self.starts)
