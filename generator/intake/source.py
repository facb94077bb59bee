"""What reading a file gives: text in a tree, the position of each value and key, the digest of the bytes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings import Finding, Path, Position

Tree = dict[str, "Tree"] | list["Tree"] | str | None
"""Text as written, in mappings and lists. ``None`` is an empty value, ``~`` or ``null``; quoted, it is text."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold. Beyond a limit the file is refused, early and with a finding; nothing is cut silently.

    A generous post-mortem has about 500 rows and 200 kB; the defaults leave room for twenty times that.
    """

    max_bytes: int = 5_000_000
    """Size of the file, in bytes."""
    max_depth: int = 100
    """Mappings and lists inside each other; the top level is the first."""
    max_scalars: int = 500_000
    """Values and keys, counting mappings and lists as well."""
    max_scalar_chars: int = 200_000
    """Length of one text, in characters."""
    max_findings_per_kind: int = 100
    """How many findings of one kind are listed; the next one says that there are more."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its tree and where everything in it stands.

    `findings` are the recoverable ones: the tree is there, and they are shown together with the findings of the model.
    """

    file: str
    """The name shown to the author, never an absolute path."""
    tree: dict[str, Tree]
    positions: dict[Path, Position]
    """Where a value stands: a scalar itself (that is where to type); of a mapping or list in a mapping, its key; of one
    in a list, its first character. The root ``()`` is at 1:1."""
    key_positions: dict[Path, Position]
    """Where the key of each mapping entry stands; list items have none."""
    digest: str
    """SHA-256 of `content`, in hex."""
    content: bytes
    findings: tuple[Finding, ...] = ()
