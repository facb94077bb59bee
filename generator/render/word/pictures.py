"""Pictures as parts of the document, each stored once, with their sizes in pixels."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.image.jpeg import Jpeg
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.parts.document import DocumentPart
from docx.parts.image import ImagePart

from generator.errors import RenderingFailed

_UNREADABLE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, UnicodeDecodeError)
"""What python-docx raises for what begins like a PNG and is none."""

_PNG = b"\x89PNG\r\n\x1a\n"

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that begin a frame and say its size (ITU-T T.81)."""

_DPI = 96


@dataclass(frozen=True, slots=True)
class Picture:
    """The relationship to a stored picture, and its width and height in pixels."""

    relationship: str
    across: int
    down: int


@dataclass(slots=True)
class Pictures:
    """The pictures of a document by their bytes."""

    part: DocumentPart
    _stored: dict[bytes, Picture] = field(default_factory=dict)

    def png(self, content: bytes, name: str) -> Picture:
        """Store a PNG. Raises `RenderingFailed` naming what is none."""
        if content not in self._stored:
            try:
                if not content.startswith(_PNG):
                    raise UnrecognizedImageError
                relationship, image = self.part.get_or_add_image(io.BytesIO(content))
                if not image.px_width or not image.px_height:
                    raise InvalidImageStreamError
            except _UNREADABLE as error:
                raise RenderingFailed(f'the figure "{name}" is not a readable PNG') from error
            self._stored[content] = Picture(relationship, image.px_width, image.px_height)
        return self._stored[content]

    def jpeg(self, content: bytes, name: str) -> Picture:
        """Store a JPEG. Raises `RenderingFailed` naming what is none.

        **Why not `get_or_add_image`:** python-docx refuses a JPEG that does not begin with a JFIF or Exif mark, as some
        programs and cameras write them, and stumbles over a resolution of 0/0.
        """
        if content not in self._stored:
            across, down = _size_of_jpeg(content, name)
            image = Image(content, "picture.jpg", Jpeg(across, down, _DPI, _DPI))
            package = self.part.package
            stored = ImagePart.from_image(image, package.next_partname("/word/media/image%d.jpg"))
            package.image_parts.append(stored)
            self._stored[content] = Picture(self.part.relate_to(stored, RT.IMAGE), across, down)
        return self._stored[content]


def _size_of_jpeg(content: bytes, name: str) -> tuple[int, int]:
    at = 2 if content.startswith(b"\xff\xd8") else len(content)
    while at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            if width and height:
                return width, height
            break
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    raise RenderingFailed(f'the figure "{name}" is not a readable JPEG')
