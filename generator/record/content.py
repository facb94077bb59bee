"""What a post-mortem says, in one canonical form: JSON by RFC 8785 (JSON Canonicalization Scheme).

**What counts as content:** every value of the form as the model understands it, the order of lists, and name, size and SHA-256
of every evidence file that was there.
**What does not:** comments, order of keys, quotes and indentation, YAML or workbook, an empty value or a missing key, a
default written out; brand, templates and settings; approvals and deliveries, which are kept beside the input.

Times, durations and texts count as written: ``14:15`` and ``14:15:00`` say different things, and RFC 8785 (3.1) wants no
Unicode normalisation, which would change names in Japanese and Chinese. Numbers are text in this form (``"5000"``, ``"0.50"``):
JSON numbers are binary fractions to many readers and lose digits beyond 2^53.

The SHA-256 of these bytes is the fingerprint, so that `sha256sum` on the data file of a record prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from generator.model.post_mortem import PostMortem

SCHEMA = "postmortem-content/1"
"""Name and version of the form below; a change that gives other bytes to the same content needs another number."""


def canonical_content(post_mortem: PostMortem, evidence: Mapping[str, bytes]) -> bytes:
    """The canonical JSON, UTF-8 without a final newline; `evidence` holds the files that were read, by name."""
    import rfc8785

    files = [
        {"name": name, "sha256": sha256(content).hexdigest(), "size": str(len(content))}
        for name, content in sorted(evidence.items())
    ]
    said = _recorded(post_mortem.model_dump(mode="json"))
    return rfc8785.dumps({"schema": SCHEMA, "post_mortem": said, "evidence": files})


def _recorded(value: Any) -> Any:
    """The value without what is not recorded, numbers as text; an empty item of a list keeps its place."""
    if isinstance(value, dict):
        kept = {key: _recorded(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner is not None and inner != {} and inner != []}
    if isinstance(value, list):
        return [_recorded(item) for item in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value
