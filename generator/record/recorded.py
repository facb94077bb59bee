"""The fingerprint that a Word document or a web page carries: written down when it was made, nothing that can be recomputed."""

from __future__ import annotations

import io
import zipfile
import zlib
from html.parser import HTMLParser
from xml.etree import ElementTree

from generator.errors import FixityFailed
from generator.record.fingerprint import DIGEST, Fingerprint

WORD_PROPERTY = "Content SHA-256"
HTML_META = "postmortem-content-sha256"
PDF_INFORMATION = "ContentSHA256"
"""Where each format keeps the whole fingerprint: a custom property, a `<meta name>`, a key of the document information."""
_CUSTOM = "docProps/custom.xml"
_MOST_PROPERTY_BYTES = 100_000
_MOST_HEAD_CHARACTERS = 20_000


def recorded_in_word(content: bytes, shown_as: str) -> Fingerprint:
    """The fingerprint in the custom properties of a .docx.

    Raises:
        FixityFailed: it is no Word document, or has none.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(_CUSTOM) as part:
            text = part.read(_MOST_PROPERTY_BYTES + 1)
        # A document type is never part of these properties; entities in it could grow without end.
        if len(text) > _MOST_PROPERTY_BYTES or b"<!DOCTYPE" in text:
            raise _none(shown_as)
        top = ElementTree.fromstring(text)  # noqa: S314 (small, and no document type)
    except (zipfile.BadZipFile, KeyError, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _none(shown_as) from error
    except ElementTree.ParseError as error:
        raise _none(shown_as) from error
    values = ["".join(each.itertext()) for each in top if each.get("name") == WORD_PROPERTY]
    return _checked(values[0] if values else "", shown_as)


def recorded_in_html(content: bytes, shown_as: str) -> Fingerprint:
    """The fingerprint in the head of a web page.

    Raises:
        FixityFailed: it has none.
    """
    head = _Head()
    head.feed(content[:_MOST_HEAD_CHARACTERS].decode("utf-8", "replace"))
    return _checked(head.value, shown_as)


class _Head(HTMLParser):
    """Finds the one meta element."""

    value = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at each element that opens."""
        found = dict(attrs)
        if tag == "meta" and found.get("name") == HTML_META:
            self.value = self.value or found.get("content") or ""


def _checked(value: str, shown_as: str) -> Fingerprint:
    if not DIGEST.fullmatch(value):
        raise _none(shown_as)
    return Fingerprint(value)


def _none(shown_as: str) -> FixityFailed:
    return FixityFailed(
        f"{shown_as} carries no content fingerprint",
        hint="It was not made by this version, or was saved by a program that drops properties.",
    )
