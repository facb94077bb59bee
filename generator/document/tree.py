"""The composed HTML as an element tree: parsed once, strictly, then checked, numbered, linked, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring
from xml.parsers.expat import errors

from generator.document import kinds
from generator.errors import TemplateWrong
from generator.findings import Position

_WHITE = re.compile(r"[ \t\r\n\f]+")
_AT = re.compile(r'(?:data-at="|<\?at )([^"?]+):(\d+)["?]')
_TAG = re.compile(r"""<(?P<start>[A-Za-z][\w-]*)(?:[^<>"']|"[^"]*"|'[^']*')*?(?P<empty>/?)>|</(?P<end>[\w-]+)\s*>""")

_WRITTEN_TAG = re.compile(r"""<(?P<name>[a-z][a-z0-9]*)(?P<inside>[^"<>]*(?:"[^"]*"[^"<>]*)*)>""")
_VOID = frozenset({"br", "img", "col"})


def parse_body(html: str) -> Element:
    """The tree of a composed body, or of a part of one.

    Raises:
        TemplateWrong: the HTML is not well formed; the finding names the template and line when `html` carries positions.
    """
    whole = f"<body>{html}</body>"
    try:
        return fromstring(whole)  # noqa: S314 (our own templates' output; every value in it is escaped)
    except ParseError as error:
        message = f"the HTML is not well formed: {str(error).partition(':')[0]}"
        finding = kinds.NOT_WELL_FORMED.at(message, position=_position_of_error(whole, error))
        raise TemplateWrong("a template makes HTML that is not well formed", findings=[finding]) from error


def _position_of_error(html: str, error: ParseError) -> Position | None:
    """The template and line of a mistake: of the element that is not closed, else of the last tag before it."""
    line, column = error.position
    lines = html.split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1].encode()[:column].decode(errors="ignore")])
    at = _unclosed(html) if error.code == errors.codes[errors.XML_ERROR_TAG_MISMATCH] else None
    at = at or (seen[-1] if (seen := _AT.findall(before)) else None)
    return Position(f"templates/{at[0]}", int(at[1]), 1) if at else None


def _unclosed(html: str) -> tuple[str, str] | None:
    """Where the element begins whose end tag is missing; None when instead an end tag stands without its beginning."""
    open_: list[tuple[str, str]] = []
    for tag in _TAG.finditer(html):
        if tag["start"]:
            open_ += [(tag["start"], tag[0])] * (not tag["empty"])
        elif open_ and open_[-1][0] == tag["end"]:
            open_.pop()
        else:
            at = _AT.search(open_[-1][1]) if any(name == tag["end"] for name, _ in open_) else None
            return (at[1], at[2]) if at else None
    return None


def read_body(html: str) -> Element:
    """The tree of a body that `write_body` wrote."""
    return fromstring(f"<body>{_WRITTEN_TAG.sub(_as_xml, html)}</body>")  # noqa: S314 (written by us from a tree)


def _as_xml(tag: re.Match[str]) -> str:
    """A start tag of HTML in XML: void elements are closed, and attributes have no bare ``<``."""
    inside = tag["inside"].replace("<", "&lt;")
    return f"<{tag['name']}{inside.rstrip('/')}/>" if tag["name"] in _VOID else f"<{tag['name']}{inside}>"


def write_body(body: Element) -> str:
    """The HTML of a tree, without the `<body>` element itself."""
    return "".join(tostring(child, encoding="unicode", method="html") for child in body)


def position_of(trail: list[Element]) -> Position | None:
    """The template and line of the innermost element of a trail (outermost first) that carries one."""
    for element in reversed(trail):
        if at := element.get("data-at"):
            name, _, line = at.rpartition(":")
            return Position(f"templates/{name}", int(line), 1)
    return None


def full_text(element: Element) -> str:
    """All text inside an element, white space folded."""
    return _WHITE.sub(" ", "".join(element.itertext())).strip(" ")


def walk(element: Element, trail: list[Element] | None = None) -> Iterator[list[Element]]:
    """Every element below `element` in document order, each with the trail of its ancestors (itself last)."""
    trail = [*(trail or []), element]
    yield trail
    for child in element:
        yield from walk(child, trail)
