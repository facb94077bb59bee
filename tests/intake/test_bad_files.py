"""Every kind of finding has a bad input named after it, and is found exactly where it is."""

from __future__ import annotations

import pathlib

import pytest

from generator.intake import KINDS, Limits
from generator.intake.kinds import UNREADABLE
from tests.intake.readings import findings_of, printed

FIXTURES = pathlib.Path(__file__).parent / "fixtures"

EXPECTED: dict[str, list[str]] = {
    "Y001-syntax-ampersand": ["Y001 1:8"],
    "Y001-syntax-apostrophe-in-quotes": ["Y001 1:12"],
    "Y001-syntax-backslash-digits": ["Y001 1:10"],
    "Y001-syntax-backslash": ["Y001 1:10"],
    "Y001-syntax-backtick": ["Y001 1:8"],
    "Y001-syntax-bracket-at-the-end": ["Y001 2:1"],
    "Y001-syntax-bracket-unclosed": ["Y001 1:7"],
    "Y001-syntax-colon-in-text": ["Y001 2:15"],
    "Y001-syntax-colon-missing-in-first-line": ["Y001 1:1"],
    "Y001-syntax-colon-missing": ["Y001 2:1"],
    "Y001-syntax-comma-missing": ["Y001 1:22"],
    "Y001-syntax-comment-inside-text": ["Y001 3:3"],
    "Y001-syntax-exclamation-mark": ["Y001 1:7"],
    "Y001-syntax-greater-than": ["Y001 1:8"],
    "Y001-syntax-handle": ["Y001 1:8"],
    "Y001-syntax-indented-between-levels": ["Y001 3:3"],
    "Y001-syntax-indented-too-deep": ["Y001 2:3"],
    "Y001-syntax-key-in-list": ["Y001 3:3"],
    "Y001-syntax-key-missing": ["Y001 2:1"],
    "Y001-syntax-left-of-top-level": ["Y001 2:1"],
    "Y001-syntax-list-not-aligned": ["Y001 3:3"],
    "Y001-syntax-list-on-line-of-key": ["Y001 1:12"],
    "Y001-syntax-percent-key": ["Y001 2:1"],
    "Y001-syntax-percent": ["Y001 2:5"],
    "Y001-syntax-question-mark": ["Y001 1:5"],
    "Y001-syntax-question-marks-in-brackets": ["Y001 1:17"],
    "Y001-syntax-quote-closed-by-the-next": ["Y001 1:8"],
    "Y001-syntax-quote-unclosed": ["Y001 2:8"],
    "Y001-syntax-space-missing-after-colon": ["Y001 2:9"],
    "Y001-syntax-space-missing-after-dash": ["Y001 3:3"],
    "Y001-syntax-star": ["Y001 2:3"],
    "Y001-syntax-tab-after-dash": ["Y001 2:4"],
    "Y001-syntax-tab-begins-block": ["Y001 2:3"],
    "Y001-syntax-text-after-brackets": ["Y001 1:16"],
    "Y001-syntax-value-missing": ["Y001 1:7"],
    "Y002-indentation-no-break-space": ["Y002 2:1", "Y002 3:1"],
    "Y002-indentation-tabs": ["Y002 6:1", "Y002 7:1", "Y002 12:3"],
    "Y003-duplicate-key": ["Y003 3:20", "Y003 4:1"],
    "Y005-control-character": ["Y005 1:9", "Y005 2:7", "Y005 3:10", "Y005 3:10", "Y005 4:15", "Y005 5:10"],
    "Y006-direction-control": ["Y006 1:8", "Y006 1:13", "Y006 2:7"],
    "Y007-line-break": ["Y007 1:11", "Y007 2:12", "Y007 3:4", "Y007 3:4"],
    "Y008-anchor": ["Y008 1:8", "Y008 2:9"],
    "Y009-alias": ["Y009 1:8", "Y009 3:5", "Y009 4:1"],
    "Y010-merge-key": ["Y010 2:3"],
    "Y011-tag": ["Y011 1:7", "Y011 2:7", "Y011 3:8"],
    "Y012-several-documents": ["Y012 2:1"],
    "Y013-empty": ["Y013 1:1"],
    "Y014-not-a-mapping-list": ["Y014 1:1"],
    "Y014-not-a-mapping-text": ["Y014 1:1"],
    "Y015-key-not-text": ["Y015 1:3", "Y015 3:1", "Y015 4:9", "Y015 5:2"],
    "Y020-entry-without-colon": ["Y020 1:22", "Y020 1:37", "Y020 2:8"],
    "Y021-text-cut-by-hash": ["Y021 1:16", "Y021 2:10", "Y021 5:12"],
    "Y022-folded-list-item": ["Y022 3:4", "Y022 6:3"],
    "Y023-invisible-character": [
        "Y023 1:13",
        "Y023 2:1",
        "Y023 3:7",
        "Y023 4:13",
        "Y023 5:14",
        "Y023 5:15",
        "Y023 5:22",
        "Y023 6:9",
        "Y023 6:10",
    ],
}
"""Fixture -> code and line:column of each finding, in the order they are shown."""

