"""Looks of the style map as paragraph and run properties of Word."""

from __future__ import annotations

from dataclasses import dataclass

from generator.brand.style_map import Border, Look
from generator.render.word.languages import east_asian_family, is_east_asian
from generator.render.word.ooxml import Element, on_off, twips_of_mm, twips_of_pt, w
from generator.render.word.tokens import Tokens

ALIGNMENT = {"left": "left", "centre": "center", "right": "right"}
"""Alignments of the style map as Word spells them."""


@dataclass(frozen=True, slots=True)
class Formatting:
    """Turns looks into properties with the tokens of one brand, for a document in one language."""

    tokens: Tokens
    language: str

    def colour(self, name: str) -> str:
        """``RRGGBB`` of a colour token."""
        return self.tokens.colours[name].lstrip("#").upper()

    def run(self, look: Look, *, proofed: bool = True, character: bool = False) -> Element:
        """``w:rPr`` of a look; a paragraph's shading is its paragraph's, a character style's that of its text."""
        half_points = round(self.tokens.sizes[look.size] * 2) if look.size else 0
        return w(
            "rPr",
            self.fonts(look.font) if look.font else None,
            on_off("b", look.bold),
            on_off("bCs", look.bold),
            on_off("i", look.italic),
            on_off("iCs", look.italic),
            on_off("caps", look.caps),
            None if proofed else w("noProof"),
            w("color", val=self.colour(look.colour)) if look.colour else None,
            w("spacing", val=twips_of_pt(look.tracking_pt)) if look.tracking_pt is not None else None,
            w("sz", val=half_points) if half_points else None,
            w("szCs", val=half_points) if half_points else None,
            None if look.underline is None else w("u", val="single" if look.underline else "none"),
            self.shading(look.shading) if character else None,
        )

    def fonts(self, role: str) -> Element | None:
        """``w:rFonts`` of a role (body, heading, mono); East Asian text takes the family of the document's language."""
        if not role:
            return None
        families = self.tokens.fonts[role]
        east = east_asian_family(families, self.language)
        return w("rFonts", ascii=families[0], hAnsi=families[0], eastAsia=east or families[0], cs=families[0])

    def east_asian_font(self, language: str) -> Element | None:
        """``w:rFonts`` for a passage in an East Asian language; None for any other."""
        family = east_asian_family(self.tokens.fonts["body"], language) if is_east_asian(language) else ""
        return w("rFonts", eastAsia=family) if family else None

    def paragraph(self, look: Look, *extra: Element | None) -> Element:
        """``w:pPr`` of a look, with further properties."""
        return w(
            "pPr",
            on_off("keepNext", look.keep_next),
            on_off("keepLines", look.keep_lines),
            self.borders("pBdr", look),
            self.shading(look.shading),
            self._spacing(look),
            self._indent(look),
            w("jc", val=ALIGNMENT[look.align]) if look.align else None,
            *extra,
        )

    def shading(self, colour: str) -> Element | None:
        """``w:shd`` filled with a colour token."""
        return w("shd", val="clear", color="auto", fill=self.colour(colour)) if colour else None

    def borders(self, name: str, look: Look) -> Element | None:
        """``w:pBdr``, ``w:tblBorders`` or ``w:tcBorders`` of a look; None when it has none."""
        sides = {
            "top": look.border_top,
            "left": look.border_left,
            "bottom": look.border_bottom,
            "right": look.border_right,
        }
        if name == "tblBorders":
            sides |= {"insideH": look.border_inside, "insideV": look.border_columns}
        drawn = [self._border(side, border) for side, border in sides.items() if border]
        return w(name, *drawn) if drawn else None

    def _border(self, side: str, border: Border) -> Element:
        eighths = max(2, round(border.width_pt * 8))
        return w(side, val="single", sz=eighths, space=round(border.space_pt), color=self.colour(border.colour))

    def _spacing(self, look: Look) -> Element | None:
        attributes: dict[str, str | int] = {}
        if look.space_before_pt is not None:
            attributes["before"] = twips_of_pt(look.space_before_pt)
        if look.space_after_pt is not None:
            attributes["after"] = twips_of_pt(look.space_after_pt)
        if look.line is not None:
            attributes |= {"line": round(look.line * 240), "lineRule": "auto"}
        return w("spacing", **attributes) if attributes else None

    def _indent(self, look: Look) -> Element | None:
        lengths = {"left": look.indent_left_mm, "right": look.indent_right_mm, "hanging": look.hanging_mm}
        present = {side: twips_of_mm(length) for side, length in lengths.items() if length is not None}
        return w("ind", **present) if present else None
