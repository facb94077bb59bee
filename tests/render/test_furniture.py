"""What stands in the head of every page has room there."""

from __future__ import annotations

import pytest

from generator.render.furniture import _LONGEST, _on_one_line

GERMAN = (
    "Telematikinfrastruktur: Konnektoren verlieren nach dem Wechsel des Vertrauensankers die Verbindung zur Zentrale"
)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Login down", "Login down"),
        ("x" * _LONGEST, "x" * _LONGEST),
        (GERMAN, "Telematikinfrastruktur: Konnektoren verlieren nach dem Wechsel des Vertrauensankers die …"),
        ("x" * 200, "x" * _LONGEST + " …"),
        ("顧" * 60, "顧" * (_LONGEST // 2) + " …"),
    ],
)
def test_a_title_too_long_for_the_head_of_a_page_ends_at_a_word(title: str, shown: str) -> None:
    assert _on_one_line(title) == shown
