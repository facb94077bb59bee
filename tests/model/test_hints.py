"""A finding says what was meant: the nearest key, the place a key belongs to, the values that are allowed."""

from __future__ import annotations

import pytest

from tests.model.forms import refused


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("impct: {customer: x}\n", "unknown key `impct`", "Did you mean `impact`?"),
        ("impact:\n  customer: {data_los: None}\n", "unknown key `data_los` in `impact.customer`", "Did you mean `data_loss`?"),
        ("data_integrity: None\n", "unknown key `data_integrity`", "`data_integrity` belongs to `impact.technical`."),
        ("impact:\n  lessons: none\n", "unknown key `lessons` in `impact`", "`lessons` belongs to the top level."),
        ("status: Finale\n", "'Finale' is not one of the values of `status`",
         "Did you mean Final? Allowed: Draft, Final, Archived."),
        ("status: Published\n", "'Published' is not one of the values of `status`", "Allowed: Draft, Final, Archived."),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_what_was_meant(text: str, message: str, hint: str) -> None:
    (finding,) = refused(text)
    assert (finding.message, finding.hint) == (message, hint)


def test_all_mistakes_are_told_at_once() -> None:
    findings = refused("status: Finale\ndate: today\nlanguage: English\ncolour: red\n")
    assert sorted(found.code for found in findings) == ["M001", "M004", "M007", "M021"]


def test_braces_of_the_author_are_never_read_as_fields_of_a_message() -> None:
    (finding,) = refused("date: '{kind} {0}'\n")
    assert finding.message == "'{kind} {0}' is not a date"
