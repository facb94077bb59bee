"""Languages as Word names them, the font that writes each, and which way it runs."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.scripts import is_right_to_left
from generator.render.word.ooxml import Element, carried, w

_REGION = {
    "ar": "SA", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "GB", "es": "ES", "fa": "IR", "fi": "FI", "fr": "FR",
    "he": "IL", "hi": "IN", "hu": "HU", "it": "IT", "ja": "JP", "ko": "KR", "nl": "NL", "no": "NO", "pl": "PL", "pt": "PT",
    "ru": "RU", "sv": "SE", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "zh": "CN",
}  # fmt: skip
"""Word proofs a language with its region only; a bare one takes the one named here."""

_COMPLEX = {
    "FiraGO": ("ar", "fa", "ur", "ps", "sd", "ug", "ckb", "he", "yi", "th", "ka"),
    "Mukta": ("hi", "mr", "ne", "sa", "kok"),
}
"""Family of ours -> languages it writes whose letters Word counts as complex, with a font and a language of their own."""
_OTHER_COMPLEX = ("bn", "pa", "gu", "or", "ta", "te", "kn", "ml", "si", "lo", "bo", "my", "km", "dv", "syr")

_SCRIPT = {"ja": "JP", "ko": "KR", "zh-tw": "TC", "zh-hant": "TC", "zh-hk": "TC", "zh": "SC"}
"""What ends the name of the font family (Noto Sans JP) that has a language's forms of the Han characters."""


def word_language(tag: str) -> str:
    """A BCP 47 tag with a region where Word wants one: ``ja`` is ``ja-JP``."""
    return f"{tag}-{_REGION[tag.lower()]}" if tag.lower() in _REGION else carried(tag)


def language_attributes(tag: str) -> dict[str, str]:
    """The attributes of ``w:lang`` of a whole document: one language for Latin letters, one for East Asian ones.

    In an East Asian document, and in one of a complex script, Latin letters are English, as Word has it: taken for
    Japanese, words break anywhere.
    """
    name = word_language(tag)
    if is_complex(tag):
        return {"val": word_language("en"), "bidi": name}
    return {"val": word_language("en"), "eastAsia": name} if is_east_asian(tag) else {"val": name}


def is_east_asian(tag: str) -> bool:
    """Whether Word counts the language's letters as East Asian, with a font and a language of their own."""
    return tag.lower().split("-")[0] in ("ja", "ko", "zh")


def east_asian_family(families: Sequence[str], tag: str) -> str:
    """The family for Han, kana and hangul in a text of this language; the first such family for any other language."""
    lower = tag.lower()
    wanted = next((suffix for prefix, suffix in _SCRIPT.items() if lower.startswith(prefix)), "")
    matching = [family for family in families if wanted and family.endswith(f" {wanted}")]
    any_script = [family for family in families if family.endswith(tuple(f" {suffix}" for suffix in _SCRIPT.values()))]
    return next(iter(matching + any_script), "")


def is_complex(tag: str) -> bool:
    """Whether Word counts the language's letters as complex: right to left, or with conjuncts and marks."""
    base = tag.lower().split("-")[0]
    return is_right_to_left(tag) or base in _OTHER_COMPLEX or any(base in languages for languages in _COMPLEX.values())


def complex_family(families: Sequence[str], tag: str) -> str:
    """The family of a brand that writes a language of a complex script; "" when it has none, or the script is none."""
    base = tag.lower().split("-")[0]
    return next((family for family in families if base in _COMPLEX.get(family, ())), "")


def language_element(tag: str) -> Element:
    """``w:lang`` of a passage."""
    name = word_language(tag)
    if is_complex(tag):
        return w("lang", bidi=name)
    return w("lang", eastAsia=name) if is_east_asian(tag) else w("lang", val=name)
