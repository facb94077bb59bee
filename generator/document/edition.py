"""The words of one language with what is known of the language, as code uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.document.cldr import Language
from generator.document.words import Phrase, Words, WordsWrong, label_at


@dataclass(frozen=True, slots=True)
class Edition:
    """The words of one language: the tag of their label file, the words, and what CLDR knows of the language.

    Labels are named by their path in the file, ``impact.duration``. Every method raises `WordsWrong` for one that is not there.
    """

    tag: str
    words: Words
    language: Language
    paths: frozenset[str]
    """The names of all labels."""

    def word(self, path: str) -> str:
        """A label without places."""
        found = label_at(self.words, path)
        if not isinstance(found, str):
            raise WordsWrong(f"the label {path} has places, and no values are there for them")
        return found

    @property
    def plain_labels(self) -> frozenset[str]:
        """The texts of the labels without places, apart from marks and units of one letter."""
        texts = (label_at(self.words, path) for path in self.paths)
        return frozenset(text for text in texts if isinstance(text, str) and len(text) > 1)

    def say(self, path: str, /, **values: object) -> str:
        """A label with its values, as plain text."""
        found = label_at(self.words, path)
        phrase = found if isinstance(found, Phrase) else Phrase(path, {"other": found}, str, str)
        return phrase.text(**values)

    def number(self, value: Decimal | int) -> str:
        """Digits with the marks of the language."""
        return printed_number(
            value, {name: self.word(f"numbers.{name}") for name in ("decimal", "group", "group_from")}
        )


def printed_number(value: Decimal | int, marks: Mapping[str, Any]) -> str:
    """Digits with a language's `decimal` and `group` marks, grouped from `group_from` digits on: ``54 180``, ``0,5``."""
    text = (str(value) if isinstance(value, int) else f"{value:f}").replace("-", "−")
    whole, point, fraction = text.partition(".")
    digits = whole.lstrip("−")
    sign = whole[: len(whole) - len(digits)]
    if len(digits) >= int(marks["group_from"]):
        digits = f"{int(digits):,}".replace(",", marks["group"])
    return sign + digits + (marks["decimal"] if point else "") + fraction
