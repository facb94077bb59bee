"""The only list of sections: `templates/outline.yaml`. HTML, PDF, Word and the contents all come from this one loop."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.document import kinds
from generator.errors import TemplateWrong
from generator.findings import Finding, nearest_position
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
    """

    slug: str
    title: str
    template: str
    numbering: Numbering
    when: str
    each: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The front matter (before the sections), the sections in order, the back matter (the end mark)."""

    front: tuple[str, ...]
    sections: tuple[OutlineSection, ...]
    back: tuple[str, ...]


def read_outline(folder: Path) -> Outline:
    """The outline of a templates folder.

    Raises:
        TemplateWrong: with every finding at its line.
    """
    path = folder / "outline.yaml"
    if not path.is_file():
        raise TemplateWrong(f"there is no outline in {folder.name}/", hint="Restore templates/outline.yaml.")
    source = read_yaml(path.read_bytes(), f"{folder.name}/outline.yaml", Limits())
    found = list(source.findings)
    sections = [_section(index, source, found) for index in range(len(_list(source, "sections", found)))]
    found += [
        kinds.OUTLINE_WRONG.at(f"unknown key `{key}`", position=source.key_positions.get((key,)))
        for key in source.tree.keys() - {"front", "sections", "back"}
    ]
    if found:
        raise TemplateWrong("the outline is wrong", findings=found)
    front, back = _list(source, "front", found), _list(source, "back", found)
    return Outline(tuple(map(str, front)), tuple(each for each in sections if each), tuple(map(str, back)))


def _list(source: Source, key: str, found: list[Finding]) -> list[object]:
    value = source.tree.get(key)
    if isinstance(value, list):
        return list(value)
    found.append(kinds.OUTLINE_WRONG.at(f"`{key}` must be a list", position=nearest_position((key,), source.positions)))
    return []


def _section(index: int, source: Source, found: list[Finding]) -> OutlineSection | None:
    sections = source.tree["sections"]
    entry = sections[index] if isinstance(sections, list) else None
    position = nearest_position(("sections", index), source.positions)
    if not isinstance(entry, dict):
        found.append(kinds.OUTLINE_WRONG.at("a section must be a group of keys", position=position))
        return None
    for key in entry.keys() - {"slug", "title", "template", "numbering", "when", "each"}:
        where = source.key_positions.get(("sections", index, key), position)
        found.append(kinds.OUTLINE_WRONG.at(f"unknown key `{key}` of a section", position=where))
    missing = [key for key in ("slug", "title") if not isinstance(entry.get(key), str)]
    if missing:
        found.append(kinds.OUTLINE_WRONG.at(f"a section needs {' and '.join(missing)}", position=position))
        return None
    slug, numbering = str(entry["slug"]), str(entry.get("numbering") or "decimal")
    if numbering not in set(Numbering):
        where = nearest_position(("sections", index, "numbering"), source.positions)
        message = f"numbering is {', '.join(Numbering)}, not {numbering}"
        found.append(kinds.OUTLINE_WRONG.at(message, position=where))
        return None
    template = str(entry.get("template") or f"sections/{slug}.html.j2")
    when, each = str(entry.get("when") or ""), str(entry.get("each") or "")
    return OutlineSection(slug, str(entry["title"]), template, Numbering(numbering), when, each)
