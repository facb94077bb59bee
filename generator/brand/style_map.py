"""The textual style map of a brand: the closed list of style names, and how each looks in Word.

**Why:** a style's name is the CSS class in the HTML and a style in Word at once. One list that both sides are checked
against keeps the formats alike, and a designer changes the look without touching code.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

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
        "Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "TOC Heading", "TOC 1",
        "TOC 2", "TOC 3", "Table of Figures", "Header", "Footer", "Footnote Text", "Table Text", "Table Head",
        "After Table", "Figure", "End Mark", "Inline Code",
    ),
})  # fmt: skip
"""Every kind of thing that has a style, and the names it may have; ``builtin`` is what has no class in the HTML."""

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
KINDS = (UNREADABLE, UNKNOWN_STYLE, MISSING_STYLE, WRONG_LOOK)

ALIGNMENTS = ("left", "centre", "right")


@dataclass(frozen=True, slots=True)
class Border:
    """A rule at one side: a colour token, its width and its distance from the text, in points."""

    colour: str
    width_pt: float
    space_pt: float = 0


@dataclass(frozen=True, slots=True)
class Look:
    """What a designer says about a style; ``None`` and ``""``: as inherited. Colours, sizes and fonts are tokens."""

    word: str = ""
    word_ordered: str = ""
    font: str = ""
    size: str = ""
    colour: str = ""
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    underline: bool | None = None
    tracking_pt: float | None = None
    shading: str = ""
    align: str = ""
    line: float | None = None
    """Line spacing as a multiple of a single line."""
    space_before_pt: float | None = None
    space_after_pt: float | None = None
    indent_left_mm: float | None = None
    indent_right_mm: float | None = None
    hanging_mm: float | None = None
    number_width_mm: float | None = None
    """Room for the number of a heading or contents line before its text."""
    keep_next: bool | None = None
    keep_lines: bool | None = None
    border_top: Border | None = None
    border_bottom: Border | None = None
    border_left: Border | None = None
    border_right: Border | None = None
    border_inside: Border | None = None
    """Between the rows of a table."""
    border_columns: Border | None = None
    """Between the columns of a table."""
    head_shading: str = ""
    padding_x_mm: float = 0
    padding_y_mm: float = 0
    min_height_mm: float | None = None
    markers: tuple[str, ...] = ()
    """Marks of an unordered list by depth; none for a list without marks."""
    indent_step_mm: float = 0
    box: bool | None = None
    """Drawn as a box of one cell."""
    break_after: bool | None = None
    """What follows begins a new page."""
    keep_together: bool | None = None
    """Never broken over two pages."""
    width_percent: float = 100
    max_height_percent: float = 100


_TEXT = frozenset({"font", "size", "colour", "bold", "italic", "caps", "underline", "tracking_pt", "shading"})
_SIDES = frozenset({"border_top", "border_bottom", "border_left", "border_right"})
_PARAGRAPH = _TEXT | _SIDES | {
    "word", "align", "line", "space_before_pt", "space_after_pt", "indent_left_mm", "indent_right_mm", "hanging_mm",
    "keep_next", "keep_lines",
}  # fmt: skip
_PADDING = frozenset({"padding_x_mm", "padding_y_mm"})

ALLOWED_KEYS: Mapping[str, frozenset[str]] = MappingProxyType({
    "paragraph": _PARAGRAPH,
    "builtin": _PARAGRAPH - {"word"} | {"number_width_mm"},
    **dict.fromkeys(("heading", "code"), _PARAGRAPH),
    **dict.fromkeys(("span", "link"), _TEXT | {"word"}),
    "table": _SIDES | _PADDING | {"word", "size", "shading", "head_shading", "border_inside", "border_columns"},
    "row": _SIDES | {"colour", "bold", "shading", "keep_next"},
    "cell": _SIDES | {"align", "size", "colour", "bold", "shading", "min_height_mm"},
    "list": frozenset({"word", "word_ordered", "markers", "indent_step_mm", "space_after_pt"}),
    "group": _SIDES | _PADDING | {"word", "box", "shading", "break_after", "keep_together", "space_before_pt"},
    "section": frozenset(),
    "figure": frozenset({"width_percent", "max_height_percent"}),
    "nav": frozenset({"break_after"}),
})  # fmt: skip
"""The keys that mean something for each kind of style; any other is a finding."""


@dataclass(frozen=True, slots=True)
class StyleMap:
    """The looks by kind and name; ``default`` is the style without a class.

    `fallback` names, for a font family, what a machine without it should take.
    """

    looks: Mapping[str, Mapping[str, Look]]
    fallback: Mapping[str, str] = field(default_factory=dict)

    def names(self, kind: str) -> frozenset[str]:
        """The closed set of style names of a kind (``"paragraph"``, ``"table"`` …)."""
        return frozenset(self.looks[kind])

    def look(self, kind: str, style: str) -> Look:
        """The look of a style (``""`` is ``default``). Raises `TemplateWrong` naming one that is not in the map."""
        try:
            return self.looks[kind][style or "default"]
        except KeyError:
            known = ", ".join(sorted(self.looks.get(kind, {})))
            message = f'there is no {kind} style "{style}" in the style map'
            raise TemplateWrong(message, hint=f"Styles of a {kind}: {known}.") from None


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
    content, shown = path.read_bytes(), f"styles/{path.parent.name}/{path.name}"
    try:
        reader = _Reader(shown, content.decode(), {"colour": colours, "size": sizes, "font": fonts})
    except ValueError as error:  # neither UTF-8 nor TOML; TOML says at which line, but not at the end of the file
        where = _BROKEN_AT.search(str(error))
        position = Position(shown, *(map(int, where.groups()) if where else (len(content.splitlines()), 1)))
        raise TemplateWrong("not TOML", findings=[UNREADABLE.at(str(error), position=position)]) from error
    looks = reader.looks(extends)
    if found := in_order(reader.findings):
        raise TemplateWrong(f"{path.name} is wrong in {len(found)} places", findings=found)
    fallback = dict(extends.fallback) if extends else {}
    return StyleMap(looks, MappingProxyType(fallback | reader.fallback()))


class _Reader:
    """One pass over a parsed style map, collecting looks and findings."""

    def __init__(self, file: str, text: str, tokens: Mapping[str, Mapping[str, object]]) -> None:
        self.file = file
        self.text = text
        self.data: Mapping[str, object] = tomllib.loads(text)
        self.tokens = tokens
        self.findings: list[Finding] = []

    def looks(self, extends: StyleMap | None) -> Mapping[str, Mapping[str, Look]]:
        """The looks of every kind; unknown kinds and names, and missing ones, become findings."""
        for kind in self.data.keys() - NAMES.keys() - {"fallback"}:
            self._found(UNKNOWN_STYLE, f'there is no kind of style named "{kind}"', (kind,))
        kinds: dict[str, Mapping[str, Look]] = {}
        for kind, names in NAMES.items():
            given = self._table((kind,))
            for name in given.keys() - set(names):
                self._found(UNKNOWN_STYLE, f'there is no {kind} style named "{name}"', (kind, name))
            inherited = extends.looks[kind] if extends else {}
            kinds[kind] = MappingProxyType(dict(self._of_kind(kind, names, given, inherited)))
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
        family = {"shading": "colour", "head_shading": "colour"}.get(key, key)
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
        position = Position(self.file, _line_of(path, self.text))
        self.findings.append(kind.at(message, path=path, position=position, hint=hint))


_TABLE = re.compile(r"\s*\[[^\[\]]+\]\s*(#.*)?$")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+)\s*=""")
_NAME = re.compile(r"""["']([^"']*)["']|([\w-]+)""")
_BROKEN_AT = re.compile(r"at line (\d+), column (\d+)")


