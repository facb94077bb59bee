"""The content fingerprint: 80 bits of a SHA-256 in a form that people can read to each other, and the digest behind it.

**Why Crockford's base 32:** no I, L, O and U, no case; sixteen characters in four groups can be compared by eye between a
printed page and a screen. 80 bits are enough against mistakes and too many to look for a second document with the same ones;
the full digest stands in the properties of every format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHARACTERS, _GROUP = 16, 4
SHORT = re.compile(rf"(?:[{_ALPHABET}]{{{_GROUP}}}-){{3}}[{_ALPHABET}]{{{_GROUP}}}")
"""How a printed fingerprint looks: ``7K2M-9QXD-4T1B-Z8CN``."""
DIGEST = re.compile(r"[0-9a-f]{64}")
"""How a full digest looks: 64 hex digits, small letters."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A SHA-256 (hex) of canonical content."""

    digest: str

    @property
    def short(self) -> str:
        """The first 80 bits as people see them: ``7K2M-9QXD-4T1B-Z8CN``."""
        number = int(self.digest[: _CHARACTERS * 5 // 4], 16)
        letters = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_CHARACTERS)))
        return "-".join(letters[start : start + _GROUP] for start in range(0, _CHARACTERS, _GROUP))


def fingerprint_of(data: bytes) -> Fingerprint:
    """The fingerprint of canonical data (`generator.record.content`)."""
    return Fingerprint(sha256(data).hexdigest())
