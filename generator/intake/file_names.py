"""What a plain file name is: one that every system can keep, and that can be nothing else there.

One rule for the files an input names and for those that come out of a PDF, so that what goes in can be taken out.
"""

from __future__ import annotations

import re
import unicodedata

_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_BYTES = 240
"""Of 255 that file systems take; the rest is for the name a file has while it is written."""


def same_form(name: str) -> str:
    """A name in the one form in which names are compared (NFC): macOS writes ``é`` as two characters, others as one."""
    return unicodedata.normalize("NFC", name)


def trouble_of_name(name: str) -> str:
    """What keeps a name from being a plain file name, as the end of a sentence; "" for a plain one."""
    name = same_form(name)
    if re.search(r"[/\\]", name) or name in {"", ".", ".."}:
        return "is a path and not the name of a file"
    strange = next((each for each in name if not _is_ordinary(each)), "")
    if strange:
        shown = f"'{strange}' (U+{ord(strange):04X})" if strange.isprintable() else f"U+{ord(strange):04X}"
        return f"holds {shown}, which not every system takes in a file name"
    if not re.match(r"\w", name):
        return f"begins with '{name[0]}', which is hidden or read as an option on some systems"
    if name.endswith((".", " ")):
        return "ends with a full stop or a space, which Windows leaves out"
    if _DEVICES.fullmatch(name):
        return "is the name of a device on Windows"
    size = len(name.encode("utf-8"))
    return f"has {size} bytes in UTF-8, the limit is {_LONGEST_BYTES}" if size > _LONGEST_BYTES else ""


def _is_ordinary(character: str) -> bool:
    """Letters, digits, marks that belong to letters, and the few signs that mean nothing to any system."""
    return bool(re.match(r"[\w .()+\-]", character)) or unicodedata.category(character) in {"Mn", "Mc"}
