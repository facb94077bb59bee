"""What the author probably meant: dates and times in the spellings of other countries, as the form writes them.

**Why** proposals and not one more grammar: ``10/12/2026`` is a day in October in one country and in December in another.
What is proposed is shown and never taken.
"""

from __future__ import annotations

import re
from datetime import date

from pydantic_core import PydanticCustomError

from generator.model.moment import parse_moment

_MONTHS = (
    ("jan", "janv"), ("feb", "fev", "fév", "fevr", "févr"), ("mar", "mär", "mrz", "mars"), ("apr", "avr"),
    ("may", "mai"), ("jun", "juin"), ("jul", "juil"), ("aug", "aoû", "aou"), ("sep", "sept"), ("oct", "okt"),
    ("nov",), ("dec", "dez", "déc"),
)  # fmt: skip
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_YEAR = r"(?P<year>(?:19|2\d)\d\d)"
_DATES = tuple(
    re.compile(rf"(?<![\w.]){pattern}(?!\w)", re.IGNORECASE)
    for pattern in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ -]{_MONTH}[ -],?\s*{_YEAR}",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?{_YEAR}",
        rf"{_YEAR}[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}})",
    )
)
_SLASHED = re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}(?!\d)")
_WORDS = (
    (r"\b(?:gegen|etwa|rund|circa|zirka|vers|environ|roughly|approximately|um ca\.)\s", "about "),
    (r"\b(?:nach|après|since)\s", "after "),
    (r"\b(?:vor|avant|until)\s", "before "),
    (r"\b(?:um|à|at|am|le|on)\s(?=\s*\d)", ""),
    (r"\s*\b(?:uhr|hrs|hours|o'clock|heures?)\b\.?", ""),
    (r"(?<=\d),(?=\s)", ""),
    (r"(?<=\d) ?([ap])\.m\.?", r" \1m"),
)
_CLOCKS = (
    (r"(?<![\d:.])(\d{1,2})[ ]?h[ ]?(\d{2})(?!\d)", r"\1:\2"),
    (r"(?<![\d:.])(\d{1,2})[ ]?h(?!\w)", r"\1:00"),
    (r"(?<![\d:.-])(\d{1,2})[ ]?([ap])\.?m\b\.?", r"\1:00 \2m"),
    (r"(?<![\d:.-])(\d{1,2})\.([0-5]\d)(?![\d.])", r"\1:\2"),
    (r"(?:(?<=^)|(?<=\s))([01]\d|2[0-3])([0-5]\d)$", r"\1:\2"),
    (r"(?:(?<=^)|(?<=\s))(\d{1,2})$", r"\1:00"),
)
_HALVES = re.compile(r"(\d{1,2}):(\d{2}) ?([ap])m", re.IGNORECASE)
_SHORT_CLOCK = re.compile(r"(?<![\d:])(\d):(?=\d{2})")
_RANGE = re.compile(r"(?:from |von |de )?(.*?\d:\d{2})\s*(?:[-–—]|to|bis|until)\s*(.*?\d:\d{2})(.*)", re.IGNORECASE)
_LONGEST = 200
"""Longer texts are prose; searching them for a date takes time and finds somebody else's."""


def propose_date(text: str) -> str | None:
    """The next step for a text that holds a date in another spelling, or None."""
    if len(text) > _LONGEST:
        return None
    found = _with_iso_date(" ".join(text.split()))
    if found is None or not all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", each) for each in found):
        return None
    return _either(found) if len(found) > 1 else _meant(found[0])


def propose_time(text: str) -> str | None:
    """The next step for a text that holds a time in another spelling, or None. What is proposed is one of ours."""
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    candidates = [_with_our_clock(each) for each in (_with_iso_date(text) or [text])]
    understood = [each for each in candidates if each != text and _is_moment(each)]
    if not understood or len(understood) < len(candidates):
        return None
    return _either(understood) if len(understood) > 1 else _meant(understood[0])


def _meant(candidate: str) -> str:
    return f"Did you mean {candidate}?"


def _either(candidates: list[str]) -> str:
    return f"It is ambiguous which number is the month: write {' or '.join(candidates)}."


def _with_iso_date(text: str) -> list[str] | None:
    """The text with its date as YYYY-MM-DD: twice, where day and month can not be told apart; None without a date."""
    if slashed := _SLASHED.search(text):
        first, second, year = (int(slashed[name]) for name in ("first", "second", "year"))
        days = dict.fromkeys((_iso(year, second, first), _iso(year, first, second)))
        return [text[: slashed.start()] + day + text[slashed.end() :] for day in days if day] or None
    for pattern in _DATES:
        if found := pattern.search(text):
            day = _iso(int(found["year"]), _month(found["month"]), int(found["day"]))
            return [text[: found.start()] + day + text[found.end() :]] if day else None
    return None


def _month(written: str) -> int:
    """Number of a month given in figures or by its name; 0 for anything else."""
    if written.isdecimal():
        return int(written)
    name = written.casefold()
    return next((number for number, names in enumerate(_MONTHS, 1) if name.startswith(names)), 0)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _with_our_clock(text: str) -> str:
    for pattern, replacement in (*_WORDS, *_CLOCKS):
        text = re.sub(pattern, replacement, text, flags=re.IGNORECASE)
    text = _SHORT_CLOCK.sub(r"0\1:", _HALVES.sub(_of_24_hours, " ".join(text.split())))
    span = _RANGE.fullmatch(text)
    return f"between {span[1]} and {span[2]}{span[3]}" if span else text


def _of_24_hours(written: re.Match[str]) -> str:
    hour = int(written[1])
    if not 1 <= hour <= 12:
        return written[0]
    return f"{hour % 12 + (12 if written[3] in 'pP' else 0):02}:{written[2]}"


def _is_moment(text: str) -> bool:
    try:
        return parse_moment(text).has_clock or "-" in text
    except PydanticCustomError:
        return False
