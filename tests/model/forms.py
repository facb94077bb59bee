"""What the tests of the model say in one word: take this file or text as a post-mortem."""

from __future__ import annotations

from generator.findings import Finding
from generator.intake import Limits, Source, read_yaml
from generator.model.post_mortem import PostMortem
from generator.model.validation import validate

HEAD = "id: INC-2019-07-02-001\ntitle: Firewall rule exhausts CPU time worldwide\nseverity: SEV0\n"


def read(text: str | bytes, name: str = "INC-2019-07-02-001.yaml") -> Source:
    return read_yaml(text.encode("utf-8") if isinstance(text, str) else text, name, Limits())


def validated(text: str) -> PostMortem:
    """The post-mortem in `text`, which has the three keys every post-mortem has put before it."""
    post_mortem, findings = validate(read(HEAD + text))
    assert post_mortem is not None, findings
    return post_mortem


def refused(text: str) -> tuple[Finding, ...]:
    """The findings of a text that is no post-mortem."""
    post_mortem, findings = validate(read(HEAD + text))
    assert post_mortem is None
    return findings


def printed(findings: tuple[Finding, ...]) -> list[str]:
    """Code, line and column of each finding: ``M001 5:3``."""
    return [f"{found.code} {found.position.line}:{found.position.column}" for found in findings if found.position]
