"""The commented skeleton that `postmortem new` writes: every field of the form, with the guidance of the template."""

from __future__ import annotations

import textwrap
import typing
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Choice
from generator.model.post_mortem import SCHEMA_VERSION, PostMortem

_WIDTH = 120
_COLUMN = 30
"""Where the guidance stands beside a key."""
_HEAD = """\
# yaml-language-server: $schema=postmortem.schema.json
#
# Post-mortem of {id}. Only id, title and severity are needed; what stays empty is a marked gap in a Draft.
#
#   Times   2025-12-03 14:15 · 14:15 (date of the row above) · about 2025-12-03 14:15 · between 23:00 and 23:30 · 2023-07
#           +3 min (after the row above) · unknown
#   Texts   `code` marks code, an empty line parts paragraphs; begin a long text with  key: |  and indent it below
#   Lists   take the '# ' away from the block below a key, and copy it as often as you need it
#
#   make check INC={id}     says what is wrong or missing
#   make pdf INC={id}       builds the document
"""
_TITLES = {
    "schema_version": "Header",
    "summary": "Incident summary",
    "impact": "Impact assessment",
    "timeline": "Timeline",
    "root_cause": "Root cause analysis",
    "went_well": "What went well, what went wrong, where we got lucky",
    "action_items": "Action items and lessons learned",
    "supporting_data": "Supporting data",
    "prevention": "Prevention measures",
    "communication": "Communication",
    "follow_up": "Follow-up actions",
    "related": "Related incidents",
    "glossary": "Glossary, references, appendices",
    "sign_off": "Sign-off",
    "changelog": "Document changelog",
}
"""The key before which a group of the form begins -> its title."""


def skeleton(incident_id: str, today: date) -> str:
    """The text of a new input file; its changelog begins `today`."""
    filled = {
        "schema_version": f'"{SCHEMA_VERSION}"',
        "id": incident_id,
        "status": "Draft",
        "timezone": "UTC",
        "language": "en",
        "changelog": f'\n  - {{on: {today.isoformat()}, version: "0.1", changes: First draft}}',
    }
    return _HEAD.format(id=incident_id) + "\n".join(_fields(PostMortem, 0, filled, (PostMortem,))) + "\n"


def _fields(
    model: type[BaseModel], depth: int, filled: dict[str, str], seen: tuple[type[BaseModel], ...]
) -> Iterator[str]:
    indent = "  " * depth
    for name, field in model.model_fields.items():
        if depth == 0 and name in _TITLES:
            yield from ("", f"# {_TITLES[name]} {'-' * (_WIDTH - len(_TITLES[name]) - 3)}", "")
        value = filled.get(name, "")
        separator = "" if value.startswith("\n") else " "
        yield from _guided(f"{indent}{name}:{separator}{value}".rstrip(), indent, field)
        inner = _model_of(field.annotation)
        if inner is None or inner in seen:
            continue
        if not _is_list(field.annotation):
            yield from _fields(inner, depth + 1, {}, (*seen, inner))
        elif not value:
            yield from _example(inner, indent + "  ", (*seen, inner))


def _guided(line: str, indent: str, field: FieldInfo) -> Iterator[str]:
    """A key with its guidance beside it, or above it where it is long."""
    text, choice = field.description or "", _choice_of(field.annotation)
    if choice is not None and not all(member.value in text for member in choice):
        text = f"{text} ({' | '.join(member.value for member in choice)})"
    beside = f"{line.partition(chr(10))[0]:<{_COLUMN}}  # {text}"
    if len(beside) <= _WIDTH and len(line) <= _COLUMN:
        yield beside
    else:
        yield from (f"{indent}# {part}" for part in textwrap.wrap(text, _WIDTH - len(indent) - 2))
        yield line


def _example(model: type[BaseModel], indent: str, seen: tuple[type[BaseModel], ...]) -> Iterator[str]:
    """One item of a list, commented out: taking the ``# `` away makes it part of the file, aligned as it must be."""
    lines = list(_fields(model, 0, {}, seen))
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    for index, line in enumerate(lines):
        yield f"{indent}# {'- ' if index == first else '  '}{line}"


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _classes(argument)


def _model_of(annotation: Any) -> type[BaseModel] | None:
    return next((each for each in _classes(annotation) if issubclass(each, BaseModel)), None)


def _choice_of(annotation: Any) -> type[Choice] | None:
    return next((each for each in _classes(annotation) if issubclass(each, Choice)), None)


def _is_list(annotation: Any) -> bool:
    return typing.get_origin(annotation) is list or any(_is_list(each) for each in typing.get_args(annotation))
