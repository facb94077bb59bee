"""Lists: an item holds its label and its body, and nothing else."""

from __future__ import annotations

import pydyf

from generator.render.conformance.origins import Origins
from generator.render.conformance.structure import Element, Structure, is_element


def put_nested_lists_into_items(structure: Structure, _origins: Origins) -> int:
    """Move a list within an item from behind that item, where WeasyPrint 70 puts it, to its place in it.

    Returns how many lists moved. Without this, whoever listens hears the inner list after all of its item, also after what
    the item says below the list.
    """
    moved = 0
    for outer in structure.walk("L"):
        item, kids = None, pydyf.Array()
        for kid in outer["K"]:
            element = structure.of(kid)
            if element["S"] == "/L" and item is not None:
                _insert(structure, element, outer, item)
                moved += 1
            else:
                item = element
                kids.append(kid)
        outer["K"] = kids
    return moved


def _insert(structure: Structure, inner: Element, outer: Element, item: Element) -> None:
    """Make `inner` a kid of `item`, before the first kid that is drawn after it."""
    start = structure.start(inner)
    kids = [structure.of(kid) for kid in item["K"]]
    later = (
        number
        for number, kid in enumerate(kids)
        if is_element(kid) and kid["S"] != "/Lbl" and structure.start(kid) > start  # labels are drawn last
    )
    item["K"].insert(next(later, len(kids)), structure.moved_kid(inner.reference, outer, item))


def give_items_bodies(structure: Structure, _origins: Origins) -> int:
    """Put whatever stands straight in a list item into its one /LBody; returns how many items there are."""
    items = list(structure.walk("LI"))
    for item in items:
        _with_one_body(structure, item)
    return len(items)


def _with_one_body(structure: Structure, item: Element) -> None:
    kept, body = pydyf.Array(), None
    for kid in item["K"]:
        element = structure.of(kid)
        type_ = element["S"] if is_element(element) else ""
        if type_ == "/Lbl" or (type_ == "/LBody" and body is None):
            kept.append(kid)
            body = element if type_ == "/LBody" else body
            continue
        if body is None:
            body = structure.new("LBody", item)
            kept.append(body.reference)
        if type_ == "/LBody":
            body["K"] += structure.moved(element, body)
            element["K"] = pydyf.Array()
            structure.discard(element)
        else:
            body["K"].append(structure.moved_kid(kid, item, body))
    item["K"] = kept


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
