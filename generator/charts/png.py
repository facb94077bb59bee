"""A figure as PNG, for formats that want pixels (Word). The only door to resvg."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

from generator.charts.data import Drawing
from generator.errors import RenderingFailed, SystemToolMissing

DPI_PER_SCALE = 96
PRINT_SCALE = 3.25
"""More than the 300 dpi that print asks for."""

_AFTER_HEADER = 33
"""Eight bytes of signature and the 25 of the IHDR chunk."""


def png_of(drawing: Drawing | str, font_files: Sequence[Path], scale: float = PRINT_SCALE) -> bytes:
    """The figure in pixels; `scale` 3.25 is 312 dpi at the size it is drawn for, and the PNG says so.

    Only `font_files` are used, never the fonts of the machine. Raises `RenderingFailed` when resvg can not draw it.
    """
    try:
        import resvg_py  # here, for only a Word document needs it
    except ImportError as missing:
        raise SystemToolMissing("the package resvg-py is not installed", hint="pip install resvg-py") from missing
    svg = drawing if isinstance(drawing, str) else drawing.svg
    try:
        pixels = resvg_py.svg_to_bytes(
            svg_string=svg, zoom=scale, skip_system_fonts=True, font_files=[str(file) for file in font_files]
        )
    except (ValueError, RuntimeError) as broken:
        raise RenderingFailed(f"a figure can not be drawn: {broken}") from broken
    return _with_density(bytes(pixels), DPI_PER_SCALE * scale)


def _with_density(png: bytes, dpi: float) -> bytes:
    """The PNG with a `pHYs` chunk (PNG specification 11.3.4.3) after its header: Word sizes a picture by it."""
    per_metre = round(dpi / 0.0254)
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_AFTER_HEADER] + chunk + png[_AFTER_HEADER:]
