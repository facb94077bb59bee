"""What is to be seen in a figure, in plain English sentences for those who do not see it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from generator.charts.data import Milestone, Span, TimelineData, TimelineEvent
from generator.charts.svg import printable
from generator.charts.times import DAY, local, rough, seconds
from generator.charts.words import ENGLISH

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def moment(at: datetime, zone: tzinfo) -> str:
    """``21 October 2018 22:52``: with the date, for alt text is read out of its context."""
    there = local(at, zone)
    month = _MONTHS[there.month - 1]
    return f"{there.day} {month} {there.year} {there:%H:%M}"


def timeline_alt(data: TimelineData) -> str:
    """Period, impact, parts, milestones with their times, and the number of events."""
    sentences = [f"{printable(data.title)}."] if data.title else []
    if data.impact:
        sentences.append(f"Impact {_stretch(data.impact, data.zone)}.")
    sentences += [f"{printable(part.label)} {_stretch(part, data.zone)}." for part in data.parts]
    if data.milestones:
        ordered = sorted(data.milestones, key=lambda each: seconds(each.at))
        sentences.append(f"Milestones: {', '.join(_named(each, data.zone) for each in ordered)}.")
    sentences.append(_events(data))
    sentences.append(f"Times in {printable(data.zone_label)}.")
    return " ".join(sentences)


def _stretch(span: Span, zone: tzinfo) -> str:
    start = "an unknown time" if span.started_at is None else moment(span.started_at, zone)
    end = "an unknown time" if span.ended_at is None else moment(span.ended_at, zone)
    about = ("about " * span.start_approximate, "about " * span.end_approximate)
    return f"from {about[0]}{start} to {about[1]}{end}"


def _named(milestone: Milestone, zone: tzinfo) -> str:
    name = printable(milestone.label) or milestone.kind.value
    if milestone.until is None:
        return f"{name} {'about ' * milestone.approximate}{moment(milestone.at, zone)}"
    if (milestone.until - milestone.at).total_seconds() >= 0.8 * DAY:
        return f"{name} {rough(milestone.at, milestone.until, zone, ENGLISH)}"
    return f"{name} between {moment(milestone.at, zone)} and {moment(milestone.until, zone)}"


def _events(data: TimelineData) -> str:
    known = [event for event in data.events if event.at]
    unknown = len(data.events) - len(known)
    if not data.events:
        return "No events."
    text = f"{len(data.events)} event{'s' * (len(data.events) != 1)}"
    if known:
        first, last = min(known, key=_start), max(known, key=_start)
        text += f", from {_when(first, data.zone)} to {_when(last, data.zone)}"
    rough_ones = sum(event.approximate or event.until is not None for event in known)
    extras = [f"{rough_ones} approximate"] * bool(rough_ones) + [f"{unknown} without a time"] * bool(unknown)
    return text + (f", {' and '.join(extras)}" if extras else "") + "."


def _start(event: TimelineEvent) -> float:
    return seconds(event.at) if event.at else 0.0


def _when(event: TimelineEvent, zone: tzinfo) -> str:
    """The time of an event, no finer than it is known."""
    if event.at is None:
        return "an unknown time"
    if event.until and (event.until - event.at).total_seconds() >= 0.8 * DAY:
        return rough(event.at, event.until, zone, ENGLISH)
    return moment(event.at, zone)
