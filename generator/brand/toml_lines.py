"""TOML with the line of every table and key, so that a finding can point at it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_TABLE = re.compile(r"\s*\[[^\[\]]+\]\s*(#.*)?$")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+)\s*=""")
_BROKEN_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class TomlLines:
    """A parsed file: its name, its data, and the line (from 1) of each table and key by path.

    When the file is not TOML, `broken` says why and `broken_at` where (line, column); the data is empty then.
    Values over several lines are found at the line of their key.
    """

    name: str
    data: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    broken: str = ""
    broken_at: tuple[int, ...] = ()

    @classmethod
    def read(cls, path: Path) -> TomlLines:
        """Read and parse a file; a file which is not TOML is a value too, not an exception."""
        try:
            text = path.read_text(encoding="utf-8")
            return cls(path.name, tomllib.loads(text), _lines(text))
        except UnicodeDecodeError as error:
            return cls(path.name, broken=f"not UTF-8 ({error.reason})", broken_at=(1, 1))
        except tomllib.TOMLDecodeError as error:
            where = _BROKEN_AT.search(str(error))
            at = (int(where[1]), int(where[2])) if where else (len(text.splitlines()) or 1, 1)
            return cls(path.name, broken=_BROKEN_AT.sub("", str(error)).strip(), broken_at=at)

    def line_of(self, path: tuple[str, ...]) -> int:
        """The line of a key or table, or of the nearest thing around it; 1 when there is none."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1


def _lines(text: str) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if _TABLE.match(line):
            table = _path_of(tomllib.loads(line))
            for length in range(1, len(table) + 1):
                found.setdefault(table[:length], number)
        elif key := _KEY.match(line):
            found.setdefault((*table, key[1].strip("\"'")), number)
    return found


def _path_of(nested: Mapping[str, object]) -> tuple[str, ...]:
    """The names of a one-armed nest of tables: ``{"a": {"b": {}}}`` is ``("a", "b")``."""
    for name, inner in nested.items():
        return (name, *(_path_of(inner) if isinstance(inner, Mapping) else ()))
    return ()
