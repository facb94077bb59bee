"""One owner for each action item: a person, not several and not a team (template, requirements for action items)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Path, Severity
from generator.rules.people import people_in, team_word_in
from generator.rules.rule import Case, Remark, rule


def _owners(case: Case) -> Iterator[tuple[Path, str]]:
    if case.post_mortem.owner:
        yield ("owner",), case.post_mortem.owner
    for index, item in enumerate(case.post_mortem.action_items):
        if item.owner:
            yield ("action_items", index, "owner"), item.owner


@rule(
    "R201", "several-owners", Severity.ERROR, "An owner is several people; what several own, nobody does.",
    "Name the one who answers for it and mention the others in `notes`. One person is written given name first.",
    in_draft=Severity.WARNING,
)  # fmt: skip
def check_single_owner(case: Case) -> Iterator[Remark]:
    """``@alice and @bob``, ``Anna Lind, Bert Roth``, ``alice/bob``."""
    for path, owner in _owners(case):
        people = people_in(owner)
        if len(people) > 1:
            yield Remark(path, f"'{owner}' is {len(people)} owners: {'; '.join(people)}")


@rule(
    "R202", "team-as-owner", Severity.ERROR, "An owner is a team.",
    "Name the one person of it who answers for this. The words that mean a team are set in postmortem.toml.",
    in_draft=Severity.WARNING,
)  # fmt: skip
def check_team_owner(case: Case) -> Iterator[Remark]:
    """``@db-team``, ``Operations team``, ``everyone``."""
    for path, owner in _owners(case):
        word = team_word_in(owner, case.policy.team_words) if len(people_in(owner)) == 1 else None
        if word:
            yield Remark(path, f"'{owner}' is not a single person ('{word.strip('@.,:#')}' names a team)")
