"""What a renderer gives back: the bytes of one format."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


class Format(StrEnum):
    """The formats of a document; the value is the suffix of its file."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Rendition:
    """One rendered document: format, bytes, SHA-256 of the bytes (hex)."""

    format: Format
    content: bytes
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", sha256(self.content).hexdigest())
