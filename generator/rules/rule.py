"""What a rule is: one function, one code. It looks at a case and remarks on it; where and how heavy is added here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.findings import Finding, FindingKind, Path, Position, Severity
from generator.metrics.measures import Measures
from generator.model.post_mortem import PostMortem
from generator.rules.policy import Policy
from generator.rules.texts import Passage

PlaceOf = Callable[[Path, str], Position | None]
"""Where a part of the value at a path stands; ``""`` asks for the value itself."""


def every_character(_character: str) -> bool:
    """The fonts of nobody in particular, which have everything."""
    return True


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a rule may look at."""

    post_mortem: PostMortem
    measures: Measures
    policy: Policy
    passages: tuple[Passage, ...]
    """Every text of the post-mortem in the order of the form."""
    has_glyph: Callable[[str], bool] = every_character
    """Whether the document can show a character."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say: where, the cause with its values, the next step (the kind's own, if None)."""

    path: Path
    message: str
    hint: str | None = None
    part: str = ""
    """The part of the value that is spoken of, letter by letter; "" for the whole."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding and the function that makes it. `in_draft` is its weight while gaps are still allowed."""

    kind: FindingKind
    in_draft: Severity
    remarks_on: Callable[[Case], Iterable[Remark]]

    def check(self, case: Case, place_of: PlaceOf) -> Iterator[Finding]:
        """The findings this rule makes of a case."""
        severity = self.in_draft if case.post_mortem.is_draft else self.kind.severity
        for remark in self.remarks_on(case):
            yield self.kind.at(
                remark.message,
                path=remark.path,
                position=place_of(remark.path, remark.part),
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
