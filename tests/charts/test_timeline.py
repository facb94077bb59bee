"""The timeline figure: what is on it, and that it can always be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts.data import Drawing, MarkerKind, Milestone, Span, TimelineData, TimelineEvent
from generator.charts.lettering import Lettering
from generator.charts.timeline import draw_timeline
from tests.charts.drawn import LETTERING, PALETTE, SVG, assert_readable, at, texts, tree
from tests.wording import ENGLISH_FIGURES

INCIDENT = TimelineData(
    title="Timeline of the incident",
    zone=UTC,
    zone_label="UTC",
    impact=Span("Customer impact, 71 min", at(2), at(73)),
    milestones=(
        Milestone(MarkerKind.IMPACT_STARTED, at(2)),
        Milestone(MarkerKind.DETECTED, at(6), approximate=True),
        Milestone(MarkerKind.ACKNOWLEDGED, at(9)),
        Milestone(MarkerKind.DECLARED, at(9)),
        Milestone(MarkerKind.MITIGATED, at(73)),
        Milestone(MarkerKind.RESOLVED, at(92)),
    ),
    events=tuple(TimelineEvent(at(minutes)) for minutes in (-3, 2, 6, 9, 12, 19, 31, 44, 73, 92)),
)


def drawn(data: TimelineData) -> Drawing:
    drawing = draw_timeline(data, PALETTE, LETTERING, ENGLISH_FIGURES)
    assert drawing is not None
    return drawing


def test_nothing_is_drawn_when_no_time_is_known() -> None:
    empty = TimelineData("", UTC, "UTC")
    assert draw_timeline(empty, PALETTE, LETTERING, ENGLISH_FIGURES) is None
    assert draw_timeline(replace(empty, events=(TimelineEvent(None),) * 3), PALETTE, LETTERING, ENGLISH_FIGURES) is None
    assert draw_timeline(replace(empty, impact=Span("", None, None)), PALETTE, LETTERING, ENGLISH_FIGURES) is None


def test_the_same_data_gives_the_same_bytes() -> None:
    assert drawn(INCIDENT) == drawn(replace(INCIDENT))


def test_milestones_are_named_with_their_times() -> None:
    drawing = drawn(INCIDENT)
    assert_readable(drawing)
    shown = texts(drawing)
    for label in ("Impact started", "Detected", "Acknowledged", "Declared", "Mitigated", "Resolved"):
        assert label in shown
    assert {"12:02", "≈ 12:06", "12:09", "13:13", "13:32", "12 Mar 2024", "Times in UTC"} <= set(shown)


def test_every_kind_of_milestone_has_a_shape_of_its_own() -> None:
    shapes = set()
    for kind in MarkerKind:
        drawing = drawn(TimelineData("", UTC, "UTC", milestones=(Milestone(kind, at(0)),)))
        elements = [each for each in tree(drawing) if each.tag in (f"{SVG}path", f"{SVG}circle")]
        path = elements[0].get("d", "round")
        shapes.add((path, len(elements)))
    assert len(shapes) == len(MarkerKind)


def test_a_time_on_another_day_is_told_with_its_date() -> None:
    later = replace(INCIDENT, milestones=(Milestone(MarkerKind.RESOLVED, at(14 * 60)),), events=())
    late = drawn(replace(later, impact=Span("", at(0), at(13 * 60))))
    assert "13 Mar 02:00" in texts(late)
    assert "13 Mar 2024" in texts(late)


def test_far_events_stand_at_the_edges_in_words() -> None:
    far = (
        TimelineEvent(datetime(2003, 1, 1, tzinfo=UTC), datetime(2004, 1, 1, tzinfo=UTC)),
        TimelineEvent(datetime(2005, 1, 1, tzinfo=UTC), datetime(2006, 1, 1, tzinfo=UTC)),
        TimelineEvent(datetime(2012, 7, 27, tzinfo=UTC)),
        TimelineEvent(datetime(2026, 10, 16, tzinfo=UTC)),
        TimelineEvent(None),
        TimelineEvent(None),
    )
    drawing = drawn(replace(INCIDENT, events=INCIDENT.events + far))
    assert_readable(drawing)
    shown = texts(drawing)
    assert {"3 earlier events,", "first 2003", "1 later event,", "16 Oct 2026"} <= set(shown)
    assert "Times in UTC · 2 events without a time" in shown
    assert "2 without a time" in drawing.alt


def test_the_impact_keeps_a_quarter_of_the_width_whatever_else_happened() -> None:
    weeks = tuple(TimelineEvent(at(minutes)) for minutes in range(-40000, 40000, 100))
    red = [rect for rect in tree(drawn(replace(INCIDENT, events=weeks))) if rect.get("fill") == PALETTE.alert_soft]
    assert float(red[0].attrib["width"]) > 100


def test_a_milestone_years_later_is_named_at_the_edge() -> None:
    fine = Milestone(MarkerKind.RESOLVED, datetime(2027, 12, 20, tzinfo=UTC), label="Fined")
    drawing = drawn(replace(INCIDENT, milestones=(*INCIDENT.milestones, fine)))
    assert_readable(drawing)
    assert "20 Dec 2027" in texts(drawing)


def test_further_ends_are_marks_of_their_own_and_told() -> None:
    end = Milestone(MarkerKind.ENDED, at(50), "Search is back")
    data = TimelineData("Any", UTC, "UTC", Span("Impact", at(0), at(30)), ends=(end,))
    drawing = drawn(data)
    assert_readable(drawing)
    assert {"Search is back", "12:50"} <= set(texts(drawing))
    assert "Further ends: Search is back 12 March 2024 12:50." in drawing.alt


def test_what_has_no_time_is_said_to_be_unknown_and_not_left_out() -> None:
    data = TimelineData(
        "Any", UTC, "UTC", Span("Impact", at(0), at(30)), unknown=(MarkerKind.ACKNOWLEDGED, MarkerKind.RESOLVED)
    )
    drawing = drawn(data)
    assert "Time unknown: acknowledged, resolved" in " ".join(texts(drawing))
    assert "Time unknown: acknowledged, resolved." in drawing.alt


def test_parts_have_lanes_and_open_ends_do_not_fail() -> None:
    parts = (
        Span("Strasbourg (SBG1, SBG2, SBG4)", at(0), at(240), True, True),
        Span("Roubaix", at(45), at(198)),
        Span("Gravelines", None, at(60)),
        Span("Warsaw", at(60), None),
        Span("Beauharnois", None, None),
        Span("Roubaix", at(210), at(215)),
    )
    drawing = drawn(TimelineData("", UTC, "UTC", parts=parts))
    assert_readable(drawing)
    shown = texts(drawing)
    assert [shown.count(name) for name in ("Roubaix", "Warsaw", "Beauharnois")] == [1, 1, 1]


def test_more_parts_than_lanes_are_counted() -> None:
    parts = tuple(Span(f"Site {number}", at(0), at(number + 1)) for number in range(14))
    assert "Times in UTC · 4 more parts are not shown" in texts(drawn(TimelineData("", UTC, "UTC", parts=parts)))


def test_ranges_are_brackets_and_equal_ones_are_counted() -> None:
    between = (TimelineEvent(at(20), at(50)),) * 4
    drawing = drawn(replace(INCIDENT, events=INCIDENT.events + between))
    assert_readable(drawing)
    assert {"×4", "some time between"} <= set(texts(drawing))


def test_approximate_events_are_hollow() -> None:
    drawing = drawn(replace(INCIDENT, milestones=(), events=(TimelineEvent(at(5), approximate=True),)))
    rings = [circle for circle in tree(drawing).iter(f"{SVG}circle") if circle.get("fill") == PALETTE.paper]
    assert len(rings) == 2  # the event and its sign in the legend
    assert "approximate" in texts(drawing)


def test_thousands_of_events_become_columns_and_stay_small_and_fast() -> None:
    many = tuple(TimelineEvent(at(index / 50), approximate=index % 3 == 0) for index in range(5000))
    start = perf_counter()
    drawing = drawn(replace(INCIDENT, events=many))
    assert perf_counter() - start < 2
    assert len(drawing.svg) < 40_000
    assert drawing.height_px < 300
    assert any(text.startswith("events per column") for text in texts(drawing))


def test_a_change_of_clocks_inside_the_incident_does_not_repeat_or_lose_a_tick() -> None:
    paris = ZoneInfo("Europe/Paris")
    for month, expected in ((3, ["01:00", "01:30", "03:00"]), (10, ["02:00", "02:30", "02:00", "02:30", "03:00"])):
        start = datetime(2024, month, 31 if month == 3 else 27, 0, tzinfo=paris).astimezone(UTC)
        impact = Span("", start, start + timedelta(hours=5))
        shown = texts(drawn(TimelineData("", paris, "Paris", impact=impact)))
        clocks = [text for text in shown if ":" in text]
        position = next(index for index in range(len(clocks)) if clocks[index:][: len(expected)] == expected)
        assert position >= 0


@pytest.mark.parametrize(
    "length", [timedelta(seconds=43), timedelta(minutes=5), timedelta(days=4), timedelta(days=240)]
)
def test_every_length_of_incident_has_an_axis(length: timedelta) -> None:
    drawing = drawn(TimelineData("", UTC, "UTC", impact=Span("Impact", at(0), at(0) + length)))
    assert_readable(drawing)
    assert len(texts(drawing)) >= 5


def test_years_on_the_axis() -> None:
    impact = Span("Data exposed", datetime(1999, 1, 1, tzinfo=UTC), datetime(2017, 1, 1, tzinfo=UTC))
    shown = texts(drawn(TimelineData("", UTC, "UTC", impact=impact)))
    assert {"2000", "2010"} <= set(shown)


def test_the_ends_of_the_calendar_do_not_fail() -> None:
    zone = ZoneInfo("America/Los_Angeles")
    zero, last = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    assert draw_timeline(
        replace(INCIDENT, zone=zone, events=(TimelineEvent(zero), TimelineEvent(last))),
        PALETTE,
        LETTERING,
        ENGLISH_FIGURES,
    )
    for only in (zero, last):
        assert draw_timeline(
            TimelineData("", zone, "", events=(TimelineEvent(only),)), PALETTE, LETTERING, ENGLISH_FIGURES
        )
    assert draw_timeline(TimelineData("", zone, "", impact=Span("", zero, last)), PALETTE, LETTERING, ENGLISH_FIGURES)


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        TimelineEvent(datetime(2024, 1, 1))  # noqa: DTZ001
    with pytest.raises(ValueError, match="aware"):
        Span("", None, datetime(2024, 1, 1))  # noqa: DTZ001


HOSTILE = '</text><script>alert(1)</script>&amp;"\x00\x08\ud800\u202e]]>\r\n' + "💥" * 3


def test_hostile_texts_stay_text() -> None:
    data = TimelineData(
        HOSTILE,
        UTC,
        HOSTILE,
        impact=Span(HOSTILE, at(0), at(60)),
        milestones=(Milestone(MarkerKind.DETECTED, at(3), label=HOSTILE),),
        parts=(Span(HOSTILE, at(0), at(50)),),
    )
    drawing = draw_timeline(data, PALETTE, replace(LETTERING, families=("Evil', x\"><script>",)), ENGLISH_FIGURES)
    assert drawing is not None
    assert tree(drawing).find(f".//{SVG}script") is None
    assert any(text.startswith("</text><script>") for text in texts(drawing))
    assert not set(drawing.svg) & set("\x00\x08\ud800\u202e\r")
    assert tree(drawing).find(f"{SVG}desc") is not None


def test_the_description_tells_period_milestones_and_numbers() -> None:
    alt = drawn(INCIDENT).alt
    assert alt == (
        "Timeline of the incident. Impact from 12 March 2024 12:02 to 12 March 2024 13:13. Milestones: impact started "
        "12 March 2024 12:02, detected about 12 March 2024 12:06, acknowledged 12 March 2024 12:09, declared 12 March "
        "2024 12:09, mitigated 12 March 2024 13:13, resolved 12 March 2024 13:32. 10 events, from 12 March 2024 11:57 "
        "to 12 March 2024 13:32. Times in UTC."
    )
    assert drawn(INCIDENT).svg.count(alt) == 1


def test_without_font_files_the_labels_still_do_not_touch() -> None:
    drawing = draw_timeline(INCIDENT, PALETTE, Lettering(("Source Sans 3",)), ENGLISH_FIGURES)
    assert drawing is not None
    assert_readable(drawing)


minutes = st.floats(-500, 3000, allow_nan=False)
lengths = st.none() | st.floats(0.1, 3000)
far_away = st.floats(-1e7, 1e7)


def after(start: float | None, length: float | None) -> datetime | None:
    return None if length is None else at((start or 0.0) + length)


def span(label: str, start: float | None, length: float | None, rough: tuple[bool, bool]) -> Span:
    return Span(label, None if start is None else at(start), after(start, length), *rough)


def milestone(kind: MarkerKind, start: float, label: str, rough: bool, length: float | None) -> Milestone:
    return Milestone(kind, at(start), label, rough, after(start, length))


def event(start: float | None, length: float | None, rough: bool) -> TimelineEvent:
    return TimelineEvent(None) if start is None else TimelineEvent(at(start), after(start, length), rough)


labels = st.text("abcdefghij ÄÖ漢字", max_size=60)
spans = st.builds(span, labels, st.none() | minutes, lengths, st.tuples(st.booleans(), st.booleans()))
moments = minutes | st.sampled_from([0.0, 1.0, 60.0, 1e6, -1e6])
milestones = st.builds(milestone, st.sampled_from(MarkerKind), moments, labels, st.booleans(), lengths)
events = st.builds(event, st.none() | minutes | far_away, lengths, st.booleans())


@settings(max_examples=150, deadline=None)
@given(
    st.none() | spans,
    st.lists(milestones, max_size=14),
    st.lists(events, max_size=40),
    st.lists(spans, max_size=4),
    st.sampled_from(["UTC", "Asia/Kolkata", "America/New_York"]),
    st.lists(milestones, max_size=4),
    st.lists(st.sampled_from(MarkerKind), max_size=6, unique=True),
)
def test_no_label_touches_another_whatever_happens(
    impact: Span | None,
    marks: list[Milestone],
    rows: list[TimelineEvent],
    parts: list[Span],
    zone: str,
    ends: list[Milestone],
    unknown: list[MarkerKind],
) -> None:
    data = TimelineData(
        "Any", ZoneInfo(zone), zone, impact, tuple(marks), tuple(rows), tuple(parts), tuple(ends), tuple(unknown)
    )
    drawing = draw_timeline(data, PALETTE, LETTERING, ENGLISH_FIGURES)
    if drawing is not None:
        assert_readable(drawing)
        assert drawing == draw_timeline(data, PALETTE, LETTERING, ENGLISH_FIGURES)
