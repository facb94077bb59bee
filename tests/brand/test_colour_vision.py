"""Distances between colours are those of the literature, and the lines of charts are apart for every reader."""

from __future__ import annotations

from itertools import combinations

import pytest

from generator.brand.colour_vision import (
    LEAST_DISTANCE,
    LEAST_GREY_DISTANCE,
    Vision,
    _ciede2000,
    _seen,
    distance_between,
    grey_distance,
    too_close,
)
from generator.charts.palette import Palette
from tests.charts.drawn import BRAND, PALETTE

SHARMA = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]
"""Of the test data published with the formula (Sharma, Wu and Dalal 2005, table 1)."""


@pytest.mark.parametrize(("one", "other", "expected"), SHARMA)
def test_the_distance_is_that_of_the_published_data(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert _ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
    assert _ciede2000(other, one) == pytest.approx(expected, abs=1e-4)


def test_grey_stays_grey_and_white_stays_white_for_every_reader() -> None:
    for vision in Vision:
        for colour in ("#000000", "#808080", "#ffffff"):
            channels = _seen(colour, vision)
            assert max(channels) - min(channels) < 1e-3
            assert distance_between(colour, colour, vision) == 0


def test_red_and_green_of_one_lightness_are_alike_to_those_who_do_not_see_red_or_green() -> None:
    red, green = "#b85c38", "#7a7a35"
    assert distance_between(red, green) > 25
    assert distance_between(red, green, Vision.DEUTERANOPIA) < 12
    assert [(pair.one, pair.other, pair.vision) for pair in too_close([red, "#000080", green])] == [
        (0, 2, Vision.DEUTERANOPIA)
    ]


def test_black_and_white_are_a_hundred_apart() -> None:
    assert distance_between("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert grey_distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)


def test_the_lines_of_a_chart_are_apart_for_every_reader_and_in_grey() -> None:
    assert len(PALETTE.series) >= 6
    assert list(too_close(PALETTE.series)) == []
    for one, other in combinations(PALETTE.series, 2):
        assert grey_distance(one, other) >= LEAST_GREY_DISTANCE
        assert min(distance_between(one, other, vision) for vision in Vision) >= LEAST_DISTANCE
    # 3:1 to paper (WCAG 2.2, 1.4.11) is a lightness below 62.5.
    assert all(grey_distance(colour, BRAND["colour"]["paper"]) > 100 - 62.5 for colour in PALETTE.series)


def test_a_palette_takes_the_series_of_its_brand() -> None:
    assert Palette.of(BRAND["colour"], ("#AA0000", "#00aa00")).series == ("#aa0000", "#00aa00")
