"""The exhibit register: one row for each exhibit, with its files and their SHA-256, where it comes from, and what cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.document.formats import Formats
from generator.intake.evidence import Evidence
from generator.metrics.chronology import Chronology, Instant
from generator.metrics.measures import Measures
from generator.model.evidence import Exhibit
from generator.model.post_mortem import PostMortem

KINDS = {"metrics": "metric", "logs": "log", "configuration": "configuration", "alerts": "alert"}
"""List of the form -> label of the kind."""
SECTIONS = (
    "summary", "impact", "timeline", "root_cause", "went_well", "went_wrong", "got_lucky", "action_items", "lessons",
    "prevention", "communication", "follow_up", "related",
)  # fmt: skip
"""The parts of the form whose texts may cite; the section that prints one has its name with hyphens."""
_ID = re.compile(r"(?<![\w.-])[A-Za-z][A-Za-z0-9_.-]{0,39}")


@dataclass(frozen=True, slots=True)
class ExhibitFile:
    """A file of an exhibit."""

    name: str
    """Its name."""
    size: str
    """Its size, such as `1,234 bytes`; "" if it is missing."""
    digest: str
    """Its SHA-256, 64 hexadecimal digits; "" if it is missing."""
    recorded: str
    """The SHA-256 that was recorded when it was captured; "" if none was."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that cites an exhibit."""

    text: str
    """What the link says."""
    target: str
    """The id it leads to."""


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """A row of the exhibit register."""

    id: str
    """Short name of the exhibit."""
    title: str
    """What it shows."""
    kind: str
    """Metric, Log excerpt, Configuration or Alert."""
    source: str | None
    """Where it comes from; none if unknown."""
    captured: str | None
    """When it was captured, as text; none if unknown."""
    captured_by: str | None
    """Who captured it; none if unknown."""
    files: tuple[ExhibitFile, ...]
    """Its files; none where all of it stands in the document."""
    recorded: str | None
    """A SHA-256 that was recorded for a file which is not attached; none if there is none."""
    citations: tuple[Citation, ...]
    """What cites it."""


def exhibit_rows(
    post_mortem: PostMortem, measures: Measures, evidence: Evidence, formats: Formats
) -> tuple[ExhibitRow, ...]:
    """The rows in the order of the document."""
    cited = _citations(post_mortem, measures, formats)
    data = post_mortem.supporting_data
    return tuple(
        ExhibitRow(
            id=exhibit.id,
            title=exhibit.title,
            kind=formats.edition.word(f"exhibits.{name}"),
            source=exhibit.source,
            captured=formats.moment_text(exhibit.captured_at),
            captured_by=exhibit.captured_by,
            files=tuple(_files(exhibit, evidence, formats)),
            recorded=None if exhibit.files else exhibit.sha256,
            citations=tuple(cited.get(exhibit.id, {})),
        )
        for kind, name in KINDS.items()
        for exhibit in getattr(data, kind)
    )


def _files(exhibit: Exhibit, evidence: Evidence, formats: Formats) -> Iterator[ExhibitFile]:
    seen: set[str] = set()
    for each in exhibit.files:
        if each.name not in seen:
            file = evidence.files.get(each.name)
            size = formats.edition.say("exhibits.bytes", n=len(file.content)) if file else ""
            yield ExhibitFile(each.name, size, file.digest if file else "", each.recorded or "")
            seen.add(each.name)


# ------------------------------------------------------------------------------------------- citations


def _citations(post_mortem: PostMortem, measures: Measures, formats: Formats) -> Mapping[str, dict[Citation, None]]:
    """What cites each exhibit, in the order of the document, each place once."""
    known = {exhibit.id for exhibit in post_mortem.exhibits}
    cited: dict[str, dict[Citation, None]] = {each: {} for each in known}
    chronology = measures.chronology
    for place, (entry, instant) in enumerate(zip(post_mortem.timeline.entries, chronology.entries, strict=True), 1):
        mentioned = set(_mentioned(entry.event)) | set(entry.exhibits)
        for each in sorted(mentioned & known):
            at = _time(instant, chronology, formats)
            cited[each].setdefault(Citation(at, f"event-{place}" if entry.exhibits else "timeline"))
    dumped = post_mortem.model_dump(mode="json", include=set(SECTIONS) - {"timeline"})
    for field in (name for name in SECTIONS if name in dumped):
        slug = field.replace("_", "-")
        found = {each for text in _texts(dumped[field]) for each in _mentioned(text)}
        for each in sorted(found & known):
            cited[each].setdefault(Citation(formats.edition.word(f"sections.{slug}"), slug))
    for exhibit in post_mortem.exhibits:
        for each in sorted(set(_mentioned(exhibit.note or "")) & known - {exhibit.id}):
            cited[each].setdefault(Citation(exhibit.id, f"exhibit-{exhibit.id}"))
    return cited


def _time(instant: Instant | None, chronology: Chronology, formats: Formats) -> str:
    """The time of a row; the date with it, where it is another than that of the incident."""
    if instant is None or instant.sort_key is None:
        return formats.edition.word("sections.timeline")
    on_the_day = instant.sort_key.astimezone(chronology.zone).date() == chronology.incident_date
    if on_the_day and instant.moment.has_clock:
        return formats.clock_time(instant, chronology.zone)
    return formats.instant_text(instant, chronology.zone) or formats.edition.word("sections.timeline")


def _texts(value: Any) -> Iterator[str]:
    """The sentences below a value: a text without a blank is a name."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str) and " " in value:
        yield value


def _mentioned(text: str) -> Iterator[str]:
    """Every word that could be a short name."""
    for word in _ID.findall(text):
        yield from {word, word.rstrip(".-")}
