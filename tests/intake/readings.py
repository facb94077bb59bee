"""What the tests of the intake say in one word: read this text, and print its findings as ``Y003 4:1``."""

from __future__ import annotations

from generator.errors import IntakeUnreadable
from generator.findings import Finding
from generator.intake import Limits, Source, read_yaml

FILE = "INC-2024-05-06-001.yaml"


def read(content: str | bytes, limits: Limits | None = None, *, without_libyaml: bool = False) -> Source:
    data = content.encode("utf-8") if isinstance(content, str) else content
    return read_yaml(data, FILE, limits or Limits(), without_libyaml=without_libyaml)


def findings_of(
    content: str | bytes, limits: Limits | None = None, *, without_libyaml: bool = False
) -> tuple[Finding, ...]:
    """Findings of a file, whether it could be read or not."""
    try:
        return read(content, limits, without_libyaml=without_libyaml).findings
    except IntakeUnreadable as error:
        return error.findings


def printed(findings: tuple[Finding, ...]) -> list[str]:
    """Code and place of each finding; the name of the file is the same for all."""
    return [
        f"{finding.code} {str(finding.position).removeprefix(FILE).removeprefix(':')}".strip() for finding in findings
    ]
