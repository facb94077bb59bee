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

_WIDTH = re.compile(r"width: ?\d+(\.\d+)?%")
_LINK = re.compile(r"(#[^\s]+|https?://\S+|mailto:\S+)")


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
        if name not in EVERYWHERE and name not in ATTRIBUTES.get(tag, ()):
            yield kinds.UNKNOWN_ATTRIBUTE.at(f'<{tag}> has no attribute "{name}"', position=position)
        elif name == "style" and not _WIDTH.fullmatch(value):
            yield kinds.UNKNOWN_ATTRIBUTE.at(f'style="{value}": only a width in percent is allowed', position=position)
        elif name == "href" and not _LINK.fullmatch(value):
            yield kinds.UNKNOWN_ATTRIBUTE.at(f'href="{value[:80]}" is no link a document can have', position=position)
    yield from _style(element, names, trail)
    if tag == "table":
        yield from _regular(element, trail)
    if tag == "img":
        yield from _picture(element, assets, trail)


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
    columns = table.findall("colgroup/col")
    shares = [float(share[0]) for col in columns if (share := re.findall(r"[\d.]+", col.get("style", "")))]
    if not columns or len(shares) != len(columns) or abs(sum(shares) - 100) > 0.5:
        message = "a table needs a <colgroup> whose widths add up to 100 %"
        yield kinds.IRREGULAR_TABLE.at(message, position=position_of(trail))
        return
    for part in ("thead", "tbody"):
        for row in table.findall(f"{part}/tr"):
            width = sum(int(cell.get("colspan", "1")) for cell in row)
            if width != len(columns):
                message = f"a row has {width} columns, its table {len(columns)}: “{full_text(row)[:40]}”"
                yield kinds.IRREGULAR_TABLE.at(message, position=position_of([*trail, row]))


def _picture(image: Element, assets: Collection[str], trail: list[Element]) -> Iterator[Finding]:
    if not image.get("alt", "").strip():
        yield kinds.MISSING_ALTERNATIVE.at("a picture has no alt text", position=position_of(trail))
    if image.get("src", "") not in assets:
        message = f'there is no picture "{image.get("src", "")[:80]}" among the figures'
        yield kinds.MISSING_ASSET.at(message, position=position_of(trail))


def broken_references(body: Element) -> list[Finding]:
    """Ids that stand twice and links that lead nowhere, once everything has its id."""
    return list(_references(body))


def _references(body: Element) -> Iterator[Finding]:
    ids: set[str] = set()
    for trail in walk(body):
        if identifier := trail[-1].get("id"):
            if identifier in ids:
                yield kinds.BROKEN_REFERENCE.at(f'the id "{identifier}" stands twice', position=position_of(trail))
            ids.add(identifier)
    for trail in walk(body):
        target = trail[-1].get("href", "")
        if target.startswith("#") and target[1:] not in ids:
            yield kinds.BROKEN_REFERENCE.at(f'"{target}" leads nowhere', position=position_of(trail))
