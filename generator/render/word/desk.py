"""What every part of the writer shares while one document is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from generator.brand.style_map import StyleMap
from generator.document.blocks import Asset, PageWords
from generator.render.word.bookmarks import Bookmarks
from generator.render.word.formatting import Formatting
from generator.render.word.numbering import Numbering
from generator.render.word.ooxml import Element, qualified, w
from generator.render.word.pictures import Pictures


@dataclass(slots=True)
class Desk:
    """The brand, the document being filled, and every counter: numbers follow from the order of the document alone."""

    document: Document
    style_map: StyleMap
    words: PageWords
    formatting: Formatting
    assets: Mapping[str, Asset]
    png_of: Callable[[bytes], bytes]
    numbering: Numbering
    pictures: Pictures
    sequence_labels: Mapping[str, str]
    """The caption label that the list of ``"figures"`` and of ``"tables"`` gathers."""
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    sequences: dict[str, int] = field(default_factory=dict)
    drawings: int = 0
    break_due: bool = False
    """Whether the next paragraph begins a new page."""
    _addresses: dict[str, str] = field(default_factory=dict)

    def paragraph(self, style: str, content: Iterable[Element], *properties: Element | None, lang: str = "") -> Element:
        """A paragraph in a style (its id), carrying the ids and the page break that waited for it.

        What begins a page has no white space above it. `lang` is its language where that is not the document's.
        """
        content = list(content)
        text = (
            "".join(str(text) for each in content for text in each.itertext()) if self.formatting.right_to_left else ""
        )
        bidi, side = self.formatting.direction(lang, text)
        if any(each is not None and each.tag == qualified("jc") for each in properties):
            side = None
        opening = [w("pageBreakBefore"), w("spacing", before=0)] if self.break_due else []
        self.break_due = False
        paragraph = w("p", w("pPr", w("pStyle", val=style), bidi, side, *opening, *properties), *content)
        return self.bookmarks.place(paragraph)

    def relationship_to(self, address: str) -> str:
        """The id of the relationship to an address, the same for the same address.

        **Why not `relate_to`:** it looks through all relationships for each new one; 5,000 links took four seconds.
        """
        part = self.document.part
        if address not in self._addresses:
            self._addresses[address] = f"rId{len(part.rels) + 1}"
            part.load_rel(RT.HYPERLINK, address, self._addresses[address], is_external=True)
        return self._addresses[address]
