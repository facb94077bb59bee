"""Lists: an item holds its label and its body, and nothing else."""

from __future__ import annotations

import pydyf

from generator.render.conformance.origins import Origins
from generator.render.conformance.structure import Element, Structure, is_element


def give_items_bodies(structure: Structure, _origins: Origins) -> int:
    """Put whatever stands straight in a list item into an /LBody; returns how many were made."""
    return sum(_with_bodies(structure, item) for item in list(structure.walk("LI")))


def _with_bodies(structure: Structure, item: Element) -> int:
    kept, body, made = pydyf.Array(), None, 0
    for kid in item["K"]:
        element = structure.of(kid)
        if is_element(element) and element["S"] in {"/Lbl", "/LBody"}:
            body = None
            kept.append(kid)
            continue
        if body is None:
            body = structure.new("LBody", item)
            kept.append(body.reference)
            made += 1
        body["K"].append(structure.moved_kid(kid, item, body))
    item["K"] = kept
    return made


def name_labels(structure: Structure, origins: Origins) -> int:
    """Make the mark before an item its /Lbl, and say how the list is numbered; returns how many lists there were."""
    lists = 0
    for element in structure.walk("L"):
        items = [each for each in structure.kids(element) if each["S"] == "/LI"]
        labelled = [_label(structure, item, origins) for item in items]
        if any(labelled):
            ordered = origins.elements[element.number].element_tag == "ol"
            numbering = "/Decimal" if ordered else "/Disc"
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
        lists += 1
    return lists


def _label(structure: Structure, item: Element, origins: Origins) -> bool:
    """Whether an item has a label; one that a style sheet put before its text moves out of its body."""
    first = structure.kids(item)[0] if structure.kids(item) else None
    if first is None or first["S"] == "/Lbl":
        return first is not None
    for element in structure.kids(first):
        box = origins.elements.get(element.number)
        if box is not None and box.element_tag == "li::before":
            element["S"] = "/Lbl"
            first["K"].remove(element.reference)
            item["K"].insert(0, structure.moved_kid(element.reference, first, item))
            return True
    return False
