"""The commented skeleton that `postmortem new` writes: every field of the form, with the guidance of the template beside it.

A list stands there as an example behind ``#`` and three blanks: whoever takes the ``# `` away has an item with the right
indentation. Lists inside an example are examples again.
"""

from __future__ import annotations

import textwrap
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Choice
from generator.model.closing import ChangelogEntry
from generator.model.post_mortem import SCHEMA_VERSION, PostMortem

_WIDTH = 120
_GUIDANCE_TO, _LEAST_GUIDANCE_WIDTH = _WIDTH - 5, 50
_FILLED = {"schema_version": f'"{SCHEMA_VERSION}"', "status": "Draft", "timezone": "UTC"}
_SECTIONS = {
    "schema_version": "Document", "summary": "Incident Summary", "impact": "Impact Assessment", "timeline": "Timeline",
    "root_cause": "Root Cause Analysis", "went_well": "What Went Well", "went_wrong": "What Went Wrong",
    "got_lucky": "Where We Got Lucky", "action_items": "Action Items", "lessons": "Lessons Learned",
    "supporting_data": "Supporting Data", "prevention": "Prevention Measures", "communication": "Communication",
    "follow_up": "Follow-Up Actions", "related": "Related Incidents", "glossary": "Glossary", "references": "References",
    "appendices": "Appendices", "sign_off": "Sign-Off", "changelog": "Document Changelog",
}  # fmt: skip
"""Where a section begins, and how it is called."""
_HEAD = """\
# yaml-language-server: $schema=postmortem.schema.json
#
# Post-mortem of {id}. Only id, title and severity are needed; what stays empty is a marked gap in a Draft.
#
# Times:  2025-12-03 14:15 · 14:15 (date of the row above) · +3 min (after the row above) · 2023-07 · unknown
# also:   about 2025-12-03 14:15 · before 14:15 · after 14:15 · between 23:00 and 23:30
# Texts:  `code` marks code, an empty line parts paragraphs; begin a long text with  key: |  and indent it below
# Lists:  take the "# " away from the example below a key, and copy it as often as you need it
#
# What is wrong or missing:  make check INC={id}
# The document:              make pdf INC={id}
"""
_FIRST_VERSION = {"version": '"0.1"', "changes": "First draft"}


def skeleton(incident_id: str, today: date) -> str:
    """The text of a new input file; its changelog begins `today`."""
    filled = {**_FILLED, "id": incident_id}
    lines: list[str] = []
    block: dict[str, FieldInfo] = {}
    for name, field in PostMortem.model_fields.items():
        if name in _SECTIONS:
            lines += [*_block(block, 0, filled, (PostMortem,)), *_section_head(_SECTIONS[name], field)]
            block = {}
        block[name] = field
    contact = block.pop("contact")
    first = _item(ChangelogEntry, {**_FIRST_VERSION, "on": today.isoformat()}, (PostMortem, ChangelogEntry))
    lines += ["changelog:", *(f"  {line}" for line in first), "", *_block({"contact": contact}, 0, {}, (PostMortem,))]
    return _HEAD.format(id=incident_id) + "\n".join(lines) + "\n"


def _section_head(title: str, field: FieldInfo) -> Iterator[str]:
    yield from ("", "", f"# ---- {title} ".ljust(_WIDTH, "-"))
    guidance = (field.description or "").removeprefix(title).lstrip(":. ")
    if guidance and title != "Document":
        yield from (f"# {line}" for line in textwrap.wrap(guidance[0].upper() + guidance[1:], _WIDTH - 2))


def _block(
    fields: Mapping[str, FieldInfo], depth: int, filled: Mapping[str, str], seen: tuple[type[BaseModel], ...]
) -> Iterator[str]:
    """The lines of fields that stand under each other, their guidance in one column; `filled` are values to begin with."""
    keys = {name: f"{'  ' * depth}{name}: {filled.get(name, '')}".rstrip() for name in fields}
    said_already = {name for name in fields if depth == 0 and (name in _SECTIONS or name == "id")}
    column = max((len(keys[name]) for name in fields if name not in said_already), default=0) + 3
    after_group, is_first = False, True
    for name, field in fields.items():
        inner, is_list = model_of(field.annotation), is_list_type(field.annotation)
        is_group = inner is not None and not is_list
        if depth and not is_first and (is_group or after_group):
            yield ""
        after_group, is_first = is_group, False
        yield from [keys[name]] if name in said_already else _guided(keys[name], field, column)
        if is_group and inner:
            yield from _block(inner.model_fields, depth + 1, {}, (*seen, inner))
        elif inner and inner not in seen:
            yield from (f"{'  ' * depth}#   {line}" for line in _item(inner, {}, (*seen, inner)))


def _item(model: type[BaseModel], filled: Mapping[str, str], seen: tuple[type[BaseModel], ...]) -> list[str]:
    """One item of a list."""
    lines = [line for line in _block(model.model_fields, 1, filled, seen) if line]
    return [f"- {lines[0][2:]}", *lines[1:]]


def _guided(key: str, field: FieldInfo, column: int) -> Iterator[str]:
    """A key with its guidance behind it, going on below where it is long."""
    lines = textwrap.wrap(_guidance(field), max(_GUIDANCE_TO - column - 2, _LEAST_GUIDANCE_WIDTH))
    yield f"{key.ljust(column - 1)} # {lines[0]}" if lines else key
    yield from (f"{' ' * column}# {line}" for line in lines[1:])


def _guidance(field: FieldInfo) -> str:
    text = field.description or ""
    values = [member.value for member in choice_of(field.annotation) or ()]
    if not all(value in text for value in values):
        text += f" [{' | '.join(values)}]"
    return text + " (required)" * field.is_required()


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _classes(argument)


def model_of(annotation: Any) -> type[BaseModel] | None:
    """The class of a group of fields, or of the items of a list of groups; None for anything else."""
    return next((each for each in _classes(annotation) if issubclass(each, BaseModel)), None)


def choice_of(annotation: Any) -> type[Choice] | None:
    """The closed list of values of a field, or None."""
    return next((each for each in _classes(annotation) if issubclass(each, Choice)), None)


def is_list_type(annotation: Any) -> bool:
    """Whether a field holds a list."""
    return typing.get_origin(annotation) is list or any(is_list_type(each) for each in typing.get_args(annotation))
