"""The only list of sections: `templates/outline.yaml`. HTML, PDF, Word and the contents all come from this one loop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.document import kinds
from generator.errors import IntakeUnreadable, TemplateWrong
from generator.findings import Finding, Position, in_order, nearest_position
from generator.intake.source import Limits, Source
from generator.intake.yaml_reader import read_yaml


class Numbering(StrEnum):
    """How a section is counted: 1, 2, 3 · A, B, C · not at all."""

    DECIMAL = "decimal"
    LETTER = "letter"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """One section: `slug` is its id, `template` its file.

    `when` names the part of the context without which it does not appear; `each` a list with one section for each item.
    `named_at` is where the outline says `when` or `each`, `slug_at` where it says the slug. Its title is the label of its slug.
    """

    slug: str
    template: str
    numbering: Numbering
    when: str
    each: str
    named_at: Position | None = None
    slug_at: Position | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The front matter (before the sections), the sections in order, the back matter (the end mark)."""

    front: tuple[str, ...]
    sections: tuple[OutlineSection, ...]
    back: tuple[str, ...]


_SLUG = re.compile(r"[a-z][a-z0-9-]*")
_KEYS = ("slug", "template", "numbering", "when", "each")


def read_outline(folder: Path) -> Outline:
    """The outline of a templates folder.

    Raises:
        TemplateWrong: with every finding at its line.
    """
    path = folder / "outline.yaml"
    if not path.is_file():
        raise TemplateWrong(f"there is no outline in {folder.name}/", hint="Restore templates/outline.yaml.")
    try:
        source = read_yaml(path.read_bytes(), "templates/outline.yaml", Limits())
    except IntakeUnreadable as error:
        raise TemplateWrong(str(error), findings=error.findings) from error
    found = list(source.findings)
    found += [
        kinds.OUTLINE_WRONG.at(f"unknown key `{key}`", position=source.key_positions.get((key,)))
        for key in source.tree.keys() - {"front", "sections", "back"}
    ]
    front, back = (_names(key, source, folder, found) for key in ("front", "back"))
    entries = _list(source, "sections", found)
    sections = [_section(index, entry, source, found) for index, entry in enumerate(entries)]
    found += _twice(sections, source)
    found += [
        _no_template(each.template, source, ("sections", index))
        for index, each in enumerate(sections)
        if each and not (folder / each.template).is_file()
    ]
    if found:
        raise TemplateWrong("the outline is wrong", findings=in_order(found))
    return Outline(front, tuple(each for each in sections if each), back)


def _list(source: Source, key: str, found: list[Finding]) -> list[object]:
    value = source.tree.get(key)
    if isinstance(value, list):
        return list(value)
    found.append(kinds.OUTLINE_WRONG.at(f"`{key}` must be a list", position=nearest_position((key,), source.positions)))
    return []


def _names(key: str, source: Source, folder: Path, found: list[Finding]) -> tuple[str, ...]:
    """The templates before or after the sections."""
    names = tuple(map(str, _list(source, key, found)))
    found += [_no_template(name, source, (key, n)) for n, name in enumerate(names) if not (folder / name).is_file()]
    return names


def _no_template(name: str, source: Source, path: tuple[str | int, ...]) -> Finding:
    position = nearest_position((*path, "template"), source.positions)
    return kinds.TEMPLATE_MISSING.at(f"there is no template {name}", position=position)


def _twice(sections: list[OutlineSection | None], source: Source) -> Iterator[Finding]:
    slugs = [each.slug if each else "" for each in sections]
    for index, slug in enumerate(slugs):
        if slug and slug in slugs[:index]:
            position = nearest_position(("sections", index, "slug"), source.positions)
            yield kinds.OUTLINE_WRONG.at(f"the section {slug} stands twice", position=position)


def _section(index: int, entry: object, source: Source, found: list[Finding]) -> OutlineSection | None:
    mistakes = list(_mistakes(index, entry, source))
    found += mistakes
    if mistakes or not isinstance(entry, dict):
        return None
    text = {key: str(entry.get(key) or "") for key in _KEYS}
    return OutlineSection(
        slug=text["slug"],
        template=text["template"] or f"sections/{text['slug']}.html.j2",
        numbering=Numbering(text["numbering"] or "decimal"),
        when=text["when"],
        each=text["each"],
        slug_at=nearest_position(("sections", index, "slug"), source.positions),
        named_at=nearest_position(("sections", index, "when" if text["when"] else "each"), source.positions),
    )


def _mistakes(index: int, entry: object, source: Source) -> Iterator[Finding]:
    path: tuple[str | int, ...] = ("sections", index)

    def wrong(message: str, *key: str) -> Finding:
        return kinds.OUTLINE_WRONG.at(message, position=nearest_position((*path, *key), source.positions))

    if not isinstance(entry, dict):
        yield wrong("a section must be a group of keys")
        return
    for key, value in entry.items():
        if key not in _KEYS:
            where = source.key_positions.get((*path, key))
            yield kinds.OUTLINE_WRONG.at(f"unknown key `{key}` of a section", position=where)
        elif not isinstance(value, str | None):
            yield wrong(f"`{key}` of a section must be a text", key)
    slug, numbering = str(entry.get("slug") or ""), str(entry.get("numbering") or "decimal")
    if not slug:
        yield wrong("a section needs a slug")
    if slug and not _SLUG.fullmatch(slug):
        yield wrong("a slug has small letters, digits and hyphens only", "slug")
    if numbering not in set(Numbering):
        yield wrong(f"numbering is {', '.join(Numbering)}, not {numbering}", "numbering")
