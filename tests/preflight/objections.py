"""What validators object to, as lines a failing test shows."""

from __future__ import annotations

from generator.preflight.verdict import Verdict


def objections(verdicts: tuple[Verdict, ...]) -> list[str]:
    """One line for each rule that is broken."""
    return [
        f"{verdict.standard}, {verdict.validator}: {failure.rule}: {failure.message} ({failure.count})"
        for verdict in verdicts
        for failure in verdict.failures
    ]
