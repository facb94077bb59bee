"""What an organisation sets for itself: scale, approvers, teams. A value that is handed in; rules never read files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from generator.model.duration import parse_quantity
from generator.rules.words import TEAM_WORDS

SEVERITIES = MappingProxyType({"SEV0": "Critical", "SEV1": "Major", "SEV2": "Minor"})
"""The template's own scale."""
APPROVERS = ("Incident Commander", "Engineering Manager")
APPROVERS_BY_SEVERITY = MappingProxyType({"SEV0": ("VP Engineering",)})


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings the ground rules depend on; the defaults are those of the template."""

    version: str = "template"
    """Name of this table; documents print it, so that later readers know which scale was meant."""
    severities: Mapping[str, str] = field(default_factory=lambda: SEVERITIES)
    """Severity -> its name, worst first."""
    approvers: tuple[str, ...] = APPROVERS
    """Roles that approve every post-mortem."""
    approvers_by_severity: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: APPROVERS_BY_SEVERITY)
    """Roles that approve as well, by severity."""
    team_words: frozenset[str] = TEAM_WORDS
    """Words and parts of handles that name a team; replaces the default list."""
    placeholders: tuple[str, ...] = ()
    """Regular expressions of further placeholders, for a form of the organisation's own."""
    abbreviations: frozenset[str] = frozenset()
    """Further abbreviations that need no explanation here."""
    duration_tolerance: timedelta = timedelta(minutes=1)
    """How far a stated duration may be from the computed one."""
    approximate_tolerance_percent: int = 10
    """The same for durations and times that are marked as about, in percent of the computed duration."""

    def required_approvers(self, severity: str) -> tuple[str, ...]:
        """The roles that must approve a post-mortem of this severity."""
        return self.approvers + self.approvers_by_severity.get(severity.strip().upper(), ())

    @classmethod
    def from_mapping(cls, settings: Mapping[str, Any]) -> Policy:
        """A policy from the table of `postmortem.toml`; a key that is not there keeps its default.

        Raises:
            ValueError: an unknown key, or a value of the wrong shape; the message names the key.
        """
        if unknown := sorted(set(settings) - set(_READERS)):
            raise ValueError(f"`{unknown[0]}` is not a key of the policy; known: {', '.join(_READERS)}")
        read: dict[str, Any] = {key: _READERS[key](key, value) for key, value in settings.items()}
        return cls(**read)


def _line(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"`{key}` must be a text, not {value!r}")
    return value.strip()


def _lines(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"`{key}` must be a list of texts, not {value!r}")
    return tuple(_line(f"{key}[{index}]", item) for index, item in enumerate(value))


def _table(key: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or not value:
        raise ValueError(f"`{key}` must be a table with at least one entry, not {value!r}")
    return value


def _severities(key: str, value: object) -> Mapping[str, str]:
    return MappingProxyType({name.upper(): _line(f"{key}.{name}", text) for name, text in _table(key, value).items()})


def _roles(key: str, value: object) -> Mapping[str, tuple[str, ...]]:
    table = _table(key, value)
    return MappingProxyType({name.upper(): _lines(f"{key}.{name}", roles) for name, roles in table.items()})


def _patterns(key: str, value: object) -> tuple[str, ...]:
    patterns = _lines(key, value)
    for index, pattern in enumerate(patterns):
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"`{key}[{index}]` is not a regular expression: {error}") from None
    return patterns


def _duration(key: str, value: object) -> timedelta:
    duration = parse_quantity(value) if isinstance(value, str) else None
    if duration is None:
        raise ValueError(f"`{key}` must be a duration such as '1 min', not {value!r}")
    return duration


def _percent(key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
        raise ValueError(f"`{key}` must be a whole number from 0 to 100, not {value!r}")
    return value


def _words(key: str, value: object) -> frozenset[str]:
    return frozenset(word.casefold() for word in _lines(key, value))


def _names(key: str, value: object) -> frozenset[str]:
    return frozenset(_lines(key, value))


_READERS: dict[str, Callable[[str, Any], object]] = {
    "version": _line,
    "severities": _severities,
    "approvers": _lines,
    "approvers_by_severity": _roles,
    "team_words": _words,
    "placeholders": _patterns,
    "abbreviations": _names,
    "duration_tolerance": _duration,
    "approximate_tolerance_percent": _percent,
}
