"""The versions of the document follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Severity
from generator.rules.rule import Case, Remark, rule


def _number(version: str) -> tuple[int, ...] | None:
    """1.10 is later than 1.9, and 2 is 2.0; None for a version that is no number."""
    if not re.fullmatch(r"[vV]?\d{1,9}(\.\d{1,9})*", version):
        return None
    numbers = [int(part) for part in version.lstrip("vV").split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


@rule(
    "R411", "version-order", Severity.WARNING, "A version is lower than the one above it.",
    "List the versions from the first to the last, or correct the number.",
)  # fmt: skip
def check_version_order(case: Case) -> Iterator[Remark]:
    """The last row of the changelog is the version of the document."""
    entries = case.post_mortem.changelog
    for index, (above, entry) in enumerate(pairwise(entries), 1):
        before, after = _number(above.version), _number(entry.version)
        if before is not None and after is not None and after < before:
            yield Remark(("changelog", index, "version"), f"version {entry.version} stands below {above.version}")


@rule(
    "R412", "version-dates", Severity.WARNING, "A version is dated before the one above it.",
    "List the versions from the first to the last, or correct the date.",
)  # fmt: skip
def check_version_dates(case: Case) -> Iterator[Remark]:
    """Dates rise with the versions; two versions may have the same day."""
    entries = case.post_mortem.changelog
    for index, (above, entry) in enumerate(pairwise(entries), 1):
        if entry.on < above.on:
            message = f"version {entry.version} of {entry.on} stands below version {above.version} of {above.on}"
            yield Remark(("changelog", index, "on"), message)


@rule(
    "R413", "version-twice", Severity.ERROR, "Two rows of the changelog have the same version.",
    "Give each version a number of its own.", in_draft=Severity.WARNING,
)  # fmt: skip
def check_versions_differ(case: Case) -> Iterator[Remark]:
    """A signature is for one version; two documents of the same number can not be told apart."""
    seen: set[object] = set()
    for index, entry in enumerate(case.post_mortem.changelog):
        version = _number(entry.version) or entry.version.casefold()
        if version in seen:
            yield Remark(("changelog", index, "version"), f"version {entry.version} stands here a second time")
        seen.add(version)
