"""The closed vocabulary of the HTML: which elements, attributes and styles a template may use, and inside what.

**Why closed:** the same HTML becomes PDF, HTML and Word. What one of them could not show is refused for all, at the template
and line where it stands, instead of vanishing in one format.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

VERBATIM = frozenset({"del", "ins", "mark"})
"""Lines of code that were taken out, put in, or are to be looked at; each has its name as the class that Word styles it by."""

INLINE = frozenset({"strong", "em", "code", "a", "span", "br"})
BLOCK = frozenset(
    {
        "p",
        "ul",
        "ol",
        "table",
        "figure",
        "pre",
        "aside",
        "div",
        "header",
        "footer",
        "nav",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
    }
)
_FLOW = BLOCK | {"#inline"}
_NONE: frozenset[str] = frozenset()

CONTENT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "body": BLOCK,
        "section": BLOCK,
        "header": BLOCK,
        "aside": BLOCK,
        "div": BLOCK,
        "footer": frozenset({"#inline"}),
        "nav": frozenset({"p", "ol"}),
        "p": frozenset({"#inline"}),
        "h1": frozenset({"#inline"}),
        "h2": frozenset({"#inline"}),
        "h3": frozenset({"#inline"}),
        "h4": frozenset({"#inline"}),
        "ul": frozenset({"li"}),
        "ol": frozenset({"li"}),
        "li": _FLOW,
        "table": frozenset({"caption", "colgroup", "thead", "tbody"}),
        "caption": frozenset({"#inline"}),
        "colgroup": frozenset({"col"}),
        "thead": frozenset({"tr"}),
        "tbody": frozenset({"tr"}),
        "tr": frozenset({"th", "td"}),
        "th": frozenset({"#inline", "p"}),
        "td": frozenset({"#inline", "p", "ul", "ol"}),
        "figure": frozenset({"img", "figcaption"}),
        "figcaption": frozenset({"#inline"}),
        "pre": frozenset({"#text", "del", "ins", "mark", "span"}),
        "del": frozenset({"#text", "strong", "span"}),
        "ins": frozenset({"#text", "strong", "span"}),
        "mark": frozenset({"#text", "span"}),
        "strong": frozenset({"#inline"}),
        "em": frozenset({"#inline"}),
        "a": frozenset({"#inline"}),
        "span": frozenset({"#inline"}),
        "code": frozenset({"#text"}),
        "br": _NONE,
        "img": _NONE,
        "col": _NONE,
    }
)
"""What each element may contain: element names, ``#inline`` (text and inline elements), ``#text`` (text alone)."""

_ID = frozenset({"id"})
ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("h1", "h2", "h3", "h4", "table", "tr", "figure", "pre", "section", "header", "aside", "div"), _ID
        ),
        "a": frozenset({"href"}),
        "img": frozenset({"src", "alt"}),
        "col": frozenset({"style"}),
        "th": frozenset({"scope", "colspan"}),
        "td": frozenset({"colspan"}),
        "span": frozenset({"lang"}),
        "p": frozenset({"id", "lang"}),
    }
)
EVERYWHERE = frozenset({"class", "data-at"})
"""`data-at` is set by the second rendering that looks for positions, never by a template."""

STYLE_KIND: Mapping[str, str] = MappingProxyType(
    {
        "p": "paragraph", "span": "span", "a": "link", "table": "table", "tr": "row", "td": "cell", "th": "cell",
        "ul": "list", "ol": "list", "section": "section", "header": "group", "aside": "group", "div": "group",
        "figure": "figure", "pre": "code", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "nav": "nav",
    }
)  # fmt: skip
"""Which kind of the style map the `class` of an element names."""

MUST_HAVE_STYLE = frozenset({"header", "aside", "div", "nav"})
"""A group without a style would mean nothing in Word."""
