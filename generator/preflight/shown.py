"""How verdicts are shown: one line for each validator and standard, the broken rules below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.preflight.verdict import Verdict, conforms

_FEW = 10
_WORDS = {True: "passed", False: "FAILED", None: "not checked"}


def lines(name: str, verdicts: Sequence[Verdict], *, everything: bool) -> Iterator[str]:
    """The verdicts on one file; the first ten broken rules of each unless `everything` is wanted."""
    yield name
    for verdict in verdicts:
        note = f" ({verdict.note})" if verdict.note else ""
        yield f"  {verdict.standard:<15} {_WORDS[verdict.passed]:<12} {verdict.validator}{note}"
        shown = verdict.failures if everything else verdict.failures[:_FEW]
        for failure in shown:
            yield f"    {failure.rule}: {failure.message}" + (f" ({failure.count} times)" if failure.count > 1 else "")
        if len(shown) < len(verdict.failures):
            yield f"    and {len(verdict.failures) - len(shown)} more (-v shows all)"
    yield f"  {_conclusion(verdicts)}"


def _conclusion(verdicts: Sequence[Verdict]) -> str:
    if not conforms(tuple(verdicts)):
        return "does not conform"
    confirmed: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.passed and verdict.standard.startswith("PDF/"):
            confirmed.setdefault(verdict.standard, []).append(verdict.validator)
    return "; ".join(f"{standard} confirmed by {' and '.join(names)}" for standard, names in confirmed.items())


def verdict_as_dict(verdict: Verdict) -> dict[str, object]:
    """A verdict for machines; `passed` is null when nobody checked."""
    failures = [{"rule": each.rule, "message": each.message, "count": each.count} for each in verdict.failures]
    return {
        "standard": verdict.standard, "validator": verdict.validator, "passed": verdict.passed, "note": verdict.note,
        "failures": failures,
    }  # fmt: skip
