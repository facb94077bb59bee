"""The words of the shipped languages, for tests that print values or draw figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.charts.words import Words
from generator.document.figure_words import figure_words
from generator.document.formats import Formats
from generator.document.labels import read_edition

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


@cache
def formats_in(language: str) -> Formats:
    return Formats(read_edition(TEMPLATES, language))


def figure_words_in(language: str) -> Words:
    return figure_words(formats_in(language).edition)


english = formats_in("en")
ENGLISH_FIGURES = figure_words_in("en")
