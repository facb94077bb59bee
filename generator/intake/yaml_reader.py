"""Reading YAML: bytes -> text -> tree of text with positions, with everything that is wrong told at once."""

from __future__ import annotations

import hashlib
from typing import cast

from generator.errors import IntakeUnreadable
from generator.findings import Finding, Position, Severity, in_order
from generator.intake.characters import check_characters, without_odd_characters
from generator.intake.collected import Collected
from generator.intake.composing import compose
from generator.intake.decoding import decode
from generator.intake.kinds import TOO_LARGE, UNREADABLE
from generator.intake.lines import Lines
from generator.intake.source import Limits, Source, Tree
from generator.intake.syntax_errors import find_syntax_errors


def read_yaml(content: bytes, file: str, limits: Limits, *, without_libyaml: bool = False) -> Source:
    """Read the bytes of a YAML file; `file` is the name shown to the author.

    **Why** an own composer instead of ``yaml.safe_load``: every scalar stays text as written, every value and key knows
    its position, aliases are never expanded, and one mistake does not hide the next. `without_libyaml` reads with
    PyYAML's slow parser, as happens by itself where the C library is missing.

    Raises:
        IntakeUnreadable: there is no tree to go on with; all findings up to there are in its `findings`.
    """
    if len(content) > limits.max_bytes:
        raise too_large(file, len(content), limits)
    enough = limits.max_findings_per_kind + 1
    found = Collected(limits.max_findings_per_kind)
    decoded = decode(content, file, enough)
    found.add_all(decoded.findings)
    found.add_all(check_characters(Lines(decoded.text, file), enough))
    lines = Lines(without_odd_characters(decoded.text), file)
    composed = compose(lines.text, file, limits, found, without_libyaml=without_libyaml)
    if composed.stop is not None:
        find_syntax_errors(composed, lines, limits, found, enough, without_libyaml=without_libyaml)
    if composed.stop is not None or UNREADABLE & found.codes():
        raise _unreadable(file, found.all())
    return Source(
        file=file,
        tree=cast(dict[str, Tree], composed.tree),
        positions=composed.positions,
        key_positions=composed.key_positions,
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
        findings=tuple(in_order(found.all())),
    )


def too_large(file: str, size_bytes: int, limits: Limits) -> IntakeUnreadable:
    """The refusal of a file over the limit; made before its bytes are looked at."""
    message = f"The file has {size_bytes:,} bytes; at most {limits.max_bytes:,} are read."
    return _unreadable(file, (TOO_LARGE.at(message, position=Position(file)),))


def _unreadable(file: str, findings: tuple[Finding, ...]) -> IntakeUnreadable:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return IntakeUnreadable(
        f"{file} can not be read: {errors} error{'s' if errors != 1 else ''}.",
        hint="Correct what is listed, then read the file again.",
        findings=in_order(findings),
    )
