"""The validator `page-validation` (Rust, no Java): PDF/A-3a and PDF/UA-1; the only door to it."""

from __future__ import annotations

from collections import Counter

from generator.preflight.verdict import Failure, Verdict

STANDARDS = {"PDF/A-3a": "3a", "PDF/UA-1": "ua1"}
"""Standard -> profile of the validator."""

_MANY = 10_000_000
_LIMITS = {
    "max_table_grid_rows": _MANY, "max_table_grid_cells": 10 * _MANY, "max_object_count": _MANY,
    "max_form_invocations": _MANY, "max_unicode_cmap_mappings": _MANY,
    "max_decoded_stream_size": 2**28, "max_total_decoded_content_size": 2**30,
}  # fmt: skip
"""Above the validator's own, which a timeline of a few thousand rows and large evidence pass."""


def validate(content: bytes) -> tuple[Verdict, ...]:
    """What `page-validation` says of a file, for each standard."""
    return tuple(_verdict(content, standard, profile) for standard, profile in STANDARDS.items())


def _verdict(content: bytes, standard: str, profile: str) -> Verdict:
    import page

    validator = f"page-validation {page.__version__}"
    try:
        report = page.validate_pdf_bytes(
            content, profile=page.ValidationProfile(profile), limits=page.SafetyLimits(**_LIMITS)
        )
    except page.SafetyLimitError as error:
        return Verdict(standard, validator, None, note=f"not checked: {error}")
    except page.PageError as error:
        return Verdict(standard, validator, passed=False, failures=(Failure("unreadable", str(error)),))
    counted = Counter((each.rule_id, each.message) for each in report.failures)
    failures = tuple(Failure(rule, message, count) for (rule, message), count in counted.items())
    return Verdict(standard, validator, bool(report.is_compliant), failures)
