"""No word of the document stands outside the label files: not in a template, not in the code, and no label is unused.

Templates are looked at letter by letter. The code is looked at from outside: every sample is composed with labels whose every
letter stands in brackets, and what is found outside of them must be the author's, a date, a number or the name of a zone.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import jinja2
import pytest

from generator.brand.reading import load_brand
from generator.brand.style_names import NAMES
from generator.document.blocks import Document
from generator.document.edition import Edition
from generator.document.labels import read_edition
from generator.document.words import PLACE
from generator.intake.source import Tree
from generator.pipeline import compose_document, read, require_buildable
from generator.project import find_project
from generator.render.furniture import furniture
from tests.building import EACH_SAMPLE, SAMPLES
from tests.copied_project import ROOT, copied_project, replace_once

TEMPLATES = ROOT / "templates"
LETTER = re.compile(r"[^\W\d_]")

# ------------------------------------------------------------------------------------------- templates

JAPANESE = "INC-2017-06-22-001"
IDENTIFIERS = {"action", "exhibit"}
"""Texts of templates that are never printed: what the ids of links begin with."""
STYLES = {name for names in NAMES.values() for name in names}
_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
_SPOKEN = re.compile(r'\b(?:alt|title|aria-label)="([^"]*)"')


def hard_coded(source: str) -> Iterator[str]:
    """The words that a template prints by itself: in its text, in what is read out, and in texts inside its tags."""
    tokens = [token for token in jinja2.Environment(autoescape=True).lex(source) if token[1] != "whitespace"]
    yield from _texts_in_tags(tokens)
    text = "".join(value for _, kind, value in tokens if kind == "data")
    yield from (spoken for spoken in _SPOKEN.findall(text) if LETTER.search(spoken))
    for piece in _TAG.sub("\n", text).split("\n"):
        if LETTER.search(re.sub(r"&#?\w+;", "", piece)):
            yield piece.strip()


def _texts_in_tags(tokens: list[tuple[int, str, str]]) -> Iterator[str]:
    """Texts between quotation marks that are neither the name of a style or a file nor what the id of a link begins with."""
    statement = ""
    for place, (_line, kind, value) in enumerate(tokens):
        if kind == "block_begin":
            statement = tokens[place + 1][2]
        elif kind == "variable_begin":
            statement = ""
        elif kind == "string" and statement not in ("import", "include", "from"):
            yield from (word for word in [value[1:-1]] if LETTER.search(word) and word not in STYLES | IDENTIFIERS)


def test_no_template_has_a_word_of_its_own() -> None:
    files = sorted(TEMPLATES.rglob("*.j2"))
    assert len(files) > 20
    found = {file.name: words for file in files if (words := list(hard_coded(file.read_text(encoding="utf-8"))))}
    assert found == {}


@pytest.mark.parametrize(
    ("planted", "word"),
    [('<p>Owner</p>', "Owner"), ('<p>{{ x }} 担当</p>', "担当"), ('{{ f.gap("Unknown") }}', "Unknown"),
     ('<img src="a.svg" alt="A chart"/>', "A chart"), ('{{ x ~ " of " ~ y }}', " of "),
     ("{% set title = 'Owner' %}", "Owner"), ('{{ x | default("none") }}', "none"), ('<th scope="col">Id</th>', "Id")],
)  # fmt: skip
def test_a_planted_word_is_found(planted: str, word: str) -> None:
    assert list(hard_coded(planted)) == [word]


@pytest.mark.parametrize(
    "template",
    ['<p class="lead">{{ words.a.b }}</p>', '{% import "macros/fields.html.j2" as f with context %}', "{# a note #}",
     '{{ x | prose("lead") }}', '<a href="#data-{{ id }}">·&#160;→</a>', '{{ f.cite(ids, known, "action") }}',
     '<tr class="{{ row.style or "default" }}"><td style="width: 20%">☐</td></tr>'],
)  # fmt: skip
def test_styles_links_and_notes_are_no_words(template: str) -> None:
    assert list(hard_coded(template)) == []


# ------------------------------------------------------------------------------------------- code

_NAMES_OF_CLDR = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_MADE = re.compile(
    rf"\b(?:{_NAMES_OF_CLDR}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|UTC|[0-9a-f]{{64}}|[A-Z]{{3,4}}(?=, UTC))\b"
    r"|[\u2460-\u2473]"
)
"""What is printed and is neither of a label nor of the author: names of months and days, zones, digests, numbers of notes."""

_WORD = re.compile(r"[^\W\d_]+")


def bracketed(text: str) -> str:
    """A label with its letters in brackets, its places outside of them."""
    pieces = re.split(r"(\{[a-z0-9_]+\})", text)
    return "".join(piece if PLACE.fullmatch(piece) or not LETTER.search(piece) else f"⟦{piece}⟧" for piece in pieces)


@pytest.fixture(scope="module")
def in_brackets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of all samples whose only labels are in brackets; a label is one line of the file."""
    folder = copied_project(tmp_path_factory.mktemp("brackets") / "project", *SAMPLES)
    labels = folder / "templates" / "labels"
    for file in labels.glob("*.yaml"):
        if file.name != "en.yaml":
            file.unlink()
    lines = []
    for line in (labels / "en.yaml").read_text(encoding="utf-8").split("\n"):
        match = re.fullmatch(r'( +[\w"-]+: )("(?:[^"\\]|\\.)*"|[^"#\s][^#]*?)( *#.*)?', line)
        if match and not match[2].startswith("#"):
            quoted = match[2] if match[2].startswith('"') else f'"{match[2]}"'
            quoted = re.sub(r"\\u([0-9a-f]{4})", lambda each: chr(int(each[1], 16)), quoted)
            line = f'{match[1]}"{bracketed(quoted[1:-1])}"'
        lines.append(line)
    (labels / "en.yaml").write_text("\n".join(lines), encoding="utf-8")
    return folder


