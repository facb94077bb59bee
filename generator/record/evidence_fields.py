"""Which fields of a post-mortem name files, and what each exhibit says of its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Path
from generator.intake.evidence import NamedFile
from generator.model.evidence import Exhibit, Metric
from generator.model.post_mortem import PostMortem

KINDS = ("metrics", "logs", "configuration", "alerts")


def named_files(post_mortem: PostMortem) -> tuple[NamedFile, ...]:
    """Every field that names a file, in the order of the document; the recorded SHA-256 is that of `file` where there is one."""
    data = post_mortem.supporting_data
    return tuple(
        named
        for kind in KINDS
        for index, exhibit in enumerate(getattr(data, kind))
        for named in _of(exhibit, ("supporting_data", kind, index))
    )


def _of(exhibit: Exhibit, path: Path) -> Iterator[NamedFile]:
    image = exhibit.image if isinstance(exhibit, Metric) else None
    if exhibit.file:
        yield NamedFile((*path, "file"), exhibit.file, recorded_digest=exhibit.sha256)
    if image:
        yield NamedFile((*path, "image"), image, True, None if exhibit.file else exhibit.sha256)
