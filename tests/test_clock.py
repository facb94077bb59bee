"""The clock can be pinned, and says so when it is pinned to nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.clock import now
from generator.errors import UsageError


def test_the_clock_is_pinned_by_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert now() == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize("value", ["abc", "99999999999999", "1e9"])
def test_a_clock_pinned_to_nothing_is_told(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        now()
