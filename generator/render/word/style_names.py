"""Names of styles: as a person reads them, as the file spells Word's own ones, and as ids that paragraphs refer to."""

from __future__ import annotations

import re

_OWN_SPELLING = re.compile(r"(Heading|TOC) (\d)|Caption|Header|Footer|Footnote Text|Table of Figures")


def style_id(name: str) -> str:
    """The id of a style: its name without what ids can not have (``Heading 1`` is ``Heading1``)."""
    return re.sub(r"[^0-9A-Za-z]", "", name)


def stored_name(name: str) -> str:
    """The name as stored: Word writes some of its own styles in small letters and shows them with capitals."""
    return name.lower() if _OWN_SPELLING.fullmatch(name) else name
