"""Captions of tables and figures: label, number that Word counts, and text."""

from __future__ import annotations

import copy
import re

from generator.document.blocks import Caption, plain_text
from generator.render.word.desk import Desk
from generator.render.word.fields import field_runs
from generator.render.word.inlines import Marks, runs
from generator.render.word.ooxml import Element, on_off, text_element, w
from generator.render.word.style_names import style_id

_BETWEEN = "\u2002"
"""An en space between "Table 3" and its text."""


def caption(desk: Desk, block: Caption, *, above: bool) -> Element:
    """A caption paragraph; the ids of its table or figure are bookmarks round label and number.

    `above` keeps it on the page of what follows. A number Word would not count to by itself is set in the field.
    """
    bold = w("rPr", w("b"), w("bCs"))
    keep = on_off("keepNext", above or None)
    label = [w("r", copy.deepcopy(bold), text_element("t", f"{block.label} "))] if block.label else []
    page_break = on_off("pageBreakBefore", desk.break_due or None)
    desk.break_due = False
    direction = desk.formatting.direction(block.lang, plain_text(block.children))
    paragraph = w("p", w("pPr", w("pStyle", val=style_id("Caption")), *direction, keep, page_break), *label)
    paragraph.extend(_number(desk, block, bold))
    desk.bookmarks.put(paragraph, 1)
    text = runs(desk, block.children, Marks(lang=block.lang))
    if text:
        paragraph.append(w("r", text_element("t", _BETWEEN)))
        paragraph.extend(text)
    return paragraph


def sequence_name(label: str) -> str:
    """The name Word counts a label under: letters and digits."""
    return re.sub(r"\W", "_", label) or "Caption"


def _number(desk: Desk, block: Caption, bold: Element) -> list[Element]:
    if not block.number.isdecimal():
        return [w("r", bold, text_element("t", block.number))] if block.number else []
    name, number = sequence_name(block.label), int(block.number)
    follows = desk.sequences.get(name, 0) + 1 == number
    desk.sequences[name] = number
    instruction = f"SEQ {name} \\* ARABIC" + ("" if follows else f" \\r {number}")
    return field_runs(instruction, block.number, bold)
