"""What an author can correct: findings, their kinds, and where they point.

**Why:** an author's mistake is a normal result of reading a document, not an exceptional one. Findings are collected and
shown all at once; exceptions (`generator.errors`) are for what stops the machine. This module imports nothing of the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

Path = tuple[str | int, ...]
"""Where a value sits in the input, e.g. ``("timeline", "entries", 3, "at")``."""


class Severity(StrEnum):
    """How much a finding weighs. Errors stop a Final; warnings and notes never stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in an input file: ``file:line:column`` in text (both from 1), ``file:Sheet!C4`` in a workbook."""

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}:{self.cell}"
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to correct: what, where, why, and what to do next."""

    code: str
    severity: Severity
    message: str
    path: Path = ()
    position: Position | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding with a stable code; each has a bad fixture named after it and a row in `docs/findings.md`.

    `code` is a room letter and three digits (Y YAML, M model, R rules, T templates); `name` is its slug; `summary` one
    sentence of explanation; `hint` the next step when the call site knows no better one.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    hint: str = ""

    def at(
        self,
        message: str,
        *,
        path: Path = (),
        position: Position | None = None,
        hint: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this kind with what is known at the place where it was met."""
        return Finding(
            code=self.code,
            severity=severity or self.severity,
            message=message,
            path=path,
            position=position,
            hint=self.hint if hint is None else hint,
        )


def printed_path(path: Path) -> str:
    """``timeline.entries[3].at`` for ``("timeline", "entries", 3, "at")``; list indexes count from 0 as in the data."""
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else (f".{part}" if out else part)
    return out


def nearest_position(path: Path, positions: Mapping[Path, Position]) -> Position | None:
    """The position of `path` or of its nearest ancestor that has one (a missing key points at its parent)."""
    for length in range(len(path), -1, -1):
        if (found := positions.get(path[:length])) is not None:
            return found
    return None


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as a reader meets them: by position in the file, then by severity and code; no duplicates."""
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    return sorted(
        dict.fromkeys(findings),
        key=lambda f: (f.position or Position(""), rank[f.severity], f.code, printed_path(f.path), f.message),
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(f.severity is Severity.ERROR for f in findings)
