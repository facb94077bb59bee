"""Numbers headings and captions, and fills the contents: templates write plain headings, the numbers come from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from generator.document.blocks import OutlineEntry
from generator.document.outline import Numbering
from generator.document.tree import full_text

CONTENTS_DEPTH = 2
"""Levels of headings that stand in the contents."""


@dataclass(frozen=True, slots=True)
class Captioned:
    """A figure or table that has a caption."""

    id: str
    label: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """What numbering found: the outline, and the captioned figures and tables in order."""

    outline: tuple[OutlineEntry, ...]
    figures: tuple[Captioned, ...]
    tables: tuple[Captioned, ...]


def number(body: Element, numberings: dict[str, Numbering], labels: Mapping[str, str]) -> Numbers:
    """Number `body` in place; `numberings` says by section id how each section is counted.

    `labels` are what stands before the number of a ``"figure"`` and of a ``"table"``.
    """
    outline: list[OutlineEntry] = []
    counts = {Numbering.DECIMAL: 0, Numbering.LETTER: 0, Numbering.NONE: 0}
    for section in body.findall("section"):
        numbering = numberings.get(section.get("id", ""), Numbering.NONE)
        counts[numbering] += 1
        first = _section_number(numbering, counts[numbering])
        outline.extend(_number_headings(section, first))
    figures = _caption(body, "figure", "figcaption", labels["figure"])
    tables = _caption(body, "table", "caption", labels["table"])
    return Numbers(tuple(outline), tuple(figures), tuple(tables))


def _section_number(numbering: Numbering, count: int) -> str:
    if numbering is Numbering.NONE:
        return ""
    return str(count) if numbering is Numbering.DECIMAL else chr(ord("A") + (count - 1) % 26) * (1 + (count - 1) // 26)


def _number_headings(section: Element, first: str) -> list[OutlineEntry]:
    entries: list[OutlineEntry] = []
    second = minor = 0
    for heading in section.iter():
        if heading.tag == "h2":
            shown, level = first, 1
            heading.set("id", heading.get("id") or f"{section.get('id')}-heading")
        elif heading.tag == "h3":
            second += 1
            shown, level = (f"{first}.{second}" if first else ""), 2
            heading.set("id", heading.get("id") or f"{section.get('id')}-{second}")
        elif heading.tag == "h4":
            minor += 1
            shown, level = "", 3
            heading.set("id", heading.get("id") or f"{section.get('id')}-minor-{minor}")
        else:
            continue
        text = full_text(heading)
        if shown:
            _prefix(heading, "number", shown)
        entries.append(OutlineEntry(level, shown, text, heading.get("id", "")))
    return entries


def _prefix(element: Element, style: str, text: str) -> None:
    """Put ``<span class=style>text</span> `` before what an element holds."""
    span = Element("span", {"class": style})
    span.text = text
    span.tail = " " + (element.text or "").lstrip()
    element.text = None
    element.insert(0, span)


def _caption(body: Element, tag: str, caption_tag: str, label: str) -> list[Captioned]:
    found: list[Captioned] = []
    for element in body.iter(tag):
        caption = element.find(caption_tag)
        if caption is None:
            continue
        shown = str(len(found) + 1)
        text = full_text(caption)
        element.set("id", element.get("id") or f"{tag}-{shown}")
        _prefix(caption, "label", f"{label} {shown}")
        found.append(Captioned(element.get("id", ""), label, shown, text))
    return found


def fill_contents(body: Element, numbers: Numbers) -> None:
    """Fill every `<nav>`: the contents, the list of figures, the list of tables; an empty list is taken out."""
    for parent in list(body.iter()):
        for nav in parent.findall("nav"):
            lines = _lines(nav.get("class", ""), numbers)
            if not lines:
                parent.remove(nav)
                continue
            entries = SubElement(nav, "ol")
            for level, shown, text, target in lines:
                link = SubElement(SubElement(entries, "li", {"class": f"level-{level}"}), "a", {"href": f"#{target}"})
                span = SubElement(link, "span", {"class": "number"})
                span.text = shown
                span.tail = " " + text
                if not shown:
                    link.remove(span)
                    link.text = text


def _lines(style: str, numbers: Numbers) -> list[tuple[int, str, str, str]]:
    if style == "contents":
        return [(e.level, e.number, e.text, e.id) for e in numbers.outline if e.level <= CONTENTS_DEPTH]
    captioned = numbers.figures if style == "figures" else numbers.tables
    return [(1, f"{each.label} {each.number}", each.text, each.id) for each in captioned]
