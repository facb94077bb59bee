"""What is copied, searched and read aloud: the text its author wrote, whatever glyphs draw it.

A glyph says which characters it stands for (/ToUnicode), the same wherever it is drawn. That is not enough where a script
reorders or joins its letters, where characters have no glyph of their own, and where two characters share one.
**Why two places:** in a script from left to right the text stands on the marked content (/ActualText), which viewers copy. From
right to left they turn round what they find there, and know how to read glyphs that are drawn from the left: there it stands
in the structure, which screen readers go by.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pydyf

from generator.document.scripts import has_right_to_left
from generator.render.conformance.origins import Origins
from generator.render.conformance.structure import Element, Structure

Glyph = tuple[bytes, bytes, str]
"""A glyph as it is drawn: name of its font, its number (four digits), the characters it stands for."""

_MAPPING = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_FONT = re.compile(rb"/([A-Z]{6}) [\d.]+ Tf")
_GLYPHS = re.compile(rb"<([0-9a-f]+)>")
_IGNORABLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")
_LONGEST_CLUSTER = 40
_HYPHENS = "\u2010-"
_AS_PLAIN = {0xA0: " ", 0x2011: "\u2010", 0xAD: "\u2010"}
"""Characters that share a glyph with a plainer one: seen first, they would stand for it everywhere."""
LAST_OF_BMP = "\uffff"
"""Behind it PDFium (the engine of Chrome) leaves characters out of a text that stands on marked content."""
_LIGATURES = {"\u0644\u0622": "\ufef5", "\u0644\u0623": "\ufef7", "\u0644\u0625": "\ufef9", "\u0644\u0627": "\ufefb"}
"""Lam with alef is one glyph. Viewers turn round the two letters of its mapping and copy the wrong word; the one character
that stands for both they leave alone, or take apart in the right order."""
NOTHING = "\u200b"
"""For a glyph whose cluster another glyph stands for; the empty text is no mapping (ISO 32000-1 9.10.3)."""


def give_every_glyph_a_character(structure: Structure, origins: Origins) -> int:
    """Mend mappings that are empty, that name a no-break space where any space is drawn, or a ligature that viewers turn round.

    Returns how many were.
    """
    mappings = _mappings(structure)
    fonts = {name: _characters(lines) for name, lines in mappings.items()}
    known = _told_by_their_text(structure, origins, fonts)
    mended = 0
    for name, lines in mappings.items():
        for index, line in enumerate(lines):
            found = _MAPPING.fullmatch(line)
            if found:
                text = fonts[name][found[1]]
                told = _LIGATURES.get(text, text.translate(_AS_PLAIN)) or known.get((name, found[1]), NOTHING)
                if told != text:
                    lines[index] = b"<" + found[1] + b"> <" + told.encode("utf-16-be").hex().encode() + b">"
                    mended += 1
    return mended


def _told_by_their_text(
    structure: Structure, origins: Origins, fonts: dict[bytes, dict[bytes, str]]
) -> dict[tuple[bytes, bytes], str]:
    """Font and glyph -> the characters of glyphs without any, where the text round them tells (a flag, a number in a box)."""
    known: dict[tuple[bytes, bytes], str] = {}
    for page, properties, glyphs in _every_piece(structure, fonts):
        written = _text_of(origins, page, properties)
        if written and not has_right_to_left(written) and not all(text for _, _, text in glyphs):
            known |= told_by(written, glyphs)
    return known


def told_by(written: str, glyphs: list[Glyph]) -> dict[tuple[bytes, bytes], str]:
    """The glyphs without characters that a text tells, read once from its beginning; nothing where another order shows."""
    told: dict[tuple[bytes, bytes], str] = {}
    at, silent = 0, list[tuple[bytes, bytes]]()
    for font, number, text in (*glyphs, (b"", b"", "")):
        if not text and number:
            silent.append((font, number))
            continue
        at = _past_ignorables(written, at)
        here = (written.find(text, at, at + _LONGEST_CLUSTER) if text else len(written)) if silent else at
        if here < 0 or not written.startswith(text, here):
            return {}
        if len(silent) == 1 and here > at:
            told[silent[0]] = written[at:here]
        at, silent = here + len(text), []
    return told


def _past_ignorables(text: str, at: int) -> int:
    while at < len(text) and text[at] in _IGNORABLE:
        at += 1
    return at


def say_what_is_written(structure: Structure, origins: Origins) -> int:
    """Give the text to each piece of content whose glyphs say another one; returns how many there were."""
    fonts = {name: _characters(lines) for name, lines in _mappings(structure).items()}
    given = 0
    aside: dict[tuple[bytes, int], str] = {}
    for page, properties, glyphs in _every_piece(structure, fonts):
        written = _text_of(origins, page, properties)
        if not written or _same(written, "".join(text for _, _, text in glyphs)):
            continue
        given += 1
        if has_right_to_left(written) or max(written) > LAST_OF_BMP:
            aside[structure.pages[page], properties["MCID"]] = written
        else:
            properties["ActualText"] = pydyf.String(written)
    _put_in_structure(structure, aside)
    return given


def _mappings(structure: Structure) -> dict[bytes, list[bytes]]:
    """The lines of each font's mapping, by the name that pages call the font by; those lists are what is written."""
    found = {}
    for each in structure.pdf.objects:
        if isinstance(each, dict) and each.get("Type") == "/Font" and "ToUnicode" in each:
            found[bytes(each["BaseFont"])[1:7]] = structure.of(each["ToUnicode"]).stream
    return found


