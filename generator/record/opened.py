"""Opens a PDF and takes its associated files out: the only door to pypdf.

**Why pypdf:** pure Python, so that a hostile file meets no C code, and the same on every machine. Whatever such a file makes it
raise becomes one clear error. Streams are unpacked here and not by it, so that a small file never becomes a large memory.
An incremental update (a signature) leaves the files where they are, and they are found all the same.
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import FixityFailed, IntakeUnreadable
from generator.record.fingerprint import DIGEST, SHORT
from generator.record.recorded import PDF_INFORMATION

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_FILE_BYTES = 500_000_000
"""A record larger than this was not made here."""
MAX_ATTACHMENTS = 1_000
_MAX_DEPTH = 20
_MAX_PAGE_BYTES = 4_000_000
"""A page of ours has some 50 kB of drawing instructions; a larger one is not searched for a fingerprint."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """An associated file as it lies in a PDF; the name is anything, and no path until it was checked."""

    name: str
    content: bytes
    relationship: str
    """``Source``, ``Data``, ``Supplement`` …, or "" where the PDF does not say."""


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """What a PDF carries: its files in the order they are listed, the digest in its properties, what its pages print."""

    files: tuple[FoundFile, ...]
    recorded_digest: str
    """64 hex digits, or "" where there are none."""
    printed: tuple[str, ...]
    """Fingerprints on the first and the last page, each once."""


def open_record(content: bytes, shown_as: str, max_unpacked_bytes: int) -> OpenedRecord:
    """Read a PDF; all its files together have at most `max_unpacked_bytes`.

    Raises:
        IntakeUnreadable: it is no PDF.
        FixityFailed: it is damaged or encrypted, or unpacks to more than the limit.
    """
    if b"%PDF-" not in content[:1024]:
        raise IntakeUnreadable(f"{shown_as} is not a PDF", hint="Name the PDF of a record.")
    with _told_as_one_error(shown_as):
        import pypdf

        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise FixityFailed(f"{shown_as} is encrypted", hint="Save it without a password, or take the original.")
        left = max_unpacked_bytes
        files: list[FoundFile] = []
        for specification in _specifications(reader):
            file = _file(specification, left, shown_as)
            left -= len(file.content)
            files.append(file)
        return OpenedRecord(tuple(files), _recorded_digest(reader), _printed(reader))


@contextmanager
def _told_as_one_error(shown_as: str) -> Iterator[None]:
    """Whatever a damaged or hostile file does to the parser is one error with a next step; its log stays silent."""
    logger = logging.getLogger("pypdf")
    before, logger.disabled = logger.disabled, True
    from pypdf.errors import PyPdfError

    try:
        yield
    except (
        PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, NotImplementedError, OSError,
        RecursionError, TypeError, ValueError, struct.error, zlib.error,
    ) as error:  # fmt: skip
        raise FixityFailed(
            f"{shown_as} can not be read as a PDF: {type(error).__name__}",
            hint="The file is damaged or was cut off; take another copy.",
        ) from error
    finally:
        logger.disabled = before


# ------------------------------------------------------------------------------------------- associated files


def _specifications(reader: PdfReader) -> Iterator[Any]:
    """All file specifications: those of the catalogue's list first, in its order, then others of the name tree."""
    catalogue: Any = reader.root_object
    listed = _object(catalogue.get("/AF"))
    names = _object(catalogue.get("/Names"))
    tree = names.get("/EmbeddedFiles") if isinstance(names, dict) else None
    seen: set[int] = set()
    found = 0
    for entry in (*(listed if isinstance(listed, list) else ()), *_leaves(tree, 0)):
        specification = _object(entry)
        if not isinstance(specification, dict) or id(specification) in seen:
            continue
        seen.add(id(specification))
        found += 1
        if found > MAX_ATTACHMENTS:
            raise FixityFailed(f"the PDF has more than {MAX_ATTACHMENTS} attached files")
        yield specification


def _leaves(node: Any, depth: int) -> Iterator[Any]:
    """The values of a name tree (ISO 32000-1, 7.9.6)."""
    node = _object(node)
    if not isinstance(node, dict):
        return
    if depth > _MAX_DEPTH:
        raise FixityFailed("the list of attached files is nested without end")
    names, kids = _object(node.get("/Names")), _object(node.get("/Kids"))
    if isinstance(names, list):
        yield from names[1::2]
    if isinstance(kids, list):
        for kid in kids[:MAX_ATTACHMENTS]:
            yield from _leaves(kid, depth + 1)


def _file(specification: Any, left: int, shown_as: str) -> FoundFile:
    name = _object(specification.get("/UF")) or _object(specification.get("/F"))
    streams = _object(specification.get("/EF"))
    if not isinstance(name, str) or not isinstance(streams, dict):
        raise FixityFailed(f"an attached file of {shown_as} has no name or no content")
    stream = _object(streams.get("/UF") or streams.get("/F"))
    relationship = _object(specification.get("/AFRelationship"))
    content = _unpacked(stream, left)
    return FoundFile(name, content, str(relationship).lstrip("/") if relationship else "")


def _unpacked(stream: Any, left: int) -> bytes:
    content = _inflated(stream, left)
    if content is None:
        raise FixityFailed(
            "the attached files are larger than the limit",
            hint="Raise max_evidence_total_bytes in postmortem.toml if you trust the file.",
        )
    return content


def _inflated(stream: Any, most: int) -> bytes | None:
    """The bytes of a stream, packed by Flate or not at all; None where more than `most` come out.

    Raises:
        FixityFailed: it is packed in another way, or cut off.
    """
    raw = getattr(stream, "_data", None)
    if not isinstance(raw, bytes):
        raise FixityFailed("an attached file has no content")
    packed_by = _object(stream.get("/Filter"))
    filters = [str(each) for each in packed_by] if isinstance(packed_by, list) else [str(packed_by)] * bool(packed_by)
    if not filters:
        return raw if len(raw) <= most else None
    if filters != ["/FlateDecode"] or _object(stream.get("/DecodeParms")):
        raise FixityFailed(f"an attached file is packed in a way that is not read here: {' '.join(filters)[:80]}")
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(raw, most + 1)
    if len(content) > most:
        return None
    if not unpacking.eof:
        raise FixityFailed("an attached file is cut off")
    return content


def _object(value: Any) -> Any:
    """What a reference stands for."""
    return value.get_object() if hasattr(value, "get_object") else value


# ------------------------------------------------------------------------------------------- fingerprints


def _recorded_digest(reader: PdfReader) -> str:
    information: Any = reader.metadata or {}
    value = str(_object(information.get(f"/{PDF_INFORMATION}")) or "")
    return value if DIGEST.fullmatch(value) else ""


def _printed(reader: PdfReader) -> tuple[str, ...]:
    """What the first and the last page print as fingerprints."""
    pages = reader.pages
    chosen = {0, len(pages) - 1} if len(pages) else set()
    texts = [_text(pages[number]) for number in sorted(chosen)]
    return tuple(dict.fromkeys(short for text in texts for short in SHORT.findall(text)))


def _text(page: Any) -> str:
    contents = _object(page.get("/Contents"))
    streams = [_object(each) for each in contents] if isinstance(contents, list) else [contents]
    for stream in streams:
        if stream is None or _inflated(stream, _MAX_PAGE_BYTES) is None:
            return ""
    text: str = page.extract_text()
    return text
