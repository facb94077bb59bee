"""The schema for editors and the skeleton for authors say what the model says."""

from __future__ import annotations

import pathlib
import re
from datetime import date
from typing import Any, ClassVar

import pytest
import yaml

from generator.intake import Limits, read_yaml
from generator.model.schema import json_schema, schema_text
from generator.model.skeleton import skeleton
from generator.model.validation import validate

ROOT = pathlib.Path(__file__).parents[2]
SCHEMA = ROOT / "inputs" / "postmortem.schema.json"
INPUTS = sorted((ROOT / "inputs").glob("INC-*.yaml"))
BAD = pathlib.Path(__file__).parent / "fixtures"


def complaints(tree: Any) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema")
    return [error.message for error in jsonschema.Draft202012Validator(json_schema()).iter_errors(tree)]


class EditorLoader(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: `true`, numbers and null are values of their own; dates, times and `NO` are text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)


def as_an_editor_sees_it(text: str) -> Any:
    return yaml.load(text, EditorLoader)


def test_the_published_schema_is_the_one_the_model_has() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "write it again: postmortem schema"


def test_the_schema_is_a_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_an_input_that_we_take_an_editor_takes(path: pathlib.Path) -> None:
    assert complaints(as_an_editor_sees_it(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", ["M001-unknown-key", "M002-missing-key", "M003-wrong-shape", "M004-unknown-choice"])
def test_an_editor_underlines_what_we_refuse(name: str) -> None:
    assert complaints(as_an_editor_sees_it((BAD / f"{name}.yaml").read_text(encoding="utf-8")))


def test_the_skeleton_lacks_nothing_but_what_only_its_author_knows() -> None:
    source = read_yaml(skeleton("INC-2025-12-03-001", date(2031, 5, 6)).encode(), "INC-2025-12-03-001.yaml", Limits())
    assert source.findings == ()
    post_mortem, findings = validate(source, expected_id="INC-2025-12-03-001")
    assert post_mortem is None
    assert {found.code for found in findings} == {"M002"}
    assert {str(found.path[0]) for found in findings} == {"title", "severity"}


def objects_in(node: Any, path: str = "") -> dict[str, dict[str, Any]]:
    """Every part of the schema that has keys, by its place."""
    found = {path: node} if isinstance(node, dict) and "properties" in node else {}
    for key, value in node.items() if isinstance(node, dict) else ():
        found |= objects_in(value, f"{path}/{key}")
    return found


def test_an_editor_underlines_an_unknown_key_anywhere() -> None:
    parts = objects_in(json_schema())
    assert len(parts) > 30
    assert [place for place, part in parts.items() if part.get("additionalProperties") is not False] == []
    for unknown in (
        {"colour": "red"},
        {"impact": {"colour": "red"}},
        {"timeline": {"entries": [{"event": "x", "colour": "red"}]}},
    ):
        tree = {"id": "INC-2025-12-03-001", "title": "x", "severity": "SEV1"}
        assert complaints(tree) == []
        assert "colour" in " ".join(complaints(tree | unknown))


def test_every_field_says_what_it_is_for() -> None:
    schema, walked = json_schema(), 0
    for place, part in objects_in(schema).items():
        for name, field in part["properties"].items():
            same_as = schema["$defs"].get(field.get("$ref", "").rpartition("/")[2], {})
            assert field.get("description") or same_as.get("description"), f"{place}: {name}"
            walked += 1
    assert walked > 150
