"""The closed list of style names: every kind of thing that has a style, and the names it may have.

**Why:** a style's name is the CSS class in the HTML and a style in Word at once. One list that both sides are checked
against keeps the formats alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "paragraph": (
        "default", "lead", "kicker", "subtitle", "small", "contents-title", "legal", "caption-note", "digest", "gap", "day",
        "figure-value", "figure-words", "figure-note", "figure-label", "identity", "glance-title", "question", "answer",
    ),
    "span": (
        "default", "number", "label", "badge", "gap", "muted", "term-def", "milestone", "elapsed", "strong-number",
        "approx", "inferred", "del", "ins", "mark", "same", "folded", "sign",
    ),
    "link": ("default", "term", "xref"),
    "table": (
        "default", "facts", "keyfigures", "timeline", "actions", "approval", "changelog", "data", "exhibits", "milestones",
        "details", "foremost",
    ),
    "row": ("default", "milestone", "day", "total", "inside"),
    "cell": ("default", "numeric", "signature", "narrow", "label"),
    "list": ("default", "plain", "points"),
    "group": ("cover", "glance", "callout", "gaps", "approval", "keep", "whys", "diff", "lists"),
    "section": ("default", "appendix", "closing"),
    "figure": ("default", "wide", "strip", "logo"),
    "code": ("default", "log", "telling", "diff", "before", "after"),
    "heading": ("default", "title", "appendix", "closing", "minor"),
    "nav": ("contents", "figures", "tables"),
    "builtin": (
        "Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "TOC Heading", "TOC 1",
        "TOC 2", "TOC 3", "Table of Figures", "Header", "Footer", "Footnote Text", "Table Text", "Table Head",
        "After Table", "Figure", "End Mark", "Inline Code",
    ),
})  # fmt: skip
"""Every kind of thing that has a style, and the names it may have; ``builtin`` is what has no class in the HTML."""
