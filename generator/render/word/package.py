"""The package a .docx is: parts, their types and relationships, in a zip whose bytes follow from its content alone.

ECMA-376 part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from generator.render.word.ooxml import Element, carried, top_element, xml_bytes

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can name; a real one would make two builds differ."""

_TYPES = {
    "word/document.xml": _WORD + "document.main+xml",
    "word/styles.xml": _WORD + "styles+xml",
    "word/numbering.xml": _WORD + "numbering+xml",
    "word/settings.xml": _WORD + "settings+xml",
    "word/fontTable.xml": _WORD + "fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
}


@dataclass(slots=True)
class Relationships:
    """What a part points at: numbered in the order of asking, the same target once."""

    entries: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id (``rId3``) of the relationship to a part or, external, to an address."""
        return self.entries.setdefault((kind, target, external), f"rId{len(self.entries) + 1}")

    def xml(self) -> bytes:
        """The relationships part."""
        top = top_element(_RELATIONSHIPS, "Relationships")
        for (kind, target, external), identifier in self.entries.items():
            space = _PACKAGE if kind == "core-properties" else _OFFICE
            one = etree.SubElement(top, f"{{{_RELATIONSHIPS}}}Relationship", Id=identifier, Type=space + kind)
            one.set("Target", carried(target))
            if external:
                one.set("TargetMode", "External")
        return xml_bytes(top)


@dataclass(slots=True)
class Package:
    """The parts gathered so far. The main document's relationships are open while it is written."""

    parts: dict[str, bytes] = field(default_factory=dict)
    package: Relationships = field(default_factory=Relationships)
    document: Relationships = field(default_factory=Relationships)
    _images: dict[bytes, str] = field(default_factory=dict)

    def add_word_part(self, kind: str, name: str, element: Element) -> str:
        """A part beside the document (``styles``, ``header`` …); returns its relationship's id."""
        self.parts[f"word/{name}"] = xml_bytes(element)
        return self.document.to(kind, name)

    def add_image(self, content: bytes, extension: str) -> str:
        """A picture, stored once however often it is shown; returns its relationship's id."""
        name = self._images.setdefault(content, f"media/image{len(self._images) + 1}.{extension}")
        self.parts[f"word/{name}"] = content
        return self.document.to("image", name)

    def to_bytes(self) -> bytes:
        """The zip: types first, then the package's relationships, then parts by name; one date and setting for all."""
        parts = dict(self.parts)
        parts["word/_rels/document.xml.rels"] = self.document.xml()
        first = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": self.package.xml()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in [*first.items(), *sorted(parts.items())]:
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                archive.writestr(entry, content, compresslevel=6)
        return out.getvalue()


def _content_types(parts: dict[str, bytes]) -> bytes:
    top = top_element(_CONTENT_TYPES, "Types")
    used = {"rels", "xml"} | {name.rpartition(".")[2] for name in parts}
    for extension, content_type in _DEFAULTS.items():
        if extension in used:
            etree.SubElement(top, f"{{{_CONTENT_TYPES}}}Default", Extension=extension, ContentType=content_type)
    for name in sorted(parts):
        if content_type := _type_of(name):
            etree.SubElement(top, f"{{{_CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
    return xml_bytes(top)


def _type_of(name: str) -> str:
    """The content type of a part, empty where its file extension says it."""
    for kind in ("header", "footer"):
        if name.startswith(f"word/{kind}"):
            return f"{_WORD}{kind}+xml"
    return _TYPES.get(name, "")
