"""The next step of a finding where the field and the value say more than the kind alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from pydantic import BaseModel

from generator.model import kinds
from generator.model.base import Choice
from generator.model.header import Status
from generator.model.learning import ActionStatus, Priority
from generator.model.proposals import propose_date, propose_time
from generator.model.timeline import Milestone

Key = str | int


def _slang(*rows: tuple[str, Choice]) -> dict[str, Choice]:
    return {word: choice for words, choice in rows for word in words.split()}


SLANG: dict[type[Choice], dict[str, Choice]] = {
    ActionStatus: _slang(
        ("done closed fixed resolved completed finished shipped merged erledigt", ActionStatus.COMPLETE),
        ("open todo new planned backlog pending offen", ActionStatus.NOT_STARTED),
        ("wip ongoing started doing active inreview underway", ActionStatus.IN_PROGRESS),
        ("blocked late overdue onhold waiting postponed", ActionStatus.DELAYED),
        ("wontfix won'tfix wontdo won'tdo dropped rejected obsolete abandoned", ActionStatus.CANCELLED),
    ),
    Priority: _slang(
        ("p0 p1 critical urgent highest blocker must", Priority.HIGH),
        ("p2 normal moderate default should", Priority.MEDIUM),
        ("p3 p4 minor lowest trivial could nicetohave", Priority.LOW),
    ),
    Status: _slang(
        ("published approved done complete completed finished released", Status.FINAL),
        ("preliminary wip inprogress inreview review open new", Status.DRAFT),
    ),
    Milestone: _slang(
        ("start started begin began outage onset", Milestone.IMPACT_STARTED),
        ("alert alerted detection noticed", Milestone.DETECTED),
        ("ack acked acknowledgement acknowledgment", Milestone.ACKNOWLEDGED),
        ("mitigation restored recovered recovery", Milestone.MITIGATED),
        ("fixed closed end ended resolution done", Milestone.RESOLVED),
    ),
}
"""What the tools of the field call it -> our word. It is proposed and never taken: `closed` may mean abandoned."""


def choice_hint(choice: type[Choice] | None, written: object) -> str:
    """The value that was meant, if it can be told, and all that are allowed."""
    values = [member.value for member in choice] if choice else []
    allowed = f"Allowed: {', '.join(values)}."
    if choice is Milestone and (several := _milestones_in(written)):
        second = "`" + "`, `".join(f"{_field_of(each)}: …" for each in several[1:]) + "`"
        return f"Keep `milestone: {several[0]}` and write the time of the other in {_place_of(several[1:])}: {second}."
    meant = SLANG.get(choice, {}).get(_folded(written)) if choice else None
    if meant is None and choice:
        close = get_close_matches(str(written).casefold(), [value.casefold() for value in values], n=1, cutoff=0.6)
        meant = next((member for member in choice if close and member.value.casefold() == close[0]), None)
    return (f"Did you mean {meant.value}? " if meant else "") + allowed


def _folded(written: object) -> str:
    return "".join(character for character in str(written).casefold() if character not in " -_’").replace("\u2019", "'")


_LONGEST_LIST = 200
"""All milestones together are shorter; what is longer is no list of them."""


def _milestones_in(written: object) -> list[Milestone]:
    """Several milestones in one row, as ``impact started, detected``."""
    if len(str(written)) > _LONGEST_LIST:
        return []
    parts = written if isinstance(written, list) else re.split(r"\s*(?:[,;/+&]|\band\b)\s*", str(written))
    found = []
    for part in parts:
        try:
            found.append(Milestone(str(part).strip()))
        except ValueError:
            return []
    return found if len(found) > 1 else []


def _field_of(milestone: Milestone) -> str:
    special = {Milestone.IMPACT_STARTED: "impact.started_at", Milestone.MITIGATED: "impact.ended_at"}
    return special.get(milestone, f"{milestone.value.replace(' ', '_')}_at")


def _place_of(milestones: Sequence[Milestone]) -> str:
    in_impact = all("." in _field_of(each) for each in milestones)
    return "its own field" if in_impact else "`timeline.milestones`"


def moment_hint(model: type[BaseModel] | None, written: object) -> str:
    """A time in another spelling is proposed in ours; the words of a source are kept only where there is a field."""
    proposed = propose_time(str(written)) or kinds.BAD_TIME.hint
    return _with_words_kept(proposed, model, "time_as_published")


def date_hint(model: type[BaseModel] | None, written: object) -> str:
    """A date in another spelling is proposed in ours; a due date in words has a field of its own."""
    proposed = propose_date(str(written)) or kinds.BAD_DATE.hint
    return _with_words_kept(proposed, model, "due_as_published")


def _with_words_kept(hint: str, model: type[BaseModel] | None, field: str) -> str:
    if model is None or field not in model.model_fields or hint.startswith(("Did", "It is")):
        return hint
    return f"{hint} Put words that are not a {'date' if field.startswith('due') else 'time'} in `{field}`."


def zone_hint(written: object, timezone: str) -> str:
    """Times are in the zone of the document; only a time of another zone needs an offset."""
    bare = re.sub(r"\s*\(?([A-Z]{2,5}|[A-Z][a-z]+/[A-Za-z_]+)\)?$", "", str(written)).strip()
    return (
        f"Leave the zone out and write {bare}: times are in the document's `timezone` ({timezone}). "
        f"Only if this time is of another zone, write its distance from UTC behind it, such as {_clock_of(bare)} UTC-08:00."
    )


def _clock_of(text: str) -> str:
    found = re.search(r"\d{1,2}:\d{2}", text)
    return found[0] if found else "14:15"


def shape_hint(error: str, model: type[BaseModel] | None, value: object) -> str:
    """The corrected form: as a list, as a group of keys, as one text."""
    if error == "list_type":
        shown = _shortened(value) if isinstance(value, str) else "…"
        return f"Begin each entry with '- ' on a line of its own, indented below the key: `- {shown}`"
    if error in ("model_type", "model_attributes_type", "dict_type"):
        keys = _first_keys(model)
        return f"Write its keys on lines of their own, indented below it: {keys}." if keys else "Write `key: value`."
    if isinstance(value, list):
        return "Write one text on the line of the key, without '- '; for several paragraphs begin with '|'."
    return "Write one text on the line of the key. If the text itself holds a colon, put the whole text in quotes."


def _first_keys(model: type[BaseModel] | None) -> str:
    if model is None:
        return ""
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    return " and ".join(f"`{name}: …`" for name in _unique((*required, *model.model_fields))[:2])


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _shortened(text: str) -> str:
    first = " ".join(text.split())
    return first if len(first) <= 40 else f"{first[:40].rsplit(' ', 1)[0]} …"
