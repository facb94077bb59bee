"""Where and why the YAML parser stopped, free of the classes of PyYAML."""

from __future__ import annotations

from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class Stop:
    """A syntax error. Lines and columns count from 0, as PyYAML does; -1 when it gave none."""

    problem: str
    context: str
    line: int
    column: int
    context_line: int = -1
    context_column: int = -1


@dataclass(frozen=True, slots=True)
class LastValue:
    """The scalar or bracketed collection that ended last before the stop, in lines and columns from 0."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    quoted: bool
    flow: bool


def stop_of(error: yaml.YAMLError) -> Stop:
    """The structured part of what PyYAML raised. A `ReaderError` has no mark, only a reason."""
    problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = problem_mark or context_mark
    return Stop(
        problem=getattr(error, "problem", None) or getattr(error, "reason", None) or "",
        context=getattr(error, "context", None) or "",
        line=mark.line if mark else 0,
        column=mark.column if mark else 0,
        context_line=context_mark.line if context_mark else -1,
        context_column=context_mark.column if context_mark else -1,
    )
