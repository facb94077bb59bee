"""The ground rules: what the template asks for and what can not be true. One rule is one function is one code.

R0 completeness · R1 times · R2 action items · R3 short names · R4 approval and versions · R5 durations · R6 words · R7 characters
"""

from __future__ import annotations

from generator.rules.ground import (
    actions,
    analysis_complete,
    approval,
    changelog,
    characters,
    clocks,
    closing_complete,
    communication_complete,
    durations,
    exhibits,
    glossary,
    impact_complete,
    impact_days,
    learning_complete,
    milestones,
    opening_complete,
    owners,
    references,
    row_order,
    template_left,
    timeline_complete,
)
from generator.rules.rule import Rule

_MODULES = (
    opening_complete, impact_complete, timeline_complete, analysis_complete, learning_complete, communication_complete,
    closing_complete, row_order, clocks, milestones, impact_days, owners, actions, references, exhibits, approval,
    changelog, durations, template_left, glossary, characters,
)  # fmt: skip

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (each for module in _MODULES for each in vars(module).values() if isinstance(each, Rule)),
        key=lambda each: each.kind.code,
    )
)
"""All ground rules, by code."""
