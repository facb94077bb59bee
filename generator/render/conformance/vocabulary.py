"""The standard types of structure, where WeasyPrint has none or a poorer one for an element of HTML."""

from __future__ import annotations

from typing import Any

import pydyf

from generator.render.conformance.origins import Origins
from generator.render.conformance.structure import Element, Structure, is_element

_TYPES = {
    "header": "Div",
    "nav": "Div",
    "aside": "Div",
    "figure": "Div",
    "footer": "P",
    "pre": "P",
    "code": "Code",
}
"""HTML element -> type of the structure element that WeasyPrint 70 leaves as /NonStruct."""

_IN_CONTENTS = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
_HOLD_TEXT = {
    "/P", "/H1", "/H2", "/H3", "/H4", "/Lbl", "/LBody", "/TH", "/TD", "/Caption", "/Link", "/Reference", "/Span", "/Code",
}  # fmt: skip


def name_types(structure: Structure, origins: Origins) -> int:
    """Give elements the type that says what they are; a list in a `<nav>` is a table of contents. Returns how many."""
    named = 0
    for element in structure.walk():
        tag = _tag(element, origins)
        if tag in _TYPES and element["S"] == "/NonStruct":
            element["S"] = f"/{_TYPES[tag]}"
            named += 1
        if tag == "nav":
            named += sum(_as_contents(structure, kid) for kid in structure.kids(element) if kid["S"] == "/L")
    return named


def _as_contents(structure: Structure, element: Element) -> int:
    if element["S"] not in _IN_CONTENTS:
        return 0
    element["S"] = _IN_CONTENTS[element["S"]]
    return 1 + sum(_as_contents(structure, kid) for kid in structure.kids(element))


def _tag(element: Element, origins: Origins) -> str:
    box = origins.elements.get(element.number)
    return "" if box is None or box.element is None else str(box.element_tag)


def lift_text(structure: Structure, _origins: Origins) -> int:
    """Let elements hold their text themselves: spans that say no language go, and so does what is empty.

    Returns how many went. A reader needs none of them, and they are more than half of all elements.
    """
    gone = 0
    for element in structure.walk():
        if element["S"] in _HOLD_TEXT:
            kids, more = _lifted(structure, element)
            element["K"] = pydyf.Array(kids)
            gone += more
    return gone


def _lifted(structure: Structure, element: Element) -> tuple[list[Any], int]:
    kids: list[Any] = []
    gone = 0
    for kid in element["K"]:
        each = structure.of(kid)
        spare = is_element(each) and each["S"] in {"/Span", "/NonStruct"} and "Lang" not in each
        if not spare:
            kids.append(kid)
            continue
        inner, more = _lifted(structure, each)
        each["K"] = pydyf.Array(inner)
        kids += structure.moved(each, element)
        each["K"] = pydyf.Array()
        structure.discard(each)
        gone += 1 + more
    return kids, gone
