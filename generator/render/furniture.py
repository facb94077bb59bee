"""What stands on every page beside the text: classification, identity of the document, the mark of a draft."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.blocks import Document


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines of page furniture, the same in every format."""

    running_title: str
    classification: str
    identity: str
    fingerprint: str
    """``Fingerprint 7K2M-9QXD-4T1B-Z8CN``, or "" where it is not known."""
    page_number: tuple[str, str, str]
    """What stands before the number of a page, between it and the number of pages, and after."""
    watermark: str


def furniture(document: Document) -> Furniture:
    """The furniture of a document: ``INC-2025-12-03-001 · Version 1.0 · Final``."""
    meta, words = document.metadata, document.words
    return Furniture(
        running_title=meta.title,
        classification=meta.classification,
        identity=" · ".join((meta.incident_id, words.version, words.status)),
        fingerprint=words.fingerprint,
        page_number=words.page_number,
        watermark=meta.watermark,
    )
