"""Looks at a picture before anything else does, and makes ready what is shown of it.

A picture is of a known kind, whole, and not too large to unpack. Most are shown as they are. What the formats show each in its
own way, or not at all, is shown as a PNG instead; the file itself stays the evidence, byte for byte.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_FORMATS = ["PNG", "JPEG"]
_AS_THEY_ARE = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""What PDF/A in sRGB, Word and browsers all show."""
_ORIENTATION, _UPRIGHT, _LAST_TURN = 0x0112, 1, 8
"""The tag of Exif, and its first and last value."""
_GREYS_OF_16_BITS = 257
"""How many of them are one grey of 8 bits."""
_NAIVE = "is CMYK without a CMYK profile; its colours are shown approximately"
MAX_PIXELS = 40_000_000
"""A few kilobytes can unpack to gigabytes; no screenshot has more than this."""


class NoPicture(Exception):
    """What is wrong with a picture, in words that go on after its name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it is shown, `note` tells in which way it is not quite the file; "" when it is."""

    content: bytes
    media_type: str
    note: str = ""


def shown_picture(content: bytes) -> Shown:
    """What is shown of a picture file: its bytes, or a PNG made of them, upright, in 8 bits of grey or RGB.

    Raises:
        NoPicture: it is neither PNG nor JPEG, too large, or damaged.
    """
    from PIL import Image, ImageFile, UnidentifiedImageError

    # WeasyPrint sets this for the whole process: from the second document on, half a picture would be one.
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with _complaints() as complaints, Image.open(BytesIO(content), formats=_FORMATS) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                raise NoPicture(f"has {width} × {height} pixels, the limit is {MAX_PIXELS}")
            picture.load()
            return _made_ready(picture, content, complaints)
    except UnidentifiedImageError:
        raise NoPicture("is neither a PNG nor a JPEG picture") from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NoPicture(f"is damaged: {error}") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


@contextmanager
def _complaints() -> Iterator[list[warnings.WarningMessage]]:
    """What Pillow says about details that are not as they should be, such as corrupt Exif."""
    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", UserWarning)
        yield complaints


def _made_ready(picture: Picture, content: bytes, complaints: Collection[object]) -> Shown:
    """Made with the same pixels, and no loss but that of what 8 bits and sRGB can not hold."""
    from PIL import ImageOps

    kind, is_turned = picture.format, _is_turned(picture)
    if picture.mode in _AS_THEY_ARE and not is_turned and not complaints:
        return Shown(content, "image/png" if kind == "PNG" else "image/jpeg")
    profile, note = picture.info.get("icc_profile"), ""
    upright = ImageOps.exif_transpose(picture) if is_turned else picture
    if upright.mode == "CMYK":
        ready = _in_srgb(upright, profile)
        profile, note = None, "" if ready else _NAIVE
        upright = ready or upright.convert("RGB")
    elif upright.mode not in _AS_THEY_ARE:
        upright = upright.point(lambda grey: grey * (1 / _GREYS_OF_16_BITS) + 0.5).convert("L")
        upright.info.pop("transparency", None)  # it names a grey of 16 bits
    out = BytesIO()
    upright.save(out, "PNG", icc_profile=profile)
    return Shown(out.getvalue(), "image/png", note)


def _is_turned(picture: Picture) -> bool:
    """Whether its first pixel is not the upper left one; browsers turn such a picture, Word does not."""
    if "exif" not in picture.info:
        return False
    orientation = picture.getexif().get(_ORIENTATION)
    return isinstance(orientation, int) and _UPRIGHT < orientation <= _LAST_TURN


def _in_srgb(picture: Picture, profile: bytes | None) -> Picture | None:
    """A CMYK picture in sRGB by its own profile; None when it has none for CMYK."""
    from PIL import ImageCms

    if not profile:
        return None
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if own.profile.xcolor_space.strip() != "CMYK":
            return None
        return ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (OSError, ImageCms.PyCMSError):
        return None
