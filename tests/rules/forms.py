"""What the tests of the rules say in one word: check this text."""

from __future__ import annotations

from generator.findings import Finding
from generator.intake.places import Places
from generator.metrics.measures import measure
from generator.model.validation import validate
from generator.rules.check import check
from generator.rules.policy import Policy
from tests.model.forms import HEAD, read

COMPLETENESS = "R0"
"""Codes of what is missing; a small example leaves most of the form empty."""


def has_glyph(character: str) -> bool:
    """Fonts that have everything but cuneiform and private-use characters."""
    return not ("\U00012000" <= character <= "\U000123ff" or "\ue000" <= character <= "\uf8ff")


def checked(text: str | bytes, policy: Policy | None = None) -> tuple[Finding, ...]:
    """All findings of the rules on a whole file."""
    source = read(text)
    post_mortem, findings = validate(source)
    assert post_mortem is not None, findings
    assert findings == ()
    return check(post_mortem, measure(post_mortem), policy or Policy(), Places(source), has_glyph)


def contradictions(text: str, policy: Policy | None = None) -> list[Finding]:
    """What the rules find in a few lines below the three keys every post-mortem has, gaps left aside."""
    return [found for found in checked(HEAD + text, policy) if not found.code.startswith(COMPLETENESS)]


def codes(text: str, policy: Policy | None = None) -> list[str]:
    return [found.code for found in contradictions(text, policy)]
