"""Marks every passage in another script than the document's with its language, and with its direction where that differs.

A block that is mostly in such a script carries the mark itself, so that it is set as a whole: faces, line breaks and the side
it begins at. Anything else is a passage inside the block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from generator.document.scripts import is_right_to_left, language_of, latin_letters, runs_against, runs_of
from generator.document.vocabulary import INLINE

_BLOCKS = frozenset({"p", "li", "td", "th", "h1", "h2", "h3", "h4", "caption", "figcaption", "footer"})
_CLOSED = frozenset({"pre", "code", "nav"})
"""Code is no language; the lines of contents repeat the headings."""
_QUOTED = re.compile('“([^“”\n]*)”|«([^«»\n]*)»|„([^„“\n]*)“|"([^"\n]*)"')
_LATIN = "en"
"""What letters of the Latin script are taken for where a whole block of them runs against its document."""
_LEAST_LETTERS = 2
"""A single letter of an alphabet is a sign (λ, Δt), not a passage."""
_ALONE = frozenset({"zh", "ja", "ko"})
"""Languages in which one character may be a word."""


@dataclass(frozen=True, slots=True)
class _Languages:
    """The language of the text around a passage, and that of the document."""

    around: str
    document: str

    def of(self, script: str, whole: str) -> str:
        """The language of a script within a text; "" when it is that of the text around."""
        told = language_of(script, whole, self.around)
        return self.document if told and not language_of(script, whole, self.document) else told


def mark_passages(body: Element, language: str) -> None:
    """Mark a composed tree, or what is below an element, in a document of `language` (BCP 47)."""
    for element in list(body):
        if element.tag not in _CLOSED:
            mark_passages(element, language)
    if body.tag in _BLOCKS:
        _mark_block(body, language)


def _mark_block(block: Element, document_language: str) -> None:
    text = "".join(_own_text(block))
    against = runs_against(text, document_language)
    if against:
        block.set("dir", "ltr")
    language = block.get("lang") or _dominant(text, document_language) or (_LATIN if against else "")
    if language:
        _set(block, language)
    if not text.isascii():
        _mark_within(block, text, _Languages(language or document_language, document_language))


def _own_text(element: Element) -> Iterator[str]:
    """The text of an element and of the inlines in it, without code and without the blocks it holds."""
    yield element.text or ""
    for child in element:
        if child.tag in INLINE and child.tag not in _CLOSED:
            yield from _own_text(child)
        yield child.tail or ""


def _dominant(text: str, document_language: str) -> str:
    """The foreign language that more than half of a text is in; "" when there is none.

    A third is enough where the text begins in a script from right to left: names of systems among it are long.
    """
    weights: Counter[str] = Counter()
    runs = list(runs_of(text))
    for run in runs:
        weights[language_of(run.script, text, document_language)] += run.weight
    weights[""] += latin_letters(text)
    if runs and not latin_letters(text[: runs[0].start]):
        first = language_of(runs[0].script, text, document_language)
        if is_right_to_left(first) and 3 * weights[first] > weights.total():
            return first
    language, weight = weights.most_common(1)[0]
    return language if 2 * weight > weights.total() else ""


def _set(element: Element, language: str) -> None:
    element.set("lang", language)
    if is_right_to_left(language):
        element.set("dir", "rtl")


def _mark_within(element: Element, whole: str, languages: _Languages) -> None:
    """Put the passages in other languages than that around them into spans of their own."""
    children = list(element)
    element.text, parts = _split(element.text, whole, languages)
    for child in children:
        if child.tag in INLINE and child.tag not in _CLOSED:
            _mark_within(child, whole, replace(languages, around=child.get("lang", "") or languages.around))
            if child.get("lang"):
                _set(child, child.get("lang", ""))
        child.tail, after = _split(child.tail, whole, languages)
        parts += [child, *after]
    element[:] = parts


def _split(text: str | None, whole: str, languages: _Languages) -> tuple[str | None, list[Element]]:
    """The text before the first passage, and the passages, each with the text after it as its tail."""
    if text is None or text.isascii():
        return text, []
    found = list(_passages(text, whole, languages))
    if not found:
        return text, []
    spans = []
    ends = [start for start, _, _ in found[1:]] + [len(text)]
    for (start, end, told), following in zip(found, ends, strict=True):
        span = Element("span")
        _set(span, told)
        span.text, span.tail = text[start:end], text[end:following]
        spans.append(span)
    return text[: found[0][0]], spans


def _passages(text: str, whole: str, languages: _Languages) -> Iterator[tuple[int, int, str]]:
    """Start, end and language of each passage: runs of one language with nothing but signs and digits between them."""
    merged: list[tuple[int, int, str]] = list(_quotations(text, languages))
    taken = [(start, end) for start, end, _ in merged]
    for run in runs_of(text):
        told = languages.of(run.script, whole)
        if not told or any(start <= run.start < end for start, end in taken):
            continue
        last = merged[-1] if merged else None
        if last and last[2] == told and last[1] <= run.start and not latin_letters(text[last[1] : run.start]):
            merged[-1] = (last[0], run.end, told)
        else:
            merged.append((run.start, run.end, told))
    for start, end, told in sorted(merged):
        if told in _ALONE or end - start >= _LEAST_LETTERS:
            yield start, end, told


def _quotations(text: str, languages: _Languages) -> Iterator[tuple[int, int, str]]:
    """What stands in quotation marks and begins from right to left is one passage, foreign words in it included."""
    for found in _QUOTED.finditer(text):
        group = found.lastindex or 0
        start, end = found.span(group)
        first = next(runs_of(text[start:end]), None)
        if first and not latin_letters(text[start : start + first.start]):
            told = languages.of(first.script, text[start:end])
            if told and is_right_to_left(told):
                yield start, end, told
