"""Marks the document's own words where they are in another language than the document: there is no label file for it.

Marked is what consists of one label and nothing else: headings, table heads, names of fields, the label of a caption, lines of
contents, marks of what is missing; and the description of each figure we draw. A sentence of ours round an author's value is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from xml.etree.ElementTree import Element

from generator.document.edition import Edition
from generator.document.tree import full_text
from generator.document.vocabulary import INLINE

_HOLDERS = INLINE | {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "caption", "figcaption", "footer"}
_CLOSED = frozenset({"pre", "code"})
_PREFIXES = frozenset({"number", "label"})
_COUNTED = re.compile(r"(.*\S) \d+")
"""``Figure 3``: a label and the number it was given."""


def mark_own_words(body: Element, edition: Edition, language: str, drawn: Collection[str]) -> None:
    """Mark a composed tree in a document of `language` (BCP 47); `drawn` are the addresses of the figures we draw."""
    if language.lower().split("-")[0] != edition.tag.lower().split("-")[0]:
        _mark(body, edition.tag, edition.plain_labels, drawn)


def _mark(element: Element, tag: str, labels: Collection[str], drawn: Collection[str]) -> None:
    if element.tag in _CLOSED or element.get("lang"):
        return
    said = _said(element) if element.tag in _HOLDERS else ""
    if said in labels or element.get("src", "") in drawn:
        element.set("lang", tag)
        return
    if element.get("class") in _PREFIXES and (counted := _COUNTED.fullmatch(said)) and counted[1] in labels:
        element.set("lang", tag)
    for child in element:
        _mark(child, tag, labels, drawn)


def _said(element: Element) -> str:
    """The text of an element without the number before it and the colon behind it."""
    text = full_text(element)
    if len(element) and not (element.text or "").strip() and element[0].get("class") in _PREFIXES:
        text = text.removeprefix(full_text(element[0])).lstrip() or text
    return text.removesuffix(":")
