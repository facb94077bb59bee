"""Characters that no font of the document has, or that mean something else on every machine."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from generator.findings import Path, Severity
from generator.rules.leaves import leaves
from generator.rules.rule import Case, Remark, rule

_MOST_OF_A_VALUE = 5
"""A word in a script without a font has many: the rest of them are told in one finding."""


@rule(
    "R701", "character-without-glyph", Severity.ERROR,
    "No font of the document has a glyph for a character; a Draft shows its code point in its place.",
    "Write it in other words, or put a font that has it into fonts/.",
    in_draft=Severity.WARNING,
)  # fmt: skip
def check_glyphs(case: Case) -> Iterator[Remark]:
    """Every text of the form, names and links as well: all of them are printed."""
    for path, met in _unshown(case):
        each = [(character, count) for character, count in met.items() if not _is_private(character)]
        listed = each if len(each) == _MOST_OF_A_VALUE + 1 else each[:_MOST_OF_A_VALUE]
        for character, count in listed:
            message = f"{_named(character)} has no glyph in any font{_times(count)}"
            yield Remark(path, message, _next_step(character), character)
        if rest := each[len(listed) :]:
            message = f"{_named(rest[0][0])} and {len(rest) - 1} more have no glyph in any font"
            yield Remark(path, message, _next_step(rest[0][0]), rest[0][0])


@rule(
    "R702", "private-use-character", Severity.ERROR,
    "A private-use character looks different in every font, and as nothing in most; a Draft shows its code point.",
    "Write in words what it showed where it was copied from: often the icon of a web page or a prompt.",
    in_draft=Severity.WARNING,
)  # fmt: skip
def check_private_use(case: Case) -> Iterator[Remark]:
    """Icons of web fonts and terminals come along when text is copied."""
    for path, met in _unshown(case):
        for character, count in met.items():
            if _is_private(character):
                yield Remark(
                    path, f"{_named(character)} means something else in every font{_times(count)}", part=character
                )


def _unshown(case: Case) -> Iterator[tuple[Path, Counter[str]]]:
    """The characters of each value that the document can not show, in their order, and how often each is there."""
    for leaf in leaves(case.post_mortem):
        if isinstance(leaf.value, str) and not leaf.value.isascii():
            met = Counter(each for each in leaf.value if not case.has_glyph(each))
            if met:
                yield leaf.path, met


def _is_private(character: str) -> bool:
    return unicodedata.category(character) == "Co"


def _named(character: str) -> str:
    """Code point and Unicode name: ``U+12000 CUNEIFORM SIGN A``."""
    code = f"U+{ord(character):04X}"
    if _is_private(character):
        return f"{code} (private use)"
    name = unicodedata.name(character, "")
    return f"{code} {name}" if name else f"{code} (a code point without a name)"


def _next_step(character: str) -> str | None:
    """Where the name of a letter begins with its script, the command that brings a font for it."""
    if unicodedata.category(character)[0] not in "LM" or not (name := unicodedata.name(character, "")):
        return None
    return f"Write it in other words, or bring a font for the script: make fonts PACK={name.split()[0].lower()}"


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""
