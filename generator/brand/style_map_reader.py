"""Reads a style map: looks by kind and name, and a finding at its line for everything that is wrong."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from generator.brand.look import ALLOWED_KEYS, Border, Look
from generator.brand.look_values import read_value
from generator.brand.style_names import NAMES
from generator.brand.toml_lines import line_of
from generator.findings import Finding, FindingKind, Position, Severity

Looks: TypeAlias = Mapping[str, Mapping[str, Look]]
"""Looks by kind of style and by name."""

UNREADABLE = FindingKind("T301", "style-map-unreadable", Severity.ERROR, "The style map is not TOML.")
UNKNOWN_STYLE = FindingKind(
    "T302", "style-map-unknown-style", Severity.ERROR, "The style map has a kind or style that documents have not.",
    hint="Correct the name, or remove the table; the names are closed.")  # fmt: skip
MISSING_STYLE = FindingKind(
    "T303", "style-map-missing-style", Severity.ERROR, "The style map lacks a style that documents use.",
    hint="Add the table, even an empty one, or extend a brand that has it.")  # fmt: skip
WRONG_LOOK = FindingKind(
    "T304", "style-map-wrong-look", Severity.ERROR, "A look has an unknown key, token or value.")  # fmt: skip
KINDS = (UNREADABLE, UNKNOWN_STYLE, MISSING_STYLE, WRONG_LOOK)


class StyleMapReader:
    """One pass over a parsed style map, collecting looks and findings."""

    def __init__(self, file: str, text: str, tokens: Mapping[str, Mapping[str, object]]) -> None:
        self.file = file
        self.text = text
        self.data: Mapping[str, object] = tomllib.loads(text)
        self.tokens = tokens
        self.findings: list[Finding] = []

    def looks(self, inherited: Looks) -> Looks:
        """The looks of every kind, on top of the inherited ones; unknown kinds and names, and missing ones, become findings."""
        for kind in self.data.keys() - NAMES.keys() - {"fallback"}:
            self._found(UNKNOWN_STYLE, f'there is no kind of style named "{kind}"', (kind,))
        kinds: dict[str, Mapping[str, Look]] = {}
        for kind, names in NAMES.items():
            given = self._table((kind,))
            for name in given.keys() - set(names):
                self._found(UNKNOWN_STYLE, f'there is no {kind} style named "{name}"', (kind, name))
            kinds[kind] = MappingProxyType(dict(self._of_kind(kind, names, given, inherited.get(kind, {}))))
        self._check_words(kinds)
        return MappingProxyType(kinds)

    def _of_kind(
        self, kind: str, names: tuple[str, ...], given: Mapping[str, object], inherited: Mapping[str, Look]
    ) -> Iterator[tuple[str, Look]]:
        for name in names:
            if name in given:
                yield name, self._look(kind, name, inherited.get(name, Look()))
            elif name in inherited:
                yield name, inherited[name]
            else:
                self._found(MISSING_STYLE, f'the {kind} style "{name}" is missing', (kind,))

    def _check_words(self, kinds: Mapping[str, Mapping[str, Look]]) -> None:
        """Each style has a name of its own in Word, whatever its capitals."""
        taken = {name.lower() for name in NAMES["builtin"]} - {"title"}
        for kind, name, look in ((kind, name, look) for kind, looks in kinds.items() for name, look in looks.items()):
            needed = "word" in ALLOWED_KEYS[kind] and (kind != "group" or look.box)
            words = [look.word, *([look.word_ordered] if kind == "list" else [])] if needed else []
            for word in words:
                if not word or word.lower() in taken:
                    self._found(WRONG_LOOK, f'word: "{word}" is no name of its own', (kind, name, "word"))
                taken.add(word.lower())

    def _look(self, kind: str, name: str, inherited: Look) -> Look:
        values: dict[str, object] = {}
        for key, value in self._table((kind, name)).items():
            if key not in ALLOWED_KEYS[kind]:
                known = ", ".join(sorted(ALLOWED_KEYS[kind])) or "nothing"
                self._found(WRONG_LOOK, f'a {kind} has no "{key}"', (kind, name, key), hint=f"It may have: {known}.")
                continue
            try:
                values[key] = read_value(key, value)
                self._check_token(key, values[key])
            except ValueError as error:
                self._found(WRONG_LOOK, f"{key}: {error}", (kind, name, key))
        return dataclasses.replace(inherited, **values)  # type: ignore[arg-type]

    def _check_token(self, key: str, value: object) -> None:
        """Raises ValueError for a colour, size or font that the brand does not have."""
        if isinstance(value, Border):
            key, value = "colour", value.colour
        family = "colour" if key.endswith(("shading", "_colour")) else key
        if family in self.tokens and value not in self.tokens[family]:
            raise ValueError(f'the brand has no {family} "{value}"; it has {", ".join(sorted(self.tokens[family]))}')

    def fallback(self) -> dict[str, str]:
        """The fall-back families; anything but text is left out."""
        return {family: name for family, name in self._table(("fallback",)).items() if isinstance(name, str)}

    def _table(self, path: tuple[str, ...]) -> Mapping[str, object]:
        value: object = self.data
        for part in path:
            value = value.get(part, {}) if isinstance(value, Mapping) else {}
        if isinstance(value, Mapping):
            return value
        self._found(WRONG_LOOK, f"{'.'.join(path)} must be a table", path)
        return {}

    def _found(self, kind: FindingKind, message: str, path: tuple[str, ...], hint: str | None = None) -> None:
        position = Position(self.file, line_of(path, self.text))
        self.findings.append(kind.at(message, path=path, position=position, hint=hint))
