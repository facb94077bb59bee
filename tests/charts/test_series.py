"""Metric figures: lines over time, bars over labels."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC
from time import perf_counter
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts.data import Drawing, LabelPoint, Series, SeriesData, Span, Threshold, TimePoint
from generator.charts.series import draw_series
from tests.charts.drawn import LETTERING, PALETTE, SVG, assert_readable, at, texts, tree
from tests.wording import ENGLISH_FIGURES


def line(*values: float | None, name: str = "Connections in use") -> Series:
    return Series(name, tuple(TimePoint(at(5 * index), value) for index, value in enumerate(values)))


def bars(*values: tuple[str, float | None], name: str = "") -> Series:
    return Series(name, tuple(LabelPoint(label, value) for label, value in values))


def data(
    *series: Series, unit: str = "", thresholds: tuple[Threshold, ...] = (), window: Span | None = None
) -> SeriesData:
    return SeriesData("Connection pool", unit, series, UTC, "UTC", thresholds, window)


def drawn(shown: SeriesData) -> Drawing:
    drawing = draw_series(shown, PALETTE, LETTERING, ENGLISH_FIGURES)
    assert drawing is not None
    return drawing


def filled(drawing: Drawing, colour: str) -> list[ElementTree.Element]:
    return [rect for rect in tree(drawing).iter(f"{SVG}rect") if rect.get("fill") == colour]


def polylines(drawing: Drawing) -> list[str]:
    return [path.attrib["d"] for path in tree(drawing).iter(f"{SVG}path") if path.get("fill") == "none"]


POOL = data(
    line(42, 55, 80, 100, None, 100, 61),
    unit="% of the pool",
    thresholds=(Threshold(80, "Alert at 80 %"),),
    window=Span("Customer impact", at(8), at(26)),
)

STEPS = data(
    bars(
        ("x=x", 23), ("x=xx", 33), ("x=xxx", 45), ("x= and 20 x", 555), ("20 x without =", 4067), name="Steps by input"
    ),
    unit="steps",
)


@pytest.mark.parametrize("series", [(), (line(),), (line(None, None),), (bars(("a", None), ("b", math.nan)),)])
def test_nothing_is_drawn_when_no_value_is_known(series: tuple[Series, ...]) -> None:
    assert draw_series(data(*series), PALETTE, LETTERING, ENGLISH_FIGURES) is None


def test_times_and_labels_on_one_axis_are_refused() -> None:
    with pytest.raises(ValueError, match="all over time or all over labels"):
        draw_series(data(line(1), bars(("a", 1))), PALETTE, LETTERING, ENGLISH_FIGURES)


@pytest.mark.parametrize("shown", [POOL, STEPS])
def test_the_same_data_gives_the_same_bytes(shown: SeriesData) -> None:
    assert drawn(shown) == drawn(replace(shown))


def test_a_line_has_scale_unit_limit_and_window() -> None:
    drawing = drawn(POOL)
    assert_readable(drawing)
    shown = texts(drawing)
    assert {"0", "20", "100", "Connections in use, % of the pool", "Alert at 80 %", "Customer impact"} <= set(shown)
    assert len(filled(drawing, PALETTE.alert_soft)) == 1


def test_a_missing_value_is_a_gap() -> None:
    assert len(polylines(drawn(data(line(1, 2, 3, None, 4, 5))))) == 2
    assert len(polylines(drawn(data(line(1, 2, 3, math.inf, 4, 5))))) == 2
    assert len(polylines(drawn(data(line(1, 2, 3, 4, 5))))) == 1


@pytest.mark.parametrize("values", [(5,), (5, 5), (0,), (0, 0), (-3, -3), (1e-12, 2e-12), (1e290, -1e290), (23, 4067)])
def test_few_and_odd_values_still_have_a_scale(values: tuple[float, ...]) -> None:
    assert_readable(drawn(data(line(*values))))


def test_one_point_is_a_point() -> None:
    drawing = drawn(data(line(231.5)))
    assert polylines(drawing) == []
    assert len(list(tree(drawing).iter(f"{SVG}circle"))) == 1


def test_points_are_drawn_in_the_order_of_their_times() -> None:
    series = line(1, 5, 2)
    assert polylines(drawn(data(Series("", tuple(reversed(series.points)))))) == polylines(
        drawn(data(replace(series, name="")))
    )


def test_several_lines_differ_in_dash_and_shape_and_carry_their_names() -> None:
    drawing = drawn(data(*(line(1, 2, number, name=f"Site {number}") for number in range(4))))
    assert_readable(drawing)
    dashes = {path.get("stroke-dasharray") for path in tree(drawing).iter(f"{SVG}path") if path.get("fill") == "none"}
    assert len(dashes) == 4
    assert {f"Site {number}" for number in range(4)} <= set(texts(drawing))


def test_names_of_lines_that_end_together_do_not_touch() -> None:
    assert_readable(drawn(data(*(line(1, 2, 3, name=f"Site {number}") for number in range(10)))))


def test_a_limit_far_off_the_scale_is_told_and_does_not_flatten_the_line() -> None:
    shown = texts(drawn(data(line(1, 2, 3), thresholds=(Threshold(1e9, "Disk full"),))))
    assert "Times in UTC · Disk full is off the scale" in shown
    assert "3" in shown


def test_names_of_limits_that_lie_close_do_not_touch() -> None:
    assert_readable(drawn(data(line(0, 2000), thresholds=(Threshold(1000, "SLO budget"), Threshold(1050, "page")))))


def test_a_long_measurement_is_thinned_to_what_can_be_seen() -> None:
    series = Series("", tuple(TimePoint(at(index / 60), (index * 7919) % 1000) for index in range(50_000)))
    start = perf_counter()
    drawing = drawn(data(series))
    assert perf_counter() - start < 5
    assert len(drawing.svg) < 80_000


def test_bars_carry_label_and_value() -> None:
    drawing = drawn(STEPS)
    assert_readable(drawing)
    assert {"x=x", "23", "20 x without =", "4\u202f067", "Steps by input, steps"} <= set(texts(drawing))
    widths = [float(rect.attrib["width"]) for rect in filled(drawing, PALETTE.accent)]
    assert widths == sorted(widths)
    assert widths[-1] / widths[0] == pytest.approx(4067 / 23, rel=0.01)


def test_negative_zero_and_missing_bars() -> None:
    drawing = drawn(data(bars(("Mon", -1250.5), ("Tue", 0), ("Wed", 830.25), ("Thu", None))))
    assert_readable(drawing)
    assert {"−1\u202f250.50", "0", "830.25", "no value"} <= set(texts(drawing))
    assert len(filled(drawing, PALETTE.accent)) == 2


def test_long_and_east_asian_labels_are_wrapped_not_cut_off_the_figure() -> None:
    people = (
        ("名前・住所・メールアドレス・電話番号 (name, address, mail, phone)", 459),
        ("銀行口座、クレジットカードの下4桁と有効期限 (bank account, last four card digits, expiry)", 1855),
        ("w" * 200, 22458),
        ("", 53816),
    )
    drawing = drawn(data(bars(*people), unit="人"))
    assert_readable(drawing)
    assert "53\u202f816" in texts(drawing)
    assert any(text.endswith("…") for text in texts(drawing))


def test_several_series_over_labels_have_bars_of_their_own_look() -> None:
    before, after = bars(("SBG", 120), ("RBX", 80), name="Before"), bars(("SBG", 18), ("WAW", 7), name="After")
    drawing = drawn(data(before, after, unit="servers"))
    assert_readable(drawing)
    assert texts(drawing).count("no value") == 2
    assert filled(drawing, PALETTE.accent)
    assert filled(drawing, PALETTE.accent_soft)


def test_a_label_met_twice_is_shown_twice() -> None:
    assert texts(drawn(data(bars(("a", 1), ("a", 2))))).count("a") == 2


def test_too_many_rows_are_counted() -> None:
    shown = texts(drawn(data(bars(*((f"row {number}", number) for number in range(70))))))
    assert "10 more rows are not shown" in shown


def test_a_limit_beside_bars_is_a_named_line() -> None:
    drawing = drawn(data(bars(("a", 1), ("b", 9)), thresholds=(Threshold(5, "review above 5"), Threshold(20, "stop"))))
    assert_readable(drawing)
    assert {"review above 5", "stop"} <= set(texts(drawing))


def test_the_description_tells_range_and_extremes() -> None:
    assert drawn(POOL).alt == (
        "Connection pool. Connections in use, line from 12 March 2024 12:00 to 12 March 2024 12:30 UTC: lowest 42 % of the "
        "pool at 12 March 2024 12:00, highest 100 % of the pool at 12 March 2024 12:15, 1 value missing. Alert at 80 %: "
        "line at 80 % of the pool. Connections in use is above it from 12 March 2024 12:15 and back from 12 March 2024 12:30. "
        "Shaded: Customer impact, 12 March 2024 12:08 to 12 March 2024 12:26."
    )
    assert drawn(STEPS).alt == (
        "Connection pool. Steps by input: x=x 23 steps; x=xx 33 steps; x=xxx 45 steps; x= and 20 x 555 steps; "
        "20 x without = 4\u202f067 steps."
    )


def test_the_description_of_many_bars_tells_the_extremes() -> None:
    alt = drawn(data(bars(*((f"row {number}", number) for number in range(20)), name="Rows"))).alt
    assert alt == "Connection pool. Rows, 20 bars, lowest and highest: row 0 0; row 19 19."


def test_hostile_names_stay_text() -> None:
    evil = '"><script>&\x00\u202e'
    for shown in (
        data(line(1, 2, name=evil), line(2, name="b"), unit=evil),
        data(bars((evil, 1), name=evil), unit=evil),
    ):
        drawing = drawn(replace(shown, title=evil, zone_label=evil, thresholds=(Threshold(1, evil),)))
        assert tree(drawing).find(f".//{SVG}script") is None
        assert any("<script>" in text for text in texts(drawing))


values = st.none() | st.floats(-1e6, 1e6) | st.integers(0, 100).map(float) | st.floats()
names = st.text("abc ÄÖ漢字WM", max_size=60)
limits = st.lists(st.builds(Threshold, st.floats(-1e6, 1e6), names), max_size=2)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.builds(lambda vs, name: line(*vs, name=name), st.lists(values, max_size=30), names), max_size=8), limits
)
def test_lines_can_always_be_drawn(series: list[Series], thresholds: list[Threshold]) -> None:
    drawing = draw_series(data(*series, thresholds=tuple(thresholds[:1])), PALETTE, LETTERING, ENGLISH_FIGURES)
    if drawing is not None:
        assert_readable(drawing)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.builds(lambda rows: bars(*rows), st.lists(st.tuples(names, values), max_size=12)), max_size=3), limits
)
def test_bars_can_always_be_read(series: list[Series], thresholds: list[Threshold]) -> None:
    drawing = draw_series(data(*series, thresholds=tuple(thresholds)), PALETTE, LETTERING, ENGLISH_FIGURES)
    if drawing is not None:
        assert_readable(drawing)
