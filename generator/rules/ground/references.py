"""Short names: each given once, each citation leads somewhere, each exhibit is cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from generator.findings import Path, Severity
from generator.model.causes import Cause
from generator.model.learning import Point
from generator.model.timeline import TimelineEntry
from generator.rules.ground.asked import gap_rule
from generator.rules.lookup import TextIndex
from generator.rules.rule import Case, Remark, rule

Ids = list[tuple[Path, str]]
POINTS: tuple[Path, ...] = (
    ("went_well",), ("went_wrong",), ("got_lucky",), ("lessons",),
    ("prevention", "short_term"), ("prevention", "medium_term"), ("prevention", "long_term"),
)  # fmt: skip
CORRECT_THE_ID = "Correct the id, or give it to the item that is meant."
_MOST_PROPOSED = 20
_MOST_SHOWN = 50
EXHIBITS = ("metrics", "logs", "configuration", "alerts")


def _actions(case: Case) -> Ids:
    items = case.post_mortem.action_items
    return [(("action_items", index, "id"), item.id) for index, item in enumerate(items) if item.id]


def _causes(case: Case) -> Ids:
    lists = (("primary", case.post_mortem.root_cause.primary),
             ("contributing_factors", case.post_mortem.root_cause.contributing_factors))  # fmt: skip
    return [
        (("root_cause", name, index, "id"), cause.id)
        for name, causes in lists
        for index, cause in enumerate(causes)
        if cause.id
    ]


def _parts(case: Case) -> Ids:
    return [(("impact", "parts", index, "id"), part.id) for index, part in enumerate(case.post_mortem.impact.parts)]


def _exhibits(case: Case, kinds: Iterable[str] = EXHIBITS) -> Ids:
    data = case.post_mortem.supporting_data
    return [
        (("supporting_data", kind, index, "id"), exhibit.id)
        for kind in kinds
        for index, exhibit in enumerate(getattr(data, kind))
    ]


@rule(
    "R301", "duplicate-id", Severity.ERROR, "Two items have the same short name; a citation could mean either.",
    "Give one of them another id.",
)  # fmt: skip
def check_ids(case: Case) -> Iterator[Remark]:
    """Ids are unique among action items, among causes, among parts, and among exhibits of all kinds."""
    for what, ids in (("action item", _actions(case)), ("cause", _causes(case)), ("part", _parts(case)),
                      ("exhibit", _exhibits(case))):  # fmt: skip
        seen: set[str] = set()
        for path, each in ids:
            if each in seen:
                yield Remark(path, f"'{each}' is already the id of another {what}")
            seen.add(each)


@gap_rule("R302", "unknown-action", "An action item is cited that does not exist.", CORRECT_THE_ID)
def check_cited_actions(case: Case) -> Iterator[Remark]:
    """`actions` of what went well or wrong, of lessons and of prevention measures."""
    cited = [
        ((*path, index, "actions", number), action)
        for path in POINTS
        for index, point in enumerate(_points(case, path))
        for number, action in enumerate(point.actions)
    ]
    return _unknown("action item", cited, _actions(case))


@gap_rule("R303", "unknown-cause", "A cause is cited that does not exist.", CORRECT_THE_ID)
def check_cited_causes(case: Case) -> Iterator[Remark]:
    """`addresses` of action items."""
    cited: Ids = [
        (("action_items", index, "addresses", number), cause)
        for index, item in enumerate(case.post_mortem.action_items)
        for number, cause in enumerate(item.addresses)
    ]
    return _unknown("cause", cited, _causes(case))


@gap_rule("R304", "unknown-part", "A part of the incident is cited that does not exist.", CORRECT_THE_ID)
def check_cited_parts(case: Case) -> Iterator[Remark]:
    """`part` of timeline rows and of causes."""
    root_cause = case.post_mortem.root_cause
    citing: tuple[tuple[Path, Sequence[TimelineEntry | Cause]], ...] = (
        (("timeline", "entries"), case.post_mortem.timeline.entries),
        (("root_cause", "primary"), root_cause.primary),
        (("root_cause", "contributing_factors"), root_cause.contributing_factors),
    )
    cited = [
        ((*path, index, "part"), item.part) for path, items in citing for index, item in enumerate(items) if item.part
    ]
    return _unknown("part", cited, _parts(case))


@gap_rule("R305", "unknown-exhibit", "An exhibit is cited that does not exist.", CORRECT_THE_ID)
def check_cited_exhibits(case: Case) -> Iterator[Remark]:
    """`exhibits` of timeline rows."""
    return _unknown("exhibit", _cited_exhibits(case), _exhibits(case))


@rule(
    "R306", "exhibit-never-cited", Severity.NOTE, "An exhibit is shown and nothing refers to it.",
    "Cite it in the `exhibits` of the row it shows, or mention its id in a text.",
)  # fmt: skip
def check_exhibits_cited(case: Case) -> Iterator[Remark]:
    """Alerts are left out: each has a time of its own and is a list entry rather than evidence for another."""
    cited = {each for _, each in _cited_exhibits(case)}
    index = TextIndex([passage.prose for passage in case.passages])
    for path, each in _exhibits(case, ("metrics", "logs", "configuration")):
        name = re.compile(rf"(?<![\w.-]){re.escape(each)}(?![\w-])")
        if each not in cited and not any(name.search(text) for text in index.texts_with(each)):
            yield Remark(path, f"nothing refers to exhibit '{each}'")


def _points(case: Case, path: Path) -> list[Point]:
    holder = getattr(case.post_mortem, str(path[0]))
    found: list[Point] = getattr(holder, str(path[1])) if len(path) > 1 else holder
    return found


def _cited_exhibits(case: Case) -> Ids:
    return [
        (("timeline", "entries", index, "exhibits", number), exhibit)
        for index, entry in enumerate(case.post_mortem.timeline.entries)
        for number, exhibit in enumerate(entry.exhibits)
    ]


def _unknown(what: str, cited: Iterable[tuple[Path, str]], known: Ids) -> Iterator[Remark]:
    """Each citation of an id that is not there; what was meant is looked for in the first few alone, as it takes time."""
    ids = list(dict.fromkeys(each for _, each in known))
    shown = ", ".join(ids[:_MOST_SHOWN]) + (" …" if len(ids) > _MOST_SHOWN else "")
    known_ids = set(ids)
    missing = [(path, each) for path, each in cited if each not in known_ids]
    for number, (path, each) in enumerate(missing):
        close = get_close_matches(each, ids, n=1, cutoff=0.5) if number < _MOST_PROPOSED else []
        hint = f"Did you mean {close[0]}?" if close else f"Known: {shown or 'none; give the items ids'}."
        yield Remark(path, f"there is no {what} with the id '{each}'", hint)
