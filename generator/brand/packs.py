"""Font packs: font files a project keeps in its own folder `fonts/`, for scripts the common faces do not have.

**Why in the project:** then every machine that builds it has the same bytes, without asking what it happens to have.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from generator.errors import RenderingFailed

_STYLES = {"Regular", "Bold", "Italic", "Bold Italic"}


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: its family, its style (`Regular`, `Bold`, `Italic`, `BoldItalic`), and where it lies."""

    family: str
    style: str
    file: Path


def pack_faces(folder: Path) -> tuple[Face, ...]:
    """The faces in a folder of packs, in the order of their file names; none when there is no such folder.

    Raises:
        RenderingFailed: a file is no font, or is of a style that is none of the four.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in (".ttf", ".otf")]
    return tuple(_face(path.absolute()) for path in files)


def _face(file: Path) -> Face:
    from fontTools.ttLib import TTFont, TTLibError  # here, for most projects have no packs

    try:
        with TTFont(io.BytesIO(file.read_bytes()), lazy=True) as font:
            names = font["name"]
            family, style = (str(names.getDebugName(number) or "") for number in (1, 2))
    except (TTLibError, OSError, KeyError, AssertionError) as error:
        raise RenderingFailed(
            f"fonts/{file.name} can not be read as a font", hint="Take it out, or copy it again."
        ) from error
    if not family or style not in _STYLES:
        raise RenderingFailed(
            f"fonts/{file.name} is of the style “{style}”",
            hint="Keep static faces only: Regular, Bold, Italic, Bold Italic.",
        )
    return Face(family, style.replace(" ", ""), file)
