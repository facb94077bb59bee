"""Links: one element and one clickable area for each line of a link, which say what the link reads."""

from __future__ import annotations

from typing import Any

import pydyf

from generator.render.conformance.origins import Origins
from generator.render.conformance.structure import Element, Structure, is_annotation, is_element


def keep_outer_links(structure: Structure, _origins: Origins) -> int:
    """Take the links out of links: WeasyPrint 70 makes one of every box within a link, each with an area of its own.

    Returns how many areas went.
    """
    cleaner = _Cleaner(structure)
    for link in structure.walk("Link"):
        link["K"] = pydyf.Array(cleaner.kids(link, link, covered=False))
    return cleaner.forget_areas()


class _Cleaner:
    """Goes down from an outermost link; remembers the areas that another covers."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.gone: dict[bytes, set[bytes]] = {}

    def kids(self, element: Element, link: Element, *, covered: bool) -> list[Any]:
        """The kids of `element` without links among them; those of a link within are kids of `link`.

        `covered` says that an element above has an area of its own.
        """
        areas = [kid for kid in element["K"] if is_annotation(self.structure.of(kid))]
        kept: list[Any] = []
        for kid in element["K"]:
            each = self.structure.of(kid)
            if is_annotation(each) and covered:
                self.gone.setdefault(each["Pg"], set()).add(each["Obj"])
                self.structure.drop_annotation(each)
            elif not is_element(each):
                kept.append(self.structure.moved_kid(kid, element, link) if element["S"] == "/Link" else kid)
            else:
                inner = self.kids(each, link, covered=covered or bool(areas))
                if each["S"] == "/Link":
                    kept += inner
                    each["K"] = pydyf.Array()
                    self.structure.discard(each)
                else:
                    each["K"] = pydyf.Array(inner)
                    kept.append(self.structure.moved_kid(kid, element, link) if element["S"] == "/Link" else kid)
        return kept

    def forget_areas(self) -> int:
        """Take the areas that are gone off the lists of their pages."""
        for page, gone in self.gone.items():
            annots = self.structure.of(page)["Annots"]
            annots[:] = [each for each in annots if each not in gone]
        return sum(map(len, self.gone.values()))


def say_what_links_read(structure: Structure, origins: Origins) -> int:
    """Say in /Contents of each area what its link reads, instead of where it leads; returns how many were said."""
    said = 0
    for link in structure.walk("Link"):
        text = " ".join("".join(origins.elements[link.number].element.itertext()).split())
        for kid in map(structure.of, link["K"]):
            if is_annotation(kid) and text:
                structure.of(kid["Obj"])["Contents"] = pydyf.String(text)
                said += 1
    return said
