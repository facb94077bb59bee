"""Terms: explained once, used where they are explained, and no abbreviation left unexplained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.findings import Path, Severity
from generator.rules.lookup import WITHOUT_SPACES, TextIndex
from generator.rules.rule import Case, Remark, rule
from generator.rules.words import SHOUTED, WELL_KNOWN

_ABBREVIATION = re.compile(r"(?<![\w./@#&-])([A-Z]{2,6})(?:s|'s|’s)?(?![\w/@#-]|\.\w)")
_WITHOUT_CAPITALS = ("ja", "zh", "ko")
_INFLECTED = "(?:s|es|n|en|er|e|'s|’s)?"
_PLURAL = "(?:s|es|'s|’s)?"
_SHORTEST_INFLECTED = 4
_SHORTEST_WORD = 5
"""Abbreviations are rarely that long, words that are shouted mostly are."""
_ENDING_OF_WORD = re.compile(r"(?:ED|ING|ION|AGE|MENT|LY|NESS|ABLE|URE|OVER|DOWN|BACK)$")
_WITHOUT_SPACES = re.compile(WITHOUT_SPACES)


def _term_pattern(term: str) -> re.Pattern[str]:
    """Finds a term, also inflected or with a hyphen for a space; Japanese and Chinese write no spaces.

    Terms of three letters or fewer are found in the plural alone, because with more endings they would be other words.
    """
    words = [re.escape(word) for word in re.split(r"[\s-]+", term) if word]
    joined = r"[\s-]+".join(words)
    ending = _INFLECTED if len(term) >= _SHORTEST_INFLECTED else _PLURAL
    if _WITHOUT_SPACES.search(term):
        return re.compile(joined, re.IGNORECASE)
    return re.compile(rf"(?<!\w){joined}{ending}(?!\w)", re.IGNORECASE)


def _spellings(term: str) -> list[str]:
    """``Write-ahead log (WAL)`` is explained under both its names; ``RTO / RPO`` likewise."""
    outside = re.sub(r"\([^)]*\)", " ", term).strip()
    found = [outside, *re.findall(r"\(([^)]+)\)", term)]
    return [name.strip() for each in found for name in re.split(r"\s[/,;]\s", each) if name.strip()] or [term]


@rule(
    "R603", "term-not-used", Severity.WARNING, "A term is explained but not used in the text.",
    "Remove it from the glossary, or spell it as the text does.", in_draft=Severity.NOTE,
)  # fmt: skip
def check_terms_used(case: Case) -> Iterator[Remark]:
    """Logs and configuration count as text here: what is shown may need explaining."""
    texts = TextIndex([passage.text for passage in case.passages])
    for index, entry in enumerate(case.post_mortem.glossary):
        own: Path = ("glossary", index)
        if not any(_is_used(spelling, own, texts, case) for spelling in _spellings(entry.term)):
            yield Remark((*own, "term"), f"'{entry.term}' is not used in the text")


def _is_used(spelling: str, own: Path, texts: TextIndex, case: Case) -> bool:
    places = [place for place in texts.places_of(spelling) if case.passages[place].path[:2] != own]
    pattern = _term_pattern(spelling) if places else None
    return pattern is not None and any(pattern.search(case.passages[place].text) for place in places)


@rule(
    "R604", "term-twice", Severity.WARNING, "A term is explained twice.", "Keep one of the two explanations.",
)  # fmt: skip
def check_terms_differ(case: Case) -> Iterator[Remark]:
    """Capitals and hyphens make no other term."""
    seen: dict[str, str] = {}
    for index, entry in enumerate(case.post_mortem.glossary):
        folded = " ".join(re.split(r"[\s-]+", entry.term.casefold()))
        if folded in seen:
            yield Remark(("glossary", index, "term"), f"'{entry.term}' is already explained as '{seen[folded]}'")
        seen.setdefault(folded, entry.term)


@rule(
    "R605", "abbreviation-unexplained", Severity.NOTE, "An abbreviation is used but not explained.",
    "Add it to the glossary, or write it out at its first use: write-ahead log (WAL).",
)  # fmt: skip
def check_abbreviations(case: Case) -> Iterator[Remark]:
    """Two to six capitals, twice or more, in prose. Words that the text also has in small letters are emphasis."""
    if (case.post_mortem.language or "en").split("-")[0] in _WITHOUT_CAPITALS:
        return
    uses: Counter[str] = Counter()
    first: dict[str, Path] = {}
    for passage in case.passages:
        for found in _ABBREVIATION.finditer(passage.prose):
            uses[found[1]] += 1
            first.setdefault(found[1], passage.path)
    text = "\n".join(passage.prose for passage in case.passages)
    explained = _explained(case) | WELL_KNOWN | case.policy.abbreviations
    for word, count in uses.items():
        if count > 1 and word not in explained and not _is_emphasis(word, text) and not _explained_in_text(word, text):
            yield Remark(first[word], f"'{word}' is used {count} times but not explained")


def _is_emphasis(word: str, text: str) -> bool:
    """A word of five letters or more that is English, told by a list, by its ending, or by capitals of its neighbour."""
    if len(word) < _SHORTEST_WORD:
        return False
    neighbours = rf"\b[A-Z]{{{_SHORTEST_WORD},}} {word}\b|\b{word} [A-Z]{{{_SHORTEST_WORD},}}\b"
    return word in SHOUTED or _ENDING_OF_WORD.search(word) is not None or re.search(neighbours, text) is not None


def _explained(case: Case) -> set[str]:
    glossary = " ".join(f"{entry.term} {entry.definition}" for entry in case.post_mortem.glossary)
    names = [part.id for part in case.post_mortem.impact.parts] + [part.name for part in case.post_mortem.impact.parts]
    return set(re.findall(r"[A-Z]{2,6}", " ".join([glossary, *names, case.post_mortem.organisation or ""])))


def _explained_in_text(word: str, text: str) -> bool:
    """``write-ahead log (WAL)``, ``WAL (write-ahead log)``, or the same word in small letters."""
    spellings = rf"\w\s+\({word}s?\)|\b{word}s?\s+\([A-Za-z]|\b{word.lower()}\b|\b{word.capitalize()}\b"
    return re.search(spellings, text) is not None
