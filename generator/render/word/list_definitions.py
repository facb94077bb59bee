"""Lists as Word defines them: how each level counts, looks and stands; those of headings and marks are the brand's."""

from __future__ import annotations

from collections.abc import Mapping

from generator.brand.style_map import Look, StyleMap
from generator.render.word.formatting import Formatting
from generator.render.word.ooxml import Element, root, twips_of_mm, w
from generator.render.word.style_names import style_id

LEVELS = 4
"""Heading levels that can have a number."""

HEADINGS, APPENDICES = 1, 2
"""The list instances that the styles Heading 1–4 and Appendix 1–4 belong to."""

_DEEPEST = 9
"""Levels of a list in Word."""


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
        *[_bullet_levels(formatting, style_map.look("list", name)) for name in marked_lists(style_map)],
    ]
    definitions = [definition(number, levels) for number, levels in enumerate(lists)]
    return root("numbering", *definitions, *[instance(number + 1, number, {}) for number in range(len(lists))])


def marked_lists(style_map: StyleMap) -> list[str]:
    """The styles of list that have marks; the base document has a list of each."""
    return [name for name in sorted(style_map.names("list")) if style_map.look("list", name).markers]


def definition(number: int, levels: list[Element]) -> Element:
    """``w:abstractNum``: how the levels of a list count and look."""
    identity, kind = w("nsid", val=f"{number + 1:08X}"), w("multiLevelType", val="multilevel")
    return w("abstractNum", identity, kind, *levels, abstractNumId=number)


def instance(number: int, definition: int, starts: Mapping[int, int]) -> Element:
    """``w:num``: a list of a definition; `starts` says at which number a level begins."""
    overrides = [w("lvlOverride", w("startOverride", val=start), ilvl=level) for level, start in starts.items()]
    return w("num", w("abstractNumId", val=definition), *overrides, numId=number)


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


def ordered_levels(formatting: Formatting, look: Look, depth: int) -> list[Element]:
    """The levels of a list that counts, down to a depth from 0."""
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
