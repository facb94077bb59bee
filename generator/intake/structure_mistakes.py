"""Structure: lines that fit no level, values that go on after their end, brackets that do not close."""

from __future__ import annotations

from generator.intake.colon_mistakes import ENTRY, explain_line_without_colon
from generator.intake.explanation import Explanation, Scene

_ALIGN = "Align it with the lines it belongs to; one level is two spaces."
_QUOTE_ALL = "Put the whole text in quotes."


def explain_entry(scene: Scene) -> Explanation:
    """Something that is no entry of the mapping or list around it."""
    stop = scene.stop
    if (value := scene.value_ended_before) is not None:
        if value.flow:
            message = "The text goes on after a closing bracket: it began with [ or {, which opens a list or mapping."
            return Explanation(message, _QUOTE_ALL, stop.line, stop.column)
        if value.start_line != value.end_line:
            message = f"The quote opened here goes on over the end of the line and closes in line {value.end_line + 1}."
            hint = "Close it with the same quote at the end of its text."
            return Explanation(message, hint, value.start_line, value.start_column)
        message = "The text goes on after its closing quote."
        hint = "Put the whole text in one kind of quotes. Inside '…' an apostrophe is typed twice: 'it''s'."
        return Explanation(message, hint, stop.line, stop.column)
    if scene.character == "-":
        message = "There is a list item where a key is expected; it is not aligned with the items of its list."
        return Explanation(message, "Align the '-' with the other items of the list.", stop.line, stop.column)
    if scene.character == ":":
        return Explanation("There is a colon without a key here.", "Write 'key: value'.", stop.line, stop.column)
    if stop.line and scene.lines.line(stop.line).lstrip().startswith("#"):
        message = "A comment ends the text above it, so this line belongs to nothing."
        return Explanation(message, "Move the comment above the key of the text.", stop.line, stop.column)
    return Explanation("The indentation of this line fits none of the lines above it.", _ALIGN, stop.line, stop.column)


def explain_list_item(scene: Scene) -> Explanation:
    """A line that stands in the column of a list and is no item of it."""
    stop = scene.stop
    if stop.context_line < 0 or scene.value_ended_before is not None or scene.character == "-":
        return explain_entry(scene)
    message = (
        f"This line is in the column of the list that begins in line {stop.context_line + 1}, but is not an item of it."
    )
    hint = "Begin it with '- ' if it is an item. If it is a key, align it with the key of the list or of the item."
    return Explanation(message, hint, stop.line, stop.column)


def explain_bracket(scene: Scene) -> Explanation:
    """A bracket that is not closed, or an entry inside of it that is not divided from the next by a comma."""
    stop = scene.stop
    same_line = stop.context_line == stop.line
    bracket = scene.lines.line(stop.context_line + 1)[stop.context_column : stop.context_column + 1]
    if same_line:
        message = (
            f"Inside the '{bracket}' that opened in column {stop.context_column + 1}, a comma or the end is missing."
        )
        hint = "Separate entries with commas, and put text that holds commas, colons or brackets in quotes."
        return Explanation(message, hint, stop.line, stop.column)
    message = f"The '{bracket}' opened here is not closed before line {stop.line + 1}."
    hint = "Close it on its line. If it is meant as text, put the whole text in quotes."
    return Explanation(message, hint, stop.context_line, stop.context_column)


def explain_value(scene: Scene) -> Explanation:
    """A character that begins no value where a value is expected."""
    stop = scene.stop
    if scene.character == "?":
        message = "Inside [ ] and { } a text without quotes can not begin with '?'."
        return Explanation(message, 'Put it in quotes: "???".', stop.line, stop.column)
    if scene.character:
        message = f"There is a '{scene.character}' where a value is expected."
        hint = "Give the value that is missing, or put the whole text in quotes."
        return Explanation(message, hint, stop.line, stop.column)
    return Explanation("A value is missing here.", "Close the bracket, or give the value.", stop.line, stop.column)


def explain_top_level(scene: Scene) -> Explanation:
    """Content after the end of the document, mostly a line further left than the first one."""
    stop = scene.stop
    above = scene.lines.line(scene.line_above + 1)
    if above[:1].isalnum() and not ENTRY.match(above):
        return explain_line_without_colon(above, scene.line_above)
    message = "This line begins further left than the first entry, or comes after the end of the document."
    hint = "Begin all keys of the top level in the same column; delete '...' and outer { }."
    return Explanation(message, hint, stop.line, stop.column)
