"""The label files: what is wrong in one is found at its line, and a language is chosen as the input says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.document.kinds import KINDS
from generator.document.labels import check_language, language_of, read_edition
from generator.document.words import Words, WordsWrong
from generator.errors import ExitCode, TemplateWrong
from generator.findings import Position
from tests.copied_project import replace_once
from tests.document.composing import composed, copied_templates, findings_of

ENGLISH, OTHER = "en.yaml", "pl.yaml"


@dataclass(frozen=True)
class Mistake:
    """One change to a label file; the finding stands at the line that holds `at` (default: what was written)."""

    file: str
    old: str
    new: str
    at: str = ""


LINE = "  no_version: No version\n"
MISTAKES = {
    "T401 a label": Mistake(OTHER, LINE, "", "\npage:"),
    "T401 a group of labels": Mistake(OTHER, "end:\n", "ends:\n", "# Every word"),
    "T401 a label that code needs": Mistake(ENGLISH, "  working_copy:", "  copy:", "# Every word"),
    "T402 a label that English has not": Mistake(OTHER, LINE, f"{LINE}  no_number: x\n", "no_number"),
    "T403 a place of another name": Mistake(OTHER, "Version {version}", "Version {number}"),
    "T403 a place too few": Mistake(OTHER, "Page {page} of {pages}", "Page {page}"),
    "T403 a place too many": Mistake(OTHER, LINE, "  no_version: No {version}\n", "No {version}"),
    "T403 forms that differ": Mistake(
        OTHER, '    many: "{values}, {n} values', '    many: "{n} values', "values_missing:"
    ),
    "T404 a form of the language": Mistake(OTHER, '    few: "{n} later events,"\n', "", "  later:"),
    "T404 forms where English has none": Mistake(
        OTHER, LINE, "  no_version:\n    one: a\n    other: b\n", "no_version"
    ),
    "T405 a group that holds nothing": Mistake(ENGLISH, LINE, "  no_version:\n", "no_version"),
    "T405 a list": Mistake(ENGLISH, LINE, "  no_version: [a]\n", "no_version"),
    "T405 a brace that is no place": Mistake(ENGLISH, "Version {version}", "Version {0}"),
    "T405 a name that begins with a line": Mistake(ENGLISH, "  no_version:", "  _version:"),
    "T405 forms without other": Mistake(OTHER, '    other: "{n} later events,"\n', "", "  later:"),
    "T405 a form that is a group": Mistake(OTHER, '    few: "{n} later events,"', "    few: {a: b}", "  later:"),
    "T405 a number that is none": Mistake(ENGLISH, 'group_from: "5"', "group_from: five"),
}


def two_languages(folder: Path) -> Path:
    """The templates with English alone and with Polish labels, which have four plural forms; in English words."""
    templates = copied_templates(folder)
    for file in (templates / "labels").glob("*.yaml"):
        if file.name != ENGLISH:
            file.unlink()
    lines = (templates / "labels" / ENGLISH).read_text(encoding="utf-8").split("\n")
    polish = []
    for line in lines:
        polish.append(line)
        if line.startswith("    other: ") and any(each.startswith("    one: ") for each in polish[-2:]):
            polish += [line.replace("other:", "few:"), line.replace("other:", "many:")]
    (templates / "labels" / OTHER).write_text("\n".join(polish), encoding="utf-8")
    return templates


def test_labels_with_all_their_forms_are_right(tmp_path: Path) -> None:
    edition = read_edition(two_languages(tmp_path), "pl-PL")
    assert edition.tag == "pl"
    assert [edition.say("figures.later", n=n) for n in (1, 2, 5)] == [
        "1 later event,",
        "2 later events,",
        "5 later events,",
    ]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_label_file_is_found_at_its_line(name: str, tmp_path: Path) -> None:
    mistake, templates = MISTAKES[name], two_languages(tmp_path)
    file = templates / "labels" / mistake.file
    replace_once(file, mistake.old, mistake.new)
    text = file.read_text(encoding="utf-8")
    at = mistake.at or mistake.new
    assert text.count(at) == 1
    line = text.count("\n", 0, text.index(at) + at.startswith("\n")) + 1
    if mistake.file == ENGLISH:
        found = findings_of(templates)
    else:
        with pytest.raises(TemplateWrong) as caught:
            read_edition(templates, "pl")
        assert caught.value.exit_code is ExitCode.TEMPLATE_WRONG
        found = caught.value.findings
    places = {f"{each.code} {each.position.file}:{each.position.line}" for each in found if each.position}
    assert f"{name[:4]} templates/labels/{mistake.file}:{line}" in places
    assert all(each.hint and each.position and each.position.column for each in found)


@pytest.mark.parametrize(
    ("line", "place"),
    [("  no_version: No version\n", "no_version: N"), ('    other: "{n} later events,"\n', '"{n} later events')],
)
def test_a_character_no_font_has_is_found_where_the_label_has_it_in_a_draft_too(
    line: str, place: str, tmp_path: Path
) -> None:
    templates = copied_templates(tmp_path)
    file = templates / "labels" / ENGLISH
    replace_once(file, line, line.replace(place, f"{place}\U00012000"))
    text = file.read_text(encoding="utf-8")
    before = text[: text.index("\U00012000")]
    (found,) = findings_of(templates)
    at = f"templates/labels/{ENGLISH}:{before.count(chr(10)) + 1}:{len(before) - before.rindex(chr(10))}"
    assert (found.code, str(found.position)) == ("T115", at)


def test_every_kind_of_labels_has_a_mistake_that_raises_it() -> None:
    codes = {name[:4] for name in MISTAKES} | {"T406"}
    assert codes == {kind.code for kind in KINDS if kind.code.startswith("T4")}


def test_a_language_that_cldr_does_not_know_is_refused(tmp_path: Path) -> None:
    templates = two_languages(tmp_path)
    (templates / "labels" / OTHER).rename(templates / "labels" / "xx.yaml")
    with pytest.raises(TemplateWrong) as caught:
        read_edition(templates, "xx")
    assert [each.message for each in caught.value.findings] == ["CLDR does not know the language xx"]


def test_without_english_nothing_is_composed(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    (templates / "labels" / ENGLISH).unlink()
    assert findings_of(templates) == ()


def test_a_label_file_that_is_no_yaml_is_wrong_at_its_line(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    (templates / "labels" / ENGLISH).write_text("sections:\n  a: [}\n", encoding="utf-8")
    assert [str(each.position) for each in findings_of(templates)] == ["templates/labels/en.yaml:2:7"]


@pytest.mark.parametrize(
    ("tag", "chosen"),
    [("de", "de"), ("de-AT", "de"), ("DE-at", "de"), ("zh-Hant-TW", "zh-Hant"), ("zh-Hans", "zh"), ("zh", "zh"),
     ("es", None), ("d", None), ("den", None)],
)  # fmt: skip
def test_a_regional_tag_falls_back_to_its_language(tag: str, chosen: str | None) -> None:
    assert language_of(tag, ("de", "en", "zh", "zh-Hant")) == chosen


def test_t406_a_language_without_labels_is_noted_at_its_place(tmp_path: Path) -> None:
    templates, place = two_languages(tmp_path), Position("x.yaml", 7, 11)
    assert check_language(templates, "en-GB", ("language",), place) == ()
    (note,) = check_language(templates, "es", ("language",), place)
    assert (note.code, note.severity, note.position, note.path) == ("T406", "note", place, ("language",))
    assert note.message == "there are no labels in 'es': the document's own words will be English; there are en, pl"
    assert read_edition(templates, "es").tag == "en"


def test_words_escape_their_values_and_keep_markup() -> None:
    from tests.wording import english

    assert str(english.edition.words["impact"].stated(duration="<1 h>")) == "stated: &lt;1 h&gt;"  # type: ignore[union-attr]
    assert english.edition.say("impact.stated", duration="<1 h>") == "stated: <1 h>"


def test_words_that_are_not_there_or_not_whole_are_errors() -> None:
    from tests.wording import english

    words = english.edition
    for path in ("impact.nothing", "nothing", "impact", "impact.duration.more"):
        with pytest.raises(WordsWrong):
            words.word(path)
    with pytest.raises(WordsWrong, match=r"write words\.impact\.stated"):
        str(words.words["impact"].stated)  # type: ignore[union-attr]
    with pytest.raises(WordsWrong, match="needs a whole number"):
        words.say("figures.later", n="2")
    assert isinstance(words.words["impact"], Words)
    assert not hasattr(words.words, "__html_format__")


def test_the_document_is_in_the_language_it_names(tmp_path: Path) -> None:
    templates = two_languages(tmp_path)
    replace_once(templates / "labels" / ENGLISH, "  impact: Impact Assessment\n", "  impact: Impact\n")
    assert [entry.text for entry in composed(templates).outline if entry.id == "impact-heading"] == ["Impact"]
