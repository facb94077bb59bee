"""The finished document as bytes that follow from its content alone."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can name; python-docx writes the real one, which would make two builds differ."""

_FIRST = ("[Content_Types].xml", "_rels/.rels")
"""What a reader needs before anything else; by the Open Packaging Conventions (ECMA-376 part 2) it may come first."""


def packed(document: Document) -> bytes:
    """The document as python-docx saves it, its parts in a fixed order, with one date and one setting for all."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(out, "w") as archive:
        for name in sorted(parts.namelist(), key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts.read(name), compresslevel=6)
    return out.getvalue()
