"""A built .docx, opened again without the writer: its XML, its text, and the numbers Word makes of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from generator.document.blocks import Blocks, Metadata
from generator.render.word.writer import render_word
from tests.render.word import sample
from tests.render.word.brand import base_style_map, base_tokens

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
W = f"{{{NS['w']}}}"
Element = etree._Element
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000280000000dc0802000000b2a5a7c50000000049454e44ae426082")
"""The first bytes of a PNG of 640 by 220 pixels: enough for a writer that only places it."""


def png_of(svg: bytes) -> bytes:
    """In place of a renderer of SVG."""
    assert svg.startswith(b"<svg")
    return PNG


def built(blocks: Blocks | None = None, metadata: Metadata = sample.METADATA, **assets: object) -> bytes:
    """The sample, or other blocks in its frame, in the base brand."""
    document = sample.document(blocks, metadata, **assets)  # type: ignore[arg-type]
    return render_word(document, base_style_map(), base_tokens(), png_of)


def opened(blocks: Blocks | None = None, metadata: Metadata = sample.METADATA, **assets: object) -> Opened:
    return Opened(built(blocks, metadata, **assets))


@dataclass
class Opened:
    """The parts of a .docx."""

    content: bytes
    parts: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            assert archive.testzip() is None
            assert len(set(archive.namelist())) == len(archive.namelist())
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document = self.xml("word/document.xml")

    def xml(self, name: str) -> Element:
        return etree.fromstring(self.parts[name])

    def all(self, path: str, part: str = "") -> list[Element]:
        """The elements of an XPath in the document or another part."""
        found = (self.xml(part) if part else self.document).xpath(path, namespaces=NS)
        return list(found)

    @cached_property
    def paragraphs(self) -> list[Element]:
        return self.all("//w:body//w:p")

    @property
    def text(self) -> str:
        return "\n".join(text_of(p) for p in self.paragraphs)

    def styled(self, style: str) -> list[Element]:
        """The paragraphs in a style, by its id."""
        return [p for p in self.paragraphs if style_of(p) == style]

    def relationships(self) -> dict[str, Element]:
        top = self.xml("word/_rels/document.xml.rels")
        return {str(one.get("Id")): one for one in top}

    def numbers(self) -> Iterator[tuple[Element, str]]:
        """Each numbered paragraph and the number Word shows before it (ECMA-376 part 1, 17.9)."""
        lists = _Lists(self.xml("word/numbering.xml"), self.xml("word/styles.xml"))
        for paragraph in self.paragraphs:
            if (number := lists.number(paragraph)) is not None:
                yield paragraph, number


def text_of(element: Element) -> str:
    """Text of runs in order; a tab is a tab, a break a line end; deleted or instruction text is none."""
    fixed = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = element.iter(f"{W}r")
    return "".join(
        child.text or "" if child.tag == f"{W}t" else fixed.get(child.tag, "") for run in runs for child in run
    )


def style_of(paragraph: Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


class _Lists:
    """Word's counting: a list is its definition; an instance may start a level anew when it is first used."""

    def __init__(self, numbering: Element, styles: Element) -> None:
        self.styles = {s.get(f"{W}styleId"): s for s in styles.findall(f"{W}style")}
        self.definitions = {d.get(f"{W}abstractNumId"): d for d in numbering.findall(f"{W}abstractNum")}
        self.instances = {n.get(f"{W}numId"): n for n in numbering.findall(f"{W}num")}
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def number(self, paragraph: Element) -> str | None:
        place = self._place(paragraph)
        if place is None or place[0] == "0":
            return None
        instance, level = place
        definition = self.instances[instance].find(f"{W}abstractNumId").get(f"{W}val")
        counts = self.counts.setdefault(definition, {})
        counts[level] = self._override(instance, level) or counts.get(level, 0) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        return self._shown(self.definitions[definition], level, counts)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        holder, style = paragraph.find(f"{W}pPr"), style_of(paragraph)
        while holder is None or holder.find(f"{W}numPr") is None:
            if style not in self.styles:
                return None
            holder = self.styles[style].find(f"{W}pPr")
            base = self.styles[style].find(f"{W}basedOn")
            style = "" if base is None else str(base.get(f"{W}val"))
        number = holder.find(f"{W}numPr")
        return number.find(f"{W}numId").get(f"{W}val"), int(number.find(f"{W}ilvl").get(f"{W}val"))

    def _override(self, instance: str, level: int) -> int | None:
        if (instance, level) in self.started:
            return None
        self.started.add((instance, level))
        found = self.instances[instance].xpath(f"w:lvlOverride[@w:ilvl={level}]/w:startOverride/@w:val", namespaces=NS)
        return int(found[0]) if found else None

    def _shown(self, definition: Element, level: int, counts: dict[int, int]) -> str:
        levels = {int(one.get(f"{W}ilvl")): one for one in definition.findall(f"{W}lvl")}
        text = str(levels[level].find(f"{W}lvlText").get(f"{W}val"))
        for part in range(level + 1):
            if f"%{part + 1}" in text:
                kind = levels[part].find(f"{W}numFmt").get(f"{W}val")
                count = counts.get(part, 1)
                shown = chr(64 + count) if kind == "upperLetter" else str(count)
                text = text.replace(f"%{part + 1}", shown)
        return text
