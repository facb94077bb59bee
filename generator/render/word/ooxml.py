"""WordprocessingML elements: order, units, and which characters XML can carry; python-docx makes them.

**Why elements and not python-docx's paragraphs and tables:** package, styles, sections, headers, pictures and properties
are made through its objects. A run or paragraph of the text costs five to thirteen times as much that way and has no
word for languages, East Asian fonts, fields and bookmarks; `table.cell()` is quadratic in the rows. So the text is made
of `OxmlElement`, which are python-docx's own classes: the first row of a table costs what the 5,000th does.
"""

from __future__ import annotations

import re
from typing import TypeAlias, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap
from docx.oxml.xmlchemy import BaseOxmlElement

from generator.errors import RenderingFailed

Element: TypeAlias = BaseOxmlElement

W = nsmap["w"]
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the prefix of the format
_PREFIXES = {prefix: nsmap[prefix] for prefix in ("w", "r", "wp", "a", "pic")} | {"v": V, "o": O}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ORDER = {
    parent: order.split()
    for parent, order in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind"
        " contextualSpacing jc outlineLvl rPr",
        "rPr": "rStyle rFonts b bCs i iCs caps noProof color spacing sz szCs u shd rtl lang",
        "tcPr": "tcW gridSpan tcBorders shd noWrap tcMar vAlign",
        "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    }.items()
}
"""The children these elements may have here, in the order of the schema; Word calls a file broken that has another."""

_RANK = {parent: {child: rank for rank, child in enumerate(order)} for parent, order in _ORDER.items()}


def qualified(name: str) -> str:
    """The name of a ``w:`` element or attribute as lxml wants it."""
    return f"{{{W}}}{name}"


def w(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """A ``w:`` element with ``w:`` attributes; ``None`` is no child, and properties are put in schema order."""
    made = OxmlElement(f"w:{name}", {f"{{{W}}}{key}": str(value) for key, value in attributes.items()})
    present = [child for child in children if child is not None]
    if rank := _RANK.get(name):
        present.sort(key=lambda child: rank[_local_name(child)])
    made.extend(present)
    return cast(Element, made)


def a(name: str, /, *children: Element, **attributes: str) -> Element:
    """An ``a:`` element (DrawingML), whose attributes have no namespace."""
    made = OxmlElement(f"a:{name}", attributes)
    made.extend(children)
    return cast(Element, made)


def root(name: str, *children: Element | None) -> Element:
    """The outermost ``w:`` element of a part, declaring every prefix once."""
    made = OxmlElement(f"w:{name}", nsdecls=_PREFIXES)
    made.extend(child for child in children if child is not None)
    return cast(Element, made)


def put(owner: Element, holder: str, prop: Element | None) -> None:
    """Put a property that python-docx has no word for into an owner's ``pPr`` or ``rPr``, in schema order; None is none."""
    if prop is not None:
        order, name = _ORDER[holder], _local_name(prop)
        properties: Element = getattr(owner, f"get_or_add_{holder}")()
        properties.remove_all(f"w:{name}")
        properties.insert_element_before(prop, *[f"w:{later}" for later in order[order.index(name) + 1 :]])


def _local_name(element: Element) -> str:
    return str(element.tag)[len(W) + 2 :]


def text_element(name: str, text: str) -> Element:
    """``w:t`` or ``w:instrText``, white space kept. Raises `RenderingFailed` for text that XML can not carry."""
    made = cast(Element, OxmlElement(f"w:{name}"))
    made.text = carried(text)
    if text[:1].isspace() or text[-1:].isspace() or "  " in text:
        made.set(_XML_SPACE, "preserve")
    return made


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
