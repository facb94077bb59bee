"""What a page is drawn with, as one digest: its instructions, fonts, pictures and annotations, whatever objects they lie in.

Numbers of objects, their order and how Flate packed them do not count, so that a file saved anew has the same digests.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from generator.errors import FixityFailed
from generator.record.pdf_objects import packing_of, raw_bytes, resolved, unpacked

_LEADING_AWAY = frozenset(["/Parent", "/P", "/StructParent", "/StructParents"])
"""Keys that lead to the tree of pages or to the structure, and show nothing."""
_PACKING = frozenset(["/Length", "/Filter", "/DecodeParms"])


class Drawings:
    """The digests of the pages of one reader; all streams together unpack to at most `most_bytes`."""

    def __init__(self, pages: list[Any], most_bytes: int) -> None:
        self._left = most_bytes
        self._numbers = {_number(page.indirect_reference): index for index, page in enumerate(pages, 1)}
        self._known: dict[int, bytes] = {}

    def of(self, page: Any) -> bytes:
        """The digest of a page.

        Raises:
            FixityFailed: a stream is cut off, or all are larger than the limit.
        """
        return self._of_mapping(page)

    def _of(self, value: Any) -> bytes:
        number = _number(value)
        if number in self._numbers:
            return _digest("page", self._numbers[number])
        if number in self._known:
            return self._known[number]
        if number:
            self._known[number] = _digest("circle")
        found = self._of_object(resolved(value))
        if number:
            self._known[number] = found
        return found

    def _of_object(self, value: Any) -> bytes:
        if isinstance(value, dict):
            return self._of_mapping(value)
        if isinstance(value, list):
            return _digest("list", *(self._of(each) for each in value))
        if isinstance(value, int | float) and not isinstance(value, bool):
            # Programs write fractions with five decimals or with six; nobody sees the difference.
            return _digest("number", f"{value:.6g}")
        written = getattr(value, "original_bytes", None)
        return _digest("text", written) if isinstance(written, bytes) else _digest(type(value).__name__, value)

    def _of_mapping(self, value: Any) -> bytes:
        is_stream = hasattr(value, "_data")
        left_out = _LEADING_AWAY | (_PACKING if is_stream else frozenset())
        entries = [
            part for key in sorted(set(value) - left_out) for part in (key, self._of_entry(key, value.raw_get(key)))
        ]
        return _digest("stream" if is_stream else "mapping", *entries, self._content(value) if is_stream else b"")

    def _of_entry(self, key: str, value: Any) -> bytes:
        """Instructions may lie in one stream or in a list of one."""
        inner = resolved(value)
        return self._of(inner[0] if key == "/Contents" and isinstance(inner, list) and len(inner) == 1 else value)

    def _content(self, stream: Any) -> bytes:
        raw, filters = raw_bytes(stream), packing_of(stream)
        content: bytes | None = raw
        if filters == ["/FlateDecode"]:
            content = unpacked(raw, self._left)
        if content is None or len(content) > self._left:
            raise FixityFailed("the pages are larger than the limit")
        self._left -= len(content)
        return _digest(*filters, self._of(stream.get("/DecodeParms")), content)


def _number(value: Any) -> int:
    """The number of the object that a reference leads to; 0 where it is none."""
    return int(getattr(value, "idnum", 0))


def _digest(*parts: object) -> bytes:
    whole = sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        whole.update(b"%d:" % len(content) + content)
    return whole.digest()
