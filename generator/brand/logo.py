"""The logo of a brand: a drawing (SVG) or a picture (PNG) in its folder, which reaches nothing outside of it."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

LEAST_DPI = 300
"""Of a PNG at the width it is printed in."""
MOST_BYTES = 1_000_000
"""A logo goes into every document."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = {"script", "foreignObject", "a", "animate", "animateTransform", "animateMotion", "set", "text", "image"}
_WHY = {
    "text": "text, which would be set in another face elsewhere: turn it into paths",
    "image": "a picture: draw it, or use a PNG as the logo",
    "script": "a script",
    "a": "a link",
}
_DRAWN_PIXELS_PER_MM = 2 * 96 / 25.4
"""Twice the size it is printed in: formats that want pixels draw what they are given at 288 dpi."""
_UNSIZED_MM = 100.0
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(px|pt|mm|cm|in)?\s*")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as documents carry it: its bytes, their media type, how wide it is printed, and what it is called."""

    content: bytes
    media_type: str
    width_mm: float
    alt: str
    reversed: tuple[bytes, str] = (b"", "")
    """Bytes and media type of the one for dark grounds, empty where there is none."""
    head_width_mm: float = 0.0

    @property
    def height_mm(self) -> float:
        """How high it is printed."""
        if self.media_type == "image/png":
            across, down = struct.unpack(">II", self.content[16:24])
        else:
            root = ElementTree.fromstring(self.content)  # noqa: S314 (our own writing)
            across, down = float(root.attrib["width"]), float(root.attrib["height"])
        return float(self.width_mm * down / across)


class LogoWrong(ValueError):
    """Why a file can be no logo; `line` is where in it, 0 for the file as a whole."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def read_logo(file: Path, width_mm: float) -> tuple[bytes, str]:
    """Bytes and media type of a logo printed `width_mm` wide; a drawing is given that width. Raises `LogoWrong`."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise LogoWrong(f"there is no file {file.name}") from error
    if len(content) > MOST_BYTES:
        raise LogoWrong(f"{file.name} has {len(content):,} bytes; a logo may have {MOST_BYTES:,}")
    if file.suffix == ".png":
        _require_pixels(content, file.name, width_mm)
        return content, "image/png"
    return _drawing(content, file.name, width_mm), "image/svg+xml"


def read_picture(file: Path) -> tuple[bytes, str]:
    """Bytes and media type of a picture that a style sheet draws, in the size the sheet says. Raises `LogoWrong`."""
    return read_logo(file, _UNSIZED_MM) if file.suffix == ".svg" else read_logo(file, 0)


def _require_pixels(content: bytes, name: str, width_mm: float) -> None:
    if not content.startswith(_PNG) or content[12:16] != b"IHDR" or not content.endswith(b"IEND\xaeB`\x82"):
        raise LogoWrong(f"{name} is no whole PNG")
    (across,) = struct.unpack(">I", content[16:20])
    needed = -(-width_mm * LEAST_DPI // 25.4)
    if across < needed:
        raise LogoWrong(
            f"{name} is {across} pixels wide; printed {width_mm:g} mm wide it needs {needed:g} ({LEAST_DPI} dpi)"
        )


def _drawing(content: bytes, name: str, width_mm: float) -> bytes:
    """The drawing with the width it is printed in, so that every format knows its size."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise LogoWrong(f"{name} is not UTF-8") from error
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise LogoWrong(f"{name} has a document type; remove it", _line(text, r"<!(DOCTYPE|ENTITY)"))
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 (no document type, hence no entities)
    except ElementTree.ParseError as error:
        raise LogoWrong(f"{name} is not XML: {error}", error.position[0]) from error
    if root.tag != f"{_SVG}svg":
        raise LogoWrong(f"{name} is no SVG", 1)
    for message, pattern in _reaches(root):
        raise LogoWrong(f"{name} has {message}", _line(text, pattern))
    across, down = _proportions(root, name)
    root.set("width", f"{width_mm * _DRAWN_PIXELS_PER_MM:.3f}")
    root.set("height", f"{width_mm * _DRAWN_PIXELS_PER_MM * down / across:.3f}")
    ElementTree.register_namespace("", _SVG[1:-1])
    drawn: bytes = ElementTree.tostring(root, encoding="utf-8")
    return drawn


def _reaches(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """What is active or outside of a drawing: in words, and a pattern that finds it in the text."""
    for element in root.iter():
        tag = str(element.tag).removeprefix(_SVG)
        if tag in _ACTIVE:
            yield _WHY.get(tag, f"the element <{tag}>"), rf"<(\w+:)?{tag}\b"
        if tag == "style" and _OUTSIDE.search(element.text or ""):
            yield "a style that asks for something outside", r"url\(|@import"
        for attribute, value in element.attrib.items():
            local = attribute.rpartition("}")[2]
            if local.lower().startswith("on"):
                yield f"a script in {local}", rf"\b{local}\s*="
            elif (local == "href" and not value.startswith("#")) or _OUTSIDE.search(value):
                yield f"a reference to “{value[:60]}” outside of it", re.escape(value[:20])


def _proportions(root: ElementTree.Element, name: str) -> tuple[float, float]:
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        across, down = (float(box[2]), float(box[3])) if box else (_pixels(root, "width"), _pixels(root, "height"))
        if across > 0 and down > 0:
            if not box:
                root.set("viewBox", f"0 0 {across:g} {down:g}")
            return across, down
    except (ValueError, IndexError) as error:
        raise LogoWrong(f"{name} has no viewBox", 1) from error
    raise LogoWrong(f"{name} has an empty viewBox", 1)


def _pixels(root: ElementTree.Element, side: str) -> float:
    if not (match := _LENGTH.fullmatch(root.get(side, ""))):
        raise ValueError(side)
    return float(match[1])


def _line(text: str, pattern: str) -> int:
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
