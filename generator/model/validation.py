"""From a tree of text with positions to a `PostMortem`, or to all the findings at once.

**Why by error type:** pydantic's English messages change between versions; its error *types* do not. Our own field types
raise errors whose type is the name of a finding kind, so that the table here stays short.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.findings import Finding, Path, Position, nearest_position, printed_path
from generator.intake.source import Source, Tree
from generator.model import kinds
from generator.model.base import Choice
from generator.model.causes import Shorthand
from generator.model.next_steps import choice_hint, date_hint, moment_hint, shape_hint, zone_hint
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
        errors = error.errors(include_url=False)
        cut = _texts_cut_by_colon(errors, source)
        findings += [_text_with_colon(path, key, source) for path, key in cut.items()]
        findings += [_finding(details, source) for details in errors if not _is_below(tuple(details["loc"]), cut)]
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
        hint = shape_hint(kind_of_error, model_at(path), details["input"])
        return kinds.WRONG_SHAPE.at(message, path=path, position=position, hint=hint)
    if kind_of_error == "too_short":
        least, actual = details["ctx"]["min_length"], details["ctx"]["actual_length"]
        message = f"`{printed_path(path)}` needs at least {least} entries and has {actual}"
        return kinds.TOO_FEW.at(message, path=path, position=position)
    kind = kinds.BY_NAME.get(kind_of_error, kinds.WRONG_SHAPE)
    return kind.at(details["msg"], path=path, position=position, hint=_hint(kind_of_error, path, details, source))


def _hint(kind_of_error: str, path: Path, details: Mapping[str, Any], source: Source) -> str | None:
    """The next step where the field or the value says more than the kind; None for the kind's own."""
    written, holder = details["input"], model_at(path[:-1])
    if given := details.get("ctx", {}).get("hint"):
        return str(given)
    if kind_of_error == kinds.BAD_TIME.name:
        return moment_hint(holder, written)
    if kind_of_error == kinds.BAD_DATE.name:
        return date_hint(holder, written)
    if kind_of_error == kinds.ZONE_NAME.name:
        return zone_hint(written, str(source.tree.get("timezone") or PostMortem.model_fields["timezone"].default))
    if kind_of_error == kinds.WRONG_SHAPE.name:
        return shape_hint("string_type", None, written)
    return None


def _texts_cut_by_colon(errors: Sequence[Mapping[str, Any]], source: Source) -> dict[Path, str]:
    """List items that should be a text and became ``key: value`` by a colon in it: path -> what stands before it."""
    found: dict[Path, str] = {}
    for details in errors:
        path: Path = tuple(details["loc"])
        if details["type"] == "extra_forbidden":
            path, model = path[:-1], model_at(path[:-1])
            if model is None or not issubclass(model, Shorthand):
                continue
        elif details["type"] != "string_type":
            continue
        item = _value_at(path, source)
        if not path or not isinstance(path[-1], int) or not isinstance(item, dict) or len(item) != 1:
            continue
        ((key, value),) = item.items()
        if (value is None or isinstance(value, str)) and not _is_misspelt(key, model_at(path)):
            found[path] = key
    return found


def _is_misspelt(key: str, model: type[BaseModel] | None) -> bool:
    """Whether a key is nearly one of the form; what begins a sentence has a capital or a space."""
    return bool(model and re.fullmatch(r"[a-z_]+", key) and get_close_matches(key, model.model_fields, n=1, cutoff=0.6))


def _value_at(path: Path, source: Source) -> Tree:
    value: Tree = source.tree
    for part in path:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _is_below(path: Path, places: Iterable[Path]) -> bool:
    return any(path[: len(place)] == place for place in places)


def _text_with_colon(path: Path, key: str, source: Source) -> Finding:
    message = f"this text holds a colon after '{key[:60]}', which makes it a key with a value"
    hint = f"Put the whole text in quotes: `- '{key[:30].replace(chr(39), chr(39) * 2)}: …'`"
    return kinds.WRONG_SHAPE.at(message, path=path, position=nearest_position(path, source.positions), hint=hint)


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
    hint = choice_hint(choice_at(path), details["input"])
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
