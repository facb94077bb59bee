"""Code on paper: what is short stays whole, what is too long for a line goes on visibly, and not a letter changes."""

from __future__ import annotations

import html
import re

import pytest

from generator.brand.fonts import activate, font_folder
from generator.brand.reading import load_brand
from generator.project import find_project
from generator.render.print_body import LONG_LINE, SHORT_CODE, print_body, with_sound_code
from tests.building import ROOT

LONG = "2026-01-05 10:00:01 ERROR " + "refused by 10.0.0.1:5432 " * 5


@pytest.mark.parametrize(
    "code", ["one line", f"short\n{LONG}\n\n  indented\n", "a &lt; b\n" * 40, LONG, f"{LONG}\n{LONG}", "", "\n\n"]
)
def test_the_text_of_code_stays_as_it_is(code: str) -> None:
    made = with_sound_code(f'<p>before</p><pre class="log">{code}</pre>')
    assert re.sub(r"<[^>]+>", "", made) == f"before{code}"


def test_only_code_of_few_lines_is_kept_on_one_page() -> None:
    line = "x\n"
    assert 'data-short=""' in with_sound_code(f"<pre>{line * (SHORT_CODE - 1)}</pre>")
    assert "data-short" not in with_sound_code(f"<pre>{line * SHORT_CODE}</pre>")


def test_an_escaped_letter_counts_as_one() -> None:
    line = "&lt;" * LONG_LINE
    assert len(html.unescape(line)) == LONG_LINE
    assert "same" not in with_sound_code(f"<pre>{line}</pre>")
    assert "same" in with_sound_code(f"<pre>{line}x</pre>")


def test_a_line_that_is_too_long_goes_on_indented() -> None:
    project = find_project(ROOT)
    activate(font_folder(project.cache))
    import weasyprint

    brand = load_brand(project.styles, "base")
    sheet = weasyprint.CSS(string=brand.custom_properties + brand.print_css)
    page = (
        weasyprint.HTML(string=print_body(f'<pre class="log">short\n{LONG}\nlast</pre>'))
        .render(stylesheets=[sheet])
        .pages[0]
    )
    boxes = [box for box in page._page_box.descendants() if type(box).__name__ == "TextBox"]
    first, last = (next(box.position_x for box in boxes if box.text == text) for text in ("short", "last"))
    begun, *continued = [box.position_x for box in boxes if box.text.strip() and box.text.strip() in LONG]
    assert first == begun == last
    assert continued
    assert all(left > first + 10 for left in continued)
