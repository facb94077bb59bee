"""Opens a PDF and takes its associated files out: the only door to pypdf.

**Why pypdf:** pure Python, so that a hostile file meets no C code, and the same on every machine. Whatever such a file makes it
raise becomes one clear error. Streams are unpacked here and not by it, so that a small file never becomes a large memory.
An incremental update (a signature) leaves the files where they are; they are found all the same, and the update is told.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import FixityFailed, IntakeUnreadable
from generator.record.fingerprint import DIGEST, SHORT
from generator.record.pdf_objects import inflated, resolved
from generator.record.recorded import PDF_INFORMATION

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_FILE_BYTES = 500_000_000
"""A record larger than this was not made here."""
MAX_ATTACHMENTS = 1_000
_MAX_DEPTH = 20
_IDENTIFIER = re.compile(rb"sha256:([0-9a-f]{64})")
_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z")
_MAX_END_BYTES = 1024
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
    identifiers: tuple[str, ...]
    """Digests in `xmp:Identifier`, each once."""
    printed: tuple[str, ...]
    """Fingerprints on the first and the last page, each once."""
    has_one_list: bool
    """Whether the catalogue's list and the name tree, which different readers show, hold the same files."""
    was_touched: bool
    """Whether it tells itself that it was added to or saved anew after it was built; not telling it proves nothing."""


def open_record(content: bytes, shown_as: str, max_unpacked_bytes: int) -> OpenedRecord:
    """Read a PDF; all its files together have at most `max_unpacked_bytes`.

    Raises:
        IntakeUnreadable: it is no PDF.
        FixityFailed: it is damaged or encrypted, or unpacks to more than the limit.
    """
    if b"%PDF-" not in content[:1024]:
        raise IntakeUnreadable(f"{shown_as} is not a PDF", hint="Name the PDF of a record.")
    with reading(content, shown_as) as reader:
        left = max_unpacked_bytes
        files: list[FoundFile] = []
        for specification in _specifications(reader):
            file = _file(specification, left, shown_as)
            left -= len(file.content)
            files.append(file)
        return OpenedRecord(
            tuple(files),
            _recorded_digest(reader),
            _identifiers(reader),
            _printed(reader),
            _has_one_list(reader),
            _was_touched(reader, content),
        )


@contextmanager
def reading(content: bytes, shown_as: str) -> Iterator[PdfReader]:
    """A reader of a PDF, for as long as its objects are looked at.

    Raises:
        FixityFailed: it is damaged or encrypted.
    """
    with _told_as_one_error(shown_as):
        import pypdf
        from pypdf.errors import DependencyError

        encrypted = FixityFailed(f"{shown_as} is encrypted", hint="Save it without a password, or take the original.")
        try:
            reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        except DependencyError as error:  # it wants a library for deciphering, before anybody can ask
            raise encrypted from error
        if reader.is_encrypted:
            raise encrypted
        yield reader


@contextmanager
def _told_as_one_error(shown_as: str) -> Iterator[None]:
    """Whatever a damaged or hostile file does to the parser is one error with a next step; its log stays silent."""
    # The parser logs under a name of each of its modules; what none of them handles goes up to this one and no further.
    logger = logging.getLogger("pypdf")
    before, silent = logger.propagate, logging.NullHandler()
    logger.propagate = False
    logger.addHandler(silent)
    from pypdf.errors import DependencyError, PyPdfError

    try:
        yield
    except (
        PyPdfError, DependencyError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError,
        NotImplementedError, OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error,
    ) as error:  # fmt: skip
        raise FixityFailed(
            f"{shown_as} can not be read as a PDF: {type(error).__name__}",
            hint="The file is damaged or was cut off; take another copy.",
        ) from error
    finally:
        logger.propagate = before
        logger.removeHandler(silent)


# ------------------------------------------------------------------------------------------- associated files


def _specifications(reader: PdfReader) -> Iterator[Any]:
    """All file specifications: those of the catalogue's list first, in its order, then others of the name tree."""
    seen: set[int] = set()
    found = 0
    for entry in (*_listed(reader), *_in_name_tree(reader)):
        specification = resolved(entry)
        if not isinstance(specification, dict) or id(specification) in seen:
            continue
        seen.add(id(specification))
        found += 1
        if found > MAX_ATTACHMENTS:
            raise FixityFailed(f"the PDF has more than {MAX_ATTACHMENTS} attached files")
        yield specification


def _has_one_list(reader: PdfReader) -> bool:
    listed, named = ({id(resolved(each)) for each in found(reader)} for found in (_listed, _in_name_tree))
    return listed == named


