"""Lists of contents, figures and tables: fields that Word updates, filled with everything known before pages exist.

**Why no page numbers are stored:** only who lays out the pages knows them. Each entry has a PAGEREF field without a
result, so nothing wrong can be read; an update in Word (F9) fills them in, and takes away the line that says so.
"""

from __future__ import annotations

from generator.document.blocks import Contents, ContentsEntry
from generator.errors import TemplateWrong
from generator.render.word.captions import sequence_name
from generator.render.word.desk import Desk
from generator.render.word.fields import field_end, field_runs, field_start
from generator.render.word.ooxml import Element, text_element, w
from generator.render.word.style_names import style_id

_DEEPEST = 3


def contents(desk: Desk, block: Contents) -> list[Element]:
    """The title and the list; nothing for a list without entries."""
    desk.style_map.look("nav", block.style)
    if not block.entries:
        return []
    small = desk.style_map.look("paragraph", "contents-title").word
    style = style_id("TOC Heading" if block.style == "contents" else small)
    title = desk.paragraph(style, [w("r", text_element("t", block.title))])
    lines = [_line(desk, block, entry) for entry in block.entries]
    if block.style == "contents":
        lines.append(_hint(desk))
    for place, run in enumerate(field_start(_instruction(desk, block)), 1):
        lines[0].insert(place, run)
    lines[-1].append(field_end())
    if block.style != "contents":
        return [title, *lines]
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return [w("sdt", w("sdtPr", gallery), w("sdtContent", title, *lines))]


def _instruction(desk: Desk, block: Contents) -> str:
    r"""The field's code. The levels of ``\o`` bound ``\u`` too, by which Word finds the headings in styles of ours."""
    if block.style == "contents":
        deepest = min(_DEEPEST, max(entry.level for entry in block.entries))
        return f'TOC \\o "1-{deepest}" \\h \\z \\u'
    label = desk.sequence_labels.get(block.style)
    if label is None:
        raise TemplateWrong(f"there is a list of {block.style}, but none of them has a caption")
    return f'TOC \\h \\z \\c "{sequence_name(label)}"'


def _line(desk: Desk, block: Contents, entry: ContentsEntry) -> Element:
    if block.style == "contents":
        style = style_id(f"TOC {min(_DEEPEST, entry.level)}")
        number = entry.number
    else:
        style = style_id("Table of Figures")
        label = desk.sequence_labels.get(block.style, "")
        number = f"{label} {entry.number}" if entry.number.isdecimal() else entry.number
    name = desk.bookmarks.link_to(entry.target)
    shown = [w("r", text_element("t", number)), w("r", w("tab"))] if number else []
    shown += [w("r", text_element("t", entry.text)), w("r", w("tab")), *field_runs(f"PAGEREF {name} \\h", "")]
    return w("p", w("pPr", w("pStyle", val=style)), w("hyperlink", *shown, anchor=name, history=1))


def _hint(desk: Desk) -> Element:
    style = style_id(desk.style_map.look("paragraph", "small").word)
    return w(
        "p",
        w("pPr", w("pStyle", val=style), w("spacing", before=160)),
        w("r", text_element("t", desk.words.contents_hint)),
    )
