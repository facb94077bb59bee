"""Document properties: what the file says about itself to Word, to search and to record systems."""

from __future__ import annotations

from datetime import UTC

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from generator.document.blocks import Metadata
from generator.record.recorded import WORD_PROPERTY
from generator.render.word.languages import word_language
from generator.render.word.ooxml import carried

_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

_LONGEST = 255
"""Characters of a core property; Word and python-docx take no more."""


def set_properties(document: Document, metadata: Metadata, category: str) -> None:
    """Set the core properties, and add the extended and custom ones, which python-docx has not."""
    _set_core(document, metadata, category)
    package = document.part.package
    for name, content_type, relationship, content in (
        ("app", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, _extended(metadata)),
        ("custom", CT.OFC_CUSTOM_PROPERTIES, RT.CUSTOM_PROPERTIES, _custom(metadata)),
    ):
        package.relate_to(Part(PackURI(f"/docProps/{name}.xml"), content_type, content, package), relationship)


def _set_core(document: Document, metadata: Metadata, category: str) -> None:
    """Dublin Core and the package's own terms; both dates are the document's, so that the bytes follow from it."""
    properties = document.core_properties
    properties.title = _short(metadata.title)
    properties.subject = _short(metadata.subject)
    properties.author = properties.last_modified_by = _short(metadata.author)
    properties.keywords = _short(", ".join(metadata.keywords))
    properties.identifier = _short(metadata.incident_id)
    properties.version = _short(metadata.version)
    properties.content_status = _short(metadata.status)
    properties.category = _short(category)
    properties.language = word_language(metadata.language)
    properties.revision = 1
    properties.created = properties.modified = metadata.modified_at.astimezone(UTC)


def _short(text: str) -> str:
    return carried(text) if len(text) <= _LONGEST else f"{carried(text)[: _LONGEST - 1]}…"


def _extended(metadata: Metadata) -> bytes:
    top = _top(_EXTENDED)
    for name, value in (("Application", "Post-mortem pipeline"), ("Company", metadata.organisation)):
        etree.SubElement(top, f"{{{_EXTENDED}}}{name}").text = carried(value)
    return _xml(top)


def _custom(metadata: Metadata) -> bytes:
    """What has no core property, and what record systems look for by name."""
    top = _top(_CUSTOM, vt=_TYPES)
    values = {
        "Incident ID": metadata.incident_id,
        "Severity": metadata.severity,
        "Status": metadata.status,
        "Version": metadata.version,
        "Classification": metadata.classification,
    }
    if metadata.content_digest:
        values[WORD_PROPERTY] = metadata.content_digest
    for number, (name, value) in enumerate(values.items(), 2):
        one = etree.SubElement(top, f"{{{_CUSTOM}}}property", fmtid=_USER_DEFINED, pid=str(number), name=name)
        etree.SubElement(one, f"{{{_TYPES}}}lpwstr").text = carried(value)
    return _xml(top)


def _top(namespace: str, **prefixes: str) -> etree._Element:
    """The outermost element ``Properties`` of a namespace, which needs no prefix there."""
    declared: dict[str | None, str] = {None: namespace}
    declared.update(prefixes)
    return etree.Element(f"{{{namespace}}}Properties", nsmap=declared)  # type: ignore[arg-type]  # None: no prefix


def _xml(top: etree._Element) -> bytes:
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)
