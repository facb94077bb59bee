"""Findings gathered while a file is read, with an end to repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from generator.findings import Finding


class Collected:
    """A growing list of findings that lists at most so many per kind.

    **Why:** a binary file renamed to ``.yaml`` has a million control characters; a hundred make the point, and the
    author's screen and memory stay whole.
    """

    def __init__(self, most_per_kind: int) -> None:
        self._most = most_per_kind
        self._listed: list[Finding] = []
        self._count: Counter[str] = Counter()
        self._first_unlisted: dict[str, Finding] = {}

    def add(self, finding: Finding) -> None:
        """Take one finding in, or only count it when enough of its kind are listed."""
        self._count[finding.code] += 1
        if self._count[finding.code] <= self._most:
            self._listed.append(finding)
        else:
            self._first_unlisted.setdefault(finding.code, finding)

    def add_all(self, findings: Iterable[Finding]) -> None:
        """Take several in."""
        for finding in findings:
            self.add(finding)

    def all(self) -> tuple[Finding, ...]:
        """What was listed, and one last finding for each kind that went on."""
        rest = (
            replace(finding, message=f"{finding.message} From here on, more of this kind are not listed.")
            for finding in self._first_unlisted.values()
        )
        return (*self._listed, *rest)

    def codes(self) -> set[str]:
        """Codes met so far."""
        return set(self._count)
