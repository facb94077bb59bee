"""The text of a scalar, exactly as written, and what is suspicious about the way it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.findings import Finding, Path, Position
from generator.intake.characters import check_escapes, without_controls
from generator.intake.collected import Collected
from generator.intake.frames import end_of, position_of, start_of
from generator.intake.kinds import ANCHOR, FOLDED_LIST_ITEM, TAG, TEXT_CUT_BY_HASH, VALUE_TOO_LONG

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_TEXT_TAG = "tag:yaml.org,2002:str"
_COMMENT_WITHOUT_BLANK = re.compile(r"[ \t]+#(?![\s#!]|\Z)")
_BREAK = re.compile(r"\r\n?|\n")


def is_plain(event: yaml.ScalarEvent) -> bool:
    """Written without quotes and not as block text."""
    return not event.style


def text_of(event: yaml.ScalarEvent, text: str, path: Path, at: Position, found: Collected) -> str:
    """Value of a scalar as text; control characters that came in as escapes are replaced and reported."""
    value: str = event.value
    written = text[start_of(event).index : end_of(event).index] if event.style == '"' else ""
    if "\\" not in written:
        return value
    value, findings = check_escapes(value, written, path, at)
    found.add_all(findings)
    return value


def value_of(
    event: yaml.ScalarEvent, text: str, path: Path, at: Position, found: Collected, max_chars: int
) -> str | None:
    """A scalar that stands as a value: its text, or None when it is empty or null without quotes."""
    if len(event.value) > max_chars:
        message = f"The text has {len(event.value):,} characters; a value may have {max_chars:,}."
        found.add(VALUE_TOO_LONG.at(message, path=path, position=at))
        return without_controls(event.value[:max_chars])
    if is_plain(event):
        found.add_all(check_plain_text(event, text, path, at))
        if event.value in _NULLS and event.tag is None:
            return None
    return text_of(event, text, path, at, found)


def check_plain_text(event: yaml.ScalarEvent, text: str, path: Path, at: Position) -> Iterator[Finding]:
    """What YAML takes away from, or adds to, a text without quotes, without telling anybody."""
    start, end = start_of(event), end_of(event)
    if comment := _COMMENT_WITHOUT_BLANK.match(text, end.index):
        position = Position(at.file, end.line + 1, end.column + len(comment.group()))
        word = text[comment.end() - 1 : comment.end() + 20].split()[0]
        yield TEXT_CUT_BY_HASH.at(
            f"The text ends before '{word}', which is read as a comment.", path=path, position=position
        )
    if start.line == end.line:
        return
    for offset, line in enumerate(_BREAK.split(text[start.index : end.index])):
        if offset and line.lstrip(" \t").startswith("- "):
            column = len(line) - len(line.lstrip(" \t")) + 1
            position = Position(at.file, at.line + offset, column)
            message = f"This line is read as part of the text that begins in line {at.line}, not as an item of its own."
            yield FOLDED_LIST_ITEM.at(message, path=path, position=position)


def check_properties(event: yaml.NodeEvent, path: Path, file: str) -> Iterator[Finding]:
    """Anchors and tags, on scalars and collections alike. ``!!str`` is granted: it asks for what is done anyway."""
    position = position_of(start_of(event), file)
    if event.anchor is not None:
        yield ANCHOR.at(f"The anchor '&{event.anchor}' is not allowed.", path=path, position=position)
    tag = getattr(event, "tag", None)
    if tag is not None and tag != _TEXT_TAG:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        yield TAG.at(f"The tag '{shown}' is not allowed.", path=path, position=position)
