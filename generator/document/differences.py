"""What a change of configuration changed: the lines before and after as one, with the words that differ.

Lines are compared as they stand, white space at their ends left aside; the two texts themselves stay in the input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

CONTEXT = 3
"""Unchanged lines that are shown before and after a change."""
_FOLD_FROM = 4
"""Fewer unchanged lines than this are shown: a line that says how many there are saves nothing."""
_TERM = re.compile(r"\w+")
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_ALIKE = 0.5
"""Lines that share less than this are not told as one line that changed."""
_MOST_COMPARED = 400
"""Characters of a line whose words are compared; comparing grows with the square."""
_MOST_PAIRS = 2_500
"""Lines removed times lines added at one place, up to which it is looked for which became which."""


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A part of a line."""

    text: str
    """The text."""
    changed: bool
    """Whether it is what differs from the other line."""


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of a difference."""

    pieces: tuple[DiffPiece, ...]
    """Its text in parts; none where it stands for unchanged lines that are left out."""
    is_removed: bool = False
    """Whether it is in the text before alone."""
    is_added: bool = False
    """Whether it is in the text after alone."""
    folded: int = 0
    """How many unchanged lines it stands for; 0 for an ordinary line."""
    end: str = "\n"
    """The line end behind it."""


def difference(before: str, after: str) -> tuple[DiffLine, ...]:
    """The lines of both texts in order; long stretches without a change are folded into one line each."""
    old, new = _lines(before), _lines(after)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    out: list[DiffLine] = []
    for number, (tag, start, end, new_start, new_end) in enumerate(blocks):
        if tag == "equal":
            out += _context(old[start:end], is_first=number == 0, is_last=number == len(blocks) - 1)
        else:
            out += _changed(old[start:end], new[new_start:new_end])
    return tuple(out)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\r\n").splitlines()]


def _context(lines: Sequence[str], *, is_first: bool, is_last: bool) -> Iterator[DiffLine]:
    """Unchanged lines: those next to a change, and how many there are between."""
    head, tail = 0 if is_first else CONTEXT, 0 if is_last else CONTEXT
    hidden = len(lines) - head - tail
    if hidden < _FOLD_FROM:
        head, hidden = len(lines), 0
    yield from (_line(line) for line in lines[:head])
    if hidden:
        yield DiffLine((), folded=hidden)
        yield from (_line(line) for line in lines[len(lines) - tail :])


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[DiffLine]:
    """Removed lines, then added ones; of two lines that are alike the words that differ are told."""
    removed: dict[int, tuple[DiffPiece, ...]] = {
        number: (DiffPiece(line, changed=False),) for number, line in enumerate(old)
    }
    added: dict[int, tuple[DiffPiece, ...]] = {
        number: (DiffPiece(line, changed=False),) for number, line in enumerate(new)
    }
    for one, other in _pairs(old, new):
        removed[one], added[other] = _words(old[one], new[other])
    yield from (DiffLine(pieces, is_removed=True) for pieces in removed.values())
    yield from (DiffLine(pieces, is_added=True) for pieces in added.values())


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which removed line became which added one: in the same order on both sides, as alike as possible on the whole."""
    if len(old) * len(new) > _MOST_PAIRS:
        return
    likeness = [[_likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(old: str, new: str) -> float:
    """The share of words that two lines have in common, in order; 0 when it is too little to call them one line."""
    if max(len(old), len(new)) > _MOST_COMPARED:
        return 0.0
    ratio = SequenceMatcher(None, _TERM.findall(old), _TERM.findall(new), autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _words(old: str, new: str) -> tuple[tuple[DiffPiece, ...], tuple[DiffPiece, ...]]:
    """The pieces of both lines; white space alone is never told as a change of words."""
    one, other = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    pieces: tuple[list[DiffPiece], list[DiffPiece]] = ([], [])
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        for found, text in zip(pieces, ("".join(one[start:end]), "".join(other[new_start:new_end])), strict=True):
            if text:
                found.append(DiffPiece(text, changed=tag != "equal"))
    return tuple(pieces[0]), tuple(pieces[1])


def _line(text: str) -> DiffLine:
    return DiffLine((DiffPiece(text, changed=False),))
