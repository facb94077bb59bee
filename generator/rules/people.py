"""Whether a text names one person: not several, and not a team.

**Why so careful:** a rule that calls Andy Sorensen two people is switched off by the first Andy. So only separators
that names do not have count, and team words only as whole words or as whole parts of a handle.
"""

from __future__ import annotations

import re

from generator.rules.words import DEPARTMENTS, NAMES_TOO, PARTICLES, ROLE_WORDS

_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）|<[^<>]*>")
_JOINED = re.compile(
    r"\s*[;、，]\s*|\s+(?:[&+/|]|and|or|und|oder|et|ou)\s+|(?<=\w)\s*[&/]\s*(?=@)|\s+(?=@)", re.IGNORECASE
)
_SLASH = re.compile(r"(?<=\w)/(?=\w)")
_COMMA = re.compile(r"\s*,\s*")
_NOBLE = re.compile(r"\bvon (?:und zu\b|\w+ und \w+$)")
"""``von und zu Guttenberg``, ``von Thurn und Taxis``: the one place where a name has an und of its own."""
_TITLE = re.compile(r"[A-Z]{2,5}|(?:[Jj]r|[Ss]r|[Pp]h\.?[Dd]|[Mm]\.?[Dd]|[Dd]r|[Ee]sq|[IVX]+|M[Ss]c|B[Ss]c)\.?")
NOBODY_NAMED = frozenset({"n/a", "not known", "unknown", "none", "not applicable", "not assigned", "not published"})
"""Answers that name nobody; the gap is told openly and is no team."""


def people_in(text: str) -> tuple[str, ...]:
    """The people (or teams) a text names, one by one; remarks in brackets are left out."""
    text = " ".join(_ASIDE.sub(" ", text).split())
    if text.casefold() in NOBODY_NAMED or _NOBLE.search(text) or _is_surname_first(text):
        return (text,)
    found: list[str] = []
    for piece in _JOINED.split(text):
        found += _split_slash(piece) if "/" in piece else _split_commas(piece)
    return tuple(name for name in found if name)


def _is_surname_first(text: str) -> bool:
    """``Lind, Maria`` may be one person; so may ``Anna, Bert``, and nobody can tell them apart.

    Two names of two words each, as ``Anna Lind, Bert Roth``, are two people.
    """
    sides = [part.split() for part in _COMMA.split(text)]
    return (
        len(sides) == 2
        and "/" not in text
        and len(_JOINED.split(text)) == 1
        and sorted(len(words) for words in sides) in ([1, 1], [1, 2])
        and all(_is_capitalised(word) for words in sides for word in words)
    )


def _is_capitalised(word: str) -> bool:
    """``Lind``, ``O'Brien``, ``J.``; not ``AB`` and not ``@anna``."""
    return word[0].isupper() and (any(each.islower() for each in word) or (len(word) == 2 and word[1] == "."))


def _split_slash(piece: str) -> list[str]:
    """``alice/bob`` are two; ``@acme/database`` is the handle of one team and ``N/A`` an answer."""
    return [piece] if piece.startswith("@") or "@" in piece else _SLASH.split(piece)


def _split_commas(piece: str) -> list[str]:
    """Names between commas, where what follows a comma is no title: Maria Lind, PhD is one person."""
    names: list[str] = []
    for part in _COMMA.split(piece):
        if names and " " in names[-1] and _TITLE.fullmatch(part):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names


def team_word_in(text: str, team_words: frozenset[str]) -> str | None:
    """The word that makes `text` a team (``@db-team``, ``Operations team``, ``運用チーム``), or None."""
    as_written = [word.strip("@.,:#") for word in _ASIDE.sub(" ", text).split()]
    text = _ASIDE.sub(" ", text).strip().casefold()
    if text in NOBODY_NAMED:
        return None
    words = text.split()
    if len(words) == 1:
        handle = text.removeprefix("@").partition("@")[0]
        words = [handle, *re.split(r"[-_./#]", handle)]
    elif any(word.strip(".,'") in ROLE_WORDS for word in words):
        return None
    whole = (word for word in (each.strip("@.,:#") for each in words) if word in team_words)
    if len(as_written) > 1 and not _ends_in_team(as_written, team_words):
        whole = (word for word in whole if word not in NAMES_TOO)
    inside = (word for word in sorted(team_words) if _unspaced(word) and word in text)
    return next(whole, None) or next(inside, None)


def _ends_in_team(words: list[str], team_words: frozenset[str]) -> bool:
    """Whether a last word that is also a name follows what no name begins with: ``database staff``, ``SRE Group``."""
    last, before = words[-1], words[-2]
    if before.casefold() in PARTICLES:
        return False
    return (
        before.islower()
        or before.casefold() in DEPARTMENTS | team_words - NAMES_TOO
        or (before.isupper() and len(before) > 1 and not last.isupper())
        or (last.islower() and words[0].casefold() in ("all", "one", "each"))
    )


def _unspaced(word: str) -> bool:
    """Whether a word is of a script that writes without spaces, so that it is met inside longer runs."""
    return all("\u2e80" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af" for character in word)
