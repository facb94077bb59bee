"""What one validator says of one file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks: its name at the validator, what is wrong, how often."""

    rule: str
    message: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a validator, by name and version, says of a file and a standard.

    `passed` is None when nobody checked; `note` says why.
    """

    standard: str
    validator: str
    passed: bool | None
    failures: tuple[Failure, ...] = ()
    note: str = ""


def conforms(verdicts: tuple[Verdict, ...]) -> bool:
    """Whether no validator objects, and each standard was confirmed by at least one."""
    standards = {verdict.standard for verdict in verdicts}
    confirmed = {verdict.standard for verdict in verdicts if verdict.passed}
    return standards == confirmed and all(verdict.passed is not False for verdict in verdicts)
