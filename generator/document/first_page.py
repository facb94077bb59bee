"""What an executive needs on the first page: key figures, how it began, and the foremost of what is done about it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.document.formats import Formats
from generator.document.prose import paragraph_texts
from generator.metrics.measures import Measures
from generator.model.impact import CustomerImpact
from generator.model.learning import ActionItem, ActionStatus, Priority
from generator.model.post_mortem import PostMortem

MOST_ACTIONS = 5
_LARGE = 13
"""Longer values than this are set as words and not as a figure: they would run over three lines."""
_TELLING = 64
"""Longer answers than this are read in their section."""
_MOST_OPENING = 900
_FIXED = 268.0
"""What title, headings, key figures and the line below the actions take, in points; what follows is counted in lines."""
_TITLE, _OPENING, _ACTION = (34, 28.0), (88, 14.0), (56, 12.0)
"""Letters on a line, and the height of a line in points, of the title, of the summary and of an action."""
_BETWEEN_ACTIONS = 8.5


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the figures that say how bad it was."""

    label: str
    """What it counts."""
    value: str | None
    """As text; none if unknown."""
    note: str
    """From what to what it counts, or which share it is; "" if there is nothing to add."""
    style: str
    """Style of the value: `figure-value`, or `figure-words` where it is long."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What stands on the first page besides the title."""

    figures: tuple[KeyFigure, ...]
    """The key figures: severity, customer impact, users affected, time to detect, time to resolve."""
    opening: str | None
    """The summary, or its first paragraphs where it is long; none without a summary."""
    actions: tuple[ActionItem, ...]
    """The foremost action items, with the fields of `pm.action_items`."""
    action_counts: tuple[tuple[str, str], ...]
    """How many action items have which status: its name and the number; those without one are not counted."""


def first_page(post_mortem: PostMortem, measures: Measures, room: float, formats: Formats) -> FirstPage:
    """The first page of a measured post-mortem; `room` is its height without the timeline, in points."""
    opening = _opening(post_mortem.summary)
    room -= _FIXED + _height(post_mortem.title, _TITLE) + sum(
        _height(each, _OPENING) + _OPENING[1] / 2 for each in paragraph_texts(opening or "")
    )  # fmt: skip
    return FirstPage(
        figures=tuple(_figures(post_mortem, measures, formats)),
        opening=opening,
        actions=tuple(_foremost(post_mortem.action_items, room)),
        action_counts=tuple(_counts(post_mortem.action_items, formats)),
    )


def _figures(post_mortem: PostMortem, measures: Measures, formats: Formats) -> Iterator[KeyFigure]:
    times, word = measures.response_times, formats.edition.word
    yield _figure(word("cover.severity"), post_mortem.severity)
    impact = formats.span_text(measures.customer_impact_duration)
    yield _figure(word("cover.customer_impact"), impact, word("milestones.to_mitigate"))
    yield _users(post_mortem.impact.customer, formats)
    detected = formats.span_text(times.time_to_detect)
    yield _figure(word("milestones.time_to_detect"), detected, word("milestones.to_detect"))
    yield _figure(word("cover.resolved_after"), formats.span_text(times.time_to_resolve), word("milestones.to_resolve"))


def _figure(label: str, value: str | None, note: str = "") -> KeyFigure:
    return KeyFigure(
        label, value, note if value else "", "figure-words" if _width(value or "") > _LARGE else "figure-value"
    )


def _users(customer: CustomerImpact, formats: Formats) -> KeyFigure:
    """The number of users, with their share; else the share; else the answer in words as far as it is short."""
    label, say = formats.edition.word("cover.users_affected"), formats.edition.say
    share = customer.users_affected_percent
    percent = None if share is None else say("marks.percent", value=formats.number(share))
    if customer.users_affected_count is not None:
        return _figure(label, formats.number(customer.users_affected_count), percent or "")
    told = customer.users_affected
    if percent or told is None or _width(told) <= _TELLING:
        return _figure(label, percent or told)
    return KeyFigure(label, say("cover.see_section", number="2.1"), "", "figure-words")


def _opening(summary: str | None) -> str | None:
    """The paragraphs of the summary as far as they are short enough, the first one always."""
    if not summary:
        return None
    kept: list[str] = []
    for paragraph in paragraph_texts(summary):
        if kept and sum(map(_width, kept)) + _width(paragraph) > _MOST_OPENING:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def _foremost(items: Sequence[ActionItem], room: float) -> Iterator[ActionItem]:
    """The items of the highest priority, cancelled ones last, as many as there is room for, but always one."""
    ranks: dict[Priority | None, int] = {priority: rank for rank, priority in enumerate(Priority)}
    order = sorted(
        items, key=lambda item: (item.status is ActionStatus.CANCELLED, ranks.get(item.priority, len(ranks)))
    )  # fmt: skip
    for place, item in enumerate(order[:MOST_ACTIONS]):
        room -= _BETWEEN_ACTIONS + _height(item.action, _ACTION)
        if place and room < 0:
            return
        yield item


def _counts(items: Iterable[ActionItem], formats: Formats) -> Iterator[tuple[str, str]]:
    counted = Counter(item.status for item in items if item.status)
    for status in ActionStatus:
        if counted[status]:
            yield formats.named(status), formats.number(counted[status])


def _height(text: str, kind: tuple[int, float]) -> float:
    per_line, height = kind
    return -(-_width(text) // per_line) * height


def _width(text: str) -> int:
    """How many letters of our alphabet a text is wide: an ideograph takes the place of two."""
    return sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in text)
