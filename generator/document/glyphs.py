"""Characters that no font has: a visible mark in their place, alike in every format.

**Why here:** a box, or nothing, in one format and a letter in the next would be silent loss. The marks are made once, in the
composed tree, in what figures are drawn from and in the properties; whoever writes a format never meets such a character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from generator.document import kinds
from generator.document.tree import position_of, walk
from generator.findings import Finding, Position

HasGlyph = Callable[[str], bool]
"""Whether the fonts of the document have a character (one code point)."""

_GAP = "gap"
_LETTERS_ALONE = frozenset({"code", "pre"})
_T = TypeVar("_T")


def marked(value: _T, has_glyph: HasGlyph) -> _T:
    """A text, or a data class of texts, with each run of characters without a glyph as its code points: ``⟨U+12000⟩``."""
    found: Any = value
    if isinstance(value, str):
        found = value if value.isascii() else "".join(piece for piece, _ in _pieces(value, has_glyph))
    elif isinstance(value, tuple):
        found = tuple(marked(each, has_glyph) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        every = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: new for name, each in every.items() if (new := marked(each, has_glyph)) != each}
        found = replace(value, **changed) if changed else value
    result: _T = found
    return result


def mark_gaps(body: Element, has_glyph: HasGlyph) -> None:
    """Put the marks into a tree: in the style of a gap, or as plain text where no element may stand."""
    for element in list(body.iter()):
        for name, value in element.attrib.items():
            if name == "alt":
                element.set(name, marked(value, has_glyph))
        if element.tag in _LETTERS_ALONE:
            element.text = marked(element.text, has_glyph)
            for child in element:
                child.tail = marked(child.tail, has_glyph)
            continue
        children = list(element)
        element.text, gaps = _split(element.text, has_glyph)
        for child in children:
            child.tail, after = _split(child.tail, has_glyph)
            gaps += [child, *after]
        element[:] = gaps


def unshown(body: Element, has_glyph: HasGlyph) -> Iterator[Finding]:
    """What is left in a document that must have no gap: the words of a template."""
    for trail in walk(body):
        texts = (trail[-1].text, trail[-1].get("alt"), *(child.tail for child in trail[-1]))
        for text in texts:
            for character in dict.fromkeys("" if text is None or text.isascii() else text):
                if not character.isascii() and not has_glyph(character):
                    yield without_glyph(character, position_of(trail))


def without_glyph(character: str, position: Position | None) -> Finding:
    """The finding for a character of our own that no font has."""
    return kinds.CHARACTER_WITHOUT_GLYPH.at(f"U+{ord(character):04X} has no glyph in any font", position=position)


def _pieces(text: str, has_glyph: HasGlyph) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a mark."""
    for shown, characters in groupby(text, key=lambda each: each.isascii() or has_glyph(each)):
        if shown:
            yield "".join(characters), False
        else:
            yield f"⟨{' '.join(f'U+{ord(each):04X}' for each in characters)}⟩", True


def _split(text: str | None, has_glyph: HasGlyph) -> tuple[str | None, list[Element]]:
    """The text before the first mark, and the marks, each with the text after it as its tail."""
    if text is None or text.isascii():
        return text, []
    before, gaps = "", list[Element]()
    for piece, is_mark in _pieces(text, has_glyph):
        if is_mark:
            gaps.append(Element("span", {"class": _GAP}))
            gaps[-1].text, gaps[-1].tail = piece, ""
        elif gaps:
            gaps[-1].tail = piece
        else:
            before = piece
    return before, gaps
