"""The rules of the practice: what a post-mortem must say, and what can not be true of it.

**Why apart from the model:** the model refuses what can not be understood; a rule speaks of what is understood and
incomplete, contradictory or against the practice. How heavy that weighs depends on the status of the document.
"""

from generator.rules.check import KINDS, check
from generator.rules.policy import Policy

__all__ = ["KINDS", "Policy", "check"]
