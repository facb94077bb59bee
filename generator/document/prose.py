"""From an author's text to markup: paragraphs, `` `code` ``, passages in another language and web addresses; all else stays."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
_BREAKING_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_MARKED = re.compile(
    r"`(?P<code>[^`\n]+)`|\[(?P<passage>[^\[\]\n`]+)\]\{lang=(?P<lang>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}|(?P<url>https?://(?:[^\s<>\"'`“”‘’«»\u3000-\u303f\uff01-\uff0c\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]|'(?=\w))+)"
)
"""Code, passages in a language, and web addresses; quotation marks, ideographic and full-width punctuation end an address."""
_ADDRESS = re.compile(r"https?://\S+")
MAX_ADDRESS = 2000
"""Longer ones are no addresses that anybody could follow."""
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def inline(text: str) -> Markup:
    """One run of text: code between backticks, ``[Störung]{lang=de}`` as a passage, web addresses as links, the rest escaped."""
    out: list[Markup] = []
    end = 0
    for match in _MARKED.finditer(text):
        out.append(escape(text[end : match.start()]))
        end = match.end()
        if match["code"]:
            out.append(Markup("<code>{}</code>").format(match["code"]))
        elif match["passage"]:
            out.append(Markup('<span lang="{}">{}</span>').format(match["lang"], inline(match["passage"])))
        else:
            address = _without_punctuation(match["url"])
            end -= len(match["url"]) - len(address)
            out.append(link(address) if is_address(address) else escape(address))
    out.append(escape(text[end:]))
    return Markup("").join(out)


def _without_punctuation(address: str) -> str:
    """An address without what belongs to the sentence round it: full stops, commas, brackets opened before it."""
    counts, end = Counter(address), len(address)
    while end:
        last = address[end - 1]
        if last not in ".,;:!?" and not (last in _BRACKETS and counts[_BRACKETS[last]] < counts[last]):
            break
        counts[last] -= 1
        end -= 1
    return address[:end]


def is_address(text: str) -> bool:
    """Whether a text is a web address that every format can link: http or https, with a host."""
    try:
        return bool(_ADDRESS.fullmatch(text) and len(text) <= MAX_ADDRESS and urlsplit(text).hostname)
    except ValueError:
        return False


def paragraphs(text: str) -> list[Markup]:
    """The paragraphs of a text: blank lines part them, single line ends are spaces."""
    return [inline(part) for part in paragraph_texts(text)]


def paragraph_texts(text: str) -> list[str]:
    """The same as they were written, without markup."""
    parts = (_BREAKING_SPACE.sub(" ", part).strip(" ") for part in _PARAGRAPH_BREAK.split(text))
    return [part for part in parts if part]


def prose(text: str, style: str = "") -> Markup:
    """A text as `<p>` blocks."""
    opening = Markup('<p class="{}">').format(style) if style else Markup("<p>")
    return Markup("").join(opening + part + Markup("</p>") for part in paragraphs(text))


def flowing(text: str) -> Markup:
    """A text inside one block (a table cell, a list item): its paragraphs parted by line breaks."""
    return Markup("<br/>").join(paragraphs(text))


def link(target: str) -> Markup:
    """A `Link` field: a web address as a link, a place in words as words."""
    if is_address(target):
        return Markup('<a href="{0}">{0}</a>').format(target)
    return escape(target) if target.startswith(("http:", "https:")) else inline(target)
