"""What is wrong with a style sheet of a brand, each at its line. The only door to tinycss2.

**Why not left to the renderer:** it skips what it does not understand, and a rule that is skipped is a page that is not what the
designer meant; and a browser says nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import tinycss2

from generator.brand.kinds import REACHES_OUT, STYLE_SHEET_WRONG, UNKNOWN_CLASS
from generator.brand.style_names import NAMES
from generator.findings import Finding, Position

CLASSES = frozenset(name for names in NAMES.values() for name in names) | {
    "level-1", "level-2", "furniture", "classification", "draft", "mark-head", "mark-foot",
    "skip", "page", "side", "section", "follows", "here", "to-contents", "anchor", "scroll", "drawing", "spots",
}  # fmt: skip
"""Every class a document can have: the styles, and what numbering and the page itself add."""

PICTURE = re.compile(r"""url\(\s*["']?([A-Za-z0-9][\w.-]*\.(?:svg|png))["']?\s*\)""")
"""A picture beside the style sheet: ``url(contours.svg)``."""

_COMMENT_OR_TEXT = re.compile(r"/\*.*?(\*/|\Z)|\"(\\.|[^\"\\\n])*\"|'(\\.|[^'\\\n])*'", re.DOTALL)
_OF_RULES = frozenset({"media", "supports", "layer", "container"})
_REFUSED = {"import": "@import", "font-face": "@font-face"}
_ADDRESSES = frozenset({"url", "src", "image", "image-set"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet as messages name it (``styles/acme/print.css``), its text, and the pictures it asks for by name."""

    file: str
    text: str
    pictures: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    """File name -> content and media type, of those that lie beside the sheet."""

    def with_addresses(self, address_of: Callable[[str, bytes, str], str]) -> str:
        """The text with the address of each picture; `address_of` takes brand and name, content and media type."""
        folder = self.file.split("/")[1]

        def addressed(match: re.Match[str]) -> str:
            name = match[1]
            known = name in self.pictures
            return f"url({address_of(f'{folder}/{name}', *self.pictures[name])})" if known else match[0]

        return PICTURE.sub(addressed, self.text)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its selectors as written, its declarations by name, and its line."""

    selector: str
    declarations: dict[str, list[Any]]
    line: int


def check_sheet(sheet: Sheet, properties: Collection[str], classes: Collection[str] = CLASSES) -> Iterator[Finding]:
    """What is wrong with a sheet; `properties` are the custom properties there are (``--colour-ink``)."""
    yield from _unclosed(sheet)
    nodes = list(_nodes(tinycss2.parse_stylesheet(sheet.text, skip_comments=True, skip_whitespace=True)))
    known = {*properties, *(node.name for node in nodes if node.type == "declaration" and node.name.startswith("--"))}
    for node in nodes:
        if node.type == "error":
            yield STYLE_SHEET_WRONG.at(f"this is no CSS: {node.message}", position=_at(sheet, node))
        elif node.type == "at-rule" and node.at_keyword.lower() in _REFUSED:
            name = _REFUSED[node.at_keyword.lower()]
            yield REACHES_OUT.at(f"{name} asks for a file outside of the sheet", position=_at(sheet, node))
        elif node.type == "qualified-rule":
            for token in _unknown_classes(node.prelude, classes):
                message = f"no document has the class `{token.value}`"
                yield UNKNOWN_CLASS.at(message, position=_at(sheet, token))
        if node.type == "declaration":
            yield from _wrong_values(sheet, node, known)


def rules_of(sheet: Sheet) -> Iterator[Rule]:
    """The rules of a sheet with what they declare, those within @media too; what can not be read is left out."""
    for node in _flat(tinycss2.parse_stylesheet(sheet.text, skip_comments=True, skip_whitespace=True)):
        declared = {each.name: each.value for each in _content(node) if each.type == "declaration"}
        yield Rule(" ".join(tinycss2.serialize(node.prelude).split()), declared, node.source_line)


def _nodes(nodes: Iterable[Any]) -> Iterator[Any]:
    """Rules, declarations and errors, with all that is nested in them."""
    for node in nodes:
        yield node
        if node.type in ("qualified-rule", "at-rule"):
            yield from _nodes(_content(node))


def _flat(nodes: Iterable[Any]) -> Iterator[Any]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        if node.type == "at-rule" and node.at_keyword.lower() in _OF_RULES:
            yield from _flat(_content(node))


def _content(node: Any) -> list[Any]:
    if node.content is None:
        return []
    if node.type == "at-rule" and node.at_keyword.lower() in _OF_RULES:
        found: list[Any] = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
    else:
        found = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    return found


def _wrong_values(sheet: Sheet, declaration: Any, known: Collection[str]) -> Iterator[Finding]:
    for token in _inside(declaration.value):
        if token.type == "error":
            yield STYLE_SHEET_WRONG.at(f"this is no CSS: {token.message}", position=_at(sheet, token))
        address = _address(token)
        if address is not None and not address.startswith("#") and address not in sheet.pictures:
            yield REACHES_OUT.at(f"`{declaration.name}` asks for “{address[:60]}”", position=_at(sheet, token))
        if token.type == "function" and token.lower_name == "var":
            names = [each for each in token.arguments if each.type not in ("whitespace", "comment")]
            if len(names) == 1 and names[0].type == "ident" and names[0].value not in known:
                hint = "docs/brands.md lists the tokens; a token `colour.accent_soft` is `--colour-accent-soft` here."
                message = f"there is no token {names[0].value}"
                yield STYLE_SHEET_WRONG.at(message, position=_at(sheet, token), hint=hint)


def _address(token: Any) -> str | None:
    if token.type == "url":
        return str(token.value)
    if token.type == "function" and token.lower_name in _ADDRESSES:
        return next((str(each.value) for each in token.arguments if each.type in ("string", "url")), None)
    return None


def _inside(tokens: Iterable[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _inside(getattr(token, "arguments", None) or getattr(token, "content", None) or ())


def _unknown_classes(prelude: list[Any], classes: Collection[str]) -> Iterator[Any]:
    flat = list(_inside(prelude))
    for dot, name in pairwise(flat):
        if dot.type == "literal" and dot.value == "." and name.type == "ident" and name.value not in classes:
            yield name


def _unclosed(sheet: Sheet) -> Iterator[Finding]:
    """A brace without its other half: CSS closes it by itself at the end, with all rules between inside."""
    plain = _COMMENT_OR_TEXT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), sheet.text)
    waiting: list[int] = []
    for place in re.finditer(r"[{}]", plain):
        line = plain.count("\n", 0, place.start()) + 1
        if place[0] == "{":
            waiting.append(line)
        elif waiting:
            waiting.pop()
        else:
            yield STYLE_SHEET_WRONG.at("this } closes nothing", position=Position(sheet.file, line, 1))
    for line in waiting:
        yield STYLE_SHEET_WRONG.at("this { is never closed", position=Position(sheet.file, line, 1))


def _at(sheet: Sheet, node: Any) -> Position:
    return Position(sheet.file, node.source_line, node.source_column)
