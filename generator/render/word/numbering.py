"""Numbers that Word makes: of headings (1, 1.1 and A, A.1) and of lists, each list beginning anew.

**Why:** a number written as text goes wrong with the first edit in Word. Here a heading carries only its place in a
list; the writer follows Word's counting and corrects it (a new instance of the list, started at the right number) where
a document skips one, so that Word shows what every other format prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.brand.style_map import StyleMap
from generator.document.blocks import Heading, plain_text
from generator.errors import TemplateWrong
from generator.render.word.formatting import Formatting
from generator.render.word.list_definitions import (
    APPENDICES,
    HEADINGS,
    LEVELS,
    definition,
    instance,
    list_place,
    marked_lists,
    ordered_levels,
)
from generator.render.word.ooxml import Element, qualified


@dataclass(slots=True)
class Numbering:
    """The numbering part while the document is written, and where the counting stands.

    `part` is the base document's: lists made here come after those it has, definitions before all instances.
    """

    style_map: StyleMap
    formatting: Formatting
    part: Element
    _definitions: int = 0
    _instances: int = 0
    _bullets: dict[str, int] = field(default_factory=dict)
    _counts: dict[int, list[int]] = field(default_factory=lambda: {HEADINGS: [0] * LEVELS, APPENDICES: [0] * LEVELS})
    _current: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count on from the lists of the base document."""
        self._definitions = len(self.part.findall(qualified("abstractNum")))
        self._instances = len(self.part.findall(qualified("num")))
        marked = marked_lists(self.style_map)
        self._bullets = {name: APPENDICES + place for place, name in enumerate(marked, 1)}

    def of_heading(self, heading: Heading) -> Element | None:
        """``w:numPr`` where the heading's own style would count wrongly, else None.

        Raises `TemplateWrong` for a number no list of Word can make at this place.
        """
        family, wanted = _parsed(heading)
        counts, level = self._counts[family], heading.level - 1
        if counts[:level] != wanted[:level]:
            raise TemplateWrong(
                f'the heading "{plain_text(heading.children)}" has the number {heading.number}, but the heading above '
                f"has another first part"
            )
        if counts[level] + 1 != wanted[level]:
            self._current[family] = self._begin(family - 1, {level: wanted[level]})
        counts[level] = wanted[level]
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        current = self._current.get(family)
        return None if current is None else list_place(current, level)

    def bullet(self, style: str) -> int | None:
        """The instance of an unordered list of this style; None for a list without marks."""
        return self._bullets.get(style or "default")

    def new_ordered(self, style: str, depth: int) -> int:
        """A list of its own that counts from 1."""
        levels = ordered_levels(self.formatting, self.style_map.look("list", style), depth)
        return self._begin(self._define(levels))

    def _define(self, levels: list[Element]) -> int:
        self.part.insert_element_before(definition(self._definitions, levels), "w:num")
        self._definitions += 1
        return self._definitions - 1

    def _begin(self, defined: int, starts: Mapping[int, int] | None = None) -> int:
        self._instances += 1
        self.part.append(instance(self._instances, defined, starts or {}))
        return self._instances


def _parsed(heading: Heading) -> tuple[int, list[int]]:
    """The list and the counts of a printed number: ``"A.2"`` is (APPENDICES, [1, 2])."""
    parts = heading.number.split(".")
    lettered = bool(re.fullmatch("[A-Z]", parts[0]))
    numbers = [str(ord(parts[0]) - 64), *parts[1:]] if lettered else parts
    if len(parts) != heading.level or not all(part.isdecimal() for part in numbers):
        raise TemplateWrong(
            f'the heading "{plain_text(heading.children)}" has the number {heading.number}, which a heading of '
            f"level {heading.level} can not have"
        )
    return (APPENDICES if lettered else HEADINGS), [int(part) for part in numbers]
