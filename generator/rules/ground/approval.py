"""Severity and approval: on the organisation's scale, by the roles it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.findings import Severity
from generator.rules.ground.asked import gap_rule
from generator.rules.rule import Case, Remark, rule


@gap_rule(
    "R401", "severity-not-on-scale", "The severity is not one of the organisation's scale.", "Take one of the scale."
)
def check_severity(case: Case) -> Iterator[Remark]:
    """Approvers and deadlines depend on it. What a source called it is told in `severity_reason`."""
    scale, written = case.policy.severities, case.post_mortem.severity
    if written.strip().upper() not in scale:
        close = get_close_matches(written.upper().replace(" ", "").replace("-", ""), list(scale), n=1, cutoff=0.6)
        listed = ", ".join(f"{level} ({name})" for level, name in scale.items())
        hint = (f"Did you mean {close[0]}? " if close else "") + f"The scale: {listed}."
        yield Remark(("severity",), f"'{written}' is not on the scale ({case.policy.version})", hint)


@gap_rule(
    "R402",
    "approver-missing",
    "A role that must approve at this severity is not among the approvers.",
    "Add it to `sign_off.approvers`.",
)
def check_required_roles(case: Case) -> Iterator[Remark]:
    """Required roles by severity. Where nobody is named at all, that is told once (R025)."""
    roles = [approver.role for approver in case.post_mortem.sign_off.approvers]
    named = {_folded(role) for role in roles}
    for role in case.policy.required_approvers(case.post_mortem.severity) if roles else ():
        if _folded(role) not in named:
            close = get_close_matches(_folded(role), named, n=1, cutoff=0.8)
            meant = f"Did you mean {role} where it says '{close[0]}'? " if close else ""
            hint = f"{meant}Add to `sign_off.approvers`: - {{role: {role}, name: …}}"
            message = f"the approval of the {role} is required at {case.post_mortem.severity}"
            yield Remark(("sign_off", "approvers"), message, hint)


@rule(
    "R403", "one-person-approves", Severity.NOTE, "The same person approves in every role.",
    "This is possible in a small organisation; a second pair of eyes sees more.",
)  # fmt: skip
def check_second_pair_of_eyes(case: Case) -> Iterator[Remark]:
    """Approval by several roles is meant as several readings."""
    approvers = case.post_mortem.sign_off.approvers
    names = {_folded(approver.name) for approver in approvers if approver.name}
    if len(approvers) > 1 and len(names) == 1 and all(approver.name for approver in approvers):
        yield Remark(("sign_off", "approvers"), f"{approvers[0].name} approves in all {len(approvers)} roles")


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split()).removeprefix("@")
