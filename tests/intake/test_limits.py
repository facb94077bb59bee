"""Files made to break a reader are refused early: no recursion, no expansion, no endless list of findings."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.errors import IntakeUnreadable
from generator.intake import Limits
from tests.intake.readings import findings_of, printed, read

DEEP = 20_000


@pytest.mark.parametrize(
    "content",
    [
        "a: " + "[" * DEEP,
        "{a: " * DEEP,
        "- " * DEEP,
        "[\n" * DEEP,
        "a:\n" + "".join(" " * depth + "-\n" for depth in range(1, 2_000)),
        "a: " + "[" * DEEP + "]" * DEEP,
    ],
    ids=["flow lists", "flow mappings", "compact lists", "flow lists on lines", "block lists", "closed flow lists"],
)
@pytest.mark.parametrize("without_libyaml", [False, True], ids=["libyaml", "pyyaml"])
def test_deep_nesting_is_refused_without_recursion(content: str, without_libyaml: bool) -> None:
    found = findings_of(content, without_libyaml=without_libyaml)
    assert [finding.code for finding in found] == ["Y017"]


def test_nesting_up_to_the_limit_is_read() -> None:
    assert read("a: " + "[" * 39 + "]" * 39).findings == ()


def test_an_alias_bomb_is_not_expanded() -> None:
    names = [f"n{number}" for number in range(30)]
    lines = ["n0: &n0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in pairwise(names)]
    source = read("\n".join(lines))
    assert {finding.code for finding in source.findings} == {"Y008", "Y009"}
    assert source.tree["n29"] == ["*n28"] * 9


def test_a_huge_file_is_refused_before_its_bytes_are_looked_at() -> None:
    assert printed(findings_of(b"\xff" * 5_000_001)) == ["Y016"]


def test_a_file_of_exactly_the_limit_is_read() -> None:
    assert read(b"a: 1234567", Limits(max_bytes=10)).tree == {"a": "1234567"}


def test_a_line_of_five_million_characters_is_refused() -> None:
    line = "a: " + "x" * 4_999_997
    source = read(line)
    assert printed(source.findings) == ["Y019 1:4"]
    assert source.tree == {"a": "x" * 200_000}


def test_five_million_control_characters_make_a_short_list() -> None:
    with pytest.raises(IntakeUnreadable) as caught:
        read(b"\x00" * 4_999_999)
    assert len(caught.value.findings) < 110


def test_counting_stops_at_the_limit_of_values() -> None:
    assert printed(findings_of("- a\n" * 200, Limits(max_scalars=100))) == ["Y018 100:3"]
