"""All syntax errors of a file come in one run, each where it is, and none that only follows from another."""

from __future__ import annotations

import pathlib
import random
import re
import time

import pytest

from tests.intake.readings import findings_of, printed

INPUTS = sorted((pathlib.Path(__file__).parents[2] / "inputs").glob("INC-*.yaml"))
SPOILT = (
    "{key}: {text} broke: again", "{key}: @{text}", "{key}: `{text}`", "{key}: %{text}", "{key}: 'a' {text}", "{key}: - {text}",
    "{key}: 'it's {text}'", "{key}: [x] {text}", "{key}: * {text}",
)  # fmt: skip
ENTRY = re.compile(r" {0,6}(?:- )?[a-z_]+: [A-Za-z][^\[\]{}'\"|>#:]*$")


def test_one_run_tells_them_all() -> None:
    text = """id: INC-2024-05-06-001
title: Outage: part two
owner: @sam
rows:
  - at: 10:45
    event: `deploy`
  - 'it's gone'
  -dash
  - {a: b
summary: %done
status:Final
note: - x
last: y
"""
    assert printed(findings_of(text)) == [
        "Y001 2:14", "Y001 3:8", "Y001 6:12", "Y001 7:9", "Y001 8:3", "Y001 9:5", "Y001 10:10", "Y001 11:7", "Y001 12:7",
    ]  # fmt: skip


@pytest.mark.parametrize("without_libyaml", [False, True])
def test_what_follows_from_a_mistake_is_not_told(without_libyaml: bool) -> None:
    text = "a: b: c\n  goes on\n  and on\nrows:\n    - a: @x\n      b: c\n   - d: e\n   - f: g\nlast: `x`\n"
    found = printed(findings_of(text, without_libyaml=without_libyaml))
    assert found == ["Y001 1:5", "Y001 5:10", "Y001 7:4", "Y001 9:7"]


def test_other_mistakes_behind_a_syntax_error_are_told_as_well() -> None:
    assert printed(findings_of("a: @b\nc: *d\nc: e\n")) == ["Y001 1:4", "Y009 2:4", "Y003 3:1"]


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_mistakes_strewn_over_a_real_file_are_found_one_and_all(path: pathlib.Path) -> None:
    source = path.read_text(encoding="utf-8").split("\n")
    entries = [number for number, line in enumerate(source[:-1]) if ENTRY.match(line) and not _goes_on(source, number)]
    for seed in range(3):
        chance, lines = random.Random(seed), list(source)
        spoilt = sorted(chance.sample(entries, 6))
        for number in spoilt:
            key, text = lines[number].split(": ", 1)
            lines[number] = chance.choice(SPOILT).format(key=key, text=text)
        found = [
            each.position.line - 1 for each in findings_of("\n".join(lines)) if each.code == "Y001" and each.position
        ]
        assert found == spoilt


def _goes_on(lines: list[str], number: int) -> bool:
    """Whether the value of a line goes on below it."""
    start = len(lines[number]) - len(lines[number].lstrip(" -"))
    return len(lines[number + 1]) - len(lines[number + 1].lstrip(" ")) > start


def test_no_more_than_thirty_are_told() -> None:
    found = findings_of("".join(f"key{number}: @x\n" for number in range(200)))
    assert printed(found) == [f"Y001 {number}:{len(f'key{number - 1}: ') + 1}" for number in range(1, 31)]


def test_a_long_file_is_not_parsed_again_and_again() -> None:
    filler = "".join(f"filler{number}: text\n" for number in range(60_000))
    start = time.perf_counter()
    assert printed(findings_of(f"{filler}a: @b\nc: @d\n")) == ["Y001 60001:4"]
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    "text", ["a:\n  - b\n c: @d\n", "[\n[\n[\n", "'\n'\n'\n", "- a\nb\n: c\n@\n%\n", "a: |\n\tb\n\tc: @d\n"]
)
def test_a_hopeless_file_ends_as_well(text: str) -> None:
    found = [each for each in findings_of(text) if each.code == "Y001"]
    lines = [each.position.line for each in found if each.position]
    assert findings_of(text)
    assert len(lines) == len(set(lines))
