"""Where in a file a part of a value stands: the line and column of the very character a finding speaks of."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from generator.findings import Path, Position, nearest_position
from generator.intake.decoding import decode
from generator.intake.lines import Lines
from generator.intake.source import Source


class Places:
    """Looks up places in a source; its text is only looked at when a part of a value is asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __call__(self, path: Path, part: str = "") -> Position | None:
        """The position of the first `part` inside the value at `path`.

        Of the value itself when nothing is asked for, when it stands in a workbook, or when the part is written otherwise
        (as an escape); of the nearest ancestor when the value is not there.
        """
        at = nearest_position(path, self._source.positions)
        if not part or at is None or at.cell or path not in self._source.positions:
            return at
        start = self._index(at)
        following = bisect_right(self._starts, start)
        end = self._starts[following] if following < len(self._starts) else len(self._lines.text)
        found = self._lines.text.find(part, start, end)
        return at if found < 0 else self._lines.position(found)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(decode(self._source.content, self._source.file, 0).text, self._source.file)

    @cached_property
    def _starts(self) -> list[int]:
        """Where values and keys begin, in order: a value ends before the next of them."""
        every = (*self._source.positions.values(), *self._source.key_positions.values())
        return sorted(self._index(position) for position in every)

    def _index(self, position: Position) -> int:
        return self._lines.starts[position.line - 1] + position.column - 1
