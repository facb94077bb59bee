"""The words of the figures, taken from the labels: figures are drawn by a room that knows no label files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from generator.charts.words import Phrase
from generator.charts.words import Words as FigureWords
from generator.document.edition import Edition


def figure_words(edition: Edition) -> FigureWords:
    """The words of a language as figures want them."""
    return FigureWords(
        months=edition.language.short_months,
        long_months=edition.language.months,
        decimal=edition.word("numbers.decimal"),
        group=edition.word("numbers.group"),
        drawn=_phrases(edition, "figures"),
        described=_phrases(edition, "descriptions"),
    )


def _phrases(edition: Edition, group: str) -> Mapping[str, Phrase]:
    names = sorted(path for path in edition.paths if path.startswith(f"{group}."))
    return MappingProxyType({name.removeprefix(f"{group}."): partial(edition.say, name) for name in names})
