"""The ground of the model: frozen, closed classes over a tree of text, and the text types their fields use.

**Why:** YAML and Excel both arrive as text (DESIGN: text until the schema says otherwise), so every field converts from
text itself, and an empty cell, an empty YAML value and a missing key mean the same: not recorded.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

MAX_LINE_CHARS = 500
"""A single-line value longer than this is prose in the wrong field; it would break table cells and running heads."""


def refuse(kind: str, message: str, **context: Any) -> PydanticCustomError:
    """A validation error of ours: `kind` is the name of a finding kind in `generator.model.kinds`, `message` is printed.

    Braces of `message` are filled from `context` by pydantic, so that a user's braces can never be read as fields.
    """
    return PydanticCustomError(kind, message, context)


def as_text(value: object) -> str:
    """`value` where it is one text (or a number given by a program); a list or mapping is in the wrong place.

    Raises:
        PydanticCustomError: `wrong-shape`.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, int | float | Decimal):
        return str(value)
    raise refuse("wrong-shape", "a single value is expected here, not {shape}", shape=_shape(value))


def _shape(value: object) -> str:
    return {dict: "a group of keys", list: "a list", type(None): "nothing"}.get(type(value), type(value).__name__)


def _is_empty(value: object) -> bool:
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


class Model(BaseModel):
    """Base of every part of a post-mortem: frozen, unknown keys refused, empty values dropped before validation."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=False)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if key not in cls.model_fields or not _is_empty(value)}


_BREAKING_SPACE = re.compile(r"[ \t\r\n\f\v]+")
"""What is folded; no-break spaces stay, French typography needs them."""


def _one_line(value: str) -> str:
    folded = _BREAKING_SPACE.sub(" ", value).strip(" ")
    if len(folded) > MAX_LINE_CHARS:
        raise refuse(
            "too-long",
            "{size} characters are too many for a field of one line (at most {most})",
            size=len(folded),
            most=MAX_LINE_CHARS,
        )
    return folded


Line = Annotated[str, StringConstraints(min_length=1), AfterValidator(_one_line)]
"""Text that is printed on one line or in one table cell; white space is folded."""

Lines = Annotated[list[Line], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)]
"""A list of single lines; one text stands for a list of one."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Prose: blank lines separate paragraphs, `` `code` `` marks code, http(s) addresses become links; all else is literal."""

Verbatim = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]
"""Text kept letter by letter: logs, configuration, commands."""


class Choice(StrEnum):
    """A closed list of values whose printed form is what the author writes; case, spaces, `-` and `_` do not matter."""

    @classmethod
    def _missing_(cls, value: object) -> Choice | None:
        wanted = _folded(str(value))
        return next((member for member in cls if _folded(member.value) == wanted), None)


def _folded(value: str) -> str:
    return "".join(character for character in value.casefold() if character not in " -_")


class YesNo(Choice):
    """An answer that may be open: `Unknown` is an answer, an empty field is a gap."""

    YES = "Yes"
    NO = "No"
    UNKNOWN = "Unknown"

    @classmethod
    def _missing_(cls, value: object) -> Choice | None:
        return super()._missing_({"true": "Yes", "false": "No", "y": "Yes", "n": "No"}.get(_folded(str(value)), value))


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    answer = {"yes": True, "true": True, "x": True, "no": False, "false": False}.get(_folded(str(value)))
    if answer is None:
        raise refuse("not-a-flag", "'{value}' is neither yes nor no", value=str(value))
    return answer


Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=str)]
"""A mark that is set or not: `yes`/`true`/`x` or `no`/`false`."""
