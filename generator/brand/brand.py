"""A brand is data: a folder in `styles/` with tokens, style sheets, logo and the style map; it may extend another brand.

The same tokens feed the print style sheet, the screen style sheet, the figures and Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.brand.classification import Mark, mark_of
from generator.brand.kinds import KINDS
from generator.brand.logo import Logo
from generator.brand.style_map import StyleMap
from generator.brand.style_sheets import Sheet
from generator.brand.tokens import TOKENS
from generator.findings import Position

__all__ = ["KINDS", "TOKENS", "Brand", "brand_names"]

_BELOW_LOGO_MM = 12.0
_TITLE_MM = 42.0
"""What kicker, title, subtitle and identity take at least."""

PICTURES = "asset:brand/"
"""How the rules for paper address pictures of a brand: this, its name and the file's name."""

_FORMS = MappingProxyType({"ja": "JP", "ko": "KR", "zh-(?:tw|hk|mo|hant)": "TC", "zh": "SC"})
"""Beginning of a language tag -> what the names of families end in that have its forms of Chinese characters."""
_ROLES = MappingProxyType({
    "body": "$", "heading": ":is(h1, h2, h3, h4)$, :is(h1, h2, h3, h4) $", "mono": ":is(code, pre)$",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brand:
    """Tokens, style sheets, logo and style map of one brand, with everything it inherits."""

    name: str
    tokens: Mapping[str, Mapping[str, Any]]
    """Every token by table and name, with what it inherits (`generator.brand.tokens.TOKENS`)."""
    print_css: str
    """Of paper, with the rules of a separate cover page when it has one."""
    screen_css: str
    styles: StyleMap
    language: str = "en"
    """Of documents whose input names none (BCP 47)."""
    logo: Logo | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """How classifications are printed, by what authors write (`classification.key_of`)."""
    sheets: Mapping[str, tuple[Sheet, ...]] = field(default_factory=dict)
    """The files behind the style sheets (``"print"``, ``"screen"``, ``"cover"``), the oldest ancestor's first."""
    places: Mapping[tuple[str, ...], Position] = field(default_factory=dict)
    """Where each token was given: table and name -> file and line, in this brand or one it extends."""

    @property
    def page(self) -> Mapping[str, float]:
        """``width_mm``, ``height_mm`` and ``margin_…_mm``."""
        return self.tokens["page"]

    @property
    def fonts(self) -> Mapping[str, tuple[str, ...]]:
        """Families in order of preference: ``body``, ``heading``, ``mono``."""
        return self.tokens["font"]

    @property
    def sizes(self) -> Mapping[str, float]:
        """Points by name."""
        return self.tokens["size_pt"]

    @property
    def colours(self) -> Mapping[str, str]:
        """``#rrggbb`` by name."""
        return self.tokens["colour"]

    @property
    def dark(self) -> Mapping[str, str]:
        """The same colours for a screen whose reader prefers dark."""
        return self.tokens["dark"]

    @property
    def series(self) -> tuple[str, ...]:
        """Colours of the lines of charts, in the order they are taken."""
        return tuple(self.tokens["figure"]["series"])

    @property
    def legal_line(self) -> str:
        """What stands at the foot of every page, or ""."""
        return str(self.tokens["legal"]["line"])

    @property
    def has_cover_page(self) -> bool:
        """Whether the cover is a page of its own."""
        return bool(self.tokens["cover"]["page"])

    @property
    def custom_properties(self) -> str:
        """The tokens as CSS custom properties: ``--colour-accent``, ``--size-body``, ``--font-body``, ``--page-width``."""
        lines = [f"--colour-{_dashed(name)}: {value};" for name, value in self.colours.items()]
        lines += [f"--size-{_dashed(name)}: {value:g}pt;" for name, value in self.sizes.items()]
        lines += [f"--page-{_dashed(name.removesuffix('_mm'))}: {value:g}mm;" for name, value in self.page.items()]
        lines += [
            f"--font-{_dashed(name)}: {', '.join(map(_quoted, families))};" for name, families in self.fonts.items()
        ]
        lines += [f"--series-{number}: {colour};" for number, colour in enumerate(self.series, 1)]
        lines.append(f"--logo-width: {self.logo.width_mm if self.logo else 0:g}mm;")
        return ":root {\n  " + "\n  ".join(lines) + "\n}\n" + "".join(self._language_rules())

    @property
    def text_height_pt(self) -> float:
        """What the first page of text has between its margins, in points.

        Less a logo above it; more where the cover is a page of its own and takes the title along.
        """
        page = self.page
        height = page["height_mm"] - page["margin_top_mm"] - page["margin_bottom_mm"]
        if self.has_cover_page:
            height += _TITLE_MM
        elif self.logo:
            height -= self.logo.height_mm + _BELOW_LOGO_MM
        return height / 25.4 * 72

    @property
    def dark_properties(self) -> str:
        """The colours of the dark scheme in the same custom properties, for screens whose reader asks for it."""
        lines = [f"--colour-{_dashed(name)}: {value};" for name, value in self.dark.items()]
        rule = ":root {\n  color-scheme: dark;\n  " + "\n  ".join(lines) + "\n}"
        return f"@media screen and (prefers-color-scheme: dark) {{\n{rule}\n}}\n"

    @property
    def pictures(self) -> Mapping[str, tuple[bytes, str]]:
        """Content and media type of the pictures `print_css` asks for, by their address in it without the scheme."""
        sheets = (sheet for medium in ("print", "cover") for sheet in self.sheets.get(medium, ()))
        prefix = PICTURES.partition(":")[2]
        return {
            f"{prefix}{sheet.file.split('/')[1]}/{name}": each
            for sheet in sheets
            for name, each in sheet.pictures.items()
        }

    def place_in_print(self, line: int, column: int) -> Position:
        """The file and line behind a line (from 1) of `print_css`."""
        sheets = (*self.sheets.get("print", ()), *(self.sheets.get("cover", ()) if self.has_cover_page else ()))
        for sheet in sheets:
            if line <= (lines := sheet.text.count("\n")) or sheet is sheets[-1]:
                return Position(sheet.file, line, column)
            line -= lines
        return Position(f"styles/{self.name}/print.css", line, column)

    def families_for(self, role: str, language: str) -> tuple[str, ...]:
        """The families of a role (body, heading, mono); those with the language's forms of Chinese characters before others."""
        lower = language.lower()
        ending = next((each for prefix, each in _FORMS.items() if re.match(rf"{prefix}(?![a-z0-9])", lower)), "")
        first, *others = self.fonts[role]
        return (first, *sorted(others, key=lambda family: not (ending and family.endswith(f" {ending}"))))

    def mark(self, classification: str) -> Mark:
        """How a classification is printed; one the brand does not know is printed as it was written."""
        return mark_of(classification, self.marks)

    def _language_rules(self) -> Iterator[str]:
        """One and the same code point has other shapes in China, Japan and Korea: the language of the passage decides."""
        for language in ("ja", "zh", "ko"):
            for role, selector in _ROLES.items():
                families = ", ".join(map(_quoted, self.families_for(role, language)))
                yield selector.replace("$", f":lang({language})") + f" {{ font-family: {families} }}\n"


def brand_names(styles: Path) -> list[str]:
    """The brands of a `styles` folder, in order."""
    return sorted(path.parent.name for path in styles.glob("*/brand.toml"))


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _quoted(family: str) -> str:
    return '"' + re.sub(r'[\\"<\n]', "", family) + '"'
