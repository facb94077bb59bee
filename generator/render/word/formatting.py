"""Looks of the style map as python-docx's formats, and as properties of Word where python-docx has no word for them."""

from __future__ import annotations

from dataclasses import dataclass

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from generator.brand.style_map import Border, Look
from generator.document.scripts import is_right_to_left, runs_against
from generator.render.word.languages import complex_family, east_asian_family, is_east_asian
from generator.render.word.ooxml import Element, on_off, put, twips_of_pt, w
from generator.render.word.tokens import Tokens

ALIGNMENT = {"left": "left", "centre": "center", "right": "right"}
"""Alignments of the style map as Word spells them."""

_ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


@dataclass(frozen=True, slots=True)
class Formatting:
    """Turns looks into formats with the tokens of one brand, for a document in one language."""

    tokens: Tokens
    language: str

    def colour(self, name: str) -> str:
        """``RRGGBB`` of a colour token."""
        return self.tokens.colours[name].lstrip("#").upper()

    def dress_text(self, style: CharacterStyle, look: Look) -> None:
        """Give a style the text of a look."""
        font = style.font
        _set(
            font,
            bold=look.bold,
            cs_bold=look.bold,
            italic=look.italic,
            cs_italic=look.italic,
            all_caps=look.caps,
            size=_points(look.size and round(self.tokens.sizes[look.size] * 2) / 2),
            underline=look.underline,
        )
        if look.colour:
            font.color.rgb = RGBColor.from_string(self.colour(look.colour))
        put(style.element, "rPr", self.fonts(look.font))
        if look.tracking_pt is not None:
            put(style.element, "rPr", w("spacing", val=twips_of_pt(look.tracking_pt)))
        if font.size is not None:
            put(style.element, "rPr", w("szCs", val=round(font.size.pt * 2)))

    def dress_paragraph(self, style: ParagraphStyle, look: Look) -> None:
        """Give a style the paragraph of a look."""
        _set(
            style.paragraph_format,
            keep_with_next=look.keep_next,
            keep_together=look.keep_lines,
            space_before=_points(look.space_before_pt),
            space_after=_points(look.space_after_pt),
            line_spacing=look.line,
            left_indent=_millimetres(look.indent_left_mm),
            right_indent=_millimetres(look.indent_right_mm),
            first_line_indent=_millimetres(None if look.hanging_mm is None else -look.hanging_mm),
            alignment=_ALIGN.get(look.align),
        )
        put(style.element, "pPr", self.borders("pBdr", look))
        put(style.element, "pPr", self.shading(look.shading))

    def number(self, look: Look) -> Element | None:
        """``w:rPr`` of the numbers or marks of a look; None leaves them as the text beside them."""
        if not look.number_colour:
            return None
        return w("rPr", w("b", val=0), w("bCs", val=0), w("color", val=self.colour(look.number_colour)))

    def fonts(self, role: str) -> Element | None:
        """``w:rFonts`` of a role (body, heading, mono); East Asian text takes the family of the document's language."""
        if not role:
            return None
        families = self.tokens.fonts[role]
        east = east_asian_family(families, self.language)
        other = complex_family(families, self.language) or complex_family(families, "ar")
        return w("rFonts", ascii=families[0], hAnsi=families[0], eastAsia=east or families[0], cs=other or families[0])

    def language_font(self, language: str) -> Element | None:
        """``w:rFonts`` for a passage in an East Asian language or a complex script; None for any other."""
        families = self.tokens.fonts["body"]
        if family := complex_family(families, language):
            return w("rFonts", cs=family)
        family = east_asian_family(families, language) if is_east_asian(language) else ""
        return w("rFonts", eastAsia=family) if family else None

    @property
    def right_to_left(self) -> bool:
        """Whether the document's own language is written from right to left."""
        return is_right_to_left(self.language)

    def direction(self, language: str, text: str = "") -> tuple[Element | None, Element | None]:
        """``w:bidi`` and ``w:jc`` of a paragraph in a language; nothing where it runs like the document.

        `text` decides where no language is said. In a document from right to left every line begins at the right.
        """
        wanted = (
            is_right_to_left(language) if language else self.right_to_left and not runs_against(text, self.language)
        )
        if wanted == self.right_to_left:
            return None, None
        return on_off("bidi", wanted), w("jc", val="right") if self.right_to_left else None

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


def _set(format_: object, **values: object) -> None:
    """Set what a look says; None leaves a style as it inherits."""
    for name, value in values.items():
        if value is not None:
            setattr(format_, name, value)


def _points(length: float | str | None) -> Length | None:
    return Pt(length) if isinstance(length, int | float) else None


def _millimetres(length: float | None) -> Length | None:
    return None if length is None else Mm(length)
