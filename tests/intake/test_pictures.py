"""What is shown of a picture: its own bytes where every format can show them, and otherwise a PNG that they all can."""

from __future__ import annotations

import io
import struct
from hashlib import sha256
from typing import Any

import pytest
from PIL import Image, ImageCms

from generator.findings import Position
from generator.intake.evidence import EvidenceLimits, NamedFile, read_evidence
from generator.intake.evidence_folder import FilesInMemory
from generator.intake.pictures import Shown, shown_picture

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TURNED = Image.Exif()
TURNED[0x0112] = 6  # a quarter turn clockwise


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def two_colours(mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right; large enough that JPEG keeps them apart."""
    image = Image.new("RGB", (64, 32), "red")
    image.paste("blue", (32, 0, 64, 32))
    return image.convert(mode)


def nearest_colour(picture: Image.Image, place: tuple[int, int]) -> str:
    """`red`, `blue`, or the value of a pixel that is neither."""
    red, green, blue = picture.convert("RGB").getpixel(place)  # type: ignore[misc]
    known = {(255, 0, 0): "red", (0, 0, 255): "blue"}
    return known.get(tuple(255 if each > 240 else 0 if each < 16 else each for each in (red, green, blue)), f"{red}")


def opened(shown: Shown) -> Image.Image:
    return Image.open(io.BytesIO(shown.content))


AS_THEY_ARE = {
    **{f"PNG {mode}": saved(two_colours(mode)) for mode in ("1", "L", "LA", "P", "RGB", "RGBA")},
    "PNG with a transparent colour": saved(two_colours("P"), transparency=1),
    "JPEG L": saved(two_colours("L"), "JPEG"),
    "JPEG RGB": saved(two_colours(), "JPEG", icc_profile=SRGB),
    "JPEG upright": saved(two_colours(), "JPEG", exif=Image.Exif()),
}


@pytest.mark.parametrize("name", AS_THEY_ARE)
def test_what_every_format_can_show_is_shown_as_it_is(name: str) -> None:
    content = AS_THEY_ARE[name]
    assert shown_picture(content) == Shown(content, f"image/{name.split()[0].lower()}")


def test_sixteen_bits_of_grey_become_eight() -> None:
    image = Image.new("I;16", (4, 1))
    for place, grey in enumerate((0, 257, 40000, 65535)):
        image.putpixel((place, 0), grey)
    shown = opened(shown_picture(saved(image)))
    assert (shown.mode, shown.format) == ("L", "PNG")
    assert [shown.getpixel((place, 0)) for place in range(4)] == [0, 1, 156, 255]


@pytest.mark.parametrize("profile", [None, SRGB, b"no profile"])
def test_cmyk_without_a_profile_of_its_own_is_shown_in_rgb_with_a_note(profile: bytes | None) -> None:
    shown = shown_picture(saved(two_colours("CMYK"), "JPEG", icc_profile=profile))
    picture = opened(shown)
    assert (picture.mode, shown.media_type, "icc_profile" in picture.info) == ("RGB", "image/png", False)
    assert [nearest_colour(picture, place) for place in ((8, 8), (56, 8))] == ["red", "blue"]
    assert "CMYK" in shown.note


def profile_of_cmyk() -> bytes:
    """The least ICC profile for CMYK (ICC.1:2001-04): white without ink, red for any full amount of cyan alone, else black."""
    red, white, black = bytes((138, 208, 195)), bytes((255, 128, 128)), bytes((0, 128, 128))  # CIELAB in 8 bits
    nodes = b"".join({0: white, 8: red}.get(node, black) for node in range(16))  # C, M, Y, K are its bits
    unit = b"".join(struct.pack(">i", 65536 * (place % 4 == 0)) for place in range(9))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + unit + bytes(range(256)) * 4 + nodes + bytes(range(256)) * 3
    start = 128 + 4 + 12
    head = struct.pack(">I4sI4s4s4s12x4s", start + len(table), b"test", 0x02400000, b"prtr", b"CMYK", b"Lab ", b"acsp")
    head += bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I4sII", 1, b"A2B0", start, len(table)) + table


def test_cmyk_is_shown_by_its_own_profile() -> None:
    image = Image.new("CMYK", (64, 32), (255, 0, 0, 0))
    shown = shown_picture(saved(image, "JPEG", icc_profile=profile_of_cmyk()))
    assert (nearest_colour(opened(shown), (32, 16)), shown.note) == ("red", "")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_turned_picture_is_upright_in_its_own_pixels(kind: str) -> None:
    picture = opened(shown_picture(saved(two_colours(), kind, exif=TURNED, icc_profile=SRGB)))
    assert (picture.size, picture.getexif().get(0x0112), picture.info["icc_profile"]) == ((32, 64), None, SRGB)
    assert [nearest_colour(picture, place) for place in ((8, 8), (8, 56))] == ["red", "blue"]


def test_a_picture_with_corrupt_details_is_written_anew_and_nothing_is_printed(
    recwarn: pytest.WarningsRecorder,
) -> None:
    content = saved(two_colours(), "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff")
    shown = shown_picture(content)
    assert (opened(shown).format, opened(shown).mode, list(recwarn)) == ("PNG", "RGB", [])


def test_what_is_shown_is_the_same_each_time() -> None:
    content = saved(two_colours("CMYK"), "JPEG", exif=TURNED)
    assert shown_picture(content) == shown_picture(content)


def test_the_evidence_stays_the_file_and_the_note_stands_where_it_is_named() -> None:
    content, path = saved(two_colours("CMYK"), "JPEG"), ("supporting_data", "metrics", 0, "image")
    position = Position("inputs/x.yaml", 7, 12)
    named = [NamedFile(path, "a.jpg", is_picture=True, recorded_digest=sha256(content).hexdigest())]
    evidence, (finding,) = read_evidence(
        FilesInMemory({"a.jpg": content}, "x"), named, {path: position}, EvidenceLimits()
    )
    assert (finding.code, finding.position, finding.message.split()[0]) == ("E008", position, "a.jpg")
    assert evidence.files["a.jpg"].content == content
    assert evidence.pictures["a.jpg"].media_type == "image/png"