MADE: dict[str, tuple[bytes, Limits, list[str]]] = {
    "Y004-encoding-windows-1252": (
        'title: "café"\nowner: na\xefve caf\xe9\nid: INC-1\nnote: \x93x\x94\n'.encode("latin-1"),
        Limits(),
        ["Y004 1:12", "Y004 2:10", "Y004 4:7"],
    ),
    "Y004-encoding-utf-16-with-mark": ("id: INC-1".encode("utf-16"), Limits(), ["Y004 1:1"]),
    "Y004-encoding-utf-16-le": ("id: INC-1".encode("utf-16-le"), Limits(), ["Y004 1:1"]),
    "Y004-encoding-utf-16-be-japanese": ("id: 障害報告書障害報告書".encode("utf-16-be"), Limits(), ["Y004 1:1"]),
    "Y004-encoding-utf-32-with-mark": ("id: INC-1".encode("utf-32"), Limits(), ["Y004 1:1"]),
    "Y004-encoding-utf-32-le": ("id: INC-1".encode("utf-32-le"), Limits(), ["Y004 1:1"]),
    "Y004-encoding-utf-32-be": ("id: INC-1".encode("utf-32-be"), Limits(), ["Y004 1:1"]),
    "Y007-line-break-lone-cr": (b"id: INC-1\rtitle: x\r", Limits(), ["Y007 1:10"]),
    "Y007-line-break-lone-cr-among-others": (b"a: b\nc: d\re: f\r\ng: h\ri: j\n", Limits(), ["Y007 2:5", "Y007 4:5"]),
    "Y013-empty-without-a-byte": (b"", Limits(), ["Y013 1:1"]),
    "Y013-empty-document": (b"---\n...\n", Limits(), ["Y013 1:1"]),
    "Y016-too-large": (b"a: " + b"x" * 100, Limits(max_bytes=102), ["Y016"]),
    "Y017-too-deep": (b"a:\n  b:\n    c: {d: [x]}\n", Limits(max_depth=4), ["Y017 3:12"]),
    "Y018-too-many-values": (b"a: [1, 2, 3]\n", Limits(max_scalars=5), ["Y018 1:11"]),
    "Y019-value-too-long": (b"a: 123456789\nb: 12345678\n", Limits(max_scalar_chars=8), ["Y019 1:4"]),
}
"""Inputs that no editor would leave alone in a text file, or that need a small limit to stay small."""


ONLY_LIBYAML = {"Y001-syntax-tab-begins-block"}
"""Fixtures that PyYAML's own parser reads without complaint."""


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_bad_file_gives_its_findings_where_they_are(name: str) -> None:
    assert printed(findings_of((FIXTURES / f"{name}.yaml").read_bytes())) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_without_libyaml_the_findings_are_the_same(name: str) -> None:
    found = findings_of((FIXTURES / f"{name}.yaml").read_bytes(), without_libyaml=True)
    assert printed(found) == ([] if name in ONLY_LIBYAML else EXPECTED[name])


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_made_input_gives_its_findings_where_they_are(name: str) -> None:
    content, limits, expected = MADE[name]
    assert printed(findings_of(content, limits)) == expected


def test_every_kind_has_an_input_named_after_it_that_raises_it() -> None:
    inputs = {**EXPECTED, **{name: expected for name, (_, _, expected) in MADE.items()}}
    walked = 0
    for kind in KINDS:
        of_kind = [name for name in inputs if name.startswith(f"{kind.code}-{kind.name}")]
        assert of_kind, f"no input for {kind.code} {kind.name}"
        for name in of_kind:
            assert {line.split()[0] for line in inputs[name]} == {kind.code}, name
            walked += 1
    assert walked == len(inputs) >= len(KINDS) == 23


def test_no_fixture_lies_about_without_an_expectation() -> None:
    lying_about = {path.stem for path in FIXTURES.iterdir()}
    assert lying_about == set(EXPECTED)
    assert lying_about


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [kind.code for kind in KINDS]
    assert codes == [f"Y{number:03}" for number in range(1, len(KINDS) + 1)]
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert set(codes) > UNREADABLE


def test_every_finding_says_what_to_do_next() -> None:
    walked = 0
    for name in EXPECTED:
        for finding in findings_of((FIXTURES / f"{name}.yaml").read_bytes()):
            assert finding.message.endswith("."), name
            assert finding.hint, name
            walked += 1
    assert walked >= len(EXPECTED)
