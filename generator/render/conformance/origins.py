"""Which box each part of the PDF was drawn from: what WeasyPrint's tagger knows and does not keep.

**Why a wrapper round a private function:** languages, link texts, fragments of one element over several pages and page furniture
can only be told by the boxes, and WeasyPrint 70 forgets them before the finisher runs. WeasyPrint is pinned, and
`tests/render/conformance/test_origins.py` fails when the function is called otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Origins:
    """Where the structure comes from; boxes are those of WeasyPrint's layout."""

    elements: dict[int, Any] = field(default_factory=dict)
    """Number of a structure element -> its box."""
    content: dict[tuple[int, int], Any] = field(default_factory=dict)
    """Index of a page and MCID -> the text or replaced box drawn as that marked content."""
    furniture: set[tuple[int, int]] = field(default_factory=set)
    """Index of a page and MCID of what stands in the margins of pages."""


@contextmanager
def recorded() -> Iterator[Origins]:
    """Records the origins of the one PDF that is tagged within; not for several threads at a time."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.pdf import tags

    origins, original = Origins(), tags._build_box_tree

    def build(
        box: Any, parent: Any, pdf: Any, page: int, nums: dict[int, Any], annotations: list[Any], marked: dict[Any, Any]
    ) -> Iterator[Any]:
        if isinstance(box, boxes.PageBox):
            origins.content.update({(page, kid["mcid"]): each for each, kid in marked.items()})
        if isinstance(box, boxes.MarginBox):
            _leave_out(box, page, nums, marked, origins)
            return
        for element in original(box, parent, pdf, page, nums, annotations, marked):
            origins.elements.setdefault(element.number, box)
            yield element

    tags._build_box_tree = build
    try:
        yield origins
    finally:
        tags._build_box_tree = original


def _leave_out(box: Any, page: int, nums: dict[int, Any], marked: dict[Any, Any], origins: Origins) -> None:
    """Make no structure for a margin box; its content is remembered as furniture and maps to nothing."""
    for each in (box, *box.descendants()):
        kid = marked.pop(each, None)
        if kid is not None:
            nums[kid["mcid"]] = "null"
            origins.furniture.add((page, kid["mcid"]))
