"""What is to be seen in a figure, in plain sentences for those who do not see it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from generator.charts.data import Milestone, Span, TimelineData, TimelineEvent
from generator.charts.svg import printable
from generator.charts.times import DAY, local, rough, seconds
from generator.charts.words import Words


def moment(at: datetime, zone: tzinfo, words: Words) -> str:
    """``21 October 2018 22:52``: with the date, for alt text is read out of its context."""
    there = local(at, zone)
    month = words.long_months[there.month - 1]
    return words.describe("moment", day=str(there.day), month=month, year=str(there.year), time=f"{there:%H:%M}")


def timeline_alt(data: TimelineData, words: Words) -> str:
    """Period, impact, parts, milestones with their times, and the number of events."""
    sentences = [words.describe("sentence", text=printable(data.title))] if data.title else []
    if data.impact:
        sentences.append(words.describe("impact", period=stretch(data.impact, data.zone, words)))
    sentences += [
        words.describe("part", part=printable(part.label), period=stretch(part, data.zone, words))
        for part in data.parts
    ]
    if data.milestones:
        ordered = sorted(data.milestones, key=lambda each: seconds(each.at))
        told = words.describe("comma").join(named(each, data.zone, words) for each in ordered)
        sentences.append(words.describe("milestones", list=told))
    if data.ends:
        ordered = sorted(data.ends, key=lambda each: seconds(each.at))
        told = words.describe("comma").join(named(each, data.zone, words) for each in ordered)
        sentences.append(words.describe("ends", list=told))
    if data.unknown:
        names = words.describe("comma").join(words.describe(kind.name.lower()) for kind in data.unknown)
        sentences.append(words.describe("unknown_milestones", list=names))
    sentences.append(_events(data, words))
    sentences.append(words.describe("times_in", zone=printable(data.zone_label)))
    return " ".join(sentences)


def stretch(span: Span, zone: tzinfo, words: Words) -> str:
    """``from … to …``."""
    start = _end(span.started_at, zone, words, approximate=span.start_approximate)
    end = _end(span.ended_at, zone, words, approximate=span.end_approximate)
    return words.describe("period", start=start, end=end)


def _end(at: datetime | None, zone: tzinfo, words: Words, *, approximate: bool) -> str:
    time = words.describe("unknown_time") if at is None else moment(at, zone, words)
    return words.describe("about", time=time) if approximate else time


def named(milestone: Milestone, zone: tzinfo, words: Words) -> str:
    """A turning point with its time, no finer than it is known."""
    name = printable(milestone.label) or words.describe(milestone.kind.name.lower())
    at, until = milestone.at, milestone.until
    if until is None:
        return words.describe("milestone", name=name, time=_end(at, zone, words, approximate=milestone.approximate))
    if (until - at).total_seconds() >= 0.8 * DAY:
        return words.describe("milestone", name=name, time=rough(at, until, zone, words))
    start, end = moment(at, zone, words), moment(until, zone, words)
    return words.describe("milestone_between", name=name, start=start, end=end)


def _events(data: TimelineData, words: Words) -> str:
    known = [event for event in data.events if event.at]
    unknown = len(data.events) - len(known)
    if not data.events:
        return words.describe("no_events")
    text = words.describe("events", n=len(data.events))
    if known:
        first, last = (_when(event, data.zone, words) for event in (min(known, key=_start), max(known, key=_start)))
        text = words.describe("events_period", events=text, period=words.describe("period", start=first, end=last))
    rough_ones = sum(event.approximate or event.until is not None for event in known)
    extras = [words.describe(name, n=n) for name, n in (("approximate", rough_ones), ("timeless", unknown)) if n]
    if extras:
        extra = words.describe("both", one=extras[0], other=extras[1]) if extras[1:] else extras[0]
        text += words.describe("comma") + extra
    return words.describe("sentence", text=text)


def _start(event: TimelineEvent) -> float:
    return seconds(event.at) if event.at else 0.0


def _when(event: TimelineEvent, zone: tzinfo, words: Words) -> str:
    """The time of an event, no finer than it is known."""
    if event.at is None:
        return words.describe("unknown_time")
    if event.until and (event.until - event.at).total_seconds() >= 0.8 * DAY:
        return rough(event.at, event.until, zone, words)
    return moment(event.at, zone, words)
