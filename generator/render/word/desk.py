"""What every part of the writer shares while one document is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from generator.brand.style_map import StyleMap
from generator.document.blocks import Asset
from generator.render.word.bookmarks import Bookmarks
from generator.render.word.formatting import Formatting
from generator.render.word.numbering import Numbering
from generator.render.word.ooxml import Element, twips_of_mm, w
from generator.render.word.package import Package
from generator.render.word.tokens import Labels, Tokens


@dataclass(slots=True)
class Desk:
    """The brand, the package being filled, and every counter: numbers follow from the order of the document alone."""

    style_map: StyleMap
    tokens: Tokens
    labels: Labels
    formatting: Formatting
    assets: Mapping[str, Asset]
    png_of: Callable[[bytes], bytes]
    numbering: Numbering
    sequence_labels: Mapping[str, str]
    """The caption label that the list of ``"figures"`` and of ``"tables"`` gathers."""
    package: Package = field(default_factory=Package)
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    sequences: dict[str, int] = field(default_factory=dict)
    drawings: int = 0
    break_due: bool = False
    """Whether the next paragraph begins a new page."""

    def paragraph(self, style: str, content: Iterable[Element], *properties: Element | None) -> Element:
        """A paragraph in a style (its id), carrying the ids and the page break that waited for it."""
        page_break = w("pageBreakBefore") if self.break_due else None
        self.break_due = False
        paragraph = w("p", w("pPr", w("pStyle", val=style), page_break, *properties), *content)
        return self.bookmarks.place(paragraph)

    @property
    def text_width(self) -> int:
        """The width of the text column in twips."""
        page = self.tokens.page
        return twips_of_mm(page["width_mm"] - page["margin_left_mm"] - page["margin_right_mm"])

    @property
    def text_height(self) -> int:
        """The height of the text column in twips."""
        page = self.tokens.page
        return twips_of_mm(page["height_mm"] - page["margin_top_mm"] - page["margin_bottom_mm"])
