"""Whether the fonts of a brand are there, with the faces its text is set in and the letters its own words need.

**Why faces:** nothing is made bold or slanted by machine.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.brand.brand import Brand
from generator.brand.kinds import BRAND_WRONG, MISSING_FACE, UNKNOWN_FONT
from generator.findings import Finding

if TYPE_CHECKING:
    from generator.brand.fonts import FontFolder

NEEDED = {"body": ("Regular", "Bold", "Italic"), "heading": ("Regular", "Bold"), "mono": ("Regular",)}
"""Faces the first family of each role is set in; the others only step in for characters it has not."""


def check_faces(brand: Brand, fonts: FontFolder) -> Iterator[Finding]:
    """Families that are not among `fonts`, and faces the first of each role lacks."""
    faces = {(face.family, face.style) for face in fonts.faces}
    for role, families in brand.fonts.items():
        place = brand.places.get(("font", role))
        for family in families:
            if family not in fonts.families:
                yield UNKNOWN_FONT.at(
                    f"`font.{role}`: there is no family “{family}”", position=place, hint=_hint(family, fonts.families)
                )
        if families[0] not in fonts.families:
            continue
        if missing := [face for face in NEEDED[role] if (families[0], face) not in faces]:
            message = f"`font.{role}`: “{families[0]}” has no {' and no '.join(missing)}"
            yield MISSING_FACE.at(message, position=place)


def check_letters(brand: Brand, fonts: FontFolder) -> Iterator[Finding]:
    """Characters of the brand's own words that no font has: they would be missing on every page."""
    words = {("legal", "line"): brand.legal_line, ("logo", "alt"): brand.logo.alt if brand.logo else ""}
    words |= {("classification", written): mark.label for written, mark in brand.marks.items()}
    if all(text.isascii() for text in words.values()):
        return
    coverage = fonts.coverage
    for path, text in words.items():
        if missing := sorted({each for each in text if not coverage(each)}):
            place = next((at for known, at in brand.places.items() if tuple(map(str.lower, known)) == path), None)
            named = ", ".join(f"U+{ord(each):04X}" for each in missing)
            yield BRAND_WRONG.at(f"`{'.'.join(path)}` has {named}, which no font has", position=place)


def _hint(family: str, families: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(family, families, n=1)
    return (f"Did you mean {near[0]}? " if near else "") + f"There are: {', '.join(sorted(families))}."
