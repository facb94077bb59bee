"""Scripts of writing, the languages they are taken for, and which way they run.

**Why guessed by script:** nobody marks the language of a quoted customer or a server's name by hand. A screen reader and a
spelling checker need it (PDF/UA-1 7.2), and Chinese and Japanese need it to get their own forms of the same characters. Who
knows better marks the passage: ``[Störung]{lang=de}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RANGES = {
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Armn": "\u0530-\u058f\ufb13-\ufb17",
    "Hebr": "\u0591-\u05f4\ufb1d-\ufb4f",
    "Arab": "\u0610-\u061a\u0620-\u06d3\u06d5-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc",
    "Syrc": "\u0710-\u074f",
    "Thaa": "\u0780-\u07bf",
    "Deva": "\u0900-\u097f\ua8e0-\ua8ff",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Orya": "\u0b00-\u0b7f",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e5b",
    "Laoo": "\u0e80-\u0eff",
    "Tibt": "\u0f00-\u0fff",
    "Mymr": "\u1000-\u109f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Hang": "\u1100-\u11ff\u3131-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa1-\uffdc",
    "Ethi": "\u1200-\u139f\u2d80-\u2ddf",
    "Khmr": "\u1780-\u17ff",
    "Kana": "\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hani": "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff",
}
"""Script (ISO 15924) -> its letters, marks and digits; punctuation that several scripts share belongs to none."""

_LANGUAGES = {
    "Grek": "el", "Cyrl": "ru", "Armn": "hy", "Hebr": "he", "Arab": "ar", "Syrc": "syr", "Thaa": "dv", "Deva": "hi",
    "Beng": "bn", "Guru": "pa", "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml",
    "Sinh": "si", "Thai": "th", "Laoo": "lo", "Tibt": "bo", "Mymr": "my", "Geor": "ka", "Hang": "ko", "Ethi": "am",
    "Khmr": "km", "Kana": "ja", "Hani": "zh",
}  # fmt: skip
"""The language a script is taken for when nothing in the text says otherwise."""

_OWN = {
    "Cyrl": {"ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "bs"},
    "Arab": {"ar", "fa", "ur", "ps", "sd", "ug", "ckb"},
    "Hebr": {"he", "yi"},
    "Deva": {"hi", "mr", "ne", "sa", "kok"},
    "Ethi": {"am", "ti"},
    "Hani": {"zh", "ja", "ko", "yue"},
    "Kana": {"ja"},
}
"""Scripts that several languages write: in a document of one of them it is that language's own."""

_TELLING = (
    ("Cyrl", re.compile("[іїєґІЇЄҐ]"), "uk"),
    ("Arab", re.compile("[ٹڈڑےں]"), "ur"),
    ("Arab", re.compile("[پچژگ\u06cc]"), "fa"),
)
"""Letters that only one of the languages has."""

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ps", "sd", "ug", "ckb", "he", "yi", "dv", "syr"})
_IDEOGRAPHIC = frozenset({"Hani", "Kana", "Hang"})
_RUN = re.compile("|".join(f"(?P<{script}>[{ranges}]+)" for script, ranges in _RANGES.items()))
_RTL_LETTER = re.compile(f"[{_RANGES['Hebr']}{_RANGES['Arab']}{_RANGES['Syrc']}{_RANGES['Thaa']}]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one script in a text, from `start` up to `end`."""

    start: int
    end: int
    script: str

    @property
    def weight(self) -> int:
        """How much it says: a character of Chinese, Japanese or Korean stands for about two letters."""
        return (self.end - self.start) * (2 if self.script in _IDEOGRAPHIC else 1)


def runs_of(text: str) -> Iterator[Run]:
    """The runs of letters that are none of the Latin script."""
    if not text.isascii():
        for found in _RUN.finditer(text):
            yield Run(found.start(), found.end(), str(found.lastgroup))


def latin_letters(text: str) -> int:
    """How many letters of no other script a text has."""
    return len(_LETTER.findall(text if text.isascii() else _RUN.sub("", text)))


def language_of(script: str, text: str, document_language: str) -> str:
    """The language of a script in a text; "" when it is the document's own."""
    base = document_language.split("-")[0].lower()
    if base in _OWN.get(script, {_LANGUAGES[script]}):
        return ""
    if script == "Hani" and any(run.script == "Kana" for run in runs_of(text)):
        return "ja"
    told = (language for each, letters, language in _TELLING if each == script and letters.search(text))
    return next(told, _LANGUAGES[script])


def is_right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    return language.split("-")[0].lower() in _RIGHT_TO_LEFT


def runs_against(text: str, document_language: str) -> bool:
    """Whether a text in a document from right to left runs from left to right, as "1 h 15 min" does.

    It does when its first letter does (Unicode Bidirectional Algorithm, P2 and P3) and so do most of them: a sentence that
    merely begins with the name of a system keeps its own direction.
    """
    if not is_right_to_left(document_language) or not (first := _LETTER.search(text)):
        return False
    every = _LETTER.findall(text)
    against = sum(not has_right_to_left(each) for each in every)
    return not has_right_to_left(first[0]) and 2 * against > len(every)


def has_right_to_left(text: str) -> bool:
    """Whether a text has a letter of a script that runs from right to left."""
    return not text.isascii() and _RTL_LETTER.search(text) is not None
