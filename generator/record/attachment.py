"""A file inside a PDF: an associated file by ISO 32000-2 (14.13) and ISO 19005-3 (6.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Relationship(StrEnum):
    """How an associated file stands to the document (ISO 32000-2, table 43)."""

    SOURCE = "Source"
    """What the document was made from."""
    DATA = "Data"
    """What the document shows, for machines."""
    SUPPLEMENT = "Supplement"
    """What it rests on and does not show in full."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One associated file. `modified_at` is aware and the document's own date, never the clock."""

    name: str
    content: bytes
    media_type: str
    relationship: Relationship
    description: str
    modified_at: datetime
