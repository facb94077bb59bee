"""Nothing an author writes is lost: a value of its own in every field of the form is found in PDF, Word and HTML.

The input is made by walking the model, so a new field that no template prints fails here by itself.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from generator.model import scalars
from generator.model.base import Choice
from generator.model.duration import StatedDuration
from generator.model.moment import Moment
from generator.model.post_mortem import PostMortem
from generator.render.rendition import Format
from tests.building import project_in, rendered
from tests.reading_formats import docx_paragraphs, html_blocks, pdf_pages, squeezed
from tests.wording import english as formats

INCIDENT = "INC-2031-01-02-003"
NOT_PRINTED = {
    "schema_version": "says which form the file was made for; it is no statement about the incident",
    "language": "sets the language of the file, not a text in it",
}
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDAT"
    b"x\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)


class Filling:
    """Gives every field a value of its own and remembers what must be found of it."""

    def __init__(self) -> None:
        self.number = count(1)
        self.expected: dict[str, list[str]] = {}
        """Field -> texts of which one must be found (a date may be printed long or short)."""

    def model(self, model: type[BaseModel], path: str, depth: int = 0) -> dict[str, Any]:
        return {
            name: self.field(name, field, f"{path}.{name}".lstrip("."), depth)
            for name, field in model.model_fields.items()
        }

    def field(self, name: str, field: Any, path: str, depth: int) -> Any:
        annotation = field.annotation
        inner = next((each for each in classes(annotation) if issubclass(each, BaseModel)), None)
        if inner is not None:
            if inner.__name__ == "WhyChain" and depth > 5:
                return []
            value = self.model(inner, path, depth + 1)
            return [value] * 1 if is_list(annotation) else value
        value, found = self.value(name, annotation)
        self.expected[path] = found
        return [value] if is_list(annotation) else value

    def value(self, name: str, annotation: Any) -> tuple[str, list[str]]:
        serial = next(self.number)
        if name in FIXED:
            return FIXED[name]
        for kind, make in VALUES.items():
            if kind in set(classes(annotation)):
                return make(serial, annotation)
        if any(issubclass(each, Choice) for each in classes(annotation)):
            return choice(serial, annotation)
        if name == "image":
            return "picture.png", ["picture.png"]
        if name == "sha256":
            return f"{serial:064x}", [f"{serial:064x}"]
        word = f"Sentinel{serial}x"
        return word, [word]


def classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from classes(argument)


def is_list(annotation: Any) -> bool:
    return typing.get_origin(annotation) is list or any(is_list(each) for each in typing.get_args(annotation))


def choice(serial: int, annotation: Any) -> tuple[str, list[str]]:
    members = list(next(each for each in classes(annotation) if issubclass(each, Choice)))
    value = members[0].value
    return value, [value]


def moment(serial: int, _annotation: Any) -> tuple[str, list[str]]:
    clock = f"{serial // 60 % 24:02}:{serial % 60:02}"
    return f"2031-01-02 {clock}:07", [f"{clock}:07"]


def day(serial: int, _annotation: Any) -> tuple[str, list[str]]:
    value = date(2032, 1, 1) + timedelta(days=serial)
    return value.isoformat(), [value.isoformat(), formats.long_date(value)]


FIXED: dict[str, tuple[str, list[str]]] = {
    "id": (INCIDENT, [INCIDENT]),
    "schema_version": ("1", []),
    "language": ("en", []),
    "timezone": ("Africa/Nairobi", ["Africa/Nairobi"]),
    "inferred": ("yes", ["inferred"]),
}
VALUES: dict[type, Callable[[int, Any], tuple[str, list[str]]]] = {
    Moment: moment,
    date: day,
    StatedDuration: lambda serial, _: (f"{serial} weeks", [f"{serial} weeks"]),
    int: lambda serial, _: (str(700_000 + serial), [formats.number(700_000 + serial)]),
    scalars.Decimal: lambda serial, _: (f"{serial % 100}.{serial:04}", [f"{serial % 100}.{serial:04}".rstrip()]),
    scalars.Money: lambda serial, _: (f"{serial}.25 CHF", [f"CHF {serial}.25"]),
    bool: lambda _serial, _: ("yes", ["inferred"]),
}


@pytest.fixture(scope="module")
def filled() -> tuple[dict[str, Any], dict[str, list[str]]]:
    filling = Filling()
    data = filling.model(PostMortem, "")
    data["id"] = INCIDENT
    first_statement = data["impact"]["discrepancies"][0]["statements"][0]
    data["impact"]["discrepancies"][0]["statements"] = [first_statement, {"statement": "Another", "source": "Someone"}]
    return data, filling.expected


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, filled: tuple[dict[str, Any], dict[str, list[str]]]) -> Path:
    folder = tmp_path_factory.mktemp("sentinels")
    project = project_in(folder)
    (project.inputs / f"{INCIDENT}.yaml").write_text(quoted(filled[0]), encoding="utf-8")
    evidence = project.inputs / INCIDENT
    evidence.mkdir()
    (evidence / "picture.png").write_bytes(PICTURE)
    return folder


def quoted(data: dict[str, Any]) -> str:
    """YAML in which every value is in quotes, as one must write it to be sure."""
    return yaml.safe_dump(data, default_style='"', allow_unicode=True, width=1000)


def test_the_walk_saw_every_field_of_the_form(filled: tuple[dict[str, Any], dict[str, list[str]]]) -> None:
    assert len(filled[1]) > 200
    assert {path.split(".")[0] for path in filled[1]} == set(PostMortem.model_fields)


@pytest.mark.parametrize("format_", list(Format))
def test_every_field_is_found(root: Path, filled: tuple[dict[str, Any], dict[str, list[str]]], format_: Format) -> None:
    content = rendered(root, INCIDENT, format_)
    readers = {Format.HTML: html_blocks, Format.DOCX: docx_paragraphs, Format.PDF: pdf_pages}
    text = squeezed("".join(readers[format_](content)))
    lost = [
        path
        for path, wanted in filled[1].items()
        if path not in NOT_PRINTED and not any(squeezed(each) in text for each in wanted)
    ]
    assert not lost, lost
