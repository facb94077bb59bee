"""The only door to Babel: what the Unicode CLDR knows of a language, its names of months and days and its plural forms.

**Why no more of it:** the order of a date and the marks inside a number are house style and stand in the label files, where
who knows the language can change them. Babel is imported when a document is composed, never by `check`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The names CLDR has for the forms of a plural."""

_TRIED = (*range(1000), 10_000, 100_000)
"""Counts by which a language shows the forms it needs; `many`, which some have for whole millions only, stays optional."""


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of a language: months (long, short) from January on, days from Monday on, and its plural."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    plural_form: Callable[[int], str]
    """The category of a count, such as ``one``."""
    needed_forms: frozenset[str]
    """The categories that the counts of a document have, and ``other``."""


@lru_cache
def known_language(tag: str) -> Language | None:
    """What CLDR knows of a BCP 47 tag; None when it does not know the language."""
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    months, days = locale.months["format"], locale.days["format"]["wide"]
    plural = locale.plural_form
    return Language(
        months=tuple(str(months["wide"][number]) for number in range(1, 13)),
        short_months=tuple(str(months["abbreviated"][number]) for number in range(1, 13)),
        weekdays=tuple(str(days[number]) for number in range(7)),
        plural_form=lambda count: str(plural(count)),
        needed_forms=frozenset(str(plural(count)) for count in _TRIED) | {"other"},
    )
