"""The words that stand in figures and in their descriptions, made by the caller in the language of the document.

**Why handed over:** a figure knows no label files; it places words, and whoever has it drawn knows the language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


class Phrase(Protocol):
    """A wording with places; called with the values by name, `n` being a count that chooses the plural form."""

    def __call__(self, **values: object) -> str:
        """The wording with its values."""


@dataclass(frozen=True, slots=True)
class Words:
    """Names of months, marks inside numbers, and wordings by name: those drawn, and those of the description.

    `months` are short (``Oct``), `long_months` whole; both from January on.
    """

    months: tuple[str, ...]
    long_months: tuple[str, ...]
    decimal: str
    group: str
    drawn: Mapping[str, Phrase]
    described: Mapping[str, Phrase]

    def say(self, name: str, /, **values: object) -> str:
        """A wording that is drawn."""
        return self.drawn[name](**values)

    def describe(self, name: str, /, **values: object) -> str:
        """A wording of the description."""
        return self.described[name](**values)
