"""Lines indented with something else than spaces, all at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.findings import Finding, Position
from generator.intake.kinds import INDENTATION
from generator.intake.lines import Lines

BLANK_CHARACTERS = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
"""What looks like a space at the beginning of a line but is none: tab, no-break space, the wide space of CJK input …"""

_ODD_INDENT = re.compile(f"( *)([{BLANK_CHARACTERS}])[ {BLANK_CHARACTERS}]*(?=[^ {BLANK_CHARACTERS}])")
_BLOCK_HEADER = re.compile(r"(?:^|.*?[\s:-])[|>][1-9+-]{0,2}\s*(?:\s#.*)?$")
_NAMES = {"\t": "a tab", "\u00a0": "a no-break space", "\u3000": "an ideographic (wide) space"}


def check_indentation(lines: Lines, inside_values: Collection[int]) -> Iterator[Finding]:
    """Every line that begins with a tab or a look-alike of a space, outside of values that span lines.

    **Why** only after a syntax error: inside quoted text, block text and brackets such lines are allowed, and a file
    that was read proves that all of them are. `inside_values` are the numbers of the lines known to be inside; what
    follows the error is judged by the look of block headers (``key: |``).
    """
    block_indent: int | None = None
    for number in range(1, len(lines) + 1):
        line = lines.line(number)
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and indent > block_indent:
            continue
        block_indent = indent if _BLOCK_HEADER.match(line) else None
        if number not in inside_values and (odd := _ODD_INDENT.match(line)):
            yield odd_indentation(odd.group(2), Position(lines.file, number, odd.start(2) + 1))


def odd_indentation(character: str, position: Position) -> Finding:
    """The finding for a line indented with `character`, at that character."""
    name = _NAMES.get(character, f"the space-like character U+{ord(character):04X}")
    return INDENTATION.at(f"The line is indented with {name}; YAML counts only spaces.", position=position)
