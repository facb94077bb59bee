"""A file with twenty different mistakes: all are told in one run, each where it stands."""

from __future__ import annotations

import pathlib

from generator.findings import in_order
from generator.model.validation import validate
from tests.model.forms import read

FILE = pathlib.Path(__file__).parents[1] / "fixtures" / "twenty-mistakes.yaml"

EXPECTED = [
    ("M022", 2, 17, "'2'"),
    ("M005", 3, 5, "INC-2017-2-28-001"),
    ("M001", 5, 1, "subtitel:"),
    ("M015", 7, 11, "PST"),
    ("M004", 8, 9, "Finished"),
    ("M021", 9, 11, "English"),
    ("M007", 10, 7, "28 February 2017"),
    ("M010", 11, 18, "257"),
    ("Y003", 13, 1, "author: Tom Achterberg"),
    ("M009", 15, 15, "2017-02-28 9:37AM PST"),
    ("M006", 16, 13, "2017-02-31"),
    ("M012", 18, 29, "120 %"),
    ("M011", 19, 27, "many"),
    ("M013", 22, 47, "150 million"),
    ("M008", 25, 12, "soon after ten"),
    ("M003", 26, 7, "The index has capacity"),
    ("M019", 28, 9, "1. tool"),
    ("Y009", 30, 12, "*cause"),
    ("M016", 35, 14, "C:\\graphs"),
    ("M014", 37, 46, "'ftp://"),
]
"""Code, line, column, and what stands there."""


def test_twenty_mistakes_are_told_in_one_run() -> None:
    post_mortem, findings = validate(read(FILE.read_bytes()))
    assert post_mortem is None
    found = [(each.code, each.position.line, each.position.column) for each in in_order(findings) if each.position]
    assert found == [expected[:3] for expected in EXPECTED]
    assert len({code for code, *_ in found}) == len(found) == 20


def test_each_stands_where_it_is_said_to_stand() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    for _, line, column, text in EXPECTED:
        assert lines[line - 1][column - 1 :].startswith(text)
