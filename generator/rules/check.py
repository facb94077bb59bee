"""Checking a post-mortem against the ground rules: all findings at once, in the order of the file."""

from __future__ import annotations

from collections.abc import Mapping

from generator.findings import Finding, FindingKind, Path, Position, in_order
from generator.metrics.measures import Measures
from generator.model.post_mortem import PostMortem
from generator.rules.ground import RULES
from generator.rules.policy import Policy
from generator.rules.rule import Case
from generator.rules.texts import passages

KINDS: tuple[FindingKind, ...] = tuple(rule.kind for rule in RULES)
"""The kinds of findings the rules make, by code."""


def check(
    post_mortem: PostMortem, measures: Measures, policy: Policy, positions: Mapping[Path, Position]
) -> tuple[Finding, ...]:
    """What the rules find in a post-mortem and its measures; `positions` are those of the source it was read from."""
    case = Case(post_mortem, measures, policy, tuple(passages(post_mortem)))
    return tuple(in_order(finding for rule in RULES for finding in rule.check(case, positions)))
