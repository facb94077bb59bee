"""How findings and results are shown: coloured on a terminal, plain in a pipe, JSON for machines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO

from generator.errors import ExitCode, PostmortemError
from generator.findings import Finding, Severity, printed_path

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33", Severity.NOTE: "36"}
_CONTROLS = (*range(32), *range(127, 160), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_SAFE = str.maketrans({code: f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" for code in _CONTROLS})
"""A terminal must never act on what an input holds: controls, also those of writing direction, are shown and not sent."""
_JSON_SAFE = str.maketrans({code: f"\\u{code:04x}" for code in _CONTROLS if code >= 127})


@dataclass(frozen=True, slots=True)
class Report:
    """Where messages go and how much is said: `verbosity` −1 errors only, 0 errors and warnings, 1 everything."""

    stream: TextIO
    verbosity: int = 0
    as_json: bool = False

    @property
    def coloured(self) -> bool:
        """Colour on a terminal, unless NO_COLOR (no-color.org) or a dumb terminal says no."""
        return self.stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def say(self, text: str) -> None:
        """One message, unless quiet."""
        if self.verbosity >= 0 and not self.as_json:
            self._print(text.translate(_SAFE))

    def findings(self, findings: Sequence[Finding], of: str = "") -> None:
        """Findings of one input, those below the wanted severity only counted; `of` names it where there are several."""
        shown = [finding for finding in findings if self._wanted(finding)]
        for finding in shown:
            self._print(self._printed(finding))
        hidden = len(findings) - len(shown)
        if findings and self.verbosity >= 0:
            more = " (-v shows all)" if hidden else ""
            self._print(self._dim(f"{of + ': ' if of else ''}{counted(findings)}{more}"))

    def error(self, error: PostmortemError) -> None:
        """What stopped the machine: findings first, the conclusion last, where the eye is."""
        self.findings(error.findings)
        self._print(f"{self._paint('postmortem:', '31;1')} {str(error).translate(_SAFE)}")
        if error.hint:
            self._print(f"  {self._dim('→')} {error.hint.translate(_SAFE)}")

    def _print(self, text: str) -> None:
        # Through sys.stderr of this moment where that is the stream, for a progress display stands in for it meanwhile.
        print(text, file=sys.stderr if self.stream is sys.__stderr__ else self.stream)

    def _wanted(self, finding: Finding) -> bool:
        least = {-1: (Severity.ERROR,), 0: (Severity.ERROR, Severity.WARNING)}
        return finding.severity in least.get(self.verbosity, tuple(Severity))

    def _printed(self, finding: Finding) -> str:
        place = f"{finding.position}: ".translate(_SAFE) if finding.position else ""
        label = self._paint(f"{finding.severity}", _COLOURS[finding.severity])
        head = f"{self._paint(place, '1')}{label}: {finding.message.translate(_SAFE)} {self._dim('[' + finding.code + ']')}"
        return head + (f"\n  {self._dim('→')} {finding.hint.translate(_SAFE)}" if finding.hint else "")

    def _paint(self, text: str, codes: str) -> str:
        return f"\x1b[{codes}m{text}\x1b[0m" if self.coloured and text else text

    def _dim(self, text: str) -> str:
        return self._paint(text, "2")


def counted(findings: Iterable[Finding]) -> str:
    """``1 error, 3 warnings, 2 notes``."""
    severities = [finding.severity for finding in findings]
    parts = [
        f"{number} {severity}{'' if number == 1 else 's'}"
        for severity in Severity
        if (number := severities.count(severity))
    ]
    return ", ".join(parts) or "no findings"


def write(text: str) -> None:
    """One line of a result on standard output."""
    sys.stdout.write(text.translate(_SAFE) + "\n")


def write_json(results: Sequence[dict[str, object]], exit_code: ExitCode) -> None:
    """The results of a command on standard output, as one JSON object."""
    text = json.dumps({"exit_code": int(exit_code), "results": results}, ensure_ascii=False, indent=1)
    sys.stdout.write(text.translate(_JSON_SAFE) + "\n")


def as_dict(finding: Finding) -> dict[str, object]:
    """A finding for machines."""
    position = finding.position
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "hint": finding.hint,
        "path": printed_path(finding.path),
        "file": position.file if position else None,
        "line": (position.line or None) if position else None,
        "column": (position.column or None) if position else None,
        "cell": (position.cell or None) if position else None,
    }
