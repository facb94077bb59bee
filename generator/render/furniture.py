"""What stands on every page beside the text: classification, identity of the document, legal line, the mark of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from unicodedata import east_asian_width

from generator.brand.classification import Mark, mark_of
from generator.document.blocks import Document


class House(Protocol):
    """What the furniture needs of a brand."""

    def mark(self, classification: str) -> Mark:
        """How a classification is printed."""

    @property
    def legal_line(self) -> str:
        """What stands at the foot of every page, or ""."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines of page furniture, the same in every format."""

    running_title: str
    """The title, shortened where it is too long for one line beside the rest of the head."""
    classification: str
    identity: str
    fingerprint: str
    """``Fingerprint 7K2M-9QXD-4T1B-Z8CN``, or "" where it is not known."""
    page_number: tuple[str, str, str]
    """What stands before the number of a page, between it and the number of pages, and after."""
    watermark: str
    mark: Mark
    """The classification with its colours, and whether it stands in the foot as well."""
    legal_line: str


_LONGEST = 92
"""Letters of a title that have room in the head of a page, beside logo and classification; wide ones count twice."""


def _on_one_line(title: str) -> str:
    """A title as far as it has room in the head of a page, at the end of a word."""
    room = _LONGEST
    for place, letter in enumerate(title):
        room -= 1 + (east_asian_width(letter) in "WF")
        if room < 0:
            kept = title[:place]
            return (kept.rsplit(" ", 1)[0] if " " in kept[-24:] else kept).rstrip(" ,;:–-") + " …"
    return title


def furniture(document: Document, house: House | None = None) -> Furniture:
    """The furniture of a document: ``INC-2025-12-03-001 · Version 1.0 · Final``; without a brand, nothing of one."""
    meta, words = document.metadata, document.words
    mark = house.mark(meta.classification) if house else mark_of(meta.classification, {})
    return Furniture(
        running_title=_on_one_line(meta.title),
        classification=mark.label,
        identity=" · ".join((meta.incident_id, words.version, words.status)),
        fingerprint=words.fingerprint,
        page_number=words.page_number,
        watermark=meta.watermark,
        mark=mark,
        legal_line=house.legal_line if house else "",
    )
