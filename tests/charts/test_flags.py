"""Flags: labels on poles that never touch."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts.flags import GAP, MARKER, Placed, crossed_levels, place_flags

WIDTH = 604.0

some_flags = st.lists(st.tuples(st.floats(5, WIDTH - 5), st.floats(10, 290)), max_size=12).map(sorted)


@settings(max_examples=300, deadline=None)
@given(some_flags)
def test_no_two_flags_of_a_level_touch_and_none_leaves_the_figure(flags: list[tuple[float, float]]) -> None:
    placed = place_flags(flags, 0, WIDTH)
    assert [flag.x for flag in placed] == [x for x, _ in flags]
    for one, other in combinations(placed, 2):
        if one.level == other.level:
            assert one.box[1] + GAP <= other.box[0] or other.box[1] + GAP <= one.box[0]
    assert all(flag.box[0] >= -MARKER and flag.box[1] <= WIDTH + MARKER for flag in placed)


@given(some_flags)
def test_a_pole_is_interrupted_exactly_where_a_lower_label_stands(flags: list[tuple[float, float]]) -> None:
    placed = place_flags(flags, 0, WIDTH)
    for flag in placed:
        for other in placed:
            through = other.level < flag.level and other.box[0] < flag.x < other.box[1]
            if through and abs(other.x - flag.x) >= MARKER:
                assert other.level in crossed_levels(flag, placed)


def test_a_burst_at_the_left_edge_is_a_staircase_without_interrupted_poles() -> None:
    placed = place_flags([(10, 90), (12, 80), (18, 100), (22, 85)], 0, WIDTH)
    assert [flag.level for flag in placed] == [3, 2, 1, 0]
    assert {flag.side for flag in placed} == {1}
    assert not any(crossed_levels(flag, placed) for flag in placed)


def test_flags_at_the_right_edge_fly_to_the_left() -> None:
    assert {flag.side for flag in place_flags([(560, 90), (590, 90)], 0, WIDTH)} == {-1}


def test_labels_keep_their_width_when_evenly_spread() -> None:
    flags = [(50.0 + 100 * index, 120.0) for index in range(6)]
    assert [flag.width for flag in place_flags(flags, 0, WIDTH)] == [120.0] * 6


def test_no_flags_are_no_flags() -> None:
    assert place_flags([], 0, WIDTH) == []
    assert crossed_levels(Placed(1, 1, 1, 1), []) == []
