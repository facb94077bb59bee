"""Sizes of pictures, read from their first bytes (PNG: ISO/IEC 15948, IHDR; JPEG: ITU-T T.81, start of frame)."""

from __future__ import annotations

import struct

from generator.errors import RenderingFailed

_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that begin a frame and say its size."""


def size_of_png(content: bytes, name: str) -> tuple[int, int]:
    """Width and height in pixels. Raises `RenderingFailed` naming what is not a PNG."""
    if content.startswith(_PNG) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        if width and height:
            return width, height
    raise RenderingFailed(f'the figure "{name}" is not a readable PNG')


def size_of_jpeg(content: bytes, name: str) -> tuple[int, int]:
    """Width and height in pixels. Raises `RenderingFailed` naming what is not a JPEG."""
    at = 2 if content.startswith(b"\xff\xd8") else len(content)
    while at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            if width and height:
                return width, height
            break
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    raise RenderingFailed(f'the figure "{name}" is not a readable JPEG')
