"""The shipped languages: complete, in their own words, and with the dates, numbers and plurals of the language."""

from __future__ import annotations

import re
from datetime import UTC, date, timedelta
from decimal import Decimal

import pytest

from generator.document.formats import choice_group
from generator.document.labels import languages, read_edition
from generator.document.words import PLACE
from generator.metrics.chronology import resolve
from generator.metrics.measures import Span
from generator.model.base import Choice
from generator.model.moment import parse_moment
from generator.model.scalars import Money
from tests.wording import TEMPLATES, english, figure_words_in, formats_in

SHIPPED = ("de", "en", "fr", "ja")
TRANSLATED = tuple(each for each in SHIPPED if each != "en")
EQUAL = {
    "de": {
        "durations.days": "the unit sign of the day (DIN 1301)", "durations.hours": "a unit sign",
        "durations.minutes": "a unit sign", "durations.seconds": "a unit sign",
        "choices.cause_category.software": "German as well", "choices.cause_category.hardware": "German as well",
        "page.version": "German as well", "cover.status": "German as well", "cover.version": "German as well",
        "summary.name": "German as well", "actions.status": "German as well", "evidence.system": "German as well",
        "changelog.version": "German as well", "exhibits.digest": "the name of an algorithm",
    },
    "fr": {
        "sections.communication": "French as well", "times.impossible": "French as well", "durations.hours": "a unit sign",
        "durations.minutes": "a unit sign", "durations.seconds": "a unit sign",
        "choices.cause_category.configuration": "French as well", "page.version": "French as well",
        "properties.keyword": "the name of the document in French", "properties.category": "the name of the document in French",
        "contents.figures": "French as well", "contents.figure": "French as well", "cover.version": "French as well",
        "cover.date": "French as well", "cover.action": "French as well",
        "impact.source": "French as well", "impact.infrastructure": "French as well",
        "communication.documentation": "French as well", "follow_up.discussion": "French as well",
        "sign_off.signature": "French as well", "sign_off.date": "French as well", "changelog.date": "French as well",
        "changelog.version": "French as well", "descriptions.impact": "French as well",
        "exhibits.configuration": "French as well", "exhibits.digest": "the name of an algorithm",
    },
    "ja": {"exhibits.digest": "the name of an algorithm"},
}  # fmt: skip
"""Labels that read as in English, each with its reason."""


def seen(text: str | None) -> str:
    """Text with its invisible spaces made visible: ``_`` cannot break, ``'`` is narrow."""
    return str(text).replace("\u00a0", "_").replace("\u202f", "'")


def forms_of(language: str) -> dict[str, str]:
    """Every label of a language by its name, those with plural forms by form."""
    from generator.document.labels import _read

    labels = _read(TEMPLATES, language).labels
    return {".".join((*path, form)): text for path, forms in labels.items() for form, text in forms.items()}


def test_four_languages_are_shipped_and_each_is_whole() -> None:
    assert languages(TEMPLATES) == SHIPPED
    paths = {language: read_edition(TEMPLATES, language).paths for language in SHIPPED}
    assert len(paths["en"]) > 350
    assert all(each == paths["en"] for each in paths.values())


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_in_english(language: str) -> None:
    reference = forms_of("en")
    equal = {
        name.removesuffix(".other")
        for name, text in forms_of(language).items()
        if text == reference.get(name) and re.search(r"[^\W\d_]", PLACE.sub("", text))
    }
    assert equal == EQUAL[language].keys()


def test_every_answer_of_the_form_has_a_name_in_print() -> None:
    choices = [cls for cls in Choice.__subclasses__() if cls.__module__.startswith("generator.model")]
    assert len(choices) == 8
    names = {f"choices.{choice_group(cls)}.{member.name.lower()}" for cls in choices for member in cls}
    assert {path for path in english.edition.paths if path.startswith("choices.")} == names
    assert [english.named(member) for cls in choices for member in cls if cls.__name__ != "Milestone"] == [
        member.value for cls in choices for member in cls if cls.__name__ != "Milestone"
    ]
    assert english.named(None) is None


def test_french_has_its_spaces_before_high_punctuation_and_inside_quotation_marks() -> None:
    labels = forms_of("fr")
    wrong = {
        name: text
        for name, text in labels.items()
        if re.search(r"(?<![\u00a0\u202f])[:;?!%»]|«(?!\u00a0)|'", PLACE.sub("x", text))
    }
    assert wrong == {}
    assert sum(bool(re.search("[:?%»]", PLACE.sub("", text))) for text in labels.values()) > 15


def test_japanese_has_full_width_punctuation() -> None:
    wrong = {
        name: text for name, text in forms_of("ja").items() if re.search(r"[,;:!?()](?!$)|\. ", PLACE.sub("x", text))
    }
    assert wrong.keys() <= {"page.contents_hint.other"}


