"""The structure tree of a PDF that is about to be written, as the steps see and change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import pydyf

Element: TypeAlias = Any
"""A structure element: a `pydyf.Dictionary` with /S (its type), /P (its parent), /K (its kids) and /Pg (its page)."""

Kid: TypeAlias = Any
"""An MCID, a dictionary, or the reference (bytes) of an element or of an object."""


class Structure:
    """The objects of a PDF by what the structure needs of them."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root: Element = self.of(pdf.catalog["StructTreeRoot"])
        self.document: Element = self.of(self.root["K"][0])
        self.pages: tuple[bytes, ...] = pdf.page_references
        self.page_numbers = {reference: number for number, reference in enumerate(self.pages)}
        nums = self.of(self.root["ParentTree"])["Nums"]
        self._owners: dict[int, Any] = dict(zip(nums[::2], nums[1::2], strict=True))
        """The parent tree: index of a page -> its elements by MCID; index of an annotation -> its element."""

    def of(self, kid: Kid) -> Any:
        """The object a reference means; anything else as it is."""
        return self.pdf.objects[int(kid.split()[0])] if isinstance(kid, bytes) else kid

    def kids(self, element: Element) -> list[Element]:
        """The structure elements right below an element."""
        return [each for each in map(self.of, element.get("K", ())) if is_element(each)]

    def walk(self, *types: str) -> Iterator[Element]:
        """All elements in reading order, or those of the types ("TH", "Link"); the tree may be changed below what is given."""
        waiting = [self.document]
        while waiting:
            element = waiting.pop()
            if not types or element["S"][1:] in types:
                yield element
            waiting += reversed(self.kids(element))

    def moved(self, source: Element, target: Element) -> list[Kid]:
        """The kids of `source` as those of `target`: they name their page where it is another, the parent tree follows."""
        return [self.moved_kid(kid, source, target) for kid in source["K"]]

    def moved_kid(self, kid: Kid, source: Element, target: Element) -> Kid:
        """One kid of `source` as a kid of `target`."""
        each = self.of(kid)
        if isinstance(each, int):
            self.remap(self.page_numbers[source["Pg"]], each, target)
            if source["Pg"] != target["Pg"]:
                return pydyf.Dictionary({"Type": "/MCR", "Pg": source["Pg"], "MCID": each})
        elif is_element(each):
            each["P"] = target.reference
        elif each["Type"] == "/OBJR":
            self._owners[self.of(each["Obj"])["StructParent"]] = target.reference
        elif each["Type"] == "/MCR":
            self.remap(self.page_numbers[each["Pg"]], each["MCID"], target)
            if each["Pg"] == target["Pg"]:
                return each["MCID"]
        return kid

    def new(self, type_: str, parent: Element) -> Element:
        """A new element without kids, not yet among the kids of its parent."""
        element = pydyf.Dictionary({
            "Type": "/StructElem", "S": f"/{type_}", "K": pydyf.Array(), "Pg": parent["Pg"], "P": parent.reference,
        })  # fmt: skip
        self.pdf.add_object(element)
        return element

    def discard(self, element: Element) -> None:
        """Empty an element that nothing refers to any more, and what is still below it.

        **Why not a free object:** pydyf 0.13 counts free objects as written when it compresses them, and the file is broken.
        """
        for each in self.kids(element):
            self.discard(each)
        element.clear()

    def content_below(self, element: Element) -> Iterator[tuple[bytes, int]]:
        """Page and MCID of everything drawn for an element and those below it."""
        for kid in element["K"]:
            each = self.of(kid)
            if isinstance(each, int):
                yield element["Pg"], each
            elif is_element(each):
                yield from self.content_below(each)
            elif each.get("Type") == "/MCR":
                yield each["Pg"], each["MCID"]

    def start(self, element: Element) -> tuple[int, int]:
        """Where an element begins to be drawn: index of the page and MCID; behind everything when it draws nothing."""
        contents = ((self.page_numbers[page], mcid) for page, mcid in self.content_below(element))
        return min(contents, default=(len(self.pages), 0))

    def has_annotation(self, element: Element) -> bool:
        """Whether a link or a field belongs to an element or to one below it."""
        return any(
            self.has_annotation(each) if is_element(each) else is_annotation(each)
            for each in map(self.of, element["K"])
        )

    def remap(self, page: int, mcid: int, element: Element | None) -> None:
        """Say in the parent tree to which element a piece of content belongs; None: to none."""
        self._owners[page][mcid] = "null" if element is None else element.reference

    def drop_annotation(self, object_reference: Element) -> None:
        """Forget the annotation an /OBJR names; its page must no longer list it."""
        annotation = self.of(object_reference["Obj"])
        del self._owners[annotation["StructParent"]]
        annotation.clear()
        object_reference.clear()

    def close(self) -> None:
        """Write the parent tree as it is now; nothing may be changed any more."""
        self.of(self.root["ParentTree"])["Nums"] = pydyf.Array(part for pair in self._owners.items() for part in pair)

    def mark_artifacts(self, contents: Iterable[tuple[int, int]]) -> int:
        """Turn marked content (index of the page, MCID) into artifacts of pagination; returns how many there were."""
        wanted: dict[int, set[int]] = {}
        for page, mcid in contents:
            wanted.setdefault(page, set()).add(mcid)
        found = 0
        for page, mcids in wanted.items():
            stream = self.of(self.of(self.pages[page])["Contents"]).stream
            for index, item in enumerate(stream):
                if isinstance(item, dict) and item.get("MCID") in mcids:
                    stream[index - 1 : index + 1] = [b"/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
                    found += 1
        return found


def is_element(each: Any) -> bool:
    """Whether an object is a structure element."""
    return isinstance(each, dict) and each.get("Type") == "/StructElem"


def is_annotation(each: Any) -> bool:
    """Whether an object is the reference (/OBJR) to the annotation of a link or a field."""
    return isinstance(each, dict) and each.get("Type") == "/OBJR"
