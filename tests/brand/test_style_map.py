"""The style map names every style once, and says where it is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generator.brand.style_map import NAMES, Border, StyleMap, load_style_map
from generator.errors import TemplateWrong

BASE = Path(__file__).resolve().parents[2] / "styles" / "base"
TOKENS = tomllib.loads((BASE / "brand.toml").read_text(encoding="utf-8"))


def load(path: Path, extends: StyleMap | None = None) -> StyleMap:
    return load_style_map(
        path, colours=TOKENS["colour"], sizes=TOKENS["size_pt"], fonts=TOKENS["font"], extends=extends
    )


@pytest.fixture(scope="module")
def base() -> StyleMap:
    return load(BASE / "word-styles.toml")


def wrong(tmp_path: Path, text: str, base: StyleMap) -> list[str]:
    """The findings of a map that extends the base, as ``code:line message``."""
    file = tmp_path / "word-styles.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TemplateWrong) as caught:
        load(file, base)
    findings = caught.value.findings
    shown = f"styles/{tmp_path.name}/word-styles.toml"
    assert all(finding.position and finding.position.file == shown for finding in findings)
    return [f"{f.code}:{f.position.line if f.position else 0} {f.message}" for f in findings]


def test_the_base_brand_names_every_style(base: StyleMap) -> None:
    assert {kind: set(names) for kind, names in NAMES.items()} == {kind: base.names(kind) for kind in NAMES}
    assert "contents-title" in base.names("paragraph")


def test_every_style_of_word_is_named_once(base: StyleMap) -> None:
    looks = [base.look(kind, name) for kind in NAMES if kind not in ("row", "cell") for name in base.names(kind)]
    words = [word for look in looks for word in (look.word, look.word_ordered) if word]
    words += [name for name in NAMES["builtin"] if name != "Title"]
    assert len(words) == len(set(words))


def test_no_name_is_the_default(base: StyleMap) -> None:
    assert base.look("paragraph", "") is base.look("paragraph", "default")
    assert base.look("paragraph", "").word == "Body Text"


def test_an_unknown_style_is_refused_with_the_known_ones(base: StyleMap) -> None:
    with pytest.raises(TemplateWrong, match='no paragraph style "shiny"') as caught:
        base.look("paragraph", "shiny")
    assert "lead" in caught.value.hint


def test_a_brand_says_only_what_differs(tmp_path: Path, base: StyleMap) -> None:
    file = tmp_path / "other.toml"
    file.write_text('[paragraph.lead]\ncolour = "good"\n[fallback]\n"Source Sans 3" = "Arial"\n', encoding="utf-8")
    other = load(file, base)
    assert (other.look("paragraph", "lead").colour, other.look("paragraph", "lead").size) == ("good", "lead")
    assert other.look("table", "facts") == base.look("table", "facts")
    assert (other.fallback["Source Sans 3"], other.fallback["Cascadia Mono"]) == ("Arial", "Consolas")


def test_borders_are_read(base: StyleMap) -> None:
    assert base.look("group", "callout").border_left == Border("accent", 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n[paragraph.shiny]\n", 'T302:2 there is no paragraph style named "shiny"'),
        ("[shape.round]\n", 'T302:1 there is no kind of style named "shape"'),
        ("[paragraph.lead]\n\nshine = 3\n", 'T304:3 a paragraph has no "shine"'),
        ('[paragraph.lead]\ncolour = "pink"\n', 'T304:2 colour: the brand has no colour "pink"'),
        ('[span.gap]\nshading = "pink"\n', 'T304:2 shading: the brand has no colour "pink"'),
        ('[paragraph.lead]\nsize = "huge"\n', 'T304:2 size: the brand has no size "huge"'),
        ('[paragraph.lead]\nfont = "Comic Sans"\n', 'T304:2 font: the brand has no font "Comic Sans"'),
        (
            '[code.log]\nborder_left = { colour = "pink", width_pt = 1 }\n',
            'T304:2 border_left: the brand has no colour "pink"',
        ),
        ("[code.log]\nborder_left = 3\n", "T304:2 border_left: must be { colour"),
        ("[paragraph.lead]\nbold = 1\n", "T304:2 bold: must be true or false"),
        ("[paragraph.lead]\nline = true\n", "T304:2 line: must be a number"),
        ("[paragraph.lead]\nspace_after_pt = -3\n", "T304:2 space_after_pt: must be a number"),
        ('[paragraph.lead]\nalign = "justify"\n', "T304:2 align: must be one of left, centre, right"),
        ('[list.points]\nmarkers = ["•", 3]\n', "T304:2 markers: must be a text"),
        ('[builtin."Heading 1"]\nword = "x"\n', 'T304:2 a builtin has no "word"'),
        ('[span.gap]\nword = "badge"\n', 'T304:2 word: "badge" is no name of its own'),
        ('[paragraph.lead]\nword = "Heading 1"\n', 'T304:2 word: "Heading 1" is no name of its own'),
        ("[paragraph]\nlead = 3\n", "T304:2 paragraph.lead must be a table"),
    ],
)
def test_a_mistake_is_found_at_its_line(tmp_path: Path, base: StyleMap, text: str, expected: str) -> None:
    (finding,) = wrong(tmp_path, text, base)
    assert finding.startswith(expected)


def test_all_mistakes_are_found_at_once(tmp_path: Path, base: StyleMap) -> None:
    text = '[paragraph.lead]\nshine = 3\ncolour = "pink"\n[span.shiny]\n'
    assert [finding.split(" ")[0] for finding in wrong(tmp_path, text, base)] == ["T304:2", "T304:3", "T302:4"]


def test_a_map_of_its_own_must_have_every_style(tmp_path: Path) -> None:
    file = tmp_path / "word-styles.toml"
    text = (BASE / "word-styles.toml").read_text(encoding="utf-8")
    file.write_text(text.replace("[span.gap]", "[span.gap2]"), encoding="utf-8")
    with pytest.raises(TemplateWrong) as caught:
        load(file)
    assert sorted(f.code for f in caught.value.findings) == ["T302", "T303"]


def test_a_style_without_a_name_in_word_is_found(tmp_path: Path) -> None:
    file = tmp_path / "word-styles.toml"
    text = (BASE / "word-styles.toml").read_text(encoding="utf-8")
    file.write_text(text.replace('word = "Gap Note"\n', ""), encoding="utf-8")
    with pytest.raises(TemplateWrong) as caught:
        load(file)
    assert [f.message for f in caught.value.findings] == ['word: "" is no name of its own']


def test_what_is_not_utf_8_is_a_finding(tmp_path: Path, base: StyleMap) -> None:
    file = tmp_path / "word-styles.toml"
    file.write_bytes(b'[paragraph.lead]\nword = "\xff"\n')
    with pytest.raises(TemplateWrong, match="not TOML"):
        load(file, base)


def test_what_is_not_toml_is_found_at_its_line(tmp_path: Path, base: StyleMap) -> None:
    (finding,) = wrong(tmp_path, "[paragraph.lead]\nsize = \n", base)
    assert finding.startswith("T301:2")