DAY, FIRST = date(2025, 12, 3), date(2025, 3, 1)
PRINTED = {
    "de": (
        "3._Dezember 2025",
        "1._März 2025",
        "Mittwoch, 3._Dezember 2025",
        "54.180",
        "5000",
        "−0,5",
        "12.000.000_USD",
    ),
    "en": ("3_December 2025", "1_March 2025", "Wednesday, 3_December 2025", "54'180", "5000", "−0.5", "USD_12'000'000"),
    "fr": ("3_décembre 2025", "1er_mars 2025", "mercredi 3_décembre 2025", "54'180", "5000", "−0,5", "12'000'000_USD"),
    "ja": ("2025年12月3日", "2025年3月1日", "2025年12月3日 水曜日", "54,180", "5,000", "−0.5", "12,000,000_USD"),
}


@pytest.mark.parametrize("language", SHIPPED)
def test_dates_and_numbers_are_those_of_the_language(language: str) -> None:
    formats = formats_in(language)
    printed = (
        formats.long_date(DAY), formats.long_date(FIRST), formats.weekday_date(DAY), formats.number(54180), formats.number(5000),
        formats.number(Decimal("-0.5")), formats.money(Money(currency="USD", amount=Decimal(12_000_000))),
    )  # fmt: skip
    assert tuple(map(seen, printed)) == PRINTED[language]
    assert formats.iso_date(DAY) == "2025-12-03"


TIMES = {
    "de": ("ca._Mittwoch, 3._Dezember 2025", "3._Dezember 2025, ca._14:15", "3._Dezember 2025, 23:00–23:30",
           "3._Dezember 2025, vor 14:15", "Juli 2023", "unbekannt"),
    "fr": ("vers mercredi 3_décembre 2025", "3_décembre 2025, vers 14:15", "3_décembre 2025, 23:00–23:30",
           "3_décembre 2025, avant 14:15", "juillet 2023", "inconnue"),
    "ja": ("2025年12月3日 水曜日頃", "2025年12月3日 14:15頃", "2025年12月3日 23:00～23:30",
           "2025年12月3日 14:15より前", "2023年7月", "不明"),
}  # fmt: skip
WRITTEN = ("about 2025-12-03", "about 14:15", "between 23:00 and 23:30", "before 14:15", "2023-07", "unknown")


@pytest.mark.parametrize("language", TIMES)
def test_times_say_how_exact_they_are(language: str) -> None:
    formats = formats_in(language)
    printed = [formats.instant_text(resolve(parse_moment(each), UTC, DAY, None), UTC) for each in WRITTEN]
    assert tuple(seen(each) for each in printed) == TIMES[language]


DURATIONS = {
    "de": ("43_s", "27_min", "1_h 30_min", "−3_d 4_h", "ca._18_h", "zwischen 3_d und 4_d", "mindestens 1_h"),
    "en": ("43_s", "27_min", "1_h 30_min", "−3_d 4_h", "about 18_h", "between 3_d and 4_d", "at least 1_h"),
    "fr": ("43_s", "27_min", "1_h 30_min", "−3_j 4_h", "environ 18_h", "entre 3_j et 4_j", "au moins 1_h"),
    "ja": ("43秒", "27分", "1時間30分", "−3日4時間", "約18時間", "3日から4日の間", "1時間以上"),
}
H = timedelta(hours=1)


@pytest.mark.parametrize("language", SHIPPED)
def test_durations_have_the_units_of_the_language(language: str) -> None:
    formats = formats_in(language)
    values = (timedelta(seconds=43), timedelta(minutes=27), 1.5 * H, -timedelta(days=3, hours=4))
    about = resolve(parse_moment("about 14:00"), UTC, DAY, None)
    spans = (
        Span(about, None, value=18 * H),
        Span(None, None, at_least=72 * H, at_most=96 * H),
        Span(None, None, at_least=H),
    )
    printed = [*map(formats.duration, values), *map(formats.span_text, spans)]
    assert tuple(map(seen, printed)) == DURATIONS[language]


COUNTS = {
    "de": ("0 Ereignisse ohne Zeitangabe", "1 Ereignis ohne Zeitangabe", "2 Ereignisse ohne Zeitangabe"),
    "en": ("0 events without a time", "1 event without a time", "2 events without a time"),
    "fr": ("0 événement sans heure", "1 événement sans heure", "2 événements sans heure"),
    "ja": ("時刻のない出来事0件", "時刻のない出来事1件", "時刻のない出来事2件"),
}


@pytest.mark.parametrize("language", SHIPPED)
def test_plurals_are_those_of_the_language(language: str) -> None:
    say = formats_in(language).edition.say
    assert tuple(say("figures.timeless", n=n) for n in range(3)) == COUNTS[language]
    assert str(12_345)[:2] in say("figures.timeless", n=12_345)


def test_figures_have_the_months_and_marks_of_the_language() -> None:
    words = {language: figure_words_in(language) for language in SHIPPED}
    assert [words[each].months[9] for each in SHIPPED] == ["Okt.", "Oct", "oct.", "10月"]
    assert [words[each].long_months[0] for each in SHIPPED] == ["Januar", "January", "janvier", "1月"]
    assert [(words[each].decimal, words[each].group) for each in SHIPPED] == [
        (",", "."), (".", "\u202f"), (",", "\u202f"), (".", ","),
    ]  # fmt: skip
