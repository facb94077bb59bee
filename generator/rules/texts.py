"""The texts of a post-mortem: what people wrote in sentences, and what they copied letter by letter."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from generator.findings import Path
from generator.model.base import Line, Model, Text, Verbatim
from generator.model.post_mortem import PostMortem
from generator.rules.leaves import leaves

QUOTED_FIELDS = frozenset({"time_as_published", "due_as_published"})
"""Lines that keep the words of a source: as little ours to correct as a log."""
_CODE = re.compile(r"`[^`\n]+`")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Passage:
    """One text and where it stands. `verbatim` texts (logs, configuration, quoted words) are nobody's prose."""

    path: Path
    text: str
    verbatim: bool
    guidance: str
    """What the form asks for at this place."""

    @cached_property
    def prose(self) -> str:
        """The sentences alone: without `` `code` `` and web addresses, and nothing of a verbatim text."""
        return "" if self.verbatim else _ADDRESS.sub(" ", _CODE.sub(" ", self.text))


def passages(post_mortem: PostMortem) -> Iterator[Passage]:
    """All texts in the order of the form. Ids, links, file names and zones are names and no text."""
    for leaf in leaves(post_mortem):
        verbatim = _text_fields(leaf.model).get(leaf.field)
        if verbatim is not None and isinstance(leaf.value, str):
            guidance = leaf.model.model_fields[leaf.field].description or ""
            yield Passage(leaf.path, leaf.value, verbatim, guidance)


@cache
def _text_fields(model: type[Model]) -> Mapping[str, bool]:
    """The fields of a class that hold text -> whether it is verbatim, told by the type they are annotated with."""
    found = {}
    for name, annotation in typing.get_type_hints(model, include_extras=True).items():
        if _holds(annotation, Verbatim) or (name in QUOTED_FIELDS and _holds(annotation, Line)):
            found[name] = True
        elif _holds(annotation, Line) or _holds(annotation, Text):
            found[name] = False
    return found


def _holds(annotation: Any, wanted: Any) -> bool:
    return bool(annotation == wanted) or any(_holds(inner, wanted) for inner in typing.get_args(annotation))