def _characters(lines: list[bytes]) -> dict[bytes, str]:
    """Glyph (four digits) -> the characters it stands for."""
    pairs = (found for line in lines if (found := _MAPPING.fullmatch(line)))
    return {found[1]: bytes.fromhex(found[2].decode()).decode("utf-16-be") for found in pairs}


def _every_piece(
    structure: Structure, fonts: dict[bytes, dict[bytes, str]]
) -> Iterator[tuple[int, pydyf.Dictionary, list[Glyph]]]:
    """Each piece of marked content with a number: index of its page, its properties, its glyphs as they are drawn."""
    for page, reference in enumerate(structure.pages):
        stream = structure.of(structure.of(reference)["Contents"]).stream
        for properties, glyphs in _pieces(stream, fonts):
            yield page, properties, glyphs


def _pieces(stream: list[Any], fonts: dict[bytes, dict[bytes, str]]) -> Iterator[tuple[pydyf.Dictionary, list[Glyph]]]:
    properties: pydyf.Dictionary | None = None
    depth, font = 0, b""
    glyphs: list[Glyph] = []
    for index, item in enumerate(stream):
        if item in (b"BDC", b"BMC"):
            depth += 1
            if isinstance(stream[index - 1], dict) and "MCID" in stream[index - 1]:
                properties, depth, glyphs = stream[index - 1], 1, []
        elif item == b"EMC":
            depth -= 1
            if properties is not None and not depth:
                yield properties, glyphs
                properties = None
        elif isinstance(item, bytes) and (found := _FONT.fullmatch(item)):
            font = found[1]
        elif properties is not None and isinstance(item, bytes) and item.endswith(b" TJ"):
            for digits in _GLYPHS.findall(item):
                every = (digits[at : at + 4] for at in range(0, len(digits), 4))
                glyphs += [(font, each, fonts[font][each]) for each in every]


def _text_of(origins: Origins, page: int, properties: pydyf.Dictionary) -> str:
    """The text of the box a piece was drawn from, without the hyphen that only the end of its line has brought."""
    text: str = getattr(origins.content.get((page, properties["MCID"])), "text", "")
    if text[-2:-1] == "\u00ad" and text[-1] in _HYPHENS:
        text = text[:-1]
    return text.strip(" \n")


def _same(written: str, drawn: str) -> bool:
    """Whether a reader gets the same text; a no-break space is a space to whoever copies it."""
    one, other = (unicodedata.normalize("NFC", each).translate(_AS_PLAIN).strip(" ") for each in (written, drawn))
    return one == other


def _put_in_structure(structure: Structure, texts: dict[tuple[bytes, int], str]) -> None:
    """Put spans that say the text round these pieces of content (page, MCID)."""
    if not texts:
        return
    for element in list(structure.walk()):
        element["K"] = pydyf.Array([_within_span(structure, element, kid, texts) for kid in element["K"]])


def _within_span(structure: Structure, element: Element, kid: Any, texts: dict[tuple[bytes, int], str]) -> Any:
    each = structure.of(kid)
    if isinstance(each, dict) and each.get("Type") == "/MCR":
        page, mcid = each["Pg"], each["MCID"]
    else:
        page, mcid = element.get("Pg"), each
    if not isinstance(mcid, int) or (page, mcid) not in texts:
        return kid
    span = structure.new("Span", element)
    span["Pg"] = page
    span["K"] = pydyf.Array([mcid])
    span["ActualText"] = pydyf.String(texts[page, mcid])
    structure.remap(structure.page_numbers[page], mcid, span)
    return span.reference
