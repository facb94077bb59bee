"""Which characters the faces have: computed once when the font folder is made, looked up without opening a font.

**Why all faces:** Pango takes a character from the first face of the sorted list that has it, and fontconfig puts every
face it is told of into that list, whatever family or weight a style asks for. A character counts as shown when a regular
face has it; the faces that are there in bold alone have no others.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

HasGlyph = Callable[[str], bool]
"""Whether a document can show a character (one code point)."""

_IGNORED = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180E), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Default-ignorable code points (Unicode 4.1, DerivedCoreProperties) that Pango draws as nothing, without asking a face."""


_NEVER = frozenset({0x180F, 0x2028, 0x2029, *range(0xFFF9, 0xFFFC), *range(0x80, 0xA0), *range(0xD800, 0xE000)})
"""What Pango takes from no face even where one has it: separators, annotation marks, controls, surrogates."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Ranges of code points, as their first and last ones in order."""

    first: tuple[int, ...]
    last: tuple[int, ...]

    def __call__(self, character: str) -> bool:
        """Whether a document can show `character`; never a private-use one, for it means something else in each face."""
        if character.isascii():
            return True
        code = ord(character)
        place = bisect_right(self.first, code) - 1
        return place >= 0 and code <= self.last[place] and unicodedata.category(character) != "Co"

    @classmethod
    def of(cls, codes: Iterable[int]) -> Coverage:
        """The coverage of these code points."""
        first: list[int] = []
        last: list[int] = []
        for code in sorted(set(codes)):
            if last and code == last[-1] + 1:
                last[-1] = code
            else:
                first.append(code)
                last.append(code)
        return cls(tuple(first), tuple(last))

    @classmethod
    def read(cls, file: Path) -> Coverage:
        """The coverage as `text` wrote it. Raises `OSError` or `ValueError` when it is not there or damaged."""
        ranges = [row.split("-") for row in file.read_text(encoding="ascii").split()]
        return cls(tuple(int(first, 16) for first, _ in ranges), tuple(int(last, 16) for _, last in ranges))

    @property
    def text(self) -> str:
        """One line for each range: ``4e00-9fff``."""
        return "".join(f"{first:x}-{last:x}\n" for first, last in zip(self.first, self.last, strict=True))


def coverage_of(files: Iterable[Path]) -> Coverage:
    """What these font files have, read with fontTools, and what is drawn as nothing in any face."""
    from fontTools.ttLib import TTFont  # here, for a warm cache needs it not

    codes = {code for first, last in _IGNORED for code in range(first, last + 1)}
    for file in files:
        with TTFont(file, lazy=True) as font:
            codes |= font.getBestCmap().keys()
    return Coverage.of(codes - _NEVER)
