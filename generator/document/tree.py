"""The composed HTML as an element tree: parsed once, strictly, then checked, numbered, linked, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from generator.document import kinds
from generator.errors import TemplateWrong
from generator.findings import Position

_WHITE = re.compile(r"[ \t\r\n\f]+")
_AT = re.compile(r'data-at="([^"]+):(\d+)"')


def parse_body(html: str) -> Element:
    """The tree of a composed body.

    Raises:
        TemplateWrong: the HTML is not well formed; the finding names the template and line when `html` carries positions.
    """
    try:
        return fromstring(f"<body>{html}</body>")  # noqa: S314 (our own templates' output; every value in it is escaped)
    except ParseError as error:
        line, column = error.position
        lines = html.split("\n")
        before = "\n".join([*lines[: line - 1], lines[line - 1][:column]])
        seen = _AT.findall(before)
        position = Position(f"templates/{seen[-1][0]}", int(seen[-1][1]), 1) if seen else None
        message = str(error).partition(":")[0]
        finding = kinds.NOT_WELL_FORMED.at(f"the HTML is not well formed near here: {message}", position=position)
        raise TemplateWrong("a template makes HTML that is not well formed", findings=[finding]) from error


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
