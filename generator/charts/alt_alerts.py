"""What is to be seen in the lanes of alerts, in plain sentences: what fired when, what cleared, what has no time."""

from __future__ import annotations

from generator.charts.alt import moment
from generator.charts.data import AlertFired, AlertsData
from generator.charts.svg import printable
from generator.charts.times import seconds
from generator.charts.words import Words

_SPOKEN = 12
"""Up to so many times are told one by one; of more the first and the last."""


def alerts_alt(data: AlertsData, words: Words) -> str:
    """The title, how many alerts, each with its time (or the first and last), and those without one."""
    every = [(printable(lane.name), each) for lane in data.lanes for each in lane.fired]
    known = sorted((pair for pair in every if pair[1].at), key=_order)
    unknown = [name for name, each in every if each.at is None]
    chosen = known if len(known) <= _SPOKEN else [known[0], known[-1]]
    sentences = [words.describe("sentence", text=printable(data.title))] if data.title else []
    told = words.describe("semicolon").join(_told(name, each, data, words) for name, each in chosen)
    sentences.append(words.describe("alerts", n=len(every), list=told))
    if data.impact and data.impact.started_at and data.impact.ended_at:
        start, end = (moment(at, data.zone, words) for at in (data.impact.started_at, data.impact.ended_at))
        sentences.append(words.describe("shaded", name=printable(data.impact.label), start=start, end=end))
    if unknown:
        names = words.describe("comma").join(unknown[:_SPOKEN])
        sentences.append(words.describe("alerts_timeless", n=len(unknown), list=names))
    sentences.append(words.describe("times_in", zone=printable(data.zone_label)))
    return " ".join(sentences)


def _order(pair: tuple[str, AlertFired]) -> float:
    return seconds(pair[1].at) if pair[1].at else 0.0


def _told(name: str, fired: AlertFired, data: AlertsData, words: Words) -> str:
    if fired.at is None:
        return name
    at = moment(fired.at, data.zone, words)
    at = words.describe("about", time=at) if fired.approximate else at
    if fired.cleared_at is None:
        return words.describe("fired", name=name, time=at)
    return words.describe("fired_and_cleared", name=name, time=at, end=moment(fired.cleared_at, data.zone, words))
