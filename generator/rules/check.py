"""Checking a post-mortem against the ground rules: all findings at once, in the order of the file."""

from __future__ import annotations

from collections.abc import Callable

from generator.findings import Finding, FindingKind, in_order
from generator.metrics.measures import Measures
from generator.model.post_mortem import PostMortem
from generator.rules.ground import RULES
from generator.rules.policy import Policy
from generator.rules.rule import Case, PlaceOf, every_character
from generator.rules.texts import passages

KINDS: tuple[FindingKind, ...] = tuple(rule.kind for rule in RULES)
"""The kinds of findings the rules make, by code."""


def check(
    post_mortem: PostMortem,
    measures: Measures,
    policy: Policy,
    place_of: PlaceOf,
    has_glyph: Callable[[str], bool] = every_character,
) -> tuple[Finding, ...]:
    """What the rules find in a post-mortem and its measures; `place_of` knows the source it was read from."""
    case = Case(post_mortem, measures, policy, tuple(passages(post_mortem)), has_glyph)
    return tuple(in_order(finding for rule in RULES for finding in rule.check(case, place_of)))
