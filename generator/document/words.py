"""The document's own words, as templates and code use them: ``words.impact.duration``, ``words.cover.see_section(number="2")``.

**Why strict:** a name that does not exist, a value that is missing and a value too many are errors, so that no place of a
document stays empty because of a slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""Where a value is put into a label."""


class WordsWrong(Exception):
    """A label that is not there was asked for, or one with places was given other values than it has places for."""


class Phrase:
    """A label with places for values, perhaps in plural forms that the value `n` chooses between."""

    __slots__ = ("_form_of", "_forms", "_name", "_places", "_printed")

    def __init__(
        self, name: str, forms: Mapping[str, str], form_of: Callable[[int], str], printed: Callable[[int], str]
    ) -> None:
        self._name, self._forms, self._form_of, self._printed = name, forms, form_of, printed
        self._places = frozenset(place for form in forms.values() for place in PLACE.findall(form))
        if len(forms) > 1:
            self._places |= {"n"}

    def __call__(self, **values: object) -> Markup:
        """The label as markup: values are escaped unless they are markup, such as a link."""
        shown = {name: escape(value) for name, value in self._checked(values).items()}
        return Markup(PLACE.sub(lambda match: shown[match[1]], str(escape(self._form(values)))))  # noqa: S704 (all of it is escaped here)

    def text(self, **values: object) -> str:
        """The label as plain text."""
        shown = self._checked(values)
        return PLACE.sub(lambda match: shown[match[1]], self._form(values))

    def __str__(self) -> str:
        given = ", ".join(f"{name}=…" for name in sorted(self._places))
        raise WordsWrong(f"the label {self._name} has places: write words.{self._name}({given})")

    __html__ = __str__

    def _checked(self, values: Mapping[str, object]) -> dict[str, str]:
        """The values as text, whole numbers as the language prints them."""
        if values.keys() != self._places:
            given, wanted = (", ".join(sorted(names)) or "none" for names in (values, self._places))
            raise WordsWrong(f"the label {self._name} has places for {wanted}; given: {given}")
        return {
            name: self._printed(value) if type(value) is int else value if isinstance(value, str) else str(value)
            for name, value in values.items()
        }

    def _form(self, values: Mapping[str, object]) -> str:
        if len(self._forms) == 1:
            return next(iter(self._forms.values()))
        count = values["n"]
        if not isinstance(count, int):
            raise WordsWrong(f"the label {self._name} needs a whole number for n")
        return self._forms.get(self._form_of(count), self._forms["other"])


class Words:
    """A group of labels, or all of them; texts, phrases and further groups by name."""

    __slots__ = ("_entries", "_name")

    unsafe_callable = alters_data = False  # what Jinja2's sandbox asks of anything

    def __init__(self, name: str, entries: Mapping[str, str | Phrase | Words]) -> None:
        self._name, self._entries = name, entries

    def __getattr__(self, name: str) -> str | Phrase | Words:
        if name.startswith(("_", "jinja_")):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> str | Phrase | Words:
        if name not in self._entries:
            raise WordsWrong(f"there is no label {f'{self._name}.{name}'.lstrip('.')}")
        return self._entries[name]

    def __str__(self) -> str:
        raise WordsWrong(f"{self._name or 'words'} is a group of labels and no label")

    __html__ = __str__


def label_at(words: Words, path: str) -> str | Phrase:
    """A label by its name such as ``impact.duration``.

    Raises:
        WordsWrong: there is none of that name.
    """
    found: str | Phrase | Words = words
    for name in path.split("."):
        if not isinstance(found, Words):
            raise WordsWrong(f"there is no label {path}")
        found = found[name]
    if isinstance(found, Words):
        raise WordsWrong(f"{path} is a group of labels and no label")
    return found
