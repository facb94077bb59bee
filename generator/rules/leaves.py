"""A walk over all values of a post-mortem, so that no rule has to list fields by hand (and forget one)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Path
from generator.model.base import Model


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value that is no group and no list, with the class and the field it stands in."""

    path: Path
    model: type[Model]
    field: str
    value: object


def leaves(model: Model, path: Path = ()) -> Iterator[Leaf]:
    """All values below `model` in the order of the form; what is not recorded (None) is left out."""
    for field in type(model).model_fields:
        yield from _below(getattr(model, field), (*path, field), type(model), field)


def _below(value: object, path: Path, model: type[Model], field: str) -> Iterator[Leaf]:
    if isinstance(value, Model):
        yield from leaves(value, path)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _below(item, (*path, index), model, field)
    elif value is not None:
        yield Leaf(path, model, field, value)
