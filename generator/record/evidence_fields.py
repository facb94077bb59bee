"""Which fields of a post-mortem name files, and what each exhibit says of its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Path
from generator.intake.evidence import NamedFile
from generator.model.evidence import Exhibit
from generator.model.post_mortem import PostMortem

KINDS = ("metrics", "logs", "configuration", "alerts")


def named_files(post_mortem: PostMortem) -> tuple[NamedFile, ...]:
    """Every field that names a file, in the order of the document; the recorded SHA-256 is that of the first of an exhibit."""
    data = post_mortem.supporting_data
    return tuple(
        named
        for kind in KINDS
        for index, exhibit in enumerate(getattr(data, kind))
        for named in _of(exhibit, ("supporting_data", kind, index))
    )


def _of(exhibit: Exhibit, path: Path) -> Iterator[NamedFile]:
    for each in exhibit.files:
        yield NamedFile((*path, each.key), each.name, each.is_picture, each.recorded)
