"""Reads and checks the label files, `templates/labels/<language>.yaml`: one for each language the document's own words exist in.

English is the reference: another language has its keys, its places for values, and the plural forms that CLDR says it needs.
What is missing is an error of the product and stops a build, in a Draft too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.document import kinds
from generator.document.cldr import CATEGORIES, Language, known_language
from generator.document.edition import Edition, printed_number
from generator.document.glyphs import HasGlyph, without_glyph
from generator.document.words import PLACE, Phrase, Words
from generator.errors import IntakeUnreadable, TemplateWrong
from generator.findings import Finding, FindingKind, Position, in_order, nearest_position
from generator.findings import Path as FindingPath
from generator.intake.places import Places
from generator.intake.source import Limits, Source
from generator.intake.yaml_reader import read_yaml

REFERENCE = "en"
LabelPath = tuple[str, ...]
Forms = Mapping[str, str]
"""A label by plural category; one without forms has the category ``other`` alone."""


@dataclass(frozen=True, slots=True)
class _File:
    """A label file as read: every label by its path, with where it stands."""

    source: Source
    labels: Mapping[LabelPath, Forms]
    findings: tuple[Finding, ...]

    def position(self, path: LabelPath) -> Position | None:
        """Where a label stands, or the group it is missing from."""
        return self.source.key_positions.get(path) or nearest_position(path, self.source.positions)


def languages(templates: Path) -> tuple[str, ...]:
    """The languages that have a label file, in order."""
    return tuple(sorted(file.stem for file in (templates / "labels").glob("*.yaml")))


def language_of(tag: str, known: tuple[str, ...]) -> str | None:
    """The label file for a BCP 47 tag (RFC 4647 lookup): ``de`` for ``de-AT``; None when there is none."""
    by_name = {each.lower(): each for each in known}
    parts = tag.lower().split("-")
    return next((by_name[name] for end in range(len(parts), 0, -1) if (name := "-".join(parts[:end])) in by_name), None)


def check_language(templates: Path, tag: str, path: FindingPath, position: Position | None) -> tuple[Finding, ...]:
    """A note where the document's own words do not exist in the language that stands at `path`."""
    known = languages(templates)
    if language_of(tag, known):
        return ()
    message = f"there are no labels in '{tag}': the document's own words will be English; there are {', '.join(known)}"
    return (kinds.NO_LABELS.at(message, path=path, position=position),)


def read_edition(templates: Path, tag: str, has_glyph: HasGlyph = lambda _: True) -> Edition:
    """The words for a document in the language `tag`; the English ones where there are none in it.

    `has_glyph` tells what the fonts have; in a label there is no gap, for no author could close it.

    Raises:
        TemplateWrong: the label file is wrong, or the English one; every finding names file, line and column.
    """
    chosen = language_of(tag, languages(templates)) or REFERENCE
    read = {name: _read(templates, name) for name in dict.fromkeys((REFERENCE, chosen))}
    language = known_language(chosen)
    found = [finding for file in read.values() for finding in file.findings]
    if language is None:
        message = f"CLDR does not know the language {chosen}"
        found.append(kinds.LABELS_WRONG.at(message, position=Position(file_of(chosen), 1, 1)))
    elif not found:
        found += [*_differences(read[chosen], read[REFERENCE], language), *_unshown(read[chosen], has_glyph)]
    if found or language is None:
        raise TemplateWrong("the labels are wrong", findings=in_order(found))
    labels = read[chosen].labels
    return Edition(chosen, _words(labels, language), language, frozenset(".".join(path) for path in labels))


def file_of(tag: str) -> str:
    """The label file of a language, as findings name it."""
    return f"templates/labels/{tag}.yaml"


def _read(templates: Path, tag: str) -> _File:
    file = templates / "labels" / f"{tag}.yaml"
    if not file.is_file():
        raise TemplateWrong(
            f"there is no {file_of(tag)}", hint="Restore it: English is the reference of all languages."
        )
    try:
        return _understood(file.read_bytes(), tag)
    except IntakeUnreadable as error:
        raise TemplateWrong(str(error), findings=error.findings) from error


@lru_cache(maxsize=8)
def _understood(content: bytes, tag: str) -> _File:
    source = read_yaml(content, file_of(tag), Limits())
    labels: dict[LabelPath, Forms] = {}
    found = [*source.findings, *_collected(source, source.tree, (), labels)]
    return _File(source, labels, tuple(found))