def _listed(reader: PdfReader) -> list[Any]:
    """The catalogue's list of associated files (ISO 32000-2, 14.13)."""
    listed = resolved(reader.root_object.get("/AF"))
    return listed if isinstance(listed, list) else []


def _in_name_tree(reader: PdfReader) -> Iterator[Any]:
    names: Any = resolved(reader.root_object.get("/Names"))
    return _leaves(names.get("/EmbeddedFiles") if isinstance(names, dict) else None, 0)


def _leaves(node: Any, depth: int) -> Iterator[Any]:
    """The values of a name tree (ISO 32000-1, 7.9.6)."""
    node = resolved(node)
    if not isinstance(node, dict):
        return
    if depth > _MAX_DEPTH:
        raise FixityFailed("the list of attached files is nested without end")
    names, kids = resolved(node.get("/Names")), resolved(node.get("/Kids"))
    if isinstance(names, list):
        yield from names[1::2]
    if isinstance(kids, list):
        for kid in kids[:MAX_ATTACHMENTS]:
            yield from _leaves(kid, depth + 1)


def _file(specification: Any, left: int, shown_as: str) -> FoundFile:
    name = resolved(specification.get("/UF")) or resolved(specification.get("/F"))
    streams = resolved(specification.get("/EF"))
    if not isinstance(name, str) or not isinstance(streams, dict):
        raise FixityFailed(f"an attached file of {shown_as} has no name or no content")
    relationship = resolved(specification.get("/AFRelationship"))
    # A reader takes whichever of the entries it knows (ISO 32000-1, table 44), so that all must have the same bytes.
    chosen = resolved(streams.get("/UF") or streams.get("/F"))
    content = _unpacked(chosen, left)
    others = [each for each in map(resolved, streams.values()) if each is not chosen]
    if any(_unpacked(each, left) != content for each in others):
        raise FixityFailed(
            f"{shown_as} carries an attached file with two contents: {name[:120]!r}",
            hint="Readers would show one or the other; take the original.",
        )
    return FoundFile(name, content, str(relationship).lstrip("/") if relationship else "")


def _unpacked(stream: Any, left: int) -> bytes:
    content = inflated(stream, left)
    if content is None:
        raise FixityFailed(
            "the attached files are larger than the limit",
            hint="Raise max_evidence_total_bytes in postmortem.toml if you trust the file.",
        )
    return content


# ------------------------------------------------------------------------------------------- fingerprints


def _recorded_digest(reader: PdfReader) -> str:
    information: Any = reader.metadata or {}
    value = str(resolved(information.get(f"/{PDF_INFORMATION}")) or "")
    return value if DIGEST.fullmatch(value) else ""


def _identifiers(reader: PdfReader) -> tuple[str, ...]:
    """The digests that the XMP packet names, each once."""
    stream = resolved(reader.root_object.get("/Metadata"))
    packet = (inflated(stream, _MAX_PAGE_BYTES) if stream is not None else None) or b""
    return tuple(dict.fromkeys(each.decode("ascii") for each in _IDENTIFIER.findall(packet)))


def _was_touched(reader: PdfReader, content: bytes) -> bool:
    """Whether there is an earlier revision or something behind the end, or the two identifiers differ.

    A program that saves a file anew keeps the first identifier and changes the second (ISO 32000-1, 14.4).
    """
    end = _END.search(content[-_MAX_END_BYTES:])
    if end is None:
        return True
    section = content[int(end.group(1)) :]
    identifiers = resolved(reader.trailer.get("/ID"))
    is_one = isinstance(identifiers, list) and len({str(resolved(each)) for each in identifiers}) == 1
    return b"/Prev" in section.partition(b"stream")[0] or not is_one


def _printed(reader: PdfReader) -> tuple[str, ...]:
    """What the first and the last page print as fingerprints."""
    pages = reader.pages
    chosen = {0, len(pages) - 1} if len(pages) else set()
    texts = [text_of(pages[number]) for number in sorted(chosen)]
    return tuple(dict.fromkeys(short for text in texts for short in SHORT.findall(text)))


def text_of(page: Any) -> str:
    """The text of a page; "" where it has more drawing instructions than any page of ours."""
    contents = resolved(page.get("/Contents"))
    streams = [resolved(each) for each in contents] if isinstance(contents, list) else [contents]
    for stream in streams:
        if stream is None or inflated(stream, _MAX_PAGE_BYTES) is None:
            return ""
    text: str = page.extract_text()
    return text
