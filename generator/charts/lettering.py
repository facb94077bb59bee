"""The letters of a figure: which faces, how wide a text is, and where it must be cut."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Lettering:
    """Font families in order of preference, and the files of the first one, from which widths are measured.

    Without files widths are estimated generously (labels then stagger a little earlier than needed).
    """

    families: tuple[str, ...]
    regular: Path | None = None
    bold: Path | None = None
