"""Inlines as runs, links and breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit, urlunsplit

from docx.oxml.ns import qn

from generator.document.blocks import Code, Emphasis, Inline, LineBreak, Link, Span, Strong, Text, plain_text
from generator.document.scripts import has_right_to_left, is_right_to_left
from generator.errors import RenderingFailed, TemplateWrong
from generator.render.word.desk import Desk
from generator.render.word.languages import language_element
from generator.render.word.ooxml import Element, on_off, text_element, w
from generator.render.word.style_names import style_id

_INLINE_CODE = style_id("Inline Code")
_ID = qn("r:id")
_SCHEMES = ("http", "https", "mailto")
_SAFE_IN_URL = "!#$%&'()*+,/:;=?@[]~-._"


@dataclass(frozen=True, slots=True)
class Marks:
    """What holds for a run: the innermost character style, and what is said directly."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    lang: str = ""
    right_to_left: bool = False


PLAIN = Marks()

_LEFT_TO_RIGHT = re.compile(r"([A-Za-z\u00c0-\u024f](?:[\w.:/@#%&+=~?-]*[A-Za-z0-9\u00c0-\u024f])?)", re.ASCII)
"""A word in Latin letters within a text from right to left, with the signs inside it."""


def runs(desk: Desk, inlines: Iterable[Inline], marks: Marks = PLAIN, *, linked: bool = False) -> list[Element]:
    """The runs and links of some inlines. A link within a link is its text (`linked`)."""
    out: list[Element] = []
    for inline in inlines:
        match inline:
            case Text(text):
                out += text_runs(desk, text, marks)
            case Code(text):
                out.append(text_run(desk, text, replace(marks, style=_INLINE_CODE)))
            case LineBreak():
                out.append(w("r", w("br")))
            case Strong(children):
                out += runs(desk, children, replace(marks, bold=True), linked=linked)
            case Emphasis(children):
                out += runs(desk, children, replace(marks, italic=True), linked=linked)
            case Span(children, style, lang):
                inner = runs(desk, children, _spanned(desk, marks, style, lang), linked=linked)
                out += _embedded(desk, inner, lang, marks)
            case Link():
                out += runs(desk, inline.children, marks, linked=True) if linked else [_link(desk, inline, marks)]
            case _:
                raise TemplateWrong(f"Word has no form for the inline {type(inline).__name__}")
    return out


def _embedded(desk: Desk, content: list[Element], lang: str, around: Marks) -> list[Element]:
    """A passage from right to left in a text from left to right as one whole, so that words in it keep their order."""
    outside = is_right_to_left(around.lang) if around.lang else desk.formatting.right_to_left
    return [w("dir", *content, val="rtl")] if lang and is_right_to_left(lang) and not outside else content


def text_runs(desk: Desk, text: str, marks: Marks) -> list[Element]:
    """The runs of a text: what runs from right to left apart from the words and numbers among it that do not.

    **Why:** Word takes font, language and the order of signs from a run's own mark, and not from its letters alone.
    """
    if not has_right_to_left(text):
        return [text_run(desk, text, marks)]
    pieces = [each for each in _LEFT_TO_RIGHT.split(text) if each]
    return [text_run(desk, each, replace(marks, right_to_left=not _LEFT_TO_RIGHT.fullmatch(each))) for each in pieces]


def text_run(desk: Desk, text: str, marks: Marks) -> Element:
    """A run of text; a tab is a tab, a line end within it a space."""
    return w("r", _properties(desk, marks), *text_content(text.replace("\n", " ")))


def text_content(text: str) -> list[Element]:
    """``w:t`` and ``w:tab`` of one line of text, letter by letter."""
    return [w("tab") if part == "\t" else text_element("t", part) for part in re.split("(\t)", text) if part]


def _spanned(desk: Desk, marks: Marks, style: str, lang: str) -> Marks:
    look = desk.style_map.look("span", style)
    if lang:
        marks = replace(marks, lang=lang)
    return replace(marks, style=style_id(look.word)) if style else marks


def _properties(desk: Desk, marks: Marks) -> Element | None:
    if marks == PLAIN:
        return None
    bold, italic = marks.bold or None, marks.italic or None
    return w(
        "rPr",
        w("rStyle", val=marks.style) if marks.style else None,
        desk.formatting.language_font(marks.lang),
        on_off("b", bold),
        on_off("bCs", bold),
        on_off("i", italic),
        on_off("iCs", italic),
        w("color", val=desk.formatting.colour(marks.colour)) if marks.colour else None,
        on_off("rtl", marks.right_to_left or None),
        language_element(marks.lang) if marks.lang else None,
    )


def _link(desk: Desk, link: Link, marks: Marks) -> Element:
    look = desk.style_map.look("link", link.style)
    children = runs(desk, link.children, replace(marks, style=style_id(look.word)), linked=True)
    if link.target.startswith("#"):
        return w("hyperlink", *children, anchor=desk.bookmarks.link_to(link.target[1:]), history=1)
    address = external_address(link.target, plain_text(link.children))
    element = w("hyperlink", *children, history=1)
    element.set(_ID, desk.relationship_to(address))
    return element


def external_address(target: str, text: str) -> str:
    """An absolute address as a relationship can hold it: ASCII, what is not allowed in a URI percent-encoded.

    Raises `RenderingFailed` for anything but http, https and mailto, and for what is no address at all.
    """
    try:
        parts = urlsplit(target)
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
        if parts.scheme.lower() not in _SCHEMES or not (host or (parts.scheme.lower() == "mailto" and parts.path)):
            raise ValueError("only http, https and mailto addresses can be linked to")
    except ValueError as error:
        raise RenderingFailed(f"the link “{text}” leads to {target!r}: {error}") from error
    return quote(urlunsplit(parts._replace(netloc=host)), safe=_SAFE_IN_URL)
