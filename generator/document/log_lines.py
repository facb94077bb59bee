"""A log excerpt line by line, with the sign and the number of those its author marked as telling."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.evidence import LogExcerpt

SIGN = "▶"
_CIRCLED_FROM = 0x2460
_CIRCLED = 20
"""How many numbers have a circled form from U+2460 on, which fonts have."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of a log excerpt."""

    text: str
    """The line, letter by letter, with its line end."""
    sign: str
    """What marks it in the margin: `▶`, with a number where it has a note; "" for an ordinary line."""


@dataclass(frozen=True, slots=True)
class LogNote:
    """What marked lines tell."""

    number: str
    """The number at the lines: `①`."""
    text: str
    """The note."""


def log_lines(log: LogExcerpt) -> tuple[LogLine, ...]:
    """The lines in order; () where none is marked, for then the text is enough."""
    signs: dict[int, str] = {}
    for number, (_, _, lines) in zip(_numbers(log), _marked(log), strict=True):
        for line in lines:
            signs[line] = signs.get(line, SIGN) + number
    if not signs:
        return ()
    texts = log.text.strip("\r\n").splitlines()
    return tuple(LogLine(f"{text}\n", signs.get(place, "")) for place, text in enumerate(texts))


def log_notes(log: LogExcerpt) -> tuple[LogNote, ...]:
    """The notes on marked lines, by number."""
    found = zip(_numbers(log), _marked(log), strict=True)
    return tuple(LogNote(number, note) for number, (_, note, _) in found if note)


def marked_lines(log: LogExcerpt) -> str:
    """The marked lines, from 1, with the numbers of their notes: `3 ①, 7`; "" for none."""
    return ", ".join(
        f"{number} {line.sign.removeprefix(SIGN)}".rstrip()
        for number, line in enumerate(log_lines(log), 1)
        if line.sign
    )


def passages_not_found(log: LogExcerpt) -> tuple[tuple[str, str], ...]:
    """Passages that stand in no line, each with its note or "": they too were written, and are said."""
    return tuple(
        (each.passage, each.note or "") for each, lines in zip(log.telling, log.telling_lines, strict=True) if not lines
    )


def _marked(log: LogExcerpt) -> list[tuple[str, str, tuple[int, ...]]]:
    """Passage, note and line numbers (from 0) of what was found."""
    found = zip(log.telling, log.telling_lines, strict=True)
    return [(each.passage, each.note or "", lines) for each, lines in found if lines]


def _numbers(log: LogExcerpt) -> list[str]:
    """The number of each found passage: counted over those with a note, "" for the others."""
    numbers, count = [], 0
    for _, note, _ in _marked(log):
        count += bool(note)
        numbers.append((chr(_CIRCLED_FROM + count - 1) if count <= _CIRCLED else f"({count})") if note else "")
    return numbers
