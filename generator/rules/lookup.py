"""Which texts may hold a term, told by one pass over their words.

**Why:** a pattern for each of 5,000 terms over each of 5,000 texts takes minutes; the index leaves few texts to a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

WITHOUT_SPACES = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
"""Characters of Japanese and Chinese, which write no spaces: each is a word of the index."""
_WORD = re.compile(rf"{WITHOUT_SPACES}|(?:(?!{WITHOUT_SPACES})\w)+")
_UNSPACED = re.compile(WITHOUT_SPACES)
_ENDINGS = ("s", "es", "n", "en", "er", "e")


class TextIndex:
    """Texts by their words, also without the endings of inflection."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._places: dict[str, set[int]] = {}
        for place, text in enumerate(texts):
            for word in {_folded(each) for each in _WORD.findall(text)}:
                for stem in _stems(word):
                    self._places.setdefault(stem, set()).add(place)

    def places_of(self, term: str) -> list[int]:
        """Numbers of all texts that may hold `term`, and of few others."""
        found = _UNSPACED.findall(term) or _WORD.findall(term)
        if not found:
            return list(range(len(self._texts)))
        sets = sorted((self._places.get(_folded(word), set()) for word in found), key=len)
        return sorted(set.intersection(*sets))

    def texts_with(self, term: str) -> Iterator[str]:
        """All texts that may hold `term`, and few others."""
        return (self._texts[place] for place in self.places_of(term))


def _folded(word: str) -> str:
    return word.casefold().replace("\u0131", "i").replace("\u0307", "")


def _stems(word: str) -> set[str]:
    return {word, *(word.removesuffix(ending) for ending in _ENDINGS)}
