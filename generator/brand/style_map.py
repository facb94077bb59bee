"""The textual style map of a brand: the closed list of style names, and how each looks in Word.

**Why:** a style's name is the CSS class in the HTML and a style in Word at once. One list that both sides are checked
against keeps the formats alike, and a designer changes the look without touching code.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from generator.brand.look import ALLOWED_KEYS, Border, Look, read_value
from generator.brand.toml_lines import TomlLines
from generator.errors import TemplateWrong
from generator.findings import Finding, FindingKind, Position, Severity, in_order

NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "paragraph": (
        "default", "lead", "kicker", "subtitle", "small", "contents-title", "legal", "caption-note", "gap", "day",
        "figure-value", "figure-label", "question", "answer",
    ),
    "span": (
        "default", "number", "label", "badge", "gap", "muted", "term-def", "milestone", "elapsed", "strong-number",
        "approx", "inferred",
    ),
    "link": ("default", "term", "xref"),
    "table": (
        "default", "facts", "keyfigures", "timeline", "actions", "approval", "changelog", "data", "milestones",
    ),
    "row": ("default", "milestone", "day", "total", "inside"),
    "cell": ("default", "numeric", "signature", "narrow", "label"),
    "list": ("default", "plain", "points"),
    "group": ("cover", "callout", "gaps", "approval", "keep", "whys", "diff"),
    "section": ("default", "appendix", "closing"),
    "figure": ("default", "wide"),
    "code": ("default", "log", "before", "after"),
    "heading": ("default", "title", "appendix", "closing", "minor"),
    "nav": ("contents", "figures", "tables"),
    "builtin": (
        "Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "TOC Heading", "TOC 1", "TOC 2",
        "TOC 3", "Table of Figures", "Header", "Footer", "Footnote Text", "Table Text", "Table Head", "After Table",
        "Figure", "End Mark", "Inline Code",
    ),
})  # fmt: skip
"""Every kind of thing that has a style, and the names it may have; ``builtin`` is what has no class in the HTML."""

UNREADABLE = FindingKind("T301", "style-map-unreadable", Severity.ERROR, "The style map is not TOML.")
UNKNOWN_STYLE = FindingKind(
    "T302", "style-map-unknown-style", Severity.ERROR, "The style map names a kind or style the templates do not have.",
    hint="Correct the name, or remove the table; the names are closed.",
)  # fmt: skip
MISSING_STYLE = FindingKind(
    "T303", "style-map-missing-style", Severity.ERROR, "The style map lacks a style that documents use.",
    hint="Add the table, even an empty one, or extend a brand that has it.",
)  # fmt: skip
WRONG_LOOK = FindingKind(
    "T304", "style-map-wrong-look", Severity.ERROR, "A look in the style map has an unknown key, token or a wrong value.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StyleMap:
    """The looks by kind and name; ``default`` is the style without a class.

    `fallback` names, for a font family, what a machine without it should take.
    """

    looks: Mapping[str, Mapping[str, Look]]
    fallback: Mapping[str, str] = field(default_factory=dict)

    def names(self, kind: str) -> frozenset[str]:
        """The closed set of style names of a kind (``"paragraph"``, ``"table"`` …). Raises KeyError for no such kind."""
        return frozenset(self.looks[kind])

    def look(self, kind: str, style: str) -> Look:
        """The look of a style, ``""`` being ``default``. Raises `TemplateWrong` naming a style which is not in the map."""
        try:
            return self.looks[kind][style or "default"]
        except KeyError:
            known = ", ".join(sorted(self.looks.get(kind, {})))
            raise TemplateWrong(
                f'there is no {kind} style "{style}" in the style map', hint=f"Styles of a {kind}: {known}."
            ) from None


def load_style_map(
    path: Path,
    *,
    colours: Mapping[str, str],
    sizes: Mapping[str, float],
    fonts: Mapping[str, object],
    extends: StyleMap | None = None,
) -> StyleMap:
    """Read a style map; a brand that `extends` another says only what differs, key by key.

    `colours`, `sizes` and `fonts` are the brand's tokens: what a look refers to must be among their keys.
    Raises `TemplateWrong` with all findings, each at its line of the file.
    """
    lines = TomlLines.read(path)
    if lines.broken_at:
        raise TemplateWrong(
            f"{path.name} is not TOML: {lines.broken}",
            findings=[UNREADABLE.at(lines.broken, position=Position(path.name, *lines.broken_at))],
        )
    reader = _Reader(lines, {"colour": colours, "size": sizes, "font": fonts})
    looks = reader.looks(extends)
    if reader.findings:
        raise TemplateWrong(f"{path.name} is wrong in {len(reader.findings)} places", findings=in_order(reader.findings))
    fallback = dict(extends.fallback) if extends else {}
    return StyleMap(looks, MappingProxyType(fallback | reader.fallback()))


class _Reader:
    """One pass over a parsed style map, collecting looks and findings."""

    def __init__(self, lines: TomlLines, tokens: Mapping[str, Mapping[str, object]]) -> None:
        self.lines = lines
        self.tokens = tokens
        self.findings: list[Finding] = []

    def looks(self, extends: StyleMap | None) -> Mapping[str, Mapping[str, Look]]:
        """The looks of every kind; unknown kinds and names, and missing ones, become findings."""
        for kind in self.lines.data.keys() - NAMES.keys() - {"fallback"}:
            self._found(UNKNOWN_STYLE, f'there is no kind of style named "{kind}"', (kind,))
        kinds: dict[str, Mapping[str, Look]] = {}
        for kind, names in NAMES.items():
            given = self._table((kind,))
            for name in given.keys() - set(names):
                self._found(UNKNOWN_STYLE, f'there is no {kind} style named "{name}"', (kind, name))
            inherited = extends.looks[kind] if extends else {}
            kinds[kind] = MappingProxyType(dict(self._of_kind(kind, names, given, inherited)))
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
        family = {"shading": "colour", "head_shading": "colour"}.get(key, key)
        if family in self.tokens and value not in self.tokens[family]:
            raise ValueError(f'the brand has no {family} "{value}"; it has {", ".join(sorted(self.tokens[family]))}')

    def fallback(self) -> dict[str, str]:
        """The fall-back families; anything but text is left out (the file's author sees Word's own choice)."""
        return {family: name for family, name in self._table(("fallback",)).items() if isinstance(name, str)}

    def _table(self, path: tuple[str, ...]) -> Mapping[str, object]:
        value: object = self.lines.data
        for part in path:
            value = value.get(part, {}) if isinstance(value, Mapping) else {}
        if isinstance(value, Mapping):
            return value
        self._found(WRONG_LOOK, f"{'.'.join(path)} must be a table", path)
        return {}

    def _found(self, kind: FindingKind, message: str, path: tuple[str, ...], hint: str | None = None) -> None:
        position = Position(self.lines.name, self.lines.line_of(path))
        self.findings.append(kind.at(message, path=path, position=position, hint=hint))
