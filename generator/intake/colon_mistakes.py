"""Colons: one too many in a text without quotes, one missing after a key, one without its space."""

from __future__ import annotations

import re

from generator.intake.explanation import Explanation, Scene, indent_of

ENTRY = re.compile(r"\s*(?:- +)*[\"']?[^\s\"'{\[].*?:(?:\s|$)")
_COLON_WITHOUT_SPACE = re.compile(r"[^\s:]:[^\s:/]")


def explain_colon(scene: Scene) -> Explanation:
    """A colon where no key can end.

    Either the value before it holds a colon and needs quotes, or this line was swallowed by the text of the line above:
    because that line lacks its own colon, or because this line is indented deeper.
    """
    stop = scene.stop
    if ENTRY.match(scene.line[: stop.column]):
        message = "A text without quotes holds a colon followed by a space, which reads as another key."
        return Explanation(message, "Put the whole text in quotes.", stop.line, stop.column)
    above = scene.line_above
    text = scene.lines.line(above + 1)
    if above >= 0 and not ENTRY.match(text):
        return explain_line_without_colon(text, above)
    if above >= 0 and indent_of(scene.line) > indent_of(text):
        return Explanation(
            f"This line is indented deeper than line {above + 1}, which already has a value.",
            "Align the key with the keys above it. If the line continues a text, put the whole text in quotes.",
            stop.line,
            indent_of(scene.line),
        )
    return Explanation(
        "There is a colon where no key can end.", "Put the text that holds the colon in quotes.", stop.line, stop.column
    )


def explain_missing_colon(scene: Scene) -> Explanation:
    """A key that never met its colon; the place to look at is where it began, not where the parser gave up."""
    line = scene.stop.context_line if scene.stop.context_line >= 0 else scene.stop.line
    return explain_line_without_colon(scene.lines.line(line + 1), line)


def explain_line_without_colon(text: str, line: int) -> Explanation:
    """What is wrong with line `line` (from 0), whose `text` should be an entry and is none."""
    body = text.strip()
    if found := _COLON_WITHOUT_SPACE.search(text):
        return Explanation(
            "A space is missing after the colon of a key.", "Write 'key: value'.", line, found.start() + 1
        )
    if body.startswith("-") and not body.startswith("- "):
        return Explanation(
            "A space is missing after the dash of a list item.", "Write '- item'.", line, indent_of(text)
        )
    return Explanation(
        "This line has no colon after its key.",
        "Write 'key: value'. If the line continues the text above, indent it deeper than its key.",
        line,
        indent_of(text),
    )
