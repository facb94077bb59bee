"""Checks a composed tree against the closed vocabulary: all findings at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from xml.etree.ElementTree import Element

from generator.document import kinds
from generator.document.tree import full_text, position_of, walk
from generator.document.vocabulary import (
    ATTRIBUTES,
    BLOCK,
    CONTENT,
    EVERYWHERE,
    INLINE,
    MUST_HAVE_STYLE,
    STYLE_KIND,
)
from generator.findings import Finding

Names = Callable[[str], Collection[str]]
"""The style names of a kind of thing, from the brand's style map."""

_WIDTH = re.compile(r"width: ?(\d+(?:\.\d+)?)%")
_COLUMNS = re.compile(r"[1-9]\d?")
_VALUES = {
    "style": _WIDTH,
    "href": re.compile(r"#\S+|https?://\S+|mailto:\S+"),
    "colspan": _COLUMNS,
    "scope": re.compile(r"col|row"),
    "id": re.compile(r"[^\s#]+"),
}
_ALLOWED = {
    "style": "only a width in percent",
    "href": "only #id, http, https and mailto",
    "colspan": "only a number of columns",
    "scope": "only col and row",
    "id": "only text without blanks",
}


def inspect(body: Element, names: Names, assets: Collection[str]) -> list[Finding]:
    """All findings in a composed body: elements, nesting, attributes, styles, tables, alternatives."""
    found: list[Finding] = []
    for trail in walk(body):
        if trail[-1] is not body:
            found.extend(_inspect_element(trail, names, assets))
        found.extend(_stray_text(trail))
    return found


def _inspect_element(trail: list[Element], names: Names, assets: Collection[str]) -> Iterator[Finding]:
    element, parent = trail[-1], trail[-2]
    tag, position = element.tag, position_of(trail)
    if tag not in CONTENT:
        yield kinds.UNKNOWN_ELEMENT.at(f"<{tag}> is not in the vocabulary", position=position)
        return
    allowed = CONTENT.get(parent.tag, BLOCK | INLINE)
    if tag not in allowed and not (tag in INLINE and "#inline" in allowed):
        yield kinds.WRONG_PLACE.at(f"<{tag}> can not stand in <{parent.tag}>", position=position)
    for name, value in element.attrib.items():
        if wrong := _wrong_attribute(tag, name, value):
            yield kinds.UNKNOWN_ATTRIBUTE.at(wrong, position=position)
    yield from _style(element, names, trail)
    if tag == "table":
        yield from _regular(element, trail)
    if tag == "img":
        yield from _picture(element, assets, trail)


def _wrong_attribute(tag: str, name: str, value: str) -> str:
    """What is wrong with an attribute; "" when nothing is."""
    if name not in EVERYWHERE and name not in ATTRIBUTES.get(tag, ()):
        return f'<{tag}> has no attribute "{name}"'
    if name in _VALUES and not _VALUES[name].fullmatch(value):
        return f'{name}="{value[:80]}" is not allowed: {_ALLOWED[name]}'
    return ""


def _style(element: Element, names: Names, trail: list[Element]) -> Iterator[Finding]:
    tag, style = str(element.tag), element.get("class", "")
    kind = STYLE_KIND.get(tag)
    if style and kind is None:
        yield kinds.UNKNOWN_STYLE.at(f'<{tag}> takes no class, found "{style}"', position=position_of(trail))
    elif style and kind is not None and style not in names(kind):
        message = f'there is no {kind} style "{style}"'
        yield kinds.UNKNOWN_STYLE.at(message, position=position_of(trail))
    elif not style and tag in MUST_HAVE_STYLE:
        yield kinds.UNKNOWN_STYLE.at(f"<{tag}> needs a class that says what it is", position=position_of(trail))


def _stray_text(trail: list[Element]) -> Iterator[Finding]:
    element = trail[-1]
    if CONTENT.get(element.tag, frozenset({"#inline"})) & {"#inline", "#text"}:
        return
    for text in (element.text, *(child.tail for child in element)):
        if text and text.strip():
            message = f"text stands straight in <{element.tag}>: “{text.strip()[:40]}”"
            yield kinds.WRONG_PLACE.at(message, position=position_of(trail), hint="Put it into a <p>.")


def _regular(table: Element, trail: list[Element]) -> Iterator[Finding]:
    """Whether the widths add up and every row fills them; an attribute that is wrong itself is told once, elsewhere."""
    styles = [col.get("style", "") for col in table.findall("colgroup/col")]
    shares = [float(width[1]) for style in styles if (width := _WIDTH.fullmatch(style))]
    if len(shares) < len([style for style in styles if style]):
        return
    if not shares or len(shares) < len(styles) or abs(sum(shares) - 100) > 0.5:
        message = "a table needs a <colgroup> whose widths add up to 100 %"
        yield kinds.IRREGULAR_TABLE.at(message, position=position_of(trail))
        return
    for row in (*table.iterfind("thead/tr"), *table.iterfind("tbody/tr")):
        spans = [cell.get("colspan", "1") for cell in row]
        filled = sum(int(span) for span in spans if _COLUMNS.fullmatch(span))
        if filled != len(shares) and all(map(_COLUMNS.fullmatch, spans)):
            message = f"a row has {filled} columns, its table {len(shares)}: “{full_text(row)[:40]}”"
            yield kinds.IRREGULAR_TABLE.at(message, position=position_of([*trail, row]))


def _picture(image: Element, assets: Collection[str], trail: list[Element]) -> Iterator[Finding]:
    if not image.get("alt", "").strip():
        yield kinds.MISSING_ALTERNATIVE.at("a picture has no alt text", position=position_of(trail))
    if image.get("src", "") not in assets:
        message = f'there is no picture "{image.get("src", "")[:80]}" among the figures'
        yield kinds.MISSING_ASSET.at(message, position=position_of(trail))


def keep_first_ids(body: Element) -> None:
    """Take away an id that stands before in the document: where an author gives two items one name, links go to the first.

    **Why not refused:** it is an author's mistake and not the template's; the rules tell the author (R301).
    """
    ids: set[str] = set()
    for element in body.iter():
        if identifier := element.get("id"):
            if identifier in ids:
                del element.attrib["id"]
            ids.add(identifier)


def broken_references(body: Element) -> list[Finding]:
    """Links that lead nowhere, once everything has its id."""
    ids = {element.get("id") for element in body.iter()}
    return [
        kinds.BROKEN_REFERENCE.at(f'"{target}" leads nowhere', position=position_of(trail))
        for trail in walk(body)
        if (target := trail[-1].get("href", "")).startswith("#") and target[1:] not in ids
    ]