def _line_of(path: tuple[str, ...], text: str) -> int:
    """The line (from 1) of a table or key, or of the first thing nearest around it."""
    table: tuple[str, ...] = ()
    depth, line_number = 0, 1
    for number, line in enumerate(text.splitlines(), 1):
        if _TABLE.match(line):
            table = here = tuple(quoted or bare for quoted, bare in _NAME.findall(line.partition("#")[0]))
        elif key := _KEY.match(line):
            here = (*table, key[1].strip("\"'"))
        else:
            continue
        shared = next((i for i, (a, b) in enumerate(zip(here, path, strict=False)) if a != b), len(here[: len(path)]))
        if shared > depth:
            depth, line_number = shared, number
    return line_number


_TEXTS = frozenset({"word", "word_ordered", "font", "size", "colour", "shading", "head_shading", "align"})
_SWITCHES = frozenset({
    "bold", "italic", "caps", "underline", "keep_next", "keep_lines", "box", "break_after", "keep_together",
})  # fmt: skip


def read_value(key: str, value: object) -> str | bool | float | tuple[str, ...] | Border:
    """The typed value of a key. Raises ValueError saying what it should be."""
    if key in _SWITCHES:
        if not isinstance(value, bool):
            raise ValueError("must be true or false")
        return value
    if key == "align" and value not in ALIGNMENTS:
        raise ValueError(f"must be one of {', '.join(ALIGNMENTS)}")
    if key == "markers":
        if not isinstance(value, list):
            raise ValueError("must be a list of texts")
        return tuple(_text(marker) for marker in value)
    if key.startswith("border_"):
        return _border(value)
    return _text(value) if key in _TEXTS else _number(value)


def _border(value: object) -> Border:
    needed = {"colour", "width_pt"}
    if not isinstance(value, Mapping) or not needed <= value.keys() <= needed | {"space_pt"}:
        raise ValueError("must be { colour = …, width_pt = … } and may have space_pt")
    return Border(_text(value["colour"]), _number(value["width_pt"]), _number(value.get("space_pt", 0)))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be a text")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1000:
        raise ValueError("must be a number from 0 to 1000")
    return float(value)
