"""What is open while events arrive: one frame for each mapping or list around the current value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, cast

import yaml

from generator.findings import Path, Position
from generator.intake.source import Tree


class Mark(Protocol):
    """A place in the text as both parsers of PyYAML give it: index, line and column from 0, in characters."""

    @property
    def index(self) -> int:
        """Characters before it in the whole text."""

    @property
    def line(self) -> int:
        """Lines before it."""

    @property
    def column(self) -> int:
        """Characters before it on its line."""


@dataclass(slots=True)
class Frame:
    """An open mapping or list.

    `kept` is false inside of an entry that is left out (a duplicate, say): it is read for its findings, but neither its
    values nor their positions are recorded.
    """

    node: dict[str, Tree] | list[Tree]
    path: Path
    kept: bool
    start: Mark
    flow: bool
    """Written with brackets."""
    stands_as_key: bool = False
    """The collection stands where a key should."""
    keys: dict[str, Position] = field(default_factory=dict)
    """Keys met so far in a mapping, left-out ones excepted."""
    key: str = ""
    key_end: int = 0
    """Index of the character after the key, in the text of the file."""
    awaits_value: bool = False
    """In a mapping: the key was read, its value comes next."""
    entry_kept: bool = True

    @property
    def expects_key(self) -> bool:
        """Whether the next node is a key."""
        return isinstance(self.node, dict) and not self.awaits_value

    @property
    def value_path(self) -> Path:
        """Path of the value that comes next."""
        return (*self.path, len(self.node) if isinstance(self.node, list) else self.key)

    @property
    def value_kept(self) -> bool:
        """Whether the value that comes next is recorded."""
        return self.kept and self.entry_kept

    def put(self, value: Tree) -> None:
        """Record `value` as the next one, or pass over it when its entry is left out."""
        if isinstance(self.node, list):
            self.node.append(value)
            return
        if self.entry_kept:
            self.node[self.key] = value
        self.awaits_value = False
        self.entry_kept = True

    def open_entry(self, key: str, end: int, *, kept: bool) -> None:
        """Take a key; its value comes next."""
        self.key, self.key_end, self.entry_kept, self.awaits_value = key, end, kept, True


def start_of(event: yaml.Event) -> Mark:
    """Where an event begins; parsing always sets it, though its type leaves that open."""
    return cast(Mark, event.start_mark)


def end_of(event: yaml.Event) -> Mark:
    """Where an event ends: at the character after it."""
    return cast(Mark, event.end_mark)


def position_of(mark: Mark, file: str) -> Position:
    """A mark of PyYAML (from 0, counting characters) as a position (from 1)."""
    return Position(file, mark.line + 1, mark.column + 1)
