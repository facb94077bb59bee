"""Names of styles: as a person reads them, as the file spells Word's own ones, and as ids that paragraphs refer to."""

from __future__ import annotations

import re

_OWN_SPELLING = re.compile(r"(Heading|TOC) (\d)|Caption|Header|Footer|Footnote Text|Table of Figures")
_WORDS_OWN = frozenset({
    "Normal", "Title", "Subtitle", "Body Text", "TOC Heading", "List", "List Bullet", "List Number", "Hyperlink",
    "Default Paragraph Font", "Normal Table", "No List",
})  # fmt: skip


def style_id(name: str) -> str:
    """The id of a style: its name without what ids can not have (``Heading 1`` is ``Heading1``)."""
    return re.sub(r"[^0-9A-Za-z]", "", name)


def stored_name(name: str) -> str:
    """The name as stored: Word writes some of its own styles in small letters and shows them with capitals."""
    return name.lower() if _OWN_SPELLING.fullmatch(name) else name


def is_words_own(name: str) -> bool:
    """Whether Word knows the style itself; all others are marked as ours."""
    return name in _WORDS_OWN or bool(_OWN_SPELLING.fullmatch(name))
