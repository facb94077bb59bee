"""Characters that do not belong in a text, or that readers can not see: found before YAML is read, and in escapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.findings import Finding, FindingKind, Path, Position
from generator.intake.kinds import CONTROL_CHARACTER, DIRECTION_CONTROL, INVISIBLE_CHARACTER, LINE_BREAK
from generator.intake.lines import Lines

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_CONTROL = f"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{_NONCHARACTERS}"
_BREAKS = "\x85\u2028\u2029"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
"""Characters without width that no text needs: spaces, fillers, operators and format controls that readers can not see."""
_JOINERS = "\u200c\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0020-\U000e007f"
_JOINED = "\u0590-\u1bff\ua800-\uaaff\ufb1d-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
"""Scripts whose letters join or form conjuncts: there joiners decide how a word is written (Persian, Hindi, Sinhala …)."""
_EMOJI = "#*0-9\xa9\xae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_CONTROLS = re.compile(f"[{_CONTROL}]")
_UNSEEN = re.compile(
    f"\U0001f3f4[{_TAGS}]+|(?<=[{_JOINED}{_EMOJI}])[{_SELECTORS}]?[{_JOINERS}]|(?<=[{_JOINED}{_EMOJI}{_HAN}])[{_SELECTORS}]"
    f"|(?P<odd>[{_INVISIBLE}{_JOINERS}{_SELECTORS}{_TAGS}])"
)
"""`odd` are those that mean nothing where they stand. Soft hyphens never do, and joiners, variation selectors and tags do
not inside an emoji or a script that needs them: they are passed over first."""
_IN_FILE = (
    (re.compile(f"(?P<odd>[{_CONTROL}])"), CONTROL_CHARACTER),
    (re.compile(f"(?P<odd>[{_DIRECTION}])"), DIRECTION_CONTROL),
    (_UNSEEN, INVISIBLE_CHARACTER),
    (re.compile(f"(?P<odd>[{_BREAKS}]|\r(?!\n))"), LINE_BREAK),
)

_BREAK = re.compile(f"[{_BREAKS}]")
_INVISIBLE_ENDS = re.compile(f"\\A[{_INVISIBLE}]+|[{_INVISIBLE}]+\\Z")

_CONTROL_NAMES = (
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI",
    "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
)  # fmt: skip
_COLOURS = "Delete the colour codes that came along when the text was copied from a terminal."


def check_characters(lines: Lines, most_per_kind: int) -> Iterator[Finding]:
    """Every odd character of a file, with position, code point and name. A file with CR alone is told once."""
    for pattern, kind in _IN_FILE:
        only_cr = kind is LINE_BREAK and "\n" not in lines.text
        met = (found for found in pattern.finditer(lines.text) if found["odd"])
        for found in islice(met, 1 if only_cr else most_per_kind):
            yield _finding(kind, found["odd"], lines.position(found.start()), "is in the text here")


def without_odd_characters(text: str) -> str:
    """The text with one character for each odd one, so that a YAML reader neither stops nor counts lines differently.

    Controls become U+FFFD, NEL, LS and PS a space (editors do not break lines there, YAML 1.1 does), and U+FEFF becomes
    U+2060, its modern spelling, because libyaml skips it at the beginning of a line.
    """
    text = _BREAK.sub(" ", text).replace("\ufeff", "\u2060")
    return without_controls(text)


def without_invisible_ends(text: str) -> str:
    """The text without invisible characters before and behind it."""
    return _INVISIBLE_ENDS.sub("", text)


def without_controls(text: str) -> str:
    """U+FFFD in place of every control character, the same number of characters."""
    return _CONTROLS.sub("\ufffd", text)


def check_escapes(value: str, written: str, path: Path, position: Position) -> tuple[str, list[Finding]]:
    """What an escape such as backslash-zero brings into a quoted value past the eyes of `check_characters`.

    `written` is the value as it stands in the file: what stands there openly was reported already. Returns the value
    with U+FFFD for control characters and a space for a line break that is none, and the findings.
    """
    met = {
        found["odd"]: kind for pattern, kind in reversed(_IN_FILE) for found in pattern.finditer(value) if found["odd"]
    }
    met.pop("\r", None)  # folded with the spaces, as every other white space
    findings = [
        _finding(kind, character, position, "is written as an escape", path)
        for character, kind in sorted(met.items(), key=lambda each: value.index(each[0]))
        if character not in written
    ]
    return without_controls(_BREAK.sub(" ", value)), findings


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
