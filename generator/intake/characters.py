"""Characters that do not belong in a text, or that readers can not see: found before YAML is read, and in escapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.findings import Finding, FindingKind, Path, Position
from generator.intake.kinds import CONTROL_CHARACTER, DIRECTION_CONTROL, INVISIBLE_CHARACTER, LINE_BREAK
from generator.intake.lines import Lines

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_BREAKS = "\x85\u2028\u2029"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLE = "\u200b\u2060\ufeff"
"""Zero-width space, word joiner, and the byte order mark inside a text. Joiners that emoji need are not here."""

_CONTROLS = re.compile(f"[{_CONTROL}]")
_IN_FILE = (
    (re.compile(f"[{_CONTROL}]"), CONTROL_CHARACTER),
    (re.compile(f"[{_DIRECTION}]"), DIRECTION_CONTROL),
    (re.compile(f"[{INVISIBLE}]"), INVISIBLE_CHARACTER),
    (re.compile(f"[{_BREAKS}]|\r(?!\n)"), LINE_BREAK),
)
_IN_ESCAPES = re.compile(f"[{_CONTROL}\x85{_DIRECTION}{INVISIBLE}]")

_CONTROL_NAMES = (
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI",
    "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
)  # fmt: skip
_COLOURS = "Delete the colour codes that came along when the text was copied from a terminal."


def check_characters(lines: Lines, most_per_kind: int) -> Iterator[Finding]:
    """Every odd character of a file, with position, code point and name. A file with CR alone is told once."""
    for pattern, kind in _IN_FILE:
        only_cr = kind is LINE_BREAK and "\n" not in lines.text
        for found in islice(pattern.finditer(lines.text), 1 if only_cr else most_per_kind):
            yield _finding(kind, found.group(), lines.position(found.start()), "is in the text here")


def without_odd_characters(text: str) -> str:
    """The text with one character for each odd one, so that a YAML reader neither stops nor counts lines differently.

    Controls become U+FFFD, NEL, LS and PS a space (editors do not break lines there, YAML 1.1 does), and U+FEFF becomes
    U+2060, its modern spelling, because libyaml skips it at the beginning of a line.
    """
    text = re.sub(f"[{_BREAKS}]", " ", text).replace("\ufeff", "\u2060")
    return without_controls(text)


def without_controls(text: str) -> str:
    """U+FFFD in place of every control character, the same number of characters."""
    return _CONTROLS.sub("\ufffd", text)


def check_escapes(value: str, written: str, path: Path, position: Position) -> tuple[str, list[Finding]]:
    """What an escape such as backslash-zero brings into a quoted value past the eyes of `check_characters`.

    `written` is the value as it stands in the file: what stands there openly was reported already. Returns the value
    with U+FFFD for control characters, and the findings.
    """
    odd = [character for character in dict.fromkeys(_IN_ESCAPES.findall(value)) if character not in written]
    findings = [_finding(_kind(character), character, position, "is written as an escape", path) for character in odd]
    return without_controls(value), findings


def _kind(character: str) -> FindingKind:
    """Kind of a character that came in as an escape; a line break there is a control character."""
    return next((kind for pattern, kind in _IN_FILE[:3] if pattern.match(character)), CONTROL_CHARACTER)


def _finding(kind: FindingKind, character: str, position: Position, how: str, path: Path = ()) -> Finding:
    message = f"The character U+{ord(character):04X} ({_name(character)}) {how}."
    return kind.at(message, path=path, position=position, hint=_COLOURS if character == "\x1b" else None)


def _name(character: str) -> str:
    """The Unicode name; controls have none there, so their names in ASCII (ISO 646) are used."""
    code = ord(character)
    if code < len(_CONTROL_NAMES):
        return _CONTROL_NAMES[code]
    special = {0x7F: "DEL", 0x85: "NEL, next line"}
    return special.get(code, unicodedata.name(character, "a code point without a character"))
