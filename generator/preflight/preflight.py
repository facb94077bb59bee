"""Preflight of a PDF: the quick check of each build, and everything this machine has for `postmortem conformance`."""

from __future__ import annotations

from generator.preflight import page_validation
from generator.preflight.syntax import check_syntax
from generator.preflight.tagged_content import check_tagged_content
from generator.preflight.verapdf import ask_verapdf
from generator.preflight.verdict import Verdict


def quick_check(content: bytes) -> tuple[Verdict, ...]:
    """What each build is checked with: PDF/A-3a and PDF/UA-1 by `page-validation`, that all content is tagged, the syntax."""
    return *page_validation.validate(content), check_tagged_content(content), check_syntax(content)


def full_check(content: bytes) -> tuple[Verdict, ...]:
    """What every validator at hand says of a file."""
    return *quick_check(content), *ask_verapdf(content)
