"""What is told of the parts of a figure: every value at its place, inside the figure, whole where the drawing had to cut."""

from __future__ import annotations

from datetime import UTC
from itertools import pairwise

from generator.charts.data import LabelPoint, Series, SeriesData, Spot, TimelineData, TimelineEvent, TimePoint
from generator.charts.series import draw_series
from generator.charts.svg import WIDTH_PX
from generator.charts.timeline import draw_timeline
from tests.charts.drawn import LETTERING, PALETTE, at
from tests.charts.test_timeline import INCIDENT
from tests.wording import ENGLISH_FIGURES


def told(*series: Series) -> tuple[Spot, ...]:
    drawing = draw_series(SeriesData("t", "%", series, UTC, "UTC"), PALETTE, LETTERING, ENGLISH_FIGURES)
    assert drawing is not None
    for spot in drawing.spots:
        assert 0 <= spot.x <= spot.x + spot.width <= WIDTH_PX + 0.01
        assert 0 <= spot.y <= spot.y + spot.height <= drawing.height_px
    return drawing.spots


def test_every_time_of_a_line_chart_tells_what_each_series_was() -> None:
    one = Series("errors", tuple(TimePoint(at(minute), minute / 4) for minute in (0, 10, 20)))
    two = Series("load", (TimePoint(at(10), 7.0), TimePoint(at(20), None)))
    spots = told(one, two)
    assert [spot.label for spot in spots] == [
        "12 Mar 12:00 · errors 0 %",
        "12 Mar 12:10 · errors 2.5 % · load 7 %",
        "12 Mar 12:20 · errors 5 %",
    ]
    assert all(one.x + one.width <= other.x + 0.01 for one, other in pairwise(spots))


def test_of_times_too_close_to_point_at_the_largest_value_is_told() -> None:
    values = [1.0] * 5000
    values[2500] = 99.0
    spots = told(Series("", tuple(TimePoint(at(index / 60), value) for index, value in enumerate(values))))
    assert len(spots) < WIDTH_PX / 4
    assert [spot.label for spot in spots if "99" in spot.label] == ["12 Mar 12:41:40 · 99 %"]


def test_a_bar_tells_its_whole_label() -> None:
    name = "a name that is much too long for two lines of the figure, " * 4
    assert [spot.label for spot in told(Series("", (LabelPoint(name, 3.25),)))] == [f"{name.strip()} · 3.25 %"]


def test_a_timeline_tells_milestones_lanes_and_events() -> None:
    events = (TimelineEvent(at(31), label="Somebody looked"), TimelineEvent(at(44)), TimelineEvent(None, label="?"))
    data = TimelineData(**{name: getattr(INCIDENT, name) for name in TimelineData.__slots__} | {"events": events})
    drawing = draw_timeline(data, PALETTE, LETTERING, ENGLISH_FIGURES)
    assert drawing is not None
    labels = [spot.label for spot in drawing.spots]
    assert "12 Mar 12:31: Somebody looked" in labels
    assert not any("?" in label for label in labels)
    assert sum(label.startswith("Detected") for label in labels) == 1
    assert INCIDENT.impact is not None
    assert any(label.startswith(f"{INCIDENT.impact.label}: from ") for label in labels)
