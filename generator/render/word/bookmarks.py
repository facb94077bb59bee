"""Bookmarks: the places links lead to, named as Word allows."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from generator.errors import TemplateWrong
from generator.render.word.ooxml import Element, qualified, w

_LONGEST = 40
"""Characters; Word refuses longer names."""


@dataclass(slots=True)
class Bookmarks:
    """Names by id of the document, numbered in order; ids wait here until the next paragraph can carry them."""

    _names: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _placed: set[str] = field(default_factory=set)
    _waiting: list[str] = field(default_factory=list)
    _asked: dict[str, None] = field(default_factory=dict)
    _count: int = 0

    def name(self, identifier: str) -> str:
        """The bookmark's name for an id: letters, digits and underscores, at most 40, unique whatever its case."""
        if identifier not in self._names:
            name = re.sub(r"[^A-Za-z0-9_]", "_", identifier)
            name = name if re.match(r"[A-Za-z]", name) else f"b_{name}"
            if len(name) > _LONGEST or name.lower() in self._taken:
                digest = hashlib.sha256(identifier.encode()).hexdigest()[:8]
                name = f"{name[: _LONGEST - 9]}_{digest}"
            self._taken.add(name.lower())
            self._names[identifier] = name
        return self._names[identifier]

    def link_to(self, identifier: str) -> str:
        """The name a link leads to; `check` later says if nothing carries it."""
        self._asked.setdefault(identifier)
        return self.name(identifier)

    def wait(self, identifier: str) -> None:
        """Let the next paragraph carry an id; an empty one is none, and a second use of one is passed over."""
        if identifier and identifier not in self._placed:
            self._placed.add(identifier)
            self._waiting.append(identifier)

    def place(self, paragraph: Element) -> Element:
        """Put the waiting ids round the content of a paragraph; returns it."""
        self.put(paragraph, 1 if paragraph.find(qualified("pPr")) is not None else 0)
        return paragraph

    def put(self, paragraph: Element, start: int) -> None:
        """Put the waiting ids round the content of a paragraph from child `start` to its end as it is now."""
        waiting, self._waiting = self._waiting, []
        for identifier in waiting:
            self._count += 1
            paragraph.insert(start, w("bookmarkStart", id=self._count, name=self.name(identifier)))
            paragraph.append(w("bookmarkEnd", id=self._count))

    def check(self) -> None:
        """Raises `TemplateWrong` when a link leads to an id that nothing carries."""
        if missing := [identifier for identifier in self._asked if identifier not in self._placed]:
            raise TemplateWrong(f'a link leads to "#{missing[0]}", which nothing in the document has')