@cache
def composed(folder: Path, incident: str) -> tuple[Document, str]:
    """The document of a sample, and all that its author wrote, white space folded."""
    project = find_project(folder)
    reading = read(project, incident)
    written = " ".join(" ".join(_texts(reading.source.tree)).replace("`", "").split())
    document = compose_document(
        project, load_brand(project.styles, "base"), *require_buildable(reading), reading.evidence
    )
    return document, written


def _texts(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _texts(each)


def strangers(text: str, written: str) -> Iterator[str]:
    """The words of a text that are in no brackets, not the author's, and no date, number or zone.

    A word the author happens to use as well is not found; the samples in French, Japanese and Chinese share none with English.
    """
    for piece in re.split(r"⟦[^⟦⟧]*(?:⟧|$)", text):
        rest = " ".join(piece.split())
        if LETTER.search(rest) and rest not in written:
            yield from (word for word in _WORD.findall(_MADE.sub(" ", rest)) if word not in written)


def texts_of(element: Element) -> Iterator[str]:
    for each in element.iter():
        yield from (text for text in (each.text, each.tail, each.get("alt"), each.get("title")) if text)


def tree_of(markup: str) -> Element:
    return fromstring(re.sub(r"<(br|img|col)\b([^>]*?)/?>", r"<\1\2/>", markup))


@pytest.mark.parametrize("incident", EACH_SAMPLE)
def test_every_word_of_the_page_is_the_authors_or_a_label(incident: str, in_brackets: Path) -> None:
    document, written = composed(in_brackets, incident)
    texts = list(texts_of(tree_of(f"<body>{document.body}</body>")))
    assert sum("⟦" in text for text in texts) > 100
    assert [each for text in texts for each in strangers(text, written)] == []


@pytest.mark.parametrize("incident", EACH_SAMPLE)
def test_every_word_of_a_figure_is_the_authors_or_a_label(incident: str, in_brackets: Path) -> None:
    document, written = composed(in_brackets, incident)
    drawings = [each.content for each in document.assets.values() if each.media_type == "image/svg+xml"]
    texts = [text for drawing in drawings for text in texts_of(fromstring(drawing))]
    assert any("⟦" in text for text in texts) or not drawings
    assert [each for text in texts for each in strangers(text, written)] == []


@pytest.mark.parametrize("incident", EACH_SAMPLE)
def test_every_word_of_the_furniture_and_the_properties_is_the_authors_or_a_label(
    incident: str, in_brackets: Path
) -> None:
    document, written = composed(in_brackets, incident)
    meta, shown, words = document.metadata, furniture(document), document.words
    texts = [
        shown.running_title, shown.classification, shown.identity, *shown.page_number, shown.watermark, meta.subject,
        *meta.keywords, words.working_copy, words.contents_hint, words.category,
    ]  # fmt: skip
    assert sum("⟦" in text for text in texts) >= 7
    assert [each for text in texts for each in strangers(text, written)] == []


def test_a_word_in_the_code_is_found(in_brackets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.document.formats import Formats

    monkeypatch.setattr(Formats, "elapsed", lambda *_: "since then")
    document, written = composed.__wrapped__(in_brackets, JAPANESE)
    found = [each for text in texts_of(tree_of(f"<body>{document.body}</body>")) for each in strangers(text, written)]
    assert set(found) == {"since", "then"}


# ------------------------------------------------------------------------------------------- labels


def used(folder: Path) -> str:
    """All templates and all code that speaks of labels, as one text."""
    files = [*folder.rglob("*.j2"), folder / "outline.yaml", *(ROOT / "generator").rglob("*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def unused(edition: Edition, text: str) -> set[str]:
    """The labels that nothing names: neither whole, nor their last name where a group is asked for by name."""
    by_name = {
        "choices",
        "milestones",
        "figures",
        "descriptions",
        "sections",
        "exhibits",
        "times",
        "durations",
        "numbers",
    }

    def is_used(path: str) -> bool:
        group, _, name = path.rpartition(".")
        if re.search(rf"\b{re.escape(path)}\b", text):
            return True
        if path.split(".")[0] not in by_name:
            return group == "contents" and f'"{name}"' in text
        last = name.removeprefix("time_to_").removeprefix("to_")
        return bool(re.search(rf"\b{re.escape(last)}\b", text, re.IGNORECASE))

    return {path for path in edition.paths if not is_used(path)}


def test_every_label_is_used() -> None:
    assert unused(read_edition(TEMPLATES, "en"), used(TEMPLATES)) == set()


def test_a_label_that_nothing_uses_is_found(tmp_path: Path) -> None:
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    replace_once(templates / "labels" / "en.yaml", "  kicker:", "  kickers: x\n  kicker:")
    assert unused(read_edition(templates, "en"), used(templates)) == {"cover.kickers"}