def _collected(source: Source, tree: object, path: LabelPath, labels: dict[LabelPath, Forms]) -> Iterator[Finding]:
    """Puts the labels below `path` into `labels`, and gives what is wrong with them."""

    def wrong(message: str) -> Finding:
        return kinds.LABELS_WRONG.at(message, position=nearest_position(path, source.positions))

    name = ".".join(path)
    if isinstance(tree, str) and path:
        labels[path] = {"other": tree}
    elif isinstance(tree, dict) and tree and tree.keys() <= CATEGORIES:
        labels[path] = {category: form for category, form in tree.items() if isinstance(form, str)}
        if len(labels[path]) < len(tree) or "other" not in tree:
            yield wrong(f"the forms of {name} must be texts, and one of them `other`")
    elif isinstance(tree, dict) and tree:
        for key, value in tree.items():
            yield from _collected(source, value, (*path, key), labels)
    else:
        yield wrong(f"{name or 'the file'} must be a text or a group of labels")
    if path and path[-1].startswith("_"):
        yield wrong(f"{path[-1]} can not be the name of a label")
    for form in labels.get(path, {}).values():
        if "{" in PLACE.sub("", form) or "}" in PLACE.sub("", form):
            yield wrong(f"a brace in {name} is no place for a value: {{name}} has small letters")


def _differences(file: _File, reference: _File, language: Language) -> Iterator[Finding]:
    """How the labels of a language differ from what the English ones ask for."""

    def at(kind: FindingKind, message: str, path: LabelPath) -> Finding:
        return kind.at(message, position=file.position(path))

    for path in reference.labels.keys() - file.labels.keys():
        yield at(kinds.LABEL_MISSING, f"there is no label {'.'.join(path)}", path)
    for path, forms in file.labels.items():
        name, wanted = ".".join(path), reference.labels.get(path)
        if wanted is None:
            yield at(kinds.LABEL_UNKNOWN, f"English has no label {name}", path)
            continue
        if (places := _places(forms)) != _places(wanted):
            shown = ", ".join(f"{{{each}}}" for each in sorted(_places(wanted))) or "no values"
            yield at(kinds.LABEL_PLACES, f"{name} must have places for {shown}, as in English", path)
        elif any(set(PLACE.findall(form)) | {"n"} != places | {"n"} for form in forms.values()):
            yield at(kinds.LABEL_PLACES, f"the forms of {name} must have the same places, apart from {{n}}", path)
        if len(wanted) > 1 and (missing := language.needed_forms - forms.keys()):
            yield at(kinds.LABEL_FORMS, f"{name} has no form for {', '.join(sorted(missing))}", path)
        elif len(wanted) == 1 and len(forms) > 1:
            yield at(kinds.LABEL_FORMS, f"{name} has forms, and the English label has none", path)
    group_from = file.labels.get(("numbers", "group_from"))
    if group_from and not group_from["other"].isdecimal():
        message = "numbers.group_from must be a number of digits"
        yield at(kinds.LABELS_WRONG, message, ("numbers", "group_from"))


def _unshown(file: _File, has_glyph: HasGlyph) -> Iterator[Finding]:
    """The characters of a label file that no font has, each where it stands."""
    places = Places(file.source)
    for path, forms in file.labels.items():
        for category, form in forms.items():
            at = (*path, category) if (*path, category) in file.source.positions else path
            for character in dict.fromkeys("" if form.isascii() else form):
                if not character.isascii() and not has_glyph(character):
                    yield without_glyph(character, places(at, character))


def _places(forms: Forms) -> frozenset[str]:
    """The places of a label; that of the number in plural forms may be left out."""
    places = frozenset(place for form in forms.values() for place in PLACE.findall(form))
    return places | {"n"} if len(forms) > 1 else places


def _words(labels: Mapping[LabelPath, Forms], language: Language) -> Words:
    """The labels as a tree of words."""
    marks = {path[1]: forms["other"] for path, forms in labels.items() if path[0] == "numbers"}

    def number(value: int) -> str:
        return printed_number(value, marks)

    tree: dict[str, Any] = {}
    for path, forms in labels.items():
        group = tree
        for name in path[:-1]:
            group = group.setdefault(name, {})
        plain = len(forms) == 1 and not PLACE.search(forms["other"])
        group[path[-1]] = forms["other"] if plain else Phrase(".".join(path), forms, language.plural_form, number)
    return _group("", tree)


def _group(name: str, tree: Mapping[str, Any]) -> Words:
    def inner(key: str, value: Any) -> Any:
        return _group(f"{name}.{key}".lstrip("."), value) if isinstance(value, dict) else value

    return Words(name, {key: inner(key, value) for key, value in tree.items()})
