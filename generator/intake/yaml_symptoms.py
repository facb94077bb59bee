"""The one table that knows PyYAML's English: what its messages are symptoms of.

**Why** texts at all: PyYAML and libyaml give no error codes, only `problem` and `context` strings, and the two differ.
Here both are matched by fragments; a text that no row knows is `Symptom.OTHER`, which has a good message of its own.
"""

from __future__ import annotations

from enum import StrEnum, auto

from generator.intake.stop import Stop


class Symptom(StrEnum):
    """What a message of the parser points to."""

    COLON_NOT_EXPECTED = auto()
    COLON_MISSING = auto()
    QUOTE_UNCLOSED = auto()
    ENTRY_NOT_EXPECTED = auto()
    LIST_ITEM_EXPECTED = auto()
    LIST_NOT_EXPECTED = auto()
    KEY_MARK_NOT_EXPECTED = auto()
    CHARACTER_AT_START = auto()
    TAB = auto()
    TAB_IN_BLOCK = auto()
    ESCAPE_UNKNOWN = auto()
    ESCAPE_HEX = auto()
    ESCAPE_SURROGATE = auto()
    BRACKET_UNCLOSED = auto()
    VALUE_EXPECTED = auto()
    ALIAS_NAME = auto()
    ANCHOR_NAME = auto()
    BLOCK_HEADER = auto()
    DIRECTIVE = auto()
    TAG = auto()
    LEFT_OF_TOP_LEVEL = auto()
    OTHER = auto()


TABLE: tuple[tuple[str, str, Symptom], ...] = (
    # fragment of `context`, fragment of `problem`; the first row that fits both counts
    ("", "mapping values are not allowed", Symptom.COLON_NOT_EXPECTED),
    ("simple key", "could not find expected ':'", Symptom.COLON_MISSING),
    ("quoted scalar", "found unexpected end of stream", Symptom.QUOTE_UNCLOSED),
    ("quoted scalar", "found unexpected document", Symptom.QUOTE_UNCLOSED),
    ("block scalar", "tab character", Symptom.TAB_IN_BLOCK),
    ("", "tab character", Symptom.TAB),
    ("", "found character '\\t' that cannot start", Symptom.TAB),
    ("", "cannot start any token", Symptom.CHARACTER_AT_START),
    ("", "unknown escape character", Symptom.ESCAPE_UNKNOWN),
    ("", "hexdecimal", Symptom.ESCAPE_HEX),
    ("quoted scalar", "hexadecimal", Symptom.ESCAPE_HEX),
    ("", "invalid Unicode character escape", Symptom.ESCAPE_SURROGATE),
    ("block mapping", "did not find expected key", Symptom.ENTRY_NOT_EXPECTED),
    ("block mapping", "expected <block end>", Symptom.ENTRY_NOT_EXPECTED),
    ("block collection", "did not find expected '-'", Symptom.LIST_ITEM_EXPECTED),
    ("block collection", "expected <block end>", Symptom.LIST_ITEM_EXPECTED),
    ("", "sequence entries are not allowed", Symptom.LIST_NOT_EXPECTED),
    ("", "mapping keys are not allowed", Symptom.KEY_MARK_NOT_EXPECTED),
    ("flow sequence", "expected ',' or ']'", Symptom.BRACKET_UNCLOSED),
    ("flow mapping", "expected ',' or '}'", Symptom.BRACKET_UNCLOSED),
    ("", "expected node content", Symptom.VALUE_EXPECTED),
    ("", "expected the node content", Symptom.VALUE_EXPECTED),
    ("scanning an alias", "", Symptom.ALIAS_NAME),
    ("scanning an anchor", "", Symptom.ANCHOR_NAME),
    ("block scalar", "", Symptom.BLOCK_HEADER),
    ("directive", "", Symptom.DIRECTIVE),
    ("", "YAML document", Symptom.DIRECTIVE),
    ("", "directive", Symptom.DIRECTIVE),
    ("a tag", "", Symptom.TAG),
    ("", "tag handle", Symptom.TAG),
    ("", "<document start>", Symptom.LEFT_OF_TOP_LEVEL),
)


def symptom_of(stop: Stop) -> Symptom:
    """The first row of the table that fits."""
    for context, problem, symptom in TABLE:
        if context in stop.context and problem in stop.problem:
            return symptom
    return Symptom.OTHER
