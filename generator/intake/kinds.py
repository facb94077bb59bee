"""Kinds of findings made while reading a file: Y001 to Y023."""

from __future__ import annotations

from generator.findings import FindingKind, Severity

_QUOTES = "If it is meant as text, put the whole value in quotes."

SYNTAX = FindingKind(
    "Y001", "syntax", Severity.ERROR, "The file breaks the grammar of YAML at this place.",
    "Compare the line with its neighbours; put text with special characters in quotes.",
)  # fmt: skip
INDENTATION = FindingKind(
    "Y002", "indentation", Severity.ERROR, "A line is indented with a tab or another character that is not a plain space.",
    "Replace it with spaces: two per level; most editors can be told to do so (indent using spaces).",
)  # fmt: skip
DUPLICATE_KEY = FindingKind(
    "Y003", "duplicate-key", Severity.ERROR, "A mapping has the same key twice; the first one is used.",
    "Keep one of the two, or merge them.",
)  # fmt: skip
ENCODING = FindingKind(
    "Y004", "encoding", Severity.ERROR, "The file is not UTF-8.",
    "Save it again as UTF-8: in the editor's 'Save as' dialogue choose the encoding UTF-8.",
)  # fmt: skip
CONTROL_CHARACTER = FindingKind(
    "Y005", "control-character", Severity.ERROR,
    "The text contains a control character, or a code point that is no character; no document can show it.",
    "Delete it; it often comes along when text is copied from a terminal or a PDF.",
)  # fmt: skip
DIRECTION_CONTROL = FindingKind(
    "Y006", "direction-control", Severity.WARNING,
    "An invisible character changes the direction of writing and may reorder what readers see; it is kept.",
    "Delete it, unless the text really mixes left-to-right and right-to-left scripts.",
)  # fmt: skip
LINE_BREAK = FindingKind(
    "Y007", "line-break", Severity.WARNING,
    "A line break other than LF or CRLF: a lone CR is read as a line break, NEL, LS and PS are read as a space.",
    "Save the file with line breaks LF or CRLF and replace the character with a normal line break or a space.",
)  # fmt: skip
ANCHOR = FindingKind(
    "Y008", "anchor", Severity.ERROR, "A value is marked with an anchor ('&name'); anchors are not used here.",
    f"Delete the '&name'. {_QUOTES}",
)  # fmt: skip
ALIAS = FindingKind(
    "Y009", "alias", Severity.ERROR, "An alias ('*name') stands for a value; aliases are never expanded here.",
    f"Write the value out again. {_QUOTES} In a list, items begin with '- '.",
)  # fmt: skip
MERGE_KEY = FindingKind(
    "Y010", "merge-key", Severity.ERROR, "A merge key ('<<') would copy another mapping; it is never followed here.",
    "Write the entries out.",
)  # fmt: skip
TAG = FindingKind(
    "Y011", "tag", Severity.ERROR, "A value carries a tag ('!name'); its content is read as text, the tag is refused.",
    f"Delete the tag. {_QUOTES}",
)  # fmt: skip
SEVERAL_DOCUMENTS = FindingKind(
    "Y012", "several-documents", Severity.ERROR, "The file holds several documents, separated by '---'; only the first is read.",
    "Keep one post-mortem per file. If '---' is meant as a separator, delete it.",
)  # fmt: skip
EMPTY = FindingKind(
    "Y013", "empty", Severity.ERROR, "The file holds no value: it is empty, or has only comments.",
    "Start from the form: copy a file in inputs/ and fill it in.",
)  # fmt: skip
NOT_A_MAPPING = FindingKind(
    "Y014", "not-a-mapping", Severity.ERROR, "The top level is not made of 'key: value' entries.",
    "Begin each entry at the left margin with its key, a colon and a space.",
)  # fmt: skip
KEY_NOT_TEXT = FindingKind(
    "Y015", "key-not-text", Severity.ERROR, "A key is empty, or is itself a list or mapping; the entry is left out.",
    "Write a plain word as the key. If { } or [ ] belong to a text, put the whole text in quotes.",
)  # fmt: skip
TOO_LARGE = FindingKind(
    "Y016", "too-large", Severity.ERROR, "The file is larger than an intake file may be.",
    "Move logs and data to the incident's evidence folder, and quote only the lines that matter.",
)  # fmt: skip
TOO_DEEP = FindingKind(
    "Y017", "too-deep", Severity.ERROR, "Mappings and lists are nested deeper than any post-mortem needs.",
    "Flatten the structure; if the brackets are text, put them in quotes.",
)  # fmt: skip
TOO_MANY_VALUES = FindingKind(
    "Y018", "too-many-values", Severity.ERROR, "The file holds more values than an intake file may hold.",
    "Move bulk data to the incident's evidence folder.",
)  # fmt: skip
VALUE_TOO_LONG = FindingKind(
    "Y019", "value-too-long", Severity.ERROR, "One text is longer than a value may be; only its beginning is kept.",
    "Move long excerpts to the incident's evidence folder, and quote only the lines that matter.",
)  # fmt: skip
ENTRY_WITHOUT_COLON = FindingKind(
    "Y020", "entry-without-colon", Severity.ERROR,
    "Inside { } an entry has no value and no colon: usually a comma in unquoted text; the entry is left out.",
    "Put the whole text in quotes, so that its commas are part of it.",
)  # fmt: skip
TEXT_CUT_BY_HASH = FindingKind(
    "Y021", "text-cut-by-hash", Severity.WARNING, "A '#' after a space begins a comment; it is not in the text.",
    "Put the whole text in quotes. If it is a comment, put a space after the '#'.",
)  # fmt: skip
FOLDED_LIST_ITEM = FindingKind(
    "Y022", "folded-list-item", Severity.WARNING,
    "A line beginning with '- ' is indented deeper than its list, and so was read as part of the text above.",
    "Align the '-' with the other items of the list. If it is text, put the whole text in quotes.",
)  # fmt: skip
INVISIBLE_CHARACTER = FindingKind(
    "Y023", "invisible-character", Severity.WARNING,
    "A character without width is hidden in the text, where neither the script nor an emoji needs it; it is kept.",
    "Delete it; it comes along when text is copied from web pages and chats.",
)  # fmt: skip

KINDS: tuple[FindingKind, ...] = (
    SYNTAX, INDENTATION, DUPLICATE_KEY, ENCODING, CONTROL_CHARACTER, DIRECTION_CONTROL, LINE_BREAK, ANCHOR, ALIAS,
    MERGE_KEY, TAG, SEVERAL_DOCUMENTS, EMPTY, NOT_A_MAPPING, KEY_NOT_TEXT, TOO_LARGE, TOO_DEEP, TOO_MANY_VALUES,
    VALUE_TOO_LONG, ENTRY_WITHOUT_COLON, TEXT_CUT_BY_HASH, FOLDED_LIST_ITEM, INVISIBLE_CHARACTER,
)  # fmt: skip

UNREADABLE = frozenset(
    kind.code for kind in (SYNTAX, ENCODING, EMPTY, NOT_A_MAPPING, TOO_LARGE, TOO_DEEP, TOO_MANY_VALUES)
)
"""Codes after which there is no tree worth showing to the model."""
