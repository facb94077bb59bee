"""What a rule is: one function, one code. It looks at a case and remarks on it; where and how heavy is added here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.findings import Finding, FindingKind, Path, Position, Severity, nearest_position
from generator.metrics.measures import Measures
from generator.model.post_mortem import PostMortem
from generator.rules.policy import Policy
from generator.rules.texts import Passage


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a rule may look at."""

    post_mortem: PostMortem
    measures: Measures
    policy: Policy
    passages: tuple[Passage, ...]
    """Every text of the post-mortem in the order of the form."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say: where, the cause with its values, the next step (the kind's own, if None)."""

    path: Path
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding and the function that makes it. `in_draft` is its weight while gaps are still allowed."""

    kind: FindingKind
    in_draft: Severity
    remarks_on: Callable[[Case], Iterable[Remark]]

    def check(self, case: Case, positions: Mapping[Path, Position]) -> Iterator[Finding]:
        """The findings this rule makes of a case."""
        severity = self.in_draft if case.post_mortem.is_draft else self.kind.severity
        for remark in self.remarks_on(case):
            yield self.kind.at(
                remark.message,
                path=remark.path,
                position=nearest_position(remark.path, positions),
                hint=remark.hint,
                severity=severity,
            )


def rule(
    code: str,
    name: str,
    severity: Severity,
    summary: str,
    hint: str = "",
    *,
    in_draft: Severity | None = None,
) -> Callable[[Callable[[Case], Iterable[Remark]]], Rule]:
    """Makes a rule of the function below it. `severity` holds unless the document is a draft and `in_draft` is set."""
    kind = FindingKind(code, name, severity, summary, hint)

    def made(remarks_on: Callable[[Case], Iterable[Remark]]) -> Rule:
        return Rule(kind, in_draft or severity, remarks_on)

    return made
