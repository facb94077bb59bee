"""Alerts stand in lanes: each in its own, with shape, bar and time, and nothing of them is lost."""

from __future__ import annotations

import pytest

from generator.charts.alert_lanes import MOST_LANES, draw_alerts
from generator.charts.data import AlertFired, AlertKind, AlertLane, AlertsData, Drawing, Span
from tests.charts.drawn import LETTERING, NOON, PALETTE, assert_readable, at, texts
from tests.wording import ENGLISH_FIGURES

UTC = NOON.tzinfo
assert UTC is not None


def fired(minutes: float | None, until: float | None = None, kind: AlertKind = AlertKind.ALERT) -> AlertFired:
    cleared = None if until is None else at(until)
    return AlertFired(kind, kind.value.title(), None if minutes is None else at(minutes), cleared)


def lane(name: str, *every: AlertFired, system: str = "Datadog") -> AlertLane:
    return AlertLane(name, system, every)


def drawn(*lanes: AlertLane, impact: Span | None = None) -> Drawing | None:
    return draw_alerts(AlertsData("Alerts over time", UTC, "UTC", lanes, impact), PALETTE, LETTERING, ENGLISH_FIGURES)


IMPACT = Span("Customer impact, 90 min", at(0), at(90))
WORKED = (
    lane("API-Error-Rate-High", fired(2, 16), fired(22, 84)),
    lane("Database-Connection-Pool-Low", fired(4, kind=AlertKind.MANUAL), system="Connection proxy console"),
    lane("API-Error-Rate-Normal", fired(16, kind=AlertKind.RECOVERY), fired(84, kind=AlertKind.RECOVERY)),
    lane("Database-CPU-High", fired(25, kind=AlertKind.WARNING)),
    lane("Queue length", fired(None)),
)


def test_the_worked_example_is_readable_and_says_all_times() -> None:
    drawing = drawn(*WORKED, impact=IMPACT)
    assert drawing is not None
    assert_readable(drawing)
    shown = texts(drawing)
    assert {"12:02–12:16", "12:22–13:24", "12:04", "12:16", "13:24", "12:25", "an unknown time"} <= set(shown)
    assert {"Alert", "Manual", "Recovery", "Warning", "Connection proxy console"} <= set(shown)
    assert drawing.alt == (
        "Alerts over time. 7 alerts: API-Error-Rate-High fired 12 March 2024 12:02, cleared 12 March 2024 12:16; "
        "Database-Connection-Pool-Low fired 12 March 2024 12:04; API-Error-Rate-Normal fired 12 March 2024 12:16; "
        "API-Error-Rate-High fired 12 March 2024 12:22, cleared 12 March 2024 13:24; Database-CPU-High fired 12 March 2024 "
        "12:25; API-Error-Rate-Normal fired 12 March 2024 13:24. Shaded: Customer impact, 90 min, 12 March 2024 12:00 to "
        "12 March 2024 13:30. 1 without a time: Queue length. Times in UTC."
    )


def test_fewer_than_two_known_times_are_no_figure() -> None:
    assert drawn() is None
    assert drawn(lane("a", fired(None)), lane("b", fired(1))) is None


@pytest.mark.parametrize("step", [0, 1, 7, 400, 100_000])
def test_lanes_are_readable_however_far_their_times_are_apart(step: float) -> None:
    lanes = [
        lane(f"Alert number {n} with a name of several words that is long", fired(n * step, n * step + 5))
        for n in range(9)
    ]
    drawing = drawn(*lanes, impact=IMPACT)
    assert drawing is not None
    assert_readable(drawing)


def test_one_alert_that_fired_often_keeps_its_texts_apart() -> None:
    drawing = drawn(lane("flapping", *(fired(n, n + 0.5) for n in range(40))), lane("x", fired(3)))
    assert drawing is not None
    assert_readable(drawing)


def test_lanes_beyond_what_a_page_holds_are_counted() -> None:
    drawing = drawn(*(lane(f"a{number}", fired(number)) for number in range(MOST_LANES + 3)))
    assert drawing is not None
    assert "3 more rows are not shown" in " ".join(texts(drawing))
    assert_readable(drawing)
