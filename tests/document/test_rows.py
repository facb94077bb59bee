"""Timeline rows and figure tables: ready text, in the order of the input."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.document.context import document_context
from generator.document.figure_table import figure_table
from generator.document.timeline_rows import timeline_rows
from generator.intake.evidence import Evidence
from generator.metrics.measures import measure
from generator.model.evidence import Metric, Reading, Series
from generator.model.post_mortem import PostMortem
from tests.wording import english


def post_mortem(**fields: object) -> PostMortem:
    return PostMortem.model_validate({"id": "INC-2025-12-03-001", "title": "x", "severity": "SEV1", **fields})


def rows_of(*entries: dict[str, str], timezone: str = "UTC", **impact: str) -> list[str]:
    """Each row as ``day | time | elapsed | milestone``."""
    timed = [{"event": "e", **entry} for entry in entries]
    read = post_mortem(timeline={"entries": timed}, impact=impact, timezone=timezone)
    return [
        f"{row.day} | {row.time} | {row.elapsed} | {row.milestone}".replace("\u00a0", " ")
        for row in timeline_rows(read, measure(read), english)
    ]


def test_a_day_stands_where_it_changes_and_nowhere_else() -> None:
    assert rows_of({"at": "2025-12-03 23:50"}, {"at": "23:55"}, {"at": "2025-12-04 00:10"}, {"at": "00:11"}) == [
        "Wednesday, 3 December 2025 | 23:50 |  | ", " | 23:55 |  | ",
        "Thursday, 4 December 2025 | 00:10 |  | ", " | 00:11 |  | ",
    ]  # fmt: skip


def test_rows_of_unknown_time_stay_where_they_are_and_do_not_repeat_the_day() -> None:
    assert rows_of({"at": "2025-12-03 14:00"}, {"at": "unknown"}, {}, {"at": "13:00"}) == [
        "Wednesday, 3 December 2025 | 14:00 |  | ", " | None |  | ", " | None |  | ", " | 13:00 |  | ",
    ]  # fmt: skip


def test_a_row_that_comes_first_without_a_date_has_the_day_of_the_incident() -> None:
    assert rows_of({"at": "14:00"}) == ["Wednesday, 3 December 2025 | 14:00 |  | "]


def test_a_date_that_is_known_in_part_is_shown_as_that() -> None:
    assert rows_of({"at": "2023"}, {"at": "2023-07"}, {"at": "about 2025-12-02"}, {"at": "before 2025-12-03 14:00"}) == [
        "2023 |  |  | ", "July 2023 |  |  | ", "about Tuesday, 2 December 2025 |  |  | ",
        "Wednesday, 3 December 2025 | before 14:00 |  | ",
    ]  # fmt: skip


def test_a_day_is_counted_where_the_time_is_written() -> None:
    assert rows_of({"at": "23:30Z"}, {"at": "2025-12-04 00:40"}, timezone="Europe/Berlin") == [
        "Wednesday, 3 December 2025 | 23:30 UTC |  | ", "Thursday, 4 December 2025 | 00:40 |  | ",
    ]  # fmt: skip


def test_elapsed_time_counts_from_the_start_of_impact() -> None:
    rows = rows_of(
        {"at": "13:57"}, {"at": "14:00"}, {"at": "+90 min"}, {"at": "unknown"}, started_at="2025-12-03 14:00"
    )
    assert rows == [
        "Wednesday, 3 December 2025 | 13:57 | −3 min | ", " | 14:00 | +0 s | ", " | 15:30 | +1 h 30 min | ",
        " | None |  | ",
    ]  # fmt: skip


def test_milestones_are_marked() -> None:
    read = post_mortem(timeline={"entries": [{"at": "14:00", "event": "e", "milestone": "detected"}, {"event": "f"}]})
    first, second = timeline_rows(read, measure(read), english)
    assert (first.milestone, first.style, first.entry.event) == ("Detected", "milestone", "e")
    assert (second.milestone, second.style) == ("", "")


def metric(*series: list[tuple[str, str | None]], names: tuple[str, ...] = (), unit: str | None = None) -> Metric:
    return Metric(
        id="E1", title="x", unit=unit,
        series=[
            Series(
                name=names[n] if names else None,
                readings=[Reading(label=at, value=Decimal(value) if value else None) for at, value in readings],
            )
            for n, readings in enumerate(series)
        ],
    )  # fmt: skip


def test_a_long_series_stands_side_by_side_read_line_by_line() -> None:
    columns, rows, _ = figure_table(metric([(f"{n}", f"{n}") for n in range(10)], unit="%"), english)
    assert [column.title for column in columns] == ["At", "%"] * 3
    assert [column.is_value for column in columns] == [False, True] * 3
    assert rows[0] == ("0", "0", "1", "1", "2", "2")
    assert rows[-1] == ("9", "9", "", "", "", "")
    assert len(rows) == 4


def test_two_long_series_stand_in_two_groups() -> None:
    times = [(f"{n}", f"{n}") for n in range(9)]
    columns, rows, _ = figure_table(metric(times, times, names=("in", "out")), english)
    assert [column.title for column in columns] == ["At", "in", "out"] * 2
    assert rows[-1] == ("8", "8", "8", "", "", "")


@pytest.mark.parametrize("count", [1, 8])
def test_a_short_series_is_one_pair_of_columns(count: int) -> None:
    columns, rows, _ = figure_table(metric([(f"{n}", f"{n}") for n in range(count)]), english)
    assert [column.title for column in columns] == ["At", "Value"]
    assert len(rows) == count


def test_long_labels_are_not_set_side_by_side() -> None:
    columns, rows, _ = figure_table(metric([(f"{n} and a label of many words", f"{n}") for n in range(9)]), english)
    assert (len(columns), len(rows)) == (2, 9)


def test_several_series_share_their_times_and_show_their_gaps() -> None:
    columns, rows, _ = figure_table(
        metric([("a", "1"), ("b", None)], [("b", "20000"), ("c", "-3")], names=("in", "out")), english
    )
    assert [column.title for column in columns] == ["At", "in", "out"]
    assert rows == (("a", "1", "–"), ("b", "–", "20\u202f000"), ("c", "–", "−3"))


def test_a_metric_without_series_has_no_rows() -> None:
    assert figure_table(metric(), english)[1] == ()


def test_the_context_of_an_empty_draft_has_no_value_that_nobody_gave() -> None:
    read = post_mortem()
    context = document_context(read, measure(read), {}, Evidence(), 700.0, english)
    assert (context.version, context.period, context.dated, context.duration.computed) == (None, None, None, None)
    assert (context.timeline, context.parts, context.ends, context.metrics) == ((), (), (), ())
    assert context.watermark == "DRAFT"
    assert context.incident_date == "3\u00a0December 2025"
    assert [row.name for row in context.milestones] == [
        "Impact started", "Detection", "Acknowledgment", "Mitigation", "Resolution",
    ]  # fmt: skip
    assert all(row.at is None and row.value is None for row in context.milestones)


def test_a_period_with_one_known_end_says_so() -> None:
    read = post_mortem(impact={"started_at": "2025-12-03 14:00"})
    context = document_context(read, measure(read), {}, Evidence(), 700.0, english)
    assert context.period == "3\u00a0December 2025, 14:00 – unknown"
