"""A syntax error in words for the author: what is wrong, where to look, what to type instead."""

from __future__ import annotations

from collections.abc import Callable

from generator.findings import Finding, Position
from generator.intake.colon_mistakes import explain_colon, explain_missing_colon
from generator.intake.explanation import Explanation, Scene
from generator.intake.kinds import SYNTAX
from generator.intake.lines import Lines
from generator.intake.stop import LastValue, Stop
from generator.intake.structure_mistakes import (
    explain_bracket,
    explain_entry,
    explain_list_item,
    explain_top_level,
    explain_value,
)
from generator.intake.yaml_symptoms import Symptom, symptom_of

_TEXT_IN_QUOTES = "If it is meant as text, put the whole value in quotes."


_ONE_BACKSLASH = "Use '…' instead, where a backslash is only a backslash, or type it twice."


def explain(stop: Stop, last: LastValue | None, lines: Lines) -> Finding:
    """The finding for a syntax error. A message of the parser that nobody foresaw is passed on with its place."""
    symptom = symptom_of(stop)
    scene = Scene(stop, last, lines)
    explanation = _EXPLAINED[symptom](scene) if symptom in _EXPLAINED else _plain(symptom, scene)
    position = Position(lines.file, explanation.line + 1, explanation.column + 1)
    return SYNTAX.at(explanation.message, position=position, hint=explanation.hint)


def _plain(symptom: Symptom, scene: Scene) -> Explanation:
    """Symptoms whose sentence needs nothing of the place."""
    stop = scene.stop
    if symptom not in _SENTENCES:
        told = f" ({stop.problem})" if stop.problem else ""
        return Explanation(f"From here on the file can not be read as YAML{told}.", SYNTAX.hint, stop.line, stop.column)
    message, hint, at_context = _SENTENCES[symptom]
    if at_context and stop.context_line >= 0:
        return Explanation(message, hint, stop.context_line, stop.context_column)
    return Explanation(message, hint, stop.line, stop.column)


def _explain_character(scene: Scene) -> Explanation:
    character = scene.character
    if character == "\t":
        return _plain(Symptom.TAB, scene)
    message = f"A text without quotes can not begin with '{character}'."
    return Explanation(message, "Put the whole text in quotes.", scene.stop.line, scene.stop.column)


def _explain_escape(scene: Scene) -> Explanation:
    """The C library points at the backslash, PyYAML's own parser behind it; the author is shown the backslash."""
    column = scene.stop.column if scene.character == "\\" else max(scene.stop.column - 1, 0)
    message = f'Inside "…" a backslash begins an escape, and {scene.text_at(column, 2)} is not one.'
    return Explanation(message, _ONE_BACKSLASH, scene.stop.line, column)


_EXPLAINED: dict[Symptom, Callable[[Scene], Explanation]] = {
    Symptom.COLON_NOT_EXPECTED: explain_colon,
    Symptom.COLON_MISSING: explain_missing_colon,
    Symptom.ESCAPE_UNKNOWN: _explain_escape,
    Symptom.CHARACTER_AT_START: _explain_character,
    Symptom.ENTRY_NOT_EXPECTED: explain_entry,
    Symptom.LIST_ITEM_EXPECTED: explain_list_item,
    Symptom.BRACKET_UNCLOSED: explain_bracket,
    Symptom.VALUE_EXPECTED: explain_value,
    Symptom.LEFT_OF_TOP_LEVEL: explain_top_level,
}

_SENTENCES: dict[Symptom, tuple[str, str, bool]] = {
    # message, hint, whether the beginning (`context`) is the place to look at
    Symptom.QUOTE_UNCLOSED: (
        "The quote opened here is never closed.",
        "Put the same quote at the end of the text. Inside '…' an apostrophe is typed twice: 'it''s'.",
        True,
    ),
    Symptom.TAB: ("There is a tab where YAML allows only spaces.", "Replace the tab with spaces.", False),
    Symptom.TAB_IN_BLOCK: (
        "The text of this block begins with a tab, so its indentation can not be determined.",
        "Say in the header how many spaces are indentation, as in '|2', or replace the tab with spaces.",
        False,
    ),
    Symptom.ESCAPE_HEX: (
        'Inside "…" this escape needs a fixed number of hexadecimal digits (\\x 2, \\u 4, \\U 8).',
        _ONE_BACKSLASH,
        False,
    ),
    Symptom.ESCAPE_SURROGATE: (
        'Inside "…" this escape is not a character; JSON writes emoji as two such halves.',
        "Type the character itself.",
        False,
    ),
    Symptom.LIST_NOT_EXPECTED: (
        "A list can not begin on the line of its key.",
        "Begin the first '- ' on a line of its own. If it is a text that begins with a dash, put it in quotes.",
        False,
    ),
    Symptom.KEY_MARK_NOT_EXPECTED: ("A text without quotes can not begin with '? '.", _TEXT_IN_QUOTES, False),
    Symptom.ALIAS_NAME: (
        "A text without quotes can not begin with '*'.",
        "In a list, begin the item with '- '. If it is meant as text, put the whole value in quotes.",
        True,
    ),
    Symptom.ANCHOR_NAME: ("A text without quotes can not begin with '&'.", _TEXT_IN_QUOTES, True),
    Symptom.BLOCK_HEADER: (
        "After '|' or '>' nothing may follow on the same line.",
        "Begin the text on the next line, indented. If '|' or '>' belongs to the text, put the whole text in quotes.",
        True,
    ),
    Symptom.DIRECTIVE: (
        "A line beginning with '%' is an instruction to YAML, and this one is not known.",
        "If it is meant as text or as a key, put it in quotes.",
        True,
    ),
    Symptom.TAG: ("A text without quotes can not begin with '!'.", _TEXT_IN_QUOTES, True),
}
