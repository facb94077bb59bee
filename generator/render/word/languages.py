"""Languages as Word names them, and the font that writes East Asian text of each."""

from __future__ import annotations

from collections.abc import Sequence

from generator.render.word.ooxml import Element, carried, w

_REGION = {
    "de": "DE", "en": "GB", "es": "ES", "fr": "FR", "hi": "IN", "it": "IT", "ja": "JP", "ko": "KR", "nl": "NL",
    "pl": "PL", "pt": "PT", "sv": "SE", "zh": "CN",
}  # fmt: skip
"""Word proofs a language with its region only; a bare one takes the one named here."""

_SCRIPT = {"ja": "JP", "ko": "KR", "zh-tw": "TC", "zh-hant": "TC", "zh-hk": "TC", "zh": "SC"}
"""What ends the name of the font family (Noto Sans JP) that has a language's forms of the Han characters."""


def word_language(tag: str) -> str:
    """A BCP 47 tag with a region where Word wants one: ``ja`` is ``ja-JP``."""
    return f"{tag}-{_REGION[tag.lower()]}" if tag.lower() in _REGION else carried(tag)


def language_attributes(tag: str) -> dict[str, str]:
    """The attributes of ``w:lang`` of a whole document: one language for Latin letters, one for East Asian ones.

    In an East Asian document Latin letters are English, as Word has it: taken for Japanese, words break anywhere.
    """
    name = word_language(tag)
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


def language_element(tag: str) -> Element:
    """``w:lang`` of a passage."""
    name = word_language(tag)
    return w("lang", eastAsia=name) if is_east_asian(tag) else w("lang", val=name)
