"""The letters of a figure: which faces, how wide a text is, and where it must be broken or cut.

**Why measured:** two labels that touch make a figure unreadable, and SVG has no layout. The widths are the advance
widths of the very face that will be used, read with fontTools (about 30 ms once per process, none when no figure is
drawn).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ELLIPSIS = "…"
_MARGIN = 1.02
"""Kerning and shaping may differ a little from the plain sum of advances."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Font families in order of preference, and the files of the first one, from which widths are measured.

    Without files widths are estimated generously (labels then stagger a little earlier than needed).
    """

    families: tuple[str, ...]
    regular: Path | None = None
    bold: Path | None = None

    @property
    def font_family(self) -> str:
        """The `font-family` value; names in quotes, for "Source Sans 3" without them is no CSS name."""
        return ", ".join([*(f"'{_bare(family)}'" for family in self.families), "sans-serif"])

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide `text` is at `size`, in the unit of `size`; rather a little too wide than too narrow."""
        advances = _advances(self.bold if bold else self.regular)
        return sum(advances.get(char) or _estimated(char, bool(advances)) for char in text) * size * _MARGIN

    def fitted(self, text: str, width: float, size: float, *, bold: bool = False) -> str:
        """`text`, or as much of its beginning as fits with an ellipsis; empty when not even one letter fits."""
        if self.width(text, size, bold=bold) <= width:
            return text
        room = width - self.width(ELLIPSIS, size, bold=bold)
        used, kept = 0.0, ""
        for char in text:
            used += self.width(char, size, bold=bold)
            if used > room:
                break
            kept += char
        return kept.rstrip() + ELLIPSIS if kept.strip() else ""

    def wrapped(self, text: str, width: float, size: float, lines: int) -> list[str]:
        """`text` in at most `lines` lines; broken at spaces and between East Asian characters, the last line cut."""
        out = [""]
        for word in _words(text):
            if self.width((out[-1] + word).rstrip(), size) <= width or not out[-1].strip():
                out[-1] += word
            elif len(out) < lines:
                out.append(word.lstrip())
            else:
                out[-1] += word
        return [self.fitted(line.strip(), width, size) for line in out if line.strip()]


def _bare(family: str) -> str:
    """A family name without what could end the quotes it is put in."""
    return "".join(char for char in family if char.isalnum() or char in " -_.+")


def _words(text: str) -> list[str]:
    """Pieces that may begin a line: words with the space before them, and single East Asian characters."""
    pieces: list[str] = []
    for char in text:
        follows = pieces and not (char == " " or _wide(char) or _wide(pieces[-1][-1]))
        if follows:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _estimated(char: str, measured: bool) -> float:
    """The width in em of a character the face does not have (another face will), or of any when there is no face."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if _wide(char):
        return 1.0
    if measured or char in "mwMW@%—…":
        return 0.85
    return 0.34 if char in " .,:;'|!ijl()[]" else 0.62


@lru_cache(maxsize=16)
def _advances(file: Path | None) -> dict[str, float]:
    """The advance widths of a face in em, by character; nothing for no file."""
    if file is None:
        return {}
    from fontTools.ttLib import TTFont  # here, for only figures need it

    with TTFont(file, lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {chr(code): metrics[name][0] / em for code, name in font.getBestCmap().items()}
