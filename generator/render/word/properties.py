"""Document properties: what the file says about itself to Word, to search and to record systems."""

from __future__ import annotations

from datetime import UTC

from lxml import etree

from generator.document.blocks import Metadata
from generator.render.word.languages import word_language
from generator.render.word.ooxml import carried, top_element, xml_bytes
from generator.render.word.package import Package

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def add_properties(package: Package, metadata: Metadata, category: str) -> None:
    """Add core, extended and custom properties, and the package's relationships to them and to the document."""
    package.package.to("officeDocument", "word/document.xml")
    for kind, name, content in (
        ("core-properties", "docProps/core.xml", _core(metadata, category)),
        ("extended-properties", "docProps/app.xml", _extended(metadata)),
        ("custom-properties", "docProps/custom.xml", _custom(metadata)),
    ):
        package.parts[name] = content
        package.package.to(kind, name)


def _core(metadata: Metadata, category: str) -> bytes:
    """Dublin Core and the package's own terms; both dates are the document's, so that the bytes follow from it."""
    top = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    moment = metadata.modified_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for namespace, name, value in (
        (_DC, "title", metadata.title),
        (_DC, "subject", metadata.subject),
        (_DC, "creator", metadata.author),
        (_CORE, "keywords", ", ".join(metadata.keywords)),
        (_DC, "identifier", metadata.incident_id),
        (_CORE, "version", metadata.version),
        (_CORE, "contentStatus", metadata.status),
        (_CORE, "category", category),
        (_DC, "language", word_language(metadata.language)),
        (_CORE, "lastModifiedBy", metadata.author),
        (_CORE, "revision", "1"),
        (_TERMS, "created", moment),
        (_TERMS, "modified", moment),
    ):
        element = etree.SubElement(top, f"{{{namespace}}}{name}")
        element.text = carried(value)
        if namespace == _TERMS:
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return xml_bytes(top)


def _extended(metadata: Metadata) -> bytes:
    top = top_element(_EXTENDED, "Properties")
    for name, value in (("Application", "Post-mortem pipeline"), ("Company", metadata.organisation)):
        etree.SubElement(top, f"{{{_EXTENDED}}}{name}").text = carried(value)
    return xml_bytes(top)


def _custom(metadata: Metadata) -> bytes:
    """What has no core property, and what record systems look for by name."""
    top = top_element(_CUSTOM, "Properties", {"vt": _TYPES})
    values = {
        "Incident ID": metadata.incident_id,
        "Severity": metadata.severity,
        "Status": metadata.status,
        "Version": metadata.version,
        "Classification": metadata.classification,
    }
    for number, (name, value) in enumerate(values.items(), 2):
        one = etree.SubElement(top, f"{{{_CUSTOM}}}property", fmtid=_USER_DEFINED, pid=str(number), name=name)
        etree.SubElement(one, f"{{{_TYPES}}}lpwstr").text = carried(value)
    return xml_bytes(top)
