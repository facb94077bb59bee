"""From bytes to text: UTF-8, and a good sentence for everything else."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.findings import Finding, Position
from generator.intake.kinds import ENCODING

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
"""Byte order marks; UTF-32 first, because its little-endian mark begins with that of UTF-16."""

_NUL_PATTERNS = (
    ("utf-32-be", (True, True, True, False)), ("utf-32-le", (False, True, True, True)),
    ("utf-16-be", (True, False)), ("utf-16-le", (False, True)),
)  # fmt: skip
"""Encoding, and which of the first bytes are zero when the file begins with an ASCII character (YAML 1.2.2, 5.2)."""

_SAMPLE_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte order mark. With findings, undecodable places hold U+FFFD so that reading can go on."""

    text: str
    findings: tuple[Finding, ...] = ()


def decode(content: bytes, file: str, most_findings: int) -> Decoded:
    """Text of a file. UTF-8 with or without a byte order mark is right; anything else is read as well as it can be."""
    if encoding := _wide_encoding(content):
        message = f"The file is in {encoding[:6].upper()}, not in UTF-8."
        text = content.decode(encoding, "replace").removeprefix("\ufeff")
        return Decoded(text, (ENCODING.at(message, position=Position(file, 1, 1)),))
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return Decoded(content.decode("utf-8", "replace"), tuple(islice(_bad_lines(content, file), most_findings)))


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32, told by the mark or by where the zero bytes stand in the first kilobyte."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE_BYTES]
    for encoding, zeros in _NUL_PATTERNS:
        begins_so = tuple(byte == 0 for byte in sample[: len(zeros)]) == zeros
        if begins_so and sample[zeros.index(True) :: len(zeros)].count(0) * len(zeros) * 10 > len(sample):
            return encoding
    return None


def _bad_lines(content: bytes, file: str) -> Iterator[Finding]:
    """The first byte of every line that is not UTF-8, with the character it probably stands for."""
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8")) + 1
            guess = _guess(line[error.start])
            message = f"The byte 0x{line[error.start]:02X} is not UTF-8{guess}."
            yield ENCODING.at(message, position=Position(file, number, column))


def _guess(byte: int) -> str:
    """What the byte is in Windows-1252, the usual encoding of files that are not UTF-8."""
    try:
        return f"; it is probably '{bytes([byte]).decode('windows-1252')}' in Windows-1252 (Latin-1)"
    except UnicodeDecodeError:
        return ""
