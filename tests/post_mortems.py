"""Post-mortems nobody wrote: every optional part of the form there or not, lists of every length, texts of every kind.

Made by walking the model, so that a new field takes part by itself.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from annotated_types import MinLen
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.model import scalars
from generator.model.base import Choice
from generator.model.duration import StatedDuration
from generator.model.moment import Moment
from generator.model.post_mortem import PostMortem

INCIDENT = "INC-2031-01-02-003"
PICTURE = "picture.png"
CSV = "readings.csv"
FILES = {"image": PICTURE, "file": PICTURE, "csv": CSV}
_START = datetime(2031, 1, 2, 3, 4)  # noqa: DTZ001 (as an author writes it, in the zone of the document)
_SENTENCES = (
    "The pool was exhausted",
    "Writes to the primary took 43 seconds longer than reads; nobody was paged because the alert looked at the mean",
    "`max_connections = 200` was lowered to `20` in **one** step",
    "See https://status.example.org/incidents/8842?view=full#timeline for what customers were told",
    "AVeryLongTokenWithoutAnySpaceInItThatMustBeBrokenSomewhereBecauseNoColumnOfAnyTableIsAsWideAsThisOneIs" * 2,
    "Kunden in Österreich sahen „Zahlung fehlgeschlagen“ – auch dann, wenn sie gelungen war",
    "データベースの接続が枯渇した",
    "Подключения закончились",
    "5 < 6 && 7 > 3 \"quoted\" 'single' <b>no markup</b>",
    "x",
)
_PARAGRAPHS = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4).map(". ".join)
_LONG = st.lists(_PARAGRAPHS, min_size=1, max_size=3).map("\n\n".join)


@st.composite
def post_mortems(draw: st.DrawFn, filled: int) -> dict[str, Any]:
    """Inputs as a mapping of text, valid as a Draft; `filled` of ten optional fields are there."""
    filler = _Filler(draw, filled)
    data = filler.model(PostMortem, 0) | {"id": INCIDENT, "status": "Draft", "language": "en", "timezone": "UTC"}
    return _mended(data)


class _Filler:
    def __init__(self, draw: st.DrawFn, filled: int) -> None:
        self.draw, self.filled = draw, filled

    def model(self, model: type[BaseModel], depth: int) -> dict[str, Any]:
        there = {
            name: field
            for name, field in model.model_fields.items()
            if field.is_required() or self.draw(st.integers(1, 10)) <= self.filled
        }
        return {name: FILES[name] if name in FILES else self.field(field, depth) for name, field in there.items()}

    def field(self, field: FieldInfo, depth: int) -> Any:
        if not _is_list(field.annotation):
            return self.value(field.annotation, depth)
        least = max([0, *(each.min_length for each in field.metadata if isinstance(each, MinLen))])
        number = self.draw(st.integers(least, max(least, 2 if depth < 3 else 1)))
        return [self.value(field.annotation, depth) for _ in range(number)]

    def value(self, annotation: Any, depth: int) -> Any:
        kinds = set(_classes(annotation))
        inner = next((each for each in kinds if issubclass(each, BaseModel)), None)
        if inner is not None:
            return self.model(inner, depth + 1) if depth < 5 else {}
        for kind in kinds:
            if issubclass(kind, Choice):
                return self.draw(st.sampled_from([each.value for each in kind]))
            if kind in _VALUES:
                return self.draw(_VALUES[kind])
        return self.draw(_LONG if depth < 2 else _PARAGRAPHS)


def _moment(minutes: int) -> str:
    return f"{_START + timedelta(minutes=minutes):%Y-%m-%d %H:%M}"


_VALUES: dict[type, st.SearchStrategy[str]] = {
    Moment: st.one_of(
        st.integers(-60, 3000).map(_moment), st.sampled_from(["unknown", "2031-01", "about 2031-01-02 03:10"])
    ),
    date: st.integers(0, 400).map(lambda days: (date(2031, 1, 2) + timedelta(days=days)).isoformat()),
    StatedDuration: st.sampled_from(["27 min", "about 3 hours", "2 days"]),
    int: st.integers(0, 10_000_000).map(str),
    scalars.Decimal: st.decimals(0, 10_000, places=3, allow_nan=False).map(str),
    scalars.Money: st.sampled_from(["12 000 EUR", "0.5 USD"]),
    bool: st.sampled_from(["yes", "no"]),
}


def _mended(data: dict[str, Any]) -> dict[str, Any]:
    """Each value the model refuses is replaced by a plain word, which is an id, a file name and a line; else it goes."""
    for attempt in range(12):
        try:
            PostMortem.model_validate(data)
        except ValidationError as error:
            for number, details in reversed(list(enumerate(error.errors(include_url=False)))):
                path = list(details["loc"])[: -1 if details["type"] == "missing" else None]
                _mend(data, path, f"Word{attempt}{number}x", gone=attempt > 1)
        else:
            return data
    raise AssertionError("no post-mortem came of it")


def _mend(data: Any, path: list[Any], word: str, *, gone: bool) -> None:
    """Put `word` where a text is wrong; take out what is wrong as a whole, or again."""
    *above, last = [step for step in path if not str(step).startswith(("function-", "list[", "constrained-"))]
    for step in above:
        data = data[step]
    if isinstance(data[last], str) and not gone:
        data[last] = word
    else:
        del data[last]


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _classes(argument)


def _is_list(annotation: Any) -> bool:
    return typing.get_origin(annotation) is list or any(_is_list(each) for each in typing.get_args(annotation))
