"""The parts figures are made of: letters, numbers, plain SVG, colours, ticks, places beside lines."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.lettering import Lettering
from generator.charts.number_scale import decimals_for, printed, scale_for
from generator.charts.palette import Palette
from generator.charts.spread import spread
from generator.charts.svg import Canvas, number, printable
from generator.charts.times import Grain, seconds, section_names, time_ticks
from generator.errors import TemplateWrong
from tests.charts.drawn import BRAND, LETTERING, REGULAR
from tests.wording import ENGLISH_FIGURES as ENGLISH


def test_widths_are_those_of_the_face() -> None:
    with TTFont(REGULAR, lazy=True) as font:
        metrics, names = font["hmtx"].metrics, font.getBestCmap()
        plain = sum(metrics[names[ord(char)]][0] for char in "Resolved 14:52") / font["head"].unitsPerEm * 10
    assert plain <= LETTERING.width("Resolved 14:52", 10) <= plain * 1.03
    assert LETTERING.width("Resolved", 10, bold=True) > LETTERING.width("Resolved", 10)


def test_characters_the_face_lacks_are_taken_as_wide() -> None:
    assert LETTERING.width("漢字", 10) == pytest.approx(20.4)
    assert LETTERING.width("e\u0301", 10) <= LETTERING.width("e", 10) + 0.01


@given(st.text(max_size=40), st.floats(0, 300))
def test_a_fitted_text_fits(text: str, width: float) -> None:
    for lettering in (LETTERING, Lettering(("Any",))):
        assert lettering.width(lettering.fitted(text, width, 10), 10) <= width + 1e-6


@given(st.text("ab 漢字,", max_size=80), st.floats(20, 300), st.integers(1, 3))
def test_wrapped_lines_fit_and_lose_nothing_but_the_end(text: str, width: float, lines: int) -> None:
    wrapped = LETTERING.wrapped(text, width, 10, lines)
    assert len(wrapped) <= lines
    assert all(LETTERING.width(line, 10) <= width + 1e-6 for line in wrapped)
    if not any(line.endswith("…") for line in wrapped):
        assert "".join(wrapped).replace(" ", "") == text.replace(" ", "")


def test_family_names_are_quoted_and_can_not_end_the_quotes() -> None:
    assert Lettering(("Source Sans 3", "x'; } \"<")).font_family == "'Source Sans 3', 'x  ', sans-serif"


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20))
def test_a_scale_holds_every_value_and_has_few_round_ticks(values: list[float]) -> None:
    scale = scale_for(values)
    slack = (scale.high - scale.low) * 1e-6
    assert scale.low - slack <= min(values)
    assert max(values) <= scale.high + slack
    assert 2 <= len(scale.ticks) <= 9
    assert scale.ticks == sorted(scale.ticks)


def test_scales_begin_at_zero_unless_the_values_are_far_from_it() -> None:
    assert scale_for([23, 4067]).ticks == [0, 1000, 2000, 3000, 4000, 5000]
    assert scale_for([99.58, 99.98]).low > 99
    assert scale_for([42, 42]).low == 0
    assert scale_for([0, 0]).ticks[-1] == 1
    assert scale_for([-5, -1]).high == 0


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (53816, 0, "53\u202f816"),
        (-0.25, 2, "−0.25"),
        (0.0, 2, "0"),
        (-0.001, 2, "0"),
        (1234567.5, 1, "1\u202f234\u202f567.5"),
        (1e15, 0, "1e15"),
        (-2.5e-9, 3, "−2.5e−09"),
    ],
)
def test_numbers_are_printed_with_groups_and_a_real_minus(value: float, decimals: int, text: str) -> None:
    assert printed(value, decimals, ENGLISH) == text


def test_decimals_are_as_few_as_show_the_values() -> None:
    assert [decimals_for(each) for each in ([1, 2], [0.5], [0.25, 1], [1 / 3])] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (-0.001, "0"), (2.345, "2.35"), (1e7, "10000000"), (0.1 + 0.2, "0.3")]
)
def test_coordinates_have_a_fixed_precision(value: float, text: str) -> None:
    assert number(value) == text


@given(st.text(max_size=30))
def test_printable_text_is_one_line_of_what_xml_allows(text: str) -> None:
    shown = printable(text)
    assert not set(shown) & {chr(code) for code in (*range(32), 0x7F, 0x202E, 0xFFFE, 0xFFFF)}
    shown.encode("utf-8")
    assert printable(shown) == shown


def test_an_empty_text_is_not_drawn() -> None:
    canvas = Canvas(LETTERING)
    canvas.text(0, 0, " \x00\n", 10, "#000000")
    assert "<text" not in canvas.svg(10, 10, "", "")


def test_colours_are_hexadecimal_and_all_there() -> None:
    with pytest.raises(TemplateWrong, match="ink, alert"):
        Palette.of(BRAND["colour"] | {"ink": 'red" onload="x', "alert": ""} | {"paper": "#FFFFFF"})
    assert Palette.of(BRAND["colour"] | {"paper": "#FFFFFF"}).paper == "#ffffff"


@given(st.lists(st.floats(0, 150), max_size=10))
def test_spread_heights_keep_order_and_distance(wanted: list[float]) -> None:
    places = spread(wanted, 12, 0, 150)
    ordered = sorted(places)
    gap = min(12, 150 / max(len(wanted) - 1, 1))
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(ordered))
    assert all(-1e-6 <= place <= 150 + 1e-6 for place in places)


@given(st.floats(0, 4e9), st.floats(1, 4e9), st.integers(4, 11))
def test_ticks_are_few_rising_and_inside(start: float, length: float, most: int) -> None:
    ticks = time_ticks(start, start + length, UTC, ENGLISH, most).marks
    places = [tick.at for tick in ticks]
    assert places == sorted(set(places))
    assert len(places) <= 2 * most + 2
    assert all(start <= place <= start + length for place in places)


@pytest.mark.parametrize(
    ("days", "grain", "name"),
    [
        (0.1, Grain.CLOCK, "12 Mar 2024"),
        (20, Grain.DAY, "Mar 2024"),
        (400, Grain.MONTH, "2024"),
        (9000, Grain.YEAR, ""),
    ],
)
def test_the_grain_follows_the_length(days: float, grain: Grain, name: str) -> None:
    start = seconds(datetime(2024, 3, 12, 12, tzinfo=UTC))
    ticks = time_ticks(start, start + days * 86400, UTC, ENGLISH, 10)
    assert ticks.grain is grain
    assert [*section_names(start, grain, UTC, ENGLISH), ""][0] == name
    assert ticks.marks


def test_charts_know_nothing_of_the_rest_of_the_project() -> None:
    folder = Path(__file__).parents[2] / "generator/charts"
    imports = [
        line
        for file in folder.glob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(("from generator.", "import generator"))
    ]
    assert len(imports) > 30
    assert all(line.startswith(("from generator.charts.", "from generator.errors")) for line in imports)
