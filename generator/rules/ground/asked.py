"""What the form asks for: a key, the name it is printed under, an example. A gap is an answer that is not there.

Nothing in the template is optional, and reality does not always know: `Not known`, `None` and `Not applicable` are
answers like any other. A missing key is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter

from generator.findings import Path, Severity, printed_path
from generator.rules.rule import Case, Remark, Rule, rule


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the form. `or_else` are further keys that answer it as well.

    `example` is YAML that may be pasted behind or below the key; ``{day}`` in it becomes the day of the incident.
    `otherwise` is a sentence about another way to answer.
    """

    path: tuple[str, ...]
    label: str
    example: str
    or_else: tuple[tuple[str, ...], ...] = ()
    otherwise: str = ""


def asked(key: str, label: str, example: str, *or_else: str, otherwise: str = "") -> Asked:
    """A question by its dotted key: ``impact.customer.data_loss``."""
    return Asked(tuple(key.split(".")), label, example, tuple(tuple(other.split(".")) for other in or_else), otherwise)


ANY_ANSWER = "Write what is true; Not known, None and Not applicable are answers."


def gap_rule(
    code: str, name: str, summary: str, hint: str = ANY_ANSWER
) -> Callable[[Callable[[Case], Iterable[Remark]]], Rule]:
    """A rule of completeness: a Draft shows its gaps, which is a note; a Final has none."""
    return rule(code, name, Severity.ERROR, summary, hint, in_draft=Severity.NOTE)


def unanswered(case: Case, section: str, questions: Iterable[Asked]) -> Iterator[Remark]:
    """A remark for each question of a section that has no answer."""
    for question in questions:
        if not any(_answered(case, path) for path in (question.path, *question.or_else)):
            example = question.example.replace("{day}", day_after(case))
            yield gap(section, question.label, question.path, example, question.otherwise)


def gap(section: str, label: str, path: Path, example: str, otherwise: str = "") -> Remark:
    """The remark that something is missing: printed name, key and an example of what to write.

    The example ends the hint, so that it can be copied to the last character.
    """
    fill = f"Fill `{printed_path(path)}`, for example: {example}"
    return Remark(path, f"missing in {section}: {label}", f"{otherwise} {fill}" if otherwise else fill)


def day_after(case: Case, days: int = 0) -> str:
    """A day so long after the incident: an example that is plausible for this document and names no other."""
    return str(case.measures.chronology.incident_date + timedelta(days=days))


def _answered(case: Case, path: tuple[str, ...]) -> bool:
    value: object = attrgetter(".".join(path))(case.post_mortem)
    return value is not None and value != []
