"""Figures as pixels for Word."""

from __future__ import annotations

import struct
from datetime import UTC

import pytest

from generator.charts.data import Drawing, MarkerKind, Milestone, Span, TimelineData
from generator.charts.png import png_of
from generator.charts.timeline import draw_timeline
from generator.errors import RenderingFailed
from tests.charts.drawn import BOLD, JAPANESE, LETTERING, PALETTE, REGULAR, at
from tests.wording import ENGLISH_FIGURES

pytest.importorskip("resvg_py")

FACES = (REGULAR, BOLD, JAPANESE)


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    data = TimelineData("", UTC, "UTC", Span("Impact 影響", at(0), at(60)), (Milestone(MarkerKind.DETECTED, at(4)),))
    made = draw_timeline(data, PALETTE, LETTERING, ENGLISH_FIGURES)
    assert made is not None
    return made


def chunk(png: bytes, name: bytes) -> bytes:
    start = png.index(name)
    (length,) = struct.unpack(">I", png[start - 4 : start])
    return png[start + 4 : start + 4 + length]


def test_the_picture_is_sharp_in_print_and_says_its_density(drawing: Drawing) -> None:
    png = png_of(drawing, FACES)
    width, height = struct.unpack(">II", chunk(png, b"IHDR")[:8])
    assert width == pytest.approx(drawing.width_px * 3.25, abs=1)
    assert height == pytest.approx(drawing.height_px * 3.25, abs=1)
    assert width / (160 / 25.4) >= 220
    across, down, unit = struct.unpack(">IIB", chunk(png, b"pHYs"))
    assert (across, down, unit) == (12283, 12283, 1)
    assert across * 0.0254 == pytest.approx(312, abs=0.1)


def test_the_same_figure_gives_the_same_pixels(drawing: Drawing) -> None:
    assert png_of(drawing, FACES) == png_of(drawing.svg, FACES)


def test_only_the_given_faces_are_used(drawing: Drawing) -> None:
    assert png_of(drawing, FACES) != png_of(drawing, ())
    assert png_of(drawing, ()) == png_of(drawing, ())


def test_what_can_not_be_drawn_is_said() -> None:
    with pytest.raises(RenderingFailed, match="can not be drawn"):
        png_of("<svg", FACES)
