"""Numbers that Word makes: of headings (1, 1.1 and A, A.1) and of lists, each list beginning anew.

**Why:** a number written as text goes wrong with the first edit in Word. Here a heading carries only its place in a
list; the writer follows Word's counting and corrects it (a new instance of the list, started at the right number) where
a document skips one, so that Word shows what every other format prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.brand.style_map import Look, StyleMap
from generator.document.blocks import Heading, plain_text
from generator.errors import TemplateWrong
from generator.render.word.formatting import Formatting
from generator.render.word.ooxml import Element, qualified, root, twips_of_mm, w
from generator.render.word.style_names import style_id

LEVELS = 4
"""Heading levels that can have a number."""

HEADINGS, APPENDICES = 1, 2
"""The list instances that the styles Heading 1–4 and Appendix 1–4 belong to."""

_DEEPEST = 9
"""Levels of a list in Word."""


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
        marked = _marked_lists(self.style_map)
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
            self._current[family] = self._instance(family - 1, {level: wanted[level]})
        counts[level] = wanted[level]
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        current = self._current.get(family)
        return None if current is None else list_place(current, level)

    def bullet(self, style: str) -> int | None:
        """The instance of an unordered list of this style; None for a list without marks."""
        return self._bullets.get(style or "default")

    def new_ordered(self, style: str, depth: int) -> int:
        """A list of its own that counts from 1."""
        levels = _ordered_levels(self.formatting, self.style_map.look("list", style), depth)
        return self._instance(self._definition(levels))

    def _definition(self, levels: list[Element]) -> int:
        definition = _definition(self._definitions, levels)
        self.part.insert_element_before(definition, "w:num")
        self._definitions += 1
        return self._definitions - 1

    def _instance(self, definition: int, starts: Mapping[int, int] | None = None) -> int:
        self._instances += 1
        self.part.append(_instance(self._instances, definition, starts or {}))
        return self._instances


def list_place(instance: int, level: int) -> Element:
    """``w:numPr``: a place in a list. Instance 0 takes a paragraph out of its style's list."""
    return w("numPr", w("ilvl", val=level), w("numId", val=instance))


def list_indent(look: Look, depth: int) -> tuple[int, int]:
    """Left indent and hanging part of a list's items at a depth from 0, in twips."""
    step = twips_of_mm(look.indent_step_mm)
    return step * (depth + 1), step


def numbering_part(style_map: StyleMap, formatting: Formatting) -> Element:
    """``word/numbering.xml`` of the base document: the lists of headings, and one of marks for each style of list."""
    lists = [
        _heading_levels(style_map, formatting, "Heading", "decimal"),
        _heading_levels(style_map, formatting, "Appendix", "upperLetter"),
        *[_bullet_levels(formatting, style_map.look("list", name)) for name in _marked_lists(style_map)],
    ]
    definitions = [_definition(number, levels) for number, levels in enumerate(lists)]
    return root("numbering", *definitions, *[_instance(number + 1, number, {}) for number in range(len(lists))])


def _marked_lists(style_map: StyleMap) -> list[str]:
    return [name for name in sorted(style_map.names("list")) if style_map.look("list", name).markers]


def _definition(number: int, levels: list[Element]) -> Element:
    identity, kind = w("nsid", val=f"{number + 1:08X}"), w("multiLevelType", val="multilevel")
    return w("abstractNum", identity, kind, *levels, abstractNumId=number)


def _instance(number: int, definition: int, starts: Mapping[int, int]) -> Element:
    """A list of a definition; `starts` says at which number a level begins."""
    overrides = [w("lvlOverride", w("startOverride", val=start), ilvl=level) for level, start in starts.items()]
    return w("num", w("abstractNumId", val=definition), *overrides, numId=number)


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


def _heading_levels(style_map: StyleMap, formatting: Formatting, word: str, first_format: str) -> list[Element]:
    levels = []
    for level in range(LEVELS):
        look = style_map.look("builtin", f"Heading {level + 1}")
        width = twips_of_mm(look.number_width_mm or 0)
        pattern = ".".join(f"%{part + 1}" for part in range(level + 1))
        number_format = first_format if level == 0 else "decimal"
        style = w("pStyle", val=style_id(f"{word} {level + 1}"))
        levels.append(_level(level, number_format, pattern, (width, width), formatting.number(look), style))
    return levels


def _bullet_levels(formatting: Formatting, look: Look) -> list[Element]:
    marks = [look.markers[min(depth, len(look.markers) - 1)] for depth in range(_DEEPEST)]
    return [
        _level(depth, "bullet", mark, list_indent(look, depth), formatting.number(look))
        for depth, mark in enumerate(marks)
    ]


def _ordered_levels(formatting: Formatting, look: Look, depth: int) -> list[Element]:
    return [
        _level(level, "decimal", f"%{level + 1}.", list_indent(look, level), formatting.number(look))
        for level in range(depth + 1)
    ]


def _level(
    level: int, kind: str, text: str, indent: tuple[int, int], run: Element | None, style: Element | None = None
) -> Element:
    left, hanging = indent
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        style,
        w("suff", val="tab"),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=left, hanging=hanging)),
        run,
        ilvl=level,
    )
