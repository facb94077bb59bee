"""Puts associated files into a PDF: embedded file streams, file specifications, name tree and the catalogue's list.

**Why not WeasyPrint's own:** it gives files of identical bytes one relationship, leaves the name tree unsorted, types YAML as
octet-stream and writes names that are not ASCII wrongly. What is written here is what ISO 19005-3 (6.8) asks for: `/F`, `/UF`,
`/AFRelationship` in each file specification, `/Subtype` and `/Params` with `/ModDate` in each stream, `/AF` in the catalogue.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import md5

import pydyf

from generator.record.attachment import Attachment
from generator.record.recorded import PDF_INFORMATION
from generator.render.conformance.steps import Step
from generator.render.conformance.structure import Structure

_END_OF_PACKET = b"</rdf:RDF>"
_IDENTIFIER = b"""<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">\
<xmp:Identifier><rdf:Bag><rdf:li>sha256:%s</rdf:li></rdf:Bag></xmp:Identifier></rdf:Description>
"""


def record_steps(attachments: Sequence[Attachment], content_digest: str) -> tuple[Step, ...]:
    """What makes a record of a PDF, as steps that run with those of conformance."""
    return (
        Step(
            "associated files", "ISO 19005-3 6.8; ISO 32000-1 7.11.3, 7.11.4",
            lambda structure, _origins: embed(structure.pdf, attachments),
        ),
        Step(
            "fingerprint", "ISO 16684-1 8.4 (xmp:Identifier)",
            lambda structure, _origins: record_fingerprint(structure, content_digest),
        ),
    )  # fmt: skip


def embed(pdf: pydyf.PDF, attachments: Sequence[Attachment]) -> int:
    """Embed the files, each with its own relationship; they are listed in their order, the name tree is sorted."""
    if not attachments:
        return 0
    specifications = [(each.name, _specification(pdf, each)) for each in attachments]
    leaves = pydyf.Array()
    keys = _keys([name for name, _ in specifications])
    for key, reference in sorted((keys[name], reference) for name, reference in specifications):
        leaves.extend((pydyf.String(key), reference))
    tree = pydyf.Dictionary({"Names": leaves})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array([reference for _, reference in specifications])
    return len(attachments)


def record_fingerprint(structure: Structure, content_digest: str) -> int:
    """Write the whole content fingerprint into XMP and into the document information, which older readers show.

    **Why `xmp:Identifier`:** it is a predefined bag of texts, so that PDF/A needs no schema of ours described.
    """
    if not content_digest:
        return 0
    structure.pdf.info[PDF_INFORMATION] = pydyf.String(content_digest)
    packet = structure.of(structure.pdf.catalog["Metadata"])
    before, end, after = b"\n".join(packet.stream).rpartition(_END_OF_PACKET)
    packet.stream = [before + _IDENTIFIER % content_digest.encode("ascii") + end + after]
    return 1


def _keys(names: Sequence[str]) -> dict[str, str]:
    """A key of the name tree (ISO 32000-1, 7.9.6) for each name: in ASCII, each once; a name in ASCII is its own.

    **Why ASCII:** other strings are UTF-16 in a PDF, and readers that order them by letters call the order of bytes unsorted.
    What readers show is `/UF`.
    """
    keys = {name: name for name in names if name.isascii()}
    for name in names:
        bare, number = ascii_name(name), 1
        while name not in keys:
            key = bare if number == 1 else f"{bare} ({number})"
            number += 1
            if key not in keys.values():
                keys[name] = key
    return keys


def _specification(pdf: pydyf.PDF, attachment: Attachment) -> bytes:
    """The reference of a new file specification (ISO 32000-1, 7.11.3) with its embedded file."""
    date = pydyf.String(_date(attachment.modified_at))
    checksum = md5(attachment.content, usedforsecurity=False).hexdigest()
    parameters = pydyf.Dictionary(
        {"Size": len(attachment.content), "CreationDate": date, "ModDate": date, "CheckSum": f"<{checksum}>"}
    )
    entries = {"Type": "/EmbeddedFile", "Subtype": pydyf.name(attachment.media_type), "Params": parameters}
    stream = pydyf.Stream([attachment.content], pydyf.Dictionary(entries), compress=True)
    pdf.add_object(stream)
    streams = pydyf.Dictionary({"F": stream.reference, "UF": stream.reference})
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(ascii_name(attachment.name)),
            "UF": pydyf.String(attachment.name),
            "EF": streams,
            "Desc": pydyf.String(attachment.description),
            "AFRelationship": pydyf.name(attachment.relationship.value),
        }
    )
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference


def ascii_name(name: str) -> str:
    """A name for readers that know no Unicode (`/F`): accents are dropped, all other letters become ``_``."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return "".join(each if each.isascii() and each.isprintable() else "_" for each in bare)


def _date(at: datetime) -> str:
    """A PDF date (ISO 32000-1, 7.9.4)."""
    return f"D:{at.astimezone(UTC):%Y%m%d%H%M%S}+00'00'"
