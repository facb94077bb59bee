"""Objects of a PDF as pypdf reads them: what a reference stands for, what a stream unpacks to within a limit."""

from __future__ import annotations

import zlib
from typing import Any

from generator.errors import FixityFailed


def resolved(value: Any) -> Any:
    """What a reference stands for."""
    return value.get_object() if hasattr(value, "get_object") else value


def packing_of(stream: Any) -> list[str]:
    """The filters of a stream, outermost first."""
    packed_by = resolved(stream.get("/Filter"))
    return [str(each) for each in packed_by] if isinstance(packed_by, list) else [str(packed_by)] * bool(packed_by)


def raw_bytes(stream: Any) -> bytes:
    """The bytes of a stream as they lie in the file.

    Raises:
        FixityFailed: it has none.
    """
    raw = getattr(stream, "_data", None)
    if not isinstance(raw, bytes):
        raise FixityFailed("a stream in the PDF has no content")
    return raw


def inflated(stream: Any, most: int) -> bytes | None:
    """The bytes of a stream, packed by Flate or not at all; None where more than `most` come out.

    Raises:
        FixityFailed: it is packed in another way, or cut off.
    """
    raw, filters = raw_bytes(stream), packing_of(stream)
    if not filters:
        return raw if len(raw) <= most else None
    if filters != ["/FlateDecode"] or resolved(stream.get("/DecodeParms")):
        raise FixityFailed(f"a stream in the PDF is packed in a way that is not read here: {' '.join(filters)[:80]}")
    return unpacked(raw, most)


def unpacked(raw: bytes, most: int) -> bytes | None:
    """What Flate packed; None where more than `most` bytes come out.

    Raises:
        FixityFailed: it is cut off.
    """
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(raw, most + 1)
    if len(content) > most:
        return None
    if not unpacking.eof:
        raise FixityFailed("a stream in the PDF is cut off")
    return content
