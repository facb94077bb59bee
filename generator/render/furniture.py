"""What stands on every page beside the text: classification, identity of the document, the mark of a draft."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.blocks import Metadata


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines of page furniture, the same in every format."""

    running_title: str
    classification: str
    identity: str
    watermark: str


def furniture(meta: Metadata) -> Furniture:
    """The furniture of a document: ``INC-2025-12-03-001 · Version 1.0 · Final``."""
    version = f"Version {meta.version}" if meta.version else "No version"
    return Furniture(
        running_title=meta.title,
        classification=meta.classification,
        identity=" · ".join((meta.incident_id, version, meta.status)),
        watermark=meta.watermark,
    )
