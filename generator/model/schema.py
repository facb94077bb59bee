"""The JSON schema of the form, for editors (completion, hover texts, errors while typing) and for the intake workbook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.model.post_mortem import PostMortem
from generator.model.skeleton import is_list_type, model_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """JSON schema (2020-12) of a post-mortem file; descriptions carry the guidance of the template."""
    schema = PostMortem.model_json_schema(mode="validation")
    _open_for_editors(schema)
    return {"$schema": DIALECT, "title": "Post-mortem", **{key: schema[key] for key in schema if key != "title"}}


def schema_text() -> str:
    """The schema as it is committed: indented JSON with a final newline."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def described_fields() -> Iterator[tuple[str, str]]:
    """Every field of the form with its description: ``timeline.entries[].at``; a chain inside of a chain only once."""
    return _described(PostMortem, "", (PostMortem,))


def _described(model: type[BaseModel], prefix: str, seen: tuple[type[BaseModel], ...]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        path = f"{prefix}{name}{'[]' if is_list_type(field.annotation) else ''}"
        yield path, field.description or ""
        inner = model_of(field.annotation)
        if inner and inner not in seen:
            yield from _described(inner, f"{path}.", (*seen, inner))


def _open_for_editors(node: Any) -> None:
    """Allow what the reader allows: an empty value anywhere, a plain text for a shorthand item, a number for a text.

    An editor sees YAML's own types (``1.10`` is a number, an empty value is null) where our reader sees text.
    """
    if isinstance(node, list):
        for item in node:
            _open_for_editors(item)
    if not isinstance(node, dict):
        return
    node.pop("title", None) if isinstance(node.get("title"), str) else None
    node.pop("default", None)
    for value in node.values():
        _open_for_editors(value)
    if node.get("type") == "string":
        node["type"] = ["string", "number", "boolean", "null"]
        node.pop("minLength", None)
    elif node.get("type") in ("array", "object") and "$defs" not in node:
        node["type"] = [node["type"], "null"] + (["string"] if node["type"] == "array" or "x-shorthand" in node else [])
    if "enum" in node and node.get("type"):
        node["enum"] = [*node["enum"], None]
