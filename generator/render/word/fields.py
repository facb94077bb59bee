"""Fields: what Word computes (page numbers, sequence numbers, lists of headings), each with the result stored for now.

Complex fields (ECMA-376 part 1, 17.16.18): begin, instruction, separator, result, end, each in a run of its own.
"""

from __future__ import annotations

import copy

from generator.render.word.ooxml import Element, text_element, w


def field_runs(instruction: str, result: str, properties: Element | None = None) -> list[Element]:
    """A whole field; an empty result stores none, so that nothing wrong can be read before Word computes it."""
    runs = field_start(instruction, properties)
    if result:
        runs.append(w("r", _copied(properties), text_element("t", result)))
    runs.append(field_end(properties))
    return runs


def field_start(instruction: str, properties: Element | None = None) -> list[Element]:
    """Begin, instruction and separator; the result follows, over as many paragraphs as it takes."""
    return [
        w("r", _copied(properties), w("fldChar", fldCharType="begin")),
        w("r", _copied(properties), text_element("instrText", f" {instruction} ")),
        w("r", _copied(properties), w("fldChar", fldCharType="separate")),
    ]


def field_end(properties: Element | None = None) -> Element:
    """The run that ends a field."""
    return w("r", _copied(properties), w("fldChar", fldCharType="end"))


def _copied(properties: Element | None) -> Element | None:
    return None if properties is None else copy.deepcopy(properties)
