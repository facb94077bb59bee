"""The end of each stream can be told from its last byte."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pydyf

_AMBIGUOUS, _PLAIN = b"\r\nendstream", b"\r\r\nendstream"


@contextmanager
def plain_stream_ends() -> Iterator[None]:
    r"""Write CR LF, not LF, between a stream whose last byte is CR and `endstream` (ISO 19005-3 6.1.7.1).

    **Why:** by chance one compressed stream in 256 ends with CR; with the LF that pydyf 0.13 writes next, a reader that
    looks back from `endstream` takes both for the line end, and misses a byte. **Why here and not in a step:**
    the last streams of a file, its compressed objects and its cross-references, are made when the steps are done.
    """
    original: property = pydyf.Stream.data

    def data(self: pydyf.Stream) -> bytes:
        written: bytes = original.fget(self)  # type: ignore[misc]
        return written[: -len(_AMBIGUOUS)] + _PLAIN if written.endswith(_AMBIGUOUS) else written

    pydyf.Stream.data = property(data)
    try:
        yield
    finally:
        pydyf.Stream.data = original
