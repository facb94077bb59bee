"""From a tree of text with positions to a `PostMortem`, or to all the findings at once.

**Why by error type:** pydantic's English messages change between versions; its error *types* do not. Our own field types
raise errors whose type is the name of a finding kind, so that the table here stays short.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.findings import Finding, Path, Position, nearest_position, printed_path
from generator.intake.source import Source
from generator.model import kinds
from generator.model.base import Choice
from generator.model.post_mortem import PostMortem

_SHAPES = {
    "model_type": "a group of keys",
    "model_attributes_type": "a group of keys",
    "dict_type": "a group of keys",
    "list_type": "a list",
    "string_type": "a single value",
}


def validate(source: Source, *, expected_id: str | None = None) -> tuple[PostMortem | None, tuple[Finding, ...]]:
    """The post-mortem in `source` (None while an error stands in its way) and all findings of reading and validating.

    `expected_id` is the id that the file's name promises.
    """
    findings = list(source.findings)
    post_mortem = None
    try:
        post_mortem = PostMortem.model_validate(source.tree)
    except ValidationError as error:
        findings += [_finding(details, source) for details in error.errors(include_url=False)]
    else:
        if expected_id and post_mortem.id != expected_id:
            findings.append(_other_id(post_mortem.id, expected_id, source))
    return post_mortem, tuple(findings)


def _other_id(found: str, expected: str, source: Source) -> Finding:
    return kinds.OTHER_ID.at(
        f"the file is named {expected}, its id is {found}", path=("id",), position=source.positions.get(("id",))
    )


def _finding(details: Mapping[str, Any], source: Source) -> Finding:
    path: Path = tuple(details["loc"])
    kind_of_error: str = details["type"]
    if kind_of_error == "extra_forbidden":
        return _unknown_key(path, source)
    position = nearest_position(path, source.positions)
    if kind_of_error == "missing":
        return kinds.MISSING_KEY.at(f"`{printed_path(path)}` is missing", path=path, position=position)
    if kind_of_error == "enum":
        return _unknown_choice(path, details, position)
    if kind_of_error in _SHAPES:
        message = f"{_SHAPES[kind_of_error]} is expected here, not {_shape(details['input'])}"
        return kinds.WRONG_SHAPE.at(message, path=path, position=position)
    if kind_of_error == "too_short":
        least, actual = details["ctx"]["min_length"], details["ctx"]["actual_length"]
        message = f"`{printed_path(path)}` needs at least {least} entries and has {actual}"
        return kinds.TOO_FEW.at(message, path=path, position=position)
    return kinds.BY_NAME.get(kind_of_error, kinds.WRONG_SHAPE).at(details["msg"], path=path, position=position)


def _unknown_key(path: Path, source: Source) -> Finding:
    key, model = str(path[-1]), model_at(path[:-1])
    position = source.key_positions.get(path) or nearest_position(path, source.positions)
    fields = list(model.model_fields) if model else []
    place = f" in `{printed_path(path[:-1])}`" if path[:-1] else ""
    if close := get_close_matches(key, fields, n=1, cutoff=0.6):
        hint = f"Did you mean `{close[0]}`?"
    elif elsewhere := _places_of(key):
        hint = f"`{key}` belongs to `{elsewhere[0]}`." if elsewhere[0] else f"`{key}` belongs to the top level."
    else:
        hint = f"Known here: {', '.join(fields)}."
    return kinds.UNKNOWN_KEY.at(f"unknown key `{key[:80]}`{place}", path=path, position=position, hint=hint)


def _unknown_choice(path: Path, details: Mapping[str, Any], position: Position | None) -> Finding:
    choice = choice_at(path)
    values = [member.value for member in choice] if choice else []
    close = get_close_matches(str(details["input"]).casefold(), [value.casefold() for value in values], n=1, cutoff=0.6)
    meant = next((value for value in values if close and value.casefold() == close[0]), None)
    hint = (f"Did you mean {meant}? " if meant else "") + f"Allowed: {', '.join(values)}."
    message = f"'{str(details['input'])[:80]}' is not one of the values of `{path[-1]}`"
    return kinds.UNKNOWN_CHOICE.at(message, path=path, position=position, hint=hint)


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    return "a list" if isinstance(value, list) else ("nothing" if value is None else "a text")


def _unwrapped(annotation: Any) -> list[Any]:
    """The classes inside ``X | None``, ``list[X]`` and ``Annotated[X, …]``."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return [annotation]
    return [found for argument in typing.get_args(annotation) for found in _unwrapped(argument)]


def model_at(path: Path) -> type[BaseModel] | None:
    """The model class that stands at `path` in a post-mortem, or None."""
    model: type[BaseModel] | None = PostMortem
    for part in path:
        if isinstance(part, int) or model is None:
            continue
        field = model.model_fields.get(part)
        classes = _unwrapped(field.annotation) if field else []
        model = next((each for each in classes if isinstance(each, type) and issubclass(each, BaseModel)), None)
    return model


def choice_at(path: Path) -> type[Choice] | None:
    """The enumeration that the field at `path` takes, or None."""
    names = [part for part in path if isinstance(part, str)]
    model = model_at(tuple(names[:-1]))
    field = model.model_fields.get(names[-1]) if model else None
    return next((each for each in _unwrapped(field.annotation) if issubclass(each, Choice)), None) if field else None


@cache
def _index() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}

    def walk(model: type[BaseModel], prefix: str, seen: tuple[type[BaseModel], ...]) -> None:
        for name, field in model.model_fields.items():
            found.setdefault(name, []).append(prefix)
            for each in _unwrapped(field.annotation):
                if issubclass(each, BaseModel) and each not in seen:
                    walk(each, f"{prefix}.{name}" if prefix else name, (*seen, each))

    walk(PostMortem, "", (PostMortem,))
    return found


def _places_of(key: str) -> list[str]:
    """Where in the form a key exists, outermost first."""
    return sorted(_index().get(key, []), key=lambda place: place.count("."))
