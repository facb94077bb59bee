"""Looks at a picture before anything else does: of a known kind, whole, and not too large to unpack."""

from __future__ import annotations

from io import BytesIO

_FORMATS = ["PNG", "JPEG"]
MAX_PIXELS = 40_000_000
"""A few kilobytes can unpack to gigabytes; no screenshot has more than this."""


def trouble_of_picture(content: bytes) -> str:
    """What is wrong with a picture, in words that go on after its name; "" when nothing is."""
    from PIL import Image, ImageFile, UnidentifiedImageError

    # WeasyPrint sets this for the whole process: from the second document on, half a picture would be one.
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                return f"has {width} × {height} pixels, the limit is {MAX_PIXELS}"
            picture.load()
    except UnidentifiedImageError:
        return "is neither a PNG nor a JPEG picture"
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        return f"is damaged: {error}"
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    return ""
