"""The timeline as rows of text: a head line where the date changes, then time, elapsed time, event, actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.document.formats import Formats
from generator.metrics.chronology import Instant
from generator.metrics.measures import Measures
from generator.model.post_mortem import PostMortem
from generator.model.timeline import TimelineEntry


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row of the timeline."""

    day: str
    """The date, on the first row of a new one; "" on the others."""
    time: str | None
    """Time of day as text; none if unknown."""
    elapsed: str
    """Time since impact started, as text; "" if unknown."""
    milestone: str
    """Name of the milestone this row is; "" if none."""
    entry: TimelineEntry
    """The entry itself, with the fields of `pm.timeline.entries`."""
    style: str
    """Style of the row: `milestone` or ""."""


def timeline_rows(post_mortem: PostMortem, measures: Measures, formats: Formats) -> tuple[TimelineRow, ...]:
    """The rows in the order of the input."""
    return tuple(_rows(post_mortem, measures, formats))


def _rows(post_mortem: PostMortem, measures: Measures, formats: Formats) -> Iterator[TimelineRow]:
    shown = ""
    zone = measures.chronology.zone
    for entry, instant, elapsed in zip(
        post_mortem.timeline.entries, measures.chronology.entries, measures.elapsed, strict=True
    ):
        day = _day(instant, measures, formats)
        yield TimelineRow(
            day="" if day == shown else day,
            time=formats.clock_time(instant, zone) if instant and not instant.moment.is_unknown else None,
            elapsed=formats.elapsed(elapsed),
            milestone=_milestone(entry, formats),
            entry=entry,
            style="milestone" if entry.milestone else "",
        )
        shown = day or shown


def _milestone(entry: TimelineEntry, formats: Formats) -> str:
    """The name of the milestone a row is marked as; ``Mitigated (console)`` where it is that of a part."""
    if entry.milestone is None:
        return ""
    name = formats.named(entry.milestone)
    return formats.edition.say("timeline.of_part", milestone=name, part=entry.part) if entry.part else name


def _day(instant: Instant | None, measures: Measures, formats: Formats) -> str:
    """The date a row stands under, as far as it is known; a row without any stays under the one above."""
    if instant is None or instant.moment.is_unknown:
        return ""
    day, qualifier = formats.day_of(instant, measures.chronology.zone), instant.moment.qualifier
    shown = day if instant.moment.has_clock else formats.qualified(day, qualifier)
    return shown[:1].upper() + shown[1:] if shown == day else shown
