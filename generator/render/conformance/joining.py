"""One element of the document is one structure element, however many lines and pages it was drawn on."""

from __future__ import annotations

import pydyf

from generator.render.conformance.origins import Origins
from generator.render.conformance.structure import Element, Kid, Structure, is_element


def join_fragments(structure: Structure, origins: Origins) -> int:
    """Join what lines and pages broke apart: paragraphs, links, rows, cells, tables, lists, sections.

    A table that goes on over a page is one table to those who hear it; its header, printed again on each page, becomes an
    artifact of pagination.
    """
    joiner, waiting = _Joiner(structure, origins), [structure.document]
    while waiting:
        element = waiting.pop()
        joiner.join_kids(element)
        waiting += structure.kids(element)
    return joiner.joined


class _Joiner:
    def __init__(self, structure: Structure, origins: Origins) -> None:
        self.structure, self.origins = structure, origins
        self.joined = 0

    def join_kids(self, parent: Element) -> None:
        """Join neighbours that come from one element; in a row each cell with its own continuation, however far apart."""
        kept: list[Kid] = []
        last_of: dict[tuple[int, str, str], Element] = {}
        for kid in parent["K"]:
            element = self.structure.of(kid)
            key = self._key(element) if is_element(element) else None
            if key is None:
                last_of = last_of if parent["S"] == "/TR" else {}
                kept.append(kid)
                continue
            first = last_of.get(key)
            if first is not None and element["S"] in {"/THead", "/TFoot"} and self._set_aside(element):
                continue
            if first is not None:
                self._join(first, element)
                continue
            if parent["S"] not in {"/TR", "/Table"}:
                last_of = {}
            last_of[key] = element
            kept.append(kid)
        parent["K"] = pydyf.Array(kept)

    def _key(self, element: Element) -> tuple[int, str, str] | None:
        box = self.origins.elements.get(element.number)
        return None if box is None or box.element is None else (id(box.element), box.element_tag, element["S"])

    def _set_aside(self, repeated: Element) -> bool:
        """Make the repeated header of a table an artifact; not where a link in it needs its place in the structure."""
        if self.structure.has_annotation(repeated):
            return False
        contents = [(self.structure.page_numbers[page], mcid) for page, mcid in self.structure.content_below(repeated)]
        self.structure.mark_artifacts(contents)
        for page, mcid in contents:
            self.structure.remap(page, mcid, None)
        self.structure.discard(repeated)
        self.joined += 1
        return True

    def _join(self, first: Element, later: Element) -> None:
        first["K"] += self.structure.moved(later, first)
        later["K"] = pydyf.Array()
        self.structure.discard(later)
        self.joined += 1
