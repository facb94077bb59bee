"""The table that knows PyYAML's English: every row is reached by something PyYAML really says."""

from __future__ import annotations

import pathlib

import pytest
import yaml

from generator.intake.lines import Lines
from generator.intake.stop import Stop, stop_of
from generator.intake.syntax_explained import explain
from generator.intake.yaml_symptoms import TABLE, Symptom, symptom_of
from tests.intake.readings import findings_of

FIXTURES = pathlib.Path(__file__).parent / "fixtures"

MISTAKES: dict[Symptom, tuple[str, ...]] = {
    Symptom.COLON_NOT_EXPECTED: ("a: b: c\n",),
    Symptom.COLON_MISSING: ("a: b\nc\nd: e\n",),
    Symptom.QUOTE_UNCLOSED: ("a: 'b\n", 'a: "b\n---\nc"\n'),
    Symptom.ENTRY_NOT_EXPECTED: ("a: 'b' c\n",),
    Symptom.LIST_ITEM_EXPECTED: ("a:\n  - b\n  c: d\n",),
    Symptom.LIST_NOT_EXPECTED: ("a: - b\n",),
    Symptom.KEY_MARK_NOT_EXPECTED: ("a: ? b\n",),
    Symptom.CHARACTER_AT_START: ("a: @b\n", "a: `b`\n"),
    Symptom.TAB: ("a:\n  b: c\n\td: e\n",),
    Symptom.ESCAPE_UNKNOWN: ('a: "\\d"\n',),
    Symptom.ESCAPE_HEX: ('a: "\\u12"\n',),
    Symptom.BRACKET_UNCLOSED: ("a: [b\nc: d\n", "a: {b: c\nd: e\n"),
    Symptom.VALUE_EXPECTED: ("a: [???]\n",),
    Symptom.ALIAS_NAME: ("a: * b\n",),
    Symptom.ANCHOR_NAME: ("a: & b\n",),
    Symptom.BLOCK_HEADER: ("a: > 5\n", "a: |0\n  b\n"),
    Symptom.DIRECTIVE: ("%a: b\n", "%YAML 3.0\n---\na: b\n", "%YAML 1.1\n%YAML 1.1\n---\na: b\n"),
    Symptom.TAG: ("a: !<b\n", "a: !b!c d\n"),
    Symptom.LEFT_OF_TOP_LEVEL: ("  a: b\nc: d\n",),
}
ONLY_LIBYAML: dict[Symptom, tuple[str, ...]] = {
    Symptom.ESCAPE_SURROGATE: ('a: "\\ud83d\\ude00"\n',),
    Symptom.TAB_IN_BLOCK: ("a: |\n  \tb\n", "a: |\n\tb\n"),
}
CASES = [
    (symptom, text, pure)
    for pure, table in ((False, MISTAKES), (True, MISTAKES), (False, ONLY_LIBYAML))
    for symptom, texts in table.items()
    for text in texts
]


def stop_at(text: str, *, pure: bool) -> Stop:
    loader = yaml.SafeLoader if pure else yaml.CSafeLoader
    with pytest.raises(yaml.YAMLError) as caught:
        list(yaml.parse(text, Loader=loader))
    return stop_of(caught.value)


@pytest.mark.parametrize(("symptom", "text", "pure"), CASES)
def test_what_pyyaml_says_is_recognised(symptom: Symptom, text: str, pure: bool) -> None:
    assert symptom_of(stop_at(text, pure=pure)) is symptom


def test_every_row_of_the_table_is_reached() -> None:
    stops = [stop_at(text, pure=pure) for _, text, pure in CASES]
    reached = {next(row for row in TABLE if row[0] in stop.context and row[1] in stop.problem) for stop in stops}
    assert [row for row in TABLE if row not in reached] == []


def test_every_symptom_but_the_last_has_a_row() -> None:
    assert {symptom for _, _, symptom in TABLE} == set(Symptom) - {Symptom.OTHER}


@pytest.mark.parametrize(("symptom", "text", "pure"), CASES)
def test_no_message_of_the_parser_reaches_the_author(symptom: Symptom, text: str, pure: bool) -> None:
    stop = stop_at(text, pure=pure)
    finding = explain(stop, None, Lines(text, "x.yaml"))
    assert stop.problem not in finding.message
    assert finding.hint


def test_an_unforeseen_message_is_passed_on_with_its_place() -> None:
    stop = Stop(problem="the moon is full", context="while howling", line=2, column=4)
    finding = explain(stop, None, Lines("a\nb\nc: d\n", "x.yaml"))
    assert finding.message == "From here on the file can not be read as YAML (the moon is full)."
    assert str(finding.position) == "x.yaml:3:5"
    assert finding.hint


def test_an_error_without_a_place_points_to_the_beginning() -> None:
    finding = explain(stop_of(yaml.YAMLError()), None, Lines("", "x.yaml"))
    assert finding.message == "From here on the file can not be read as YAML."
    assert str(finding.position) == "x.yaml:1:1"


@pytest.mark.parametrize(
    ("fixture", "message"),
    [
        ("colon-in-text", "A text without quotes holds a colon followed by a space, which reads as another key."),
        ("colon-missing", "This line has no colon after its key."),
        ("space-missing-after-colon", "A space is missing after the colon of a key."),
        ("handle", "A text without quotes can not begin with '@'."),
        ("quote-closed-by-the-next", "The quote opened here goes on over the end of the line and closes in line 2."),
        ("indented-too-deep", "This line is indented deeper than line 1, which already has a value."),
        ("text-after-brackets", "The text goes on after a closing bracket: it began with [ or {, "
                                "which opens a list or mapping."),
        ("bracket-unclosed", "The '[' opened here is not closed before line 2."),
        ("question-marks-in-brackets", "Inside [ ] and { } a text without quotes can not begin with '?'."),
        ("backslash", 'Inside "…" a backslash begins an escape, and \\d is not one.'),
    ],
)  # fmt: skip
def test_common_mistakes_are_told_in_our_words(fixture: str, message: str) -> None:
    (finding,) = findings_of((FIXTURES / f"Y001-syntax-{fixture}.yaml").read_bytes())
    assert finding.message == message


def test_a_key_too_long_for_yaml_is_told_as_a_colon_that_ends_no_key() -> None:
    (finding,) = findings_of(f'"{"k" * 2000}": x\n')
    assert finding.message == "There is a colon where no key can end."


@pytest.mark.parametrize("between", ["", "\n", "# comment\n", "\n# comment\n\n"])
def test_a_missing_colon_is_looked_for_above_comments_and_empty_lines(between: str) -> None:
    (finding,) = findings_of(f"title\n{between}id: x\n")
    assert finding.message == "This line has no colon after its key."
    assert finding.position is not None
    assert finding.position.line == 1


def test_a_list_item_after_a_closed_value_is_told_as_text_that_goes_on() -> None:
    (finding,) = findings_of("a:\n  - 'b' c\n  - d\n")
    assert finding.message == "The text goes on after its closing quote."
