"""YAML 1.1 would change these; here they stay as written."""

from __future__ import annotations

import pytest

from tests.intake.readings import read

TRAPS = [
    "14:15", "08:09", "1:30:00", "NO", "no", "Yes", "on", "off", "y", "true", "False", "1.10", "2020-02-29",
    "2024-05-06 14:05:00", "2024-05-06T14:05Z", "007", "0o17", "1_000", "0x1F", "0b11", "1e3", ".inf", "-.INF", ".nan",
    "+1", "-0", "12e03", "=", "nullable", "nULL", "~x", "5%", "a:b", "http://x/#y", "C#", "2017", "12.5.1",
]  # fmt: skip


@pytest.mark.parametrize("written", TRAPS)
def test_a_plain_scalar_stays_as_written(written: str) -> None:
    source = read(f"in_block: {written}\nquoted: '{written}'\nflow: {{x: {written}, y: [{written} ]}}\n")
    assert source.tree == {"in_block": written, "quoted": written, "flow": {"x": written, "y": [written]}}
    assert source.findings == ()


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_null_without_quotes_is_no_value(written: str) -> None:
    source = read(f"a: {written}\nb: [{written}, x]\n" if written else "a:\nb: ['', x]\n")
    assert source.tree["a"] is None
    if written:
        assert source.tree["b"] == [None, "x"]


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_null_in_quotes_is_text(written: str) -> None:
    assert read(f"a: \"{written}\"\nb: '{written}'\n").tree == {"a": written, "b": written}


def test_null_with_the_tag_of_text_is_text() -> None:
    assert read("a: !!str null\nb: !!str\n").tree == {"a": "null", "b": ""}


def test_keys_stay_text_whatever_they_look_like() -> None:
    source = read("2017: a\nNO: b\nnull: c\n~: d\n1.10: e\n14:15: f\n2020-02-29: g\n")
    assert list(source.tree) == ["2017", "NO", "null", "~", "1.10", "14:15", "2020-02-29"]
    assert source.findings == ()


def test_block_text_keeps_its_lines_and_folded_text_joins_them() -> None:
    tree = read("a: |\n  one\n    two\n\n  three\nb: >-\n  one\n  two\nc: |+\n  x\n\n").tree
    assert tree == {"a": "one\n  two\n\nthree\n", "b": "one two", "c": "x\n\n"}


def test_escapes_in_double_quotes_are_read_and_single_quotes_have_none() -> None:
    assert read(r"""a: "tab\tnew\nline \"q\" \u00e9 \U0001F600" """).tree == {"a": 'tab\tnew\nline "q" é 😀'}
    assert read(r"a: 'C:\dir ''x'' \n'").tree == {"a": r"C:\dir 'x' \n"}


def test_an_empty_mapping_and_an_empty_list_are_kept_as_what_they_are() -> None:
    assert read("a: {}\nb: []\n").tree == {"a": {}, "b": []}
