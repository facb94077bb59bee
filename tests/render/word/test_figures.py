"""Figures fit the page and are described."""

from __future__ import annotations

import struct

import pytest

from generator.document.blocks import Asset, Caption, Figure
from generator.errors import RenderingFailed, TemplateWrong
from tests.render.word.opened import NS, PNG, Opened, opened, text_of
from tests.render.word.sample import p, t

TEXT_WIDTH_EMU = 9071 * 635


def png(width: int, height: int) -> Asset:
    return Asset(PNG[:16] + struct.pack(">II", width, height) + PNG[24:], "image/png")


def jpeg(width: int, height: int) -> Asset:
    comment = b"\xff\xfe\x00\x04ab"
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" + b"\x01\x11\x00" * 3
    return Asset(b"\xff\xd8" + comment + frame + b"\xff\xd9", "image/jpeg")


def size(document: Opened) -> tuple[int, int]:
    (extent,) = document.all("//wp:extent")
    return int(extent.get("cx")), int(extent.get("cy"))


def test_a_drawing_fills_the_text_column_in_its_proportions() -> None:
    document = opened((Figure("steps.svg", "Bars"),))
    width, height = size(document)
    assert width == TEXT_WIDTH_EMU
    assert height == pytest.approx(width * 220 / 640, abs=1)
    assert document.parts["word/media/image1.png"] == PNG


def test_the_words_for_the_picture_and_the_caption_are_there() -> None:
    document = opened((Figure("steps.svg", 'Bars & "lines"', Caption("Figure", "1", t("Steps")), id="fig"),))
    (properties,) = document.all("//wp:docPr")
    assert properties.get("descr") == 'Bars & "lines"'
    assert text_of(document.styled("Caption")[0]) == "Figure 1\u2002Steps"
    assert document.styled("Figure")[0].findall("w:pPr/w:keepNext[@w:val='0']", NS) == []


def test_a_screenshot_is_not_made_larger_than_it_is() -> None:
    assert size(opened((Figure("shot.png", "a"),), **{"shot.png": png(96, 48)})) == (914400, 457200)


def test_a_photograph_is_made_to_fit() -> None:
    assert size(opened((Figure("wide.jpg", "a"),), **{"wide.jpg": jpeg(4000, 1000)}))[0] == TEXT_WIDTH_EMU


def test_a_tall_picture_stays_on_the_page() -> None:
    _, height = size(opened((Figure("tall.png", "a"),), **{"tall.png": png(1000, 9000)}))
    assert height <= 0.6 * (297 - 26 - 24) * 36000 * 1.001


def test_a_picture_shown_twice_is_stored_once() -> None:
    document = opened((Figure("steps.svg", "a"), p("and"), Figure("steps.svg", "b")))
    assert [name for name in document.parts if "media" in name] == ["word/media/image1.png"]
    assert [q.get("id") for q in document.all("//wp:docPr")] == ["1", "2"]


def test_two_pictures_are_two() -> None:
    blocks = (Figure("a.jpg", "a"), Figure("b.png", "b"), Figure("c.jpg", "c"), Figure("d.png", "d"))
    document = opened(blocks, **{"a.jpg": jpeg(9, 9), "b.png": png(9, 9), "c.jpg": jpeg(8, 9), "d.png": png(8, 9)})
    stored = {identifier: one.get("Target") for identifier, one in document.relationships().items()}
    shown = [stored[blip.get(f"{{{NS['r']}}}embed")] for blip in document.all("//a:blip")]
    assert len({document.parts[f"word/{name}"] for name in shown}) == 4


def test_a_figure_of_nothing_is_refused() -> None:
    with pytest.raises(TemplateWrong, match=r"gone\.svg"):
        opened((Figure("gone.svg", "a"),))


@pytest.mark.parametrize(
    "asset",
    [
        Asset(b"GIF89a", "image/gif"), Asset(b"GIF89a", "image/png"), Asset(b"\xff\xd8\xff\xe0", "image/jpeg"),
        Asset(PNG[:30], "image/png"), Asset(PNG[:12] + b"\xff" + PNG[13:], "image/png"), png(0, 9), jpeg(9, 0),
    ],
)  # fmt: skip
def test_what_word_can_not_show_is_refused(asset: Asset) -> None:
    with pytest.raises(RenderingFailed, match=r"x\.bin"):
        opened((Figure("x.bin", "a"),), **{"x.bin": asset})
