"""Dates, times, durations, numbers and money are printed one way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.formats import utc_offset
from generator.metrics.chronology import Instant, resolve
from generator.metrics.measures import Span
from generator.model.moment import parse_moment
from generator.model.scalars import Money
from tests.wording import english as formats

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2025, 12, 3)


def seen(text: str) -> str:
    """Text with its invisible spaces made visible: ``_`` cannot break, ``'`` is narrow."""
    return text.replace("\u00a0", "_").replace("\u202f", "'")


def instant(written: str, zone: ZoneInfo = BERLIN, previous: datetime | None = None) -> Instant:
    found = resolve(parse_moment(written), zone, DAY, previous)
    assert found
    return found


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (timedelta(), "0_s"),
        (timedelta(seconds=0.4), "0_s"),
        (timedelta(seconds=-0.4), "0_s"),
        (timedelta(seconds=43), "43_s"),
        (timedelta(seconds=59.6), "1_min"),
        (timedelta(minutes=27), "27_min"),
        (timedelta(minutes=27, seconds=5), "27_min 5_s"),
        (timedelta(hours=1), "1_h"),
        (timedelta(hours=1, seconds=40), "1_h 1_min"),
        (timedelta(hours=1, minutes=59, seconds=59), "2_h"),
        (timedelta(minutes=59, seconds=59.7), "1_h"),
        (timedelta(hours=1, minutes=30), "1_h 30_min"),
        (timedelta(hours=24, minutes=11), "24_h 11_min"),
        (timedelta(hours=47, minutes=59), "47_h 59_min"),
        (timedelta(days=2), "2_d"),
        (timedelta(days=3, hours=4, minutes=50), "3_d 5_h"),
        (timedelta(hours=71, minutes=59), "3_d"),
        (timedelta(hours=47, minutes=59, seconds=50), "2_d"),
        (timedelta(days=400), "400_d"),
        (timedelta(minutes=-3), "−3_min"),
        (timedelta(hours=-26), "−26_h"),
        (timedelta(days=-3, hours=-4), "−3_d 4_h"),
    ],
)
def test_durations_have_units_and_true_signs(value: timedelta, printed: str) -> None:
    assert seen(formats.duration(value)) == printed


@given(st.timedeltas(min_value=timedelta(days=-10000), max_value=timedelta(days=10000)))
def test_a_duration_and_its_negative_differ_in_the_sign_alone(value: timedelta) -> None:
    assert formats.duration(-value).lstrip("−") == formats.duration(value).lstrip("−")
    assert 1 <= len(formats.duration(value).split(" ")) <= 2


@pytest.mark.parametrize(
    ("value", "printed"), [(None, ""), (timedelta(), "+0_s"), (timedelta(hours=1, minutes=5), "+1_h 5_min"),
                           (timedelta(minutes=-3), "−3_min")],
)  # fmt: skip
def test_elapsed_time_says_on_which_side_of_the_start_it_is(value: timedelta | None, printed: str) -> None:
    assert seen(formats.elapsed(value)) == printed


H = timedelta(hours=1)


@pytest.mark.parametrize(
    ("span", "printed"),
    [
        (Span(None, None), None),
        (Span(None, None, value=H), "1_h"),
        (Span(instant("about 14:00"), None, value=18 * H), "about 18_h"),
        (Span(None, instant("about 14:00"), value=18 * H), "about 18_h"),
        (Span(None, None, at_least=72 * H, at_most=96 * H), "between 3_d and 4_d"),
        (Span(None, None, at_least=-H, at_most=2 * H), "at most 2_h"),
        (Span(None, None, at_least=H), "at least 1_h"),
        (Span(None, None, at_least=-H), None),
        (Span(None, None, at_most=H), "at most 1_h"),
        (Span(None, None, at_most=-H), None),
        (Span(None, None, at_least=-2 * H, at_most=-H), "between −2_h and −1_h"),
    ],
)
def test_a_span_is_as_exact_as_it_is_known(span: Span, printed: str | None) -> None:
    text = formats.span_text(span)
    assert (seen(text) if text else text) == printed


