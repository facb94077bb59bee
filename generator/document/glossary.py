"""Links each glossary term to its definition where a section uses it first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

_TEXT_PARENTS = frozenset({"p", "li", "td", "strong", "em", "span"})
_SPACED = re.compile(
    r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]"
)
"""A letter or digit of a script that sets words apart. Thai, Burmese, Khmer, Japanese and Chinese do not, and Korean hangs
particles on: there a term stands right beside other letters."""
_CLOSED = frozenset({"h1", "h2", "h3", "h4", "th", "caption", "figcaption", "a", "code", "pre", "nav", "header"})


def link_terms(section: Element, targets: Mapping[str, str]) -> None:
    """Link in place the first use of each term of `targets` (term → id) in one section; the longest term wins."""
    if targets:
        _Linker(targets).visit(section)


@lru_cache(maxsize=10_000)
def _compiled(term: str) -> re.Pattern[str]:
    """A term as a pattern, with a plural s; capitals as written where the term has any beyond its first letter."""
    body = re.escape(term).replace(r"\ ", r"\s+") + ("(?:e?s)?" if term.isascii() and term[-1].isalnum() else "")
    return re.compile(body, 0 if term[1:] != term[1:].lower() or len(term) < 4 else re.IGNORECASE)


def _uses(term: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a term is used as a word of its own: start and end.

    The letters beside it are looked at here and not in the pattern, for a class of so many scripts takes long to compile.
    """
    for match in _compiled(term).finditer(text):
        start, end = match.span()
        joined_before = start > 0 and _SPACED.match(text[start - 1]) and _SPACED.match(text[start])
        joined_after = end < len(text) and _SPACED.match(text[end]) and _SPACED.match(text[end - 1])
        if not joined_before and not joined_after:
            yield start, end


class _Linker:
    """Walks one section and remembers which terms are linked already."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        self.targets = targets
        self.terms = tuple(sorted(targets, key=len, reverse=True))
        self.first_words = [term.casefold().split()[0] for term in self.terms]
        self.linked: set[str] = set()

    def visit(self, element: Element) -> None:
        if len(self.linked) == len(self.terms) or element.tag in _CLOSED:
            return
        if element.tag in _TEXT_PARENTS and element.text:
            element.text, links = self._split(element.text)
            for offset, link in enumerate(links):
                element.insert(offset, link)
            children = list(element)[len(links) :]
        else:
            children = list(element)
        for child in children:
            self.visit(child)
            if element.tag in _TEXT_PARENTS and child.tail:
                child.tail, links = self._split(child.tail)
                at = list(element).index(child) + 1
                for offset, link in enumerate(links):
                    element.insert(at + offset, link)

    def _split(self, text: str) -> tuple[str, list[Element]]:
        """The text before the first link, and the links, each with the text after it as its tail."""
        folded = text.casefold()
        terms = [term for term, word in zip(self.terms, self.first_words, strict=True) if word in folded]
        found = sorted((start, -end, term) for term in terms for start, end in _uses(term, text))
        links: list[Element] = []
        before, reached, written = text, 0, 0
        for start, minus_end, term in found:
            if start < reached:
                continue
            reached = -minus_end
            if term in self.linked:
                continue
            self.linked.add(term)
            if links:
                links[-1].tail = text[written:start]
            else:
                before = text[:start]
            written = reached
            link = Element("a", {"class": "term", "href": f"#{self.targets[term]}"})
            link.text, link.tail = text[start:written], text[written:]
            links.append(link)
        return before, links
