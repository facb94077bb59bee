"""Lines are filled: a word is moved to the next line only when it does not fit."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.brand.fonts import activate, font_folder
from generator.project import find_project
from generator.render.print_body import with_sound_breaks
from tests.building import ROOT

SENTENCES = [
    "During the restore every shard of the <a>primary</a> was moved on to another <a>replica</a> and then it went back",
    "The move was complete; all nodes ran on disks of 500\u00a0GB. <span>[<a>C1</a>]</span>",
    "A long sentence tells that the value of <code>max_connections</code> was raised by <strong>the team</strong> twice",
    "412 tickets between 14:15 and 18:00, against about 60 on a normal afternoon. The longest wait was 38 minutes.\n",
]
WIDTHS_MM = [quarter / 4 for quarter in range(160, 330)]


def short_lines(sentence: str, mend: Callable[[str], str] = str) -> list[tuple[float, list[str]]]:
    """The widths at which a line stays far from full although the next word had room, with the lines."""
    activate(font_folder(find_project(ROOT).cache))
    import weasyprint

    style = '<style>@page { size: 210mm 20000mm } p { font: 9.2pt "Source Sans 3" }</style>'
    html = style + mend("".join(f'<p style="width: {width}mm">{sentence}</p>' for width in WIDTHS_MM))
    page = weasyprint.HTML(string=html).render().pages[0]
    found = []
    for width, paragraph in zip(WIDTHS_MM, paragraphs(page._page_box), strict=True):
        lines = [text(line).strip() for line in paragraph.children]
        longest = max(map(len, lines))
        if any(len(line) + 1 + len(after.split(" ")[0]) < 0.8 * longest for line, after in itertools.pairwise(lines)):
            found.append((width, lines))
    return found


def paragraphs(box: Any) -> Iterator[Any]:
    if box.element_tag == "p":
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from paragraphs(child)


def text(box: Any) -> str:
    return getattr(box, "text", "") or "".join(text(child) for child in getattr(box, "children", ()))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_line_stays_short_at_any_width(sentence: str) -> None:
    assert short_lines(sentence, with_sound_breaks) == []


def test_the_mend_is_still_needed() -> None:
    """When this fails, WeasyPrint fills such lines by itself and `with_sound_breaks` can go."""
    assert short_lines(SENTENCES[0])
    assert short_lines(SENTENCES[-1])