INSTANTS = {
    # written: (time of day in a row, date and time on one line)
    "2025-12-03 14:15": ("14:15", "3_December 2025, 14:15"),
    "2025-12-03 14:15:32": ("14:15:32", "3_December 2025, 14:15:32"),
    "14:15": ("14:15", "3_December 2025, 14:15"),
    "about 2025-12-03 14:15": ("about 14:15", "3_December 2025, about 14:15"),
    "before 2025-12-03 14:15": ("before 14:15", "3_December 2025, before 14:15"),
    "after 14:15": ("after 14:15", "3_December 2025, after 14:15"),
    "2025-12-03 14:15+01:00": ("14:15", "3_December 2025, 14:15"),
    "2025-12-03 14:15Z": ("14:15 UTC", "3_December 2025, 14:15 UTC"),
    "about 2025-12-03 05:15-08:00": ("about 05:15 UTC−08:00", "3_December 2025, about 05:15 UTC−08:00"),
    "between 23:00 and 23:30": ("23:00–23:30", "3_December 2025, 23:00–23:30"),
    "between 23:00 and 23:30Z": ("23:00–23:30 UTC", "3_December 2025, 23:00–23:30 UTC"),
    "between 2025-12-03 23:00 and 2025-12-04 01:00":
        ("23:00 – 4_December 2025, 01:00", "3_December 2025, 23:00 – 4_December 2025, 01:00"),
    "2025-12-03": ("", "Wednesday, 3_December 2025"),
    "about 2025-12-03": ("", "about Wednesday, 3_December 2025"),
    "between 2025-12-03 and 2025-12-05":
        ("until Friday, 5_December 2025", "3_December 2025, until Friday, 5_December 2025"),
    "2025-12": ("", "December 2025"),
    "after 2025-12": ("", "after December 2025"),
    "2025": ("", "2025"),
    "unknown": ("unknown", "unknown"),
    "2025-03-30 02:30": ("02:30 (impossible)", "30_March 2025, 02:30 (impossible)"),
    "2025-10-26 02:30": ("02:30 (ambiguous)", "26_October 2025, 02:30 (ambiguous)"),
    "+3 min": ("+3_min", "+3_min"),
}  # fmt: skip


@pytest.mark.parametrize("written", INSTANTS)
def test_an_instant_is_printed_as_far_as_it_is_known(written: str) -> None:
    in_a_row, on_a_line = INSTANTS[written]
    assert seen(formats.clock_time(instant(written), BERLIN)) == in_a_row
    assert seen(formats.instant_text(instant(written), BERLIN) or "") == on_a_line


def test_a_time_counted_from_the_row_above_is_printed_as_clock_time() -> None:
    counted = instant("+90 min", previous=datetime(2025, 12, 3, 23, 0, tzinfo=UTC))
    assert formats.clock_time(counted, BERLIN) == "01:30"
    assert seen(formats.instant_text(counted, BERLIN) or "") == "4_December 2025, 01:30"


def test_no_instant_has_no_text() -> None:
    assert formats.instant_text(None, BERLIN) is None
    assert formats.moment_text(None) is None


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2025-12-03 14:15", "3_December 2025, 14:15"),
        ("2025-12-03 14:15Z", "3_December 2025, 14:15 UTC"),
        ("about 2025-12-03 14:15+05:30", "about 3_December 2025, 14:15 UTC+05:30"),
        ("2025-12-03", "3_December 2025"),
        ("2023-07", "July 2023"),
        ("2003", "2003"),
        ("before 2003", "before 2003"),
        ("between 2023-07 and 2023-09", "July 2023 – September 2023"),
        ("unknown", "unknown"),
    ],
)
def test_a_moment_that_stands_alone_is_printed_as_written(written: str, printed: str) -> None:
    assert seen(formats.moment_text(parse_moment(written)) or "") == printed


def test_zones_say_what_holds_at_that_time() -> None:
    winter, summer = datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 7, 1, tzinfo=UTC)
    assert formats.zone_name(ZoneInfo("UTC"), winter) == formats.zone_name(ZoneInfo("Etc/UTC"), winter) == "UTC"
    assert formats.zone_name(BERLIN, winter) == "Europe/Berlin (CET, UTC+01:00)"
    assert formats.zone_name(BERLIN, summer) == "Europe/Berlin (CEST, UTC+02:00)"
    assert formats.zone_name(ZoneInfo("America/Los_Angeles"), winter) == "America/Los_Angeles (PST, UTC−08:00)"
    assert formats.zone_name(ZoneInfo("America/Sao_Paulo"), winter) == "America/Sao_Paulo (UTC−03:00)"
    assert formats.zone_name(ZoneInfo("Asia/Kathmandu"), winter) == "Asia/Kathmandu (UTC+05:45)"


def test_offsets_have_a_true_sign() -> None:
    assert [utc_offset(timedelta(minutes=m)) for m in (0, 330, -480, -30)] == [
        "UTC", "UTC+05:30", "UTC−08:00", "UTC−00:30",
    ]  # fmt: skip
    assert utc_offset(None) == "UTC"
    assert timezone(timedelta(0))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"), (5000, "5000"), (54180, "54'180"), (1234567, "1'234'567"), (-5000, "−5000"), (-54180, "−54'180"),
        (Decimal("0.5"), "0.5"), (Decimal("-0.50"), "−0.50"), (Decimal("12345.678"), "12'345.678"),
        (Decimal("1E+6"), "1'000'000"), (Decimal("1E-7"), "0.0000001"), (Decimal("0.10"), "0.10"),
    ],
)  # fmt: skip
def test_digits_are_grouped_from_five_on(value: Decimal | int, printed: str) -> None:
    assert seen(formats.number(value)) == printed


def test_money_names_its_currency_and_does_not_break() -> None:
    assert seen(formats.money(Money(Decimal(12000000), "USD"))) == "USD_12'000'000"
    assert " " not in formats.money(Money(Decimal("12345.60"), "EUR"))


def test_dates_are_written_out() -> None:
    assert seen(formats.long_date(date(2025, 1, 9))) == "9_January 2025"
    assert seen(formats.weekday_date(date(2024, 2, 29))) == "Thursday, 29_February 2024"
