"""The analysis goes to the end: causes, factors, whys (template section "Root Cause Analysis")."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Path
from generator.model.causes import WhyChain
from generator.rules.ground.asked import asked, gap, gap_rule, unanswered
from generator.rules.rule import Case, Remark

SECTION = "Root Cause Analysis"
PRIMARY = (asked("root_cause.primary", "Primary Root Cause", "- Nothing warns before a certificate expires."),)
DEPTH = (
    asked("root_cause.contributing_factors", "Contributing Factors", "- Nobody owned the certificate."),
    asked(
        "root_cause.whys",
        "5 Whys",
        "- {problem: Nobody could log in, steps: [{why: Why did log-ins fail?, because: The certificate had expired.}]}",
        otherwise="If the whys were not asked, write the text Not asked as the only item.",
    ),
    asked("root_cause.systemic", "Systemic Root Cause", "Expiry dates are kept in no calendar."),
)


@gap_rule("R009", "no-root-cause", "No root cause is named.")
def check_root_cause(case: Case) -> Iterator[Remark]:
    """Primary Root Cause. A cause that was never found is a cause with the text `Not known`."""
    return unanswered(case, SECTION, PRIMARY)


@gap_rule("R010", "analysis-incomplete", "Contributing factors, whys or the systemic cause are not told.")
def check_depth(case: Case) -> Iterator[Remark]:
    """Contributing Factors, 5 Whys, Systemic Root Cause."""
    return unanswered(case, SECTION, DEPTH)


@gap_rule("R011", "why-unanswered", "A why has a question and no answer.")
def check_answers(case: Case) -> Iterator[Remark]:
    """Every question of every chain and branch has an answer; an open end says `Not known`."""
    return _open_questions(case.post_mortem.root_cause.whys, ("root_cause", "whys"))


def _open_questions(chains: list[WhyChain], path: Path) -> Iterator[Remark]:
    for number, chain in enumerate(chains):
        for step, why in enumerate(chain.steps):
            here: Path = (*path, number, "steps", step)
            if why.because is None:
                yield gap(SECTION, f"the answer to '{why.why}'", (*here, "because"), "Not known")
            yield from _open_questions(why.branches, (*here, "branches"))
