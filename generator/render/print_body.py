"""What a body needs besides to be laid out by WeasyPrint: line breaks that are sound, code that breaks visibly."""

from __future__ import annotations

import html
import re

SHORT_CODE = 22
"""A piece of code or log with so few lines stays on one page."""
LONG_LINE = 88
"""Letters from which on a line of code may be too long for the page, and is set so that its second line is seen as one."""

MOST_IN_HALVES = 90
"""Entries of a list that fit on a page in two halves."""

_NAV = re.compile(r"(<nav\b[^>]*>(?:(?!</nav>).)*?<ol>)(.*?)(</ol>\s*</nav>)", re.DOTALL)
_ENTRY = re.compile(r"<li\b.*?</li>\s*", re.DOTALL)
_CODE = re.compile(r"<pre\b([^>]*)>(.*?)</pre>", re.DOTALL)
_SPACE_AT_END = re.compile(r"\s+(?=</(?:p|td|th|li|h[1-4]|caption|figcaption)>)")
_SPACE_BEFORE_INLINE = re.compile(r"(?<=[^\s>]) (?=<(?:a|span|strong|em|code)[ >])")


def print_body(body: str) -> str:
    """The body as the renderer of pages is given it."""
    return with_lists_in_halves(with_sound_code(with_sound_breaks(body)))


def with_lists_in_halves(body: str) -> str:
    """The body with the contents and the lists of figures and tables as two lists each, which the style sheet sets side by side.

    **Why:** columns of CSS are balanced by laying out the whole list again and again, which takes half of the time of all pages.
    A list that could be longer than a page stays one.
    """
    return _NAV.sub(_in_halves, body)


def _in_halves(found: re.Match[str]) -> str:
    items = _ENTRY.findall(found[2])
    if not 4 <= len(items) <= MOST_IN_HALVES:
        return found[0]
    starts = [place for place, item in enumerate(items) if place and 'class="level-1"' in item]
    middle = min(starts, key=lambda place: abs(place - (len(items) + 1) / 2), default=len(items))
    return f"{found[1]}{''.join(items[:middle])}</ol><ol>{''.join(items[middle:])}{found[3]}" if starts else found[0]


def with_sound_breaks(body: str) -> str:
    """The body with each space before an inline element in an element of its own, and none at the end of a block.

    **Why:** where a line ends at such a space, and the space alone is too much for it, WeasyPrint 70 leaves the first word of
    the text before it on the line and moves all others to the next (`layout/inline.py`, breaking of waiting children).
    Where the last line fits, and a space behind it does not, it leaves the first word alone on a line (`text/line_break.py`).
    """
    return _SPACE_BEFORE_INLINE.sub("<span> </span>", _SPACE_AT_END.sub("", body))


def with_sound_code(body: str) -> str:
    """The body with ``data-short`` at code that need not be broken over pages, and each long line of it as an element.

    An element of its own can be indented from its second line on, so that a line broken by us is not taken for two.
    """
    return _CODE.sub(_sound_code, body)


def _sound_code(found: re.Match[str]) -> str:
    attributes, content = found[1], found[2]
    short = ' data-short=""' if content.count("\n") < SHORT_CODE else ""
    if "<" not in content and any(_is_long(line) for line in content.split("\n")):
        content = "".join(
            f'<span class="same">{line}</span>' if _is_long(line) else line
            for line in content.splitlines(keepends=True)
        )
    return f"<pre{attributes}{short}>{content}</pre>"


def _is_long(line: str) -> bool:
    return len(line) > LONG_LINE and len(html.unescape(line)) > LONG_LINE
