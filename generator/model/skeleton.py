"""The commented skeleton that `postmortem new` writes: every field of the form, with the guidance of the template."""

from __future__ import annotations

import textwrap
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Choice
from generator.model.causes import WhyChain
from generator.model.post_mortem import SCHEMA_VERSION, PostMortem

_WIDTH = 120
_FILLED = {"schema_version": f'"{SCHEMA_VERSION}"', "status": "Draft", "timezone": "UTC", "language": "en"}
_HEAD = """\
# yaml-language-server: $schema=postmortem.schema.json
#
# Post-mortem of {id}. Fill in what you know; what you leave empty is printed as a marked gap while the status is Draft.
# Times: 2025-12-03 14:15 · 14:15 (date of the row above) · about 2025-12-03 14:15 · between 23:00 and 23:30 · unknown
# Lists: copy the block below a dash as often as you need it; delete what stays empty, or leave it.
# Check it at any time:  make check INC={id}      Build it:  make pdf INC={id}

"""


def skeleton(incident_id: str) -> str:
    """The text of a new input file."""
    lines = list(_fields(PostMortem, 0, {**_FILLED, "id": incident_id}, (PostMortem,)))
    return _HEAD.format(id=incident_id) + "\n".join(lines).lstrip("\n") + "\n"


def _fields(
    model: type[BaseModel], depth: int, filled: dict[str, str], seen: tuple[type[BaseModel], ...]
) -> Iterator[str]:
    indent = "  " * depth
    for name, field in model.model_fields.items():
        if depth == 0:
            yield ""
        yield from _comment(field, indent)
        inner = _model_of(field.annotation)
        if name in filled:
            yield f"{indent}{name}: {filled[name]}"
        elif inner is None:
            yield f"{indent}{name}:"
        elif not _is_list(field.annotation):
            yield f"{indent}{name}:"
            yield from _fields(inner, depth + 1, {}, (*seen, inner))
        else:
            yield f"{indent}{name}:"
            yield from _item(inner, depth, seen)


def _item(model: type[BaseModel], depth: int, seen: tuple[type[BaseModel], ...]) -> Iterator[str]:
    """One example item, commented out, so that an unfilled skeleton holds no half-empty items."""
    if model in seen or (model is WhyChain and WhyChain in seen):
        return
    inner = [line for line in _fields(model, 0, {}, (*seen, model)) if line]
    indent, first = "  " * depth, True
    for line in inner:
        bare = line.removeprefix("# ") if line.startswith("# #") else line
        dash = "- " if first and not bare.startswith("#") else "  "
        first = first and bare.startswith("#")
        yield f"{indent}#   {dash}{bare}"


def _comment(field: FieldInfo, indent: str) -> Iterator[str]:
    text = field.description or ""
    choice = _choice_of(field.annotation)
    if choice is not None:
        text = f"{text} [{' | '.join(member.value for member in choice)}]".strip()
    for line in textwrap.wrap(text, _WIDTH - len(indent) - 2):
        yield f"{indent}# {line}"


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
