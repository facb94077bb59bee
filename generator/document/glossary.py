"""Links each glossary term to its definition where a section uses it first."""

from __future__ import annotations

import re
from collections.abc import Mapping
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


@lru_cache(maxsize=1024)
def _compiled(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Some terms as one pattern, the group ``t0`` for the first of them and so on."""
    return re.compile("|".join(f"(?P<t{index}>{_pattern(term)})" for index, term in enumerate(terms)))


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
        # A look for each first word is far cheaper than a pattern of all terms tried at each letter.
        folded = text.casefold()
        terms = tuple(term for term, word in zip(self.terms, self.first_words, strict=True) if word in folded)
        links: list[Element] = []
        before, end = text, 0
        for match in _compiled(terms).finditer(text) if terms else ():
            term = terms[int((match.lastgroup or "t0")[1:])]
            if term in self.linked:
                continue
            self.linked.add(term)
            if links:
                links[-1].tail = text[end : match.start()]
            else:
                before = text[: match.start()]
            end = match.end()
            link = Element("a", {"class": "term", "href": f"#{self.targets[term]}"})
            link.text, link.tail = match[0], text[end:]
            links.append(link)
        return before, links


def _pattern(term: str) -> str:
    """A term as a pattern: whole words, a plural s, capitals as written where the term has any beyond its first letter."""
    body = re.escape(term).replace(r"\ ", r"\s+")
    if _SPACED.fullmatch(term[-1]):
        body = rf"{body}(?:e?s)?(?!{_SPACED.pattern})" if term.isascii() else rf"{body}(?!{_SPACED.pattern})"
    if _SPACED.fullmatch(term[0]):
        body = rf"(?<!{_SPACED.pattern}){body}"
    return body if term[1:] != term[1:].lower() or len(term) < 4 else f"(?i:{body})"
