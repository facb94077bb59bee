"""A figure as PNG, for formats that want pixels (Word)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.charts.data import Drawing


def png_of(drawing: Drawing, font_files: Sequence[Path], scale: float = 3.0) -> bytes:
    """The figure in pixels; `scale` 3 is 288 dpi at the size it is drawn for."""
    raise NotImplementedError
