"""WordprocessingML elements: names, the order its schema asks for, units, and which characters XML can carry.

**Why lxml and no library above it:** the document is written once, from front to back. Elements made here cost the same
for the first table row and the 5,000th, escape every text by construction, and bring nobody else's template along.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from generator.errors import RenderingFailed

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the prefix of the format
W10 = "urn:schemas-microsoft-com:office:word"
NAMESPACES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "v": V, "o": O, "w10": W10}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc"
    " outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps noProof color spacing sz szCs u shd lang",
    "tcPr": "tcW gridSpan tcBorders shd noWrap tcMar vAlign",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
}
"""The children these elements may have here, in the order of the schema; Word calls a file broken that has another."""

_RANK = {parent: {child: rank for rank, child in enumerate(order.split())} for parent, order in _ORDER.items()}


def qualified(name: str, namespace: str = W) -> str:
    """The name as lxml wants it."""
    return f"{{{namespace}}}{name}"


def w(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """A ``w:`` element with ``w:`` attributes; ``None`` is no child, and properties are put in schema order."""
    element = etree.Element(f"{{{W}}}{name}", {f"{{{W}}}{key}": str(value) for key, value in attributes.items()})
    present = [child for child in children if child is not None]
    if rank := _RANK.get(name):
        present.sort(key=lambda child: rank[child.tag[len(W) + 2 :]])
    element.extend(present)
    return element


def top_element(namespace: str, name: str, prefixes: dict[str, str] | None = None) -> Element:
    """The outermost element of a part in a namespace of its own, which needs no prefix there."""
    declared: dict[str | None, str] = {None: namespace}
    declared.update(prefixes or {})
    return etree.Element(f"{{{namespace}}}{name}", nsmap=declared)  # type: ignore[arg-type]  # None: no prefix


def root(name: str, *children: Element | None) -> Element:
    """The outermost ``w:`` element of a part, declaring every prefix once."""
    element = etree.Element(f"{{{W}}}{name}", nsmap=NAMESPACES)
    element.extend(child for child in children if child is not None)
    return element


def add_property(owner: Element, holder: str, prop: Element) -> None:
    """Add a property to a paragraph or run (its holder is made when missing), in schema order, replacing its like."""
    properties = owner.find(f"{{{W}}}{holder}")
    if properties is None:
        properties = w(holder)
        owner.insert(0, properties)
    for old in properties.findall(prop.tag):
        properties.remove(old)
    rank = _RANK[holder]
    mine = rank[prop.tag[len(W) + 2 :]]
    place = sum(1 for child in properties if rank[child.tag[len(W) + 2 :]] < mine)
    properties.insert(place, prop)


def text_element(name: str, text: str) -> Element:
    """``w:t`` or ``w:instrText``, white space kept. Raises `RenderingFailed` for text that XML can not carry."""
    element = etree.Element(f"{{{W}}}{name}")
    element.text = carried(text)
    if text[:1].isspace() or text[-1:].isspace() or "  " in text:
        element.set(XML_SPACE, "preserve")
    return element


def carried(text: str) -> str:
    """The text itself. Raises `RenderingFailed` naming the first character that XML 1.0 can not carry."""
    if wrong := _NOT_XML.search(text):
        around = text[max(0, wrong.start() - 20) : wrong.start()]
        raise RenderingFailed(
            f"a text has the character U+{ord(wrong[0]):04X}, which a Word document can not hold, after “{around}”",
            hint="Remove the character from the input.",
        )
    return text


def on_off(name: str, value: bool | None) -> Element | None:
    """A switch of the format: present for true, ``val="0"`` for false, nothing for None."""
    if value is None:
        return None
    return w(name) if value else w(name, val="0")


def twips_of_mm(length_mm: float) -> int:
    """Twentieths of a point."""
    return round(length_mm * 1440 / 25.4)


def twips_of_pt(length_pt: float) -> int:
    """Twentieths of a point."""
    return round(length_pt * 20)


def xml_bytes(element: Element) -> bytes:
    """A part's XML, UTF-8 with its declaration."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
