"""A record beside the same document built now: byte by byte, and where the bytes differ, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.record.drawing import Drawings
from generator.record.opened import reading, text_of

_MOST_DRAWN_BYTES = 500_000_000
_MOST_NAMED = 12
"""So many page numbers are named; more make no other point."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What of a record is not as it is built now; page numbers begin with 1."""

    same_bytes: int
    """The length of the document built now, where the record begins with it; else 0."""
    added_bytes: int = 0
    """How many bytes follow them: a signature, or anything else."""
    page_counts: tuple[int, int] = (0, 0)
    """Pages of the record, pages of the document built now."""
    other_text: tuple[int, ...] = ()
    other_drawing: tuple[int, ...] = ()
    """Pages with the same text that show something else, or show it otherwise."""

    @property
    def is_same(self) -> bool:
        """Whether the two have the same bytes."""
        return bool(self.same_bytes) and not self.added_bytes

    @property
    def says_the_same(self) -> bool:
        """Whether each page has the same text, and nothing was added behind."""
        return not self.added_bytes and self.page_counts[0] == self.page_counts[1] and not self.other_text

    @property
    def is_drawn_alike(self) -> bool:
        """Whether each page is also drawn with the same instructions, fonts, pictures and annotations."""
        return self.says_the_same and not self.other_drawing

    def told(self) -> tuple[str, ...]:
        """What was compared and found, in words."""
        if self.is_same:
            return ("the same bytes",)
        counts = self.page_counts
        found = []
        if self.added_bytes:
            found.append(
                f"the first {self.same_bytes} bytes are the same as built now; {self.added_bytes} bytes were added later, "
                "which may change what is seen (a signature, or anything else)"
            )
        if counts[0] != counts[1]:
            found.append(f"it has {counts[0]} pages, built now {counts[1]}")
        if self.other_text:
            found.append(f"pages differ: {_numbers(self.other_text)}")
        elif counts[0] == counts[1]:
            found.append("the same text on every page")
        if self.other_drawing:
            found.append(f"pages with the same text are drawn differently: {_numbers(self.other_drawing)}")
        elif not self.other_text:
            found.append("every page is drawn alike")
        return tuple(found)


def compare(record: bytes, built: bytes, shown_as: str) -> Comparison:
    """Compare a record with the document built now; `shown_as` names the record in messages.

    Raises:
        FixityFailed: the pages of the record can not be read.
    """
    same = len(built) if record.startswith(built) else 0
    added = len(record) - same if same else 0
    if same and not added:
        return Comparison(same)
    with reading(record, shown_as) as theirs, reading(built, "the PDF built now") as ours:
        text, drawing = _differing(list(theirs.pages), list(ours.pages))
        return Comparison(same, added, (len(theirs.pages), len(ours.pages)), text, drawing)


def _differing(theirs: list[Any], ours: list[Any]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers of the pages with another text, and of those that are drawn otherwise."""
    drawings = [Drawings(each, _MOST_DRAWN_BYTES) for each in (theirs, ours)]
    text: list[int] = []
    drawing: list[int] = []
    for number, pair in enumerate(zip(theirs, ours, strict=False), 1):
        if drawings[0].of(pair[0]) != drawings[1].of(pair[1]):
            (drawing if text_of(pair[0]) == text_of(pair[1]) else text).append(number)
    return tuple(text), tuple(drawing)


def _numbers(pages: tuple[int, ...]) -> str:
    more = f" and {len(pages) - _MOST_NAMED} more" if len(pages) > _MOST_NAMED else ""
    return ", ".join(map(str, pages[:_MOST_NAMED])) + more
