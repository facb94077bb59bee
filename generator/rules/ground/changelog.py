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
            yield Remark(
                ("changelog", index, "version"), f"version {entry.version} is listed below version {above.version}"
            )


@rule(
    "R412", "version-dates", Severity.WARNING, "A version is dated before the one above it.",
    "List the versions from the first to the last, or correct the date.",
)  # fmt: skip
def check_version_dates(case: Case) -> Iterator[Remark]:
    """Dates rise with the versions; two versions may have the same day."""
    entries = case.post_mortem.changelog
    for index, (above, entry) in enumerate(pairwise(entries), 1):
        if entry.on < above.on:
            message = f"version {entry.version} of {entry.on} is listed below version {above.version} of {above.on}"
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
            yield Remark(("changelog", index, "version"), f"version {entry.version} is used a second time")
        seen.add(version)


_DRAFT = re.compile(r"\b(?:draft|entwurf|brouillon|borrador)\b", re.IGNORECASE)
_FINAL = re.compile(r"\b(?:final\w*|approved|published|released)\b", re.IGNORECASE)


@rule(
    "R414", "final-but-draft-version", Severity.WARNING, "The document is Final, but its last version is one of a draft.",
    "Add the final version to the changelog (1.0, say), or set `status: Draft`.",
)  # fmt: skip
def check_final_version(case: Case) -> Iterator[Remark]:
    """A version below 1, or an entry that speaks of a draft: mostly the changelog was forgotten when the status was set."""
    entries = case.post_mortem.changelog
    if case.post_mortem.is_draft or not entries:
        return
    last, number = entries[-1], _number(entries[-1].version)
    if number is not None and number[0] == 0:
        message = f"the status is {case.post_mortem.status}, but the last version is {last.version}"
        yield Remark(("changelog", len(entries) - 1, "version"), message)
    elif _DRAFT.search(last.changes) and not _FINAL.search(last.changes):
        message = f"the status is {case.post_mortem.status}, but the last entry of the changelog speaks of a draft"
        yield Remark(("changelog", len(entries) - 1, "changes"), message)
