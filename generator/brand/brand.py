"""A brand is data: a folder in `styles/` with tokens, style sheets and the style map; it may extend another brand.

The same tokens feed the print style sheet, the screen style sheet, the figures and Word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.brand.style_map import StyleMap, load_style_map
from generator.errors import TemplateWrong
from generator.findings import Finding, FindingKind, Position, Severity, in_order

BRAND_WRONG = FindingKind(
    "T201", "brand-wrong", Severity.ERROR, "A brand has an unknown token, lacks one, or has a value of the wrong kind.",
    hint="styles/base/brand.toml has every token with its meaning.",
)  # fmt: skip
KINDS = (BRAND_WRONG,)

TOKENS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "page": ("width_mm", "height_mm", "margin_top_mm", "margin_bottom_mm", "margin_left_mm", "margin_right_mm", "hang_mm"),
    "font": ("body", "heading", "mono"),
    "size_pt": ("body", "small", "code", "lead", "title", "heading1", "heading2", "heading3", "line"),
    "colour": (
        "ink", "muted", "accent", "accent_soft", "rule", "surface", "alert", "alert_soft", "good", "warning",
        "warning_soft", "paper",
    ),
    "dark": (
        "ink", "muted", "accent", "accent_soft", "rule", "surface", "alert", "alert_soft", "good", "warning",
        "warning_soft", "paper",
    ),
})  # fmt: skip
"""Every token of a brand; the names are closed, a brand that extends no other has them all."""
_KINDS: Mapping[str, tuple[type, str]] = MappingProxyType({
    "page": (float, "a number above 0"), "font": (list, "a list of family names"), "size_pt": (float, "a number above 0"),
    "colour": (str, "a colour like #1b232c"), "dark": (str, "a colour like #1b232c"),
})  # fmt: skip
_FORMS = MappingProxyType({"ja": "JP", "ko": "KR", "zh-(?:tw|hk|mo|hant)": "TC", "zh": "SC"})
"""Beginning of a language tag -> what the names of families end in that have its forms of Chinese characters."""
_ROLES = MappingProxyType({
    "body": "$", "heading": ":is(h1, h2, h3, h4)$, :is(h1, h2, h3, h4) $", "mono": ":is(code, pre)$",
})  # fmt: skip
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LANGUAGE = re.compile(r"([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Brand:
    """Tokens, style sheets and style map of one brand, with everything it inherits.

    `page` is in millimetres, `sizes` in points, `colours` are ``#rrggbb``, `fonts` families in order of preference. `dark` are
    the same colours for a screen whose reader prefers dark.
    """

    name: str
    page: Mapping[str, float]
    fonts: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, float]
    colours: Mapping[str, str]
    dark: Mapping[str, str]
    print_css: str
    screen_css: str
    styles: StyleMap
    language: str = "en"
    """Of documents whose input names none (BCP 47)."""

    @property
    def custom_properties(self) -> str:
        """The tokens as CSS custom properties: ``--colour-accent``, ``--size-body``, ``--font-body``, ``--page-width``."""
        lines = [f"--colour-{_dashed(name)}: {value};" for name, value in self.colours.items()]
        lines += [f"--size-{_dashed(name)}: {value:g}pt;" for name, value in self.sizes.items()]
        lines += [f"--page-{_dashed(name.removesuffix('_mm'))}: {value:g}mm;" for name, value in self.page.items()]
        lines += [
            f"--font-{_dashed(name)}: {', '.join(map(_quoted, families))};" for name, families in self.fonts.items()
        ]
        return ":root {\n  " + "\n  ".join(lines) + "\n}\n" + "".join(self._language_rules())

    @property
    def text_height_pt(self) -> float:
        """The height of a page between its margins, in points."""
        page = self.page
        return (page["height_mm"] - page["margin_top_mm"] - page["margin_bottom_mm"]) / 25.4 * 72

    @property
    def dark_properties(self) -> str:
        """The colours of the dark scheme in the same custom properties, for screens whose reader asks for it."""
        lines = [f"--colour-{_dashed(name)}: {value};" for name, value in self.dark.items()]
        rule = ":root {\n  color-scheme: dark;\n  " + "\n  ".join(lines) + "\n}"
        return f"@media screen and (prefers-color-scheme: dark) {{\n{rule}\n}}\n"

    def families_for(self, role: str, language: str) -> tuple[str, ...]:
        """The families of a role (body, heading, mono); those with the language's forms of Chinese characters before others."""
        lower = language.lower()
        ending = next((each for prefix, each in _FORMS.items() if re.match(rf"{prefix}(?![a-z0-9])", lower)), "")
        first, *others = self.fonts[role]
        return (first, *sorted(others, key=lambda family: not (ending and family.endswith(f" {ending}"))))

    def _language_rules(self) -> Iterator[str]:
        """One and the same code point has other shapes in China, Japan and Korea: the language of the passage decides."""
        for language in ("ja", "zh", "ko"):
            for role, selector in _ROLES.items():
                families = ", ".join(map(_quoted, self.families_for(role, language)))
                yield selector.replace("$", f":lang({language})") + f" {{ font-family: {families} }}\n"


def load_brand(styles: Path, name: str) -> Brand:
    """The brand `name` of the `styles` folder.

    Raises:
        TemplateWrong: there is no such brand, it extends itself, or its tokens are wrong; findings name file and line.
    """
    return _load(styles, name, ())


def _load(styles: Path, name: str, seen: tuple[str, ...]) -> Brand:
    file = styles / name / "brand.toml"
    if not _NAME.fullmatch(name) or not file.is_file():
        known = ", ".join(sorted(path.parent.name for path in styles.glob("*/brand.toml")))
        raise TemplateWrong(f"there is no brand '{name}'", hint=f"Brands in {styles.name}/: {known or 'none'}.")
    if name in seen:
        raise TemplateWrong(f"the brand '{name}' extends itself: {' → '.join((*seen, name))}", hint="Break the circle.")
    data = _read(file)
    parent = _load(styles, str(data["extends"]), (*seen, name)) if data.get("extends") else None
    tokens = _tokens(file, data, parent)
    style_map = file.parent / "word-styles.toml"
    if style_map.is_file() or parent is None:
        styles_of_brand = load_style_map(
            style_map,
            colours=tokens["colour"], sizes=tokens["size_pt"], fonts=tokens["font"],
            extends=parent.styles if parent else None,
        )  # fmt: skip
    else:
        styles_of_brand = parent.styles
    return Brand(
        name=name,
        page=tokens["page"],
        fonts=MappingProxyType({key: tuple(families) for key, families in tokens["font"].items()}),
        sizes=tokens["size_pt"],
        colours=tokens["colour"],
        dark=tokens["dark"],
        print_css=(parent.print_css if parent else "") + _sheet(file.parent / "print.css"),
        screen_css=(parent.screen_css if parent else "") + _sheet(file.parent / "screen.css"),
        styles=styles_of_brand,
        language=str(data.get("language") or (parent.language if parent else "en")),
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        where = re.search(r"at line (\d+), column (\d+)", str(error))
        position = Position(_shown(file), *(map(int, where.groups()) if where else (1, 1)))
        finding = BRAND_WRONG.at(f"the file is not TOML: {error}", position=position)
        raise TemplateWrong(f"{_shown(file)} can not be read", findings=[finding]) from error


def _tokens(file: Path, data: Mapping[str, Any], parent: Brand | None) -> dict[str, Mapping[str, Any]]:
    """The tables of tokens, the parent's values filled in; every mistake is a finding."""
    inherited = _tables_of(parent) if parent else {}
    found = [*_mistakes(file, data, inherited), *_wrong_language(file, data)]
    if found:
        raise TemplateWrong(f"the brand '{file.parent.name}' is wrong", findings=in_order(found))
    return {table: MappingProxyType({**inherited.get(table, {}), **data.get(table, {})}) for table in TOKENS}


def _mistakes(file: Path, data: Mapping[str, Any], inherited: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    text = file.read_text(encoding="utf-8")

    def wrong(message: str, *path: str) -> Finding:
        return BRAND_WRONG.at(message, position=_position(file, text, path))

    for key in data.keys() - TOKENS.keys() - {"name", "extends", "language"}:
        yield wrong(f"unknown key `{key}`", key)
    for table, names in TOKENS.items():
        given, (kind, wanted) = data.get(table, {}), _KINDS[table]
        if not isinstance(given, dict):
            yield wrong(f"`{table}` must be a table", table)
            continue
        for key, value in given.items():
            if key not in names:
                yield wrong(f"unknown token `{table}.{key}`; known: {', '.join(names)}", table, key)
            elif not _is_kind(value, kind):
                yield wrong(f"`{table}.{key}` must be {wanted}", table, key)
        for key in names:
            if key not in given and key not in inherited.get(table, {}):
                yield wrong(f"the token `{table}.{key}` is missing", table)


def _wrong_language(file: Path, data: Mapping[str, Any]) -> Iterator[Finding]:
    if not _LANGUAGE.fullmatch(str(data.get("language", ""))):
        position = _position(file, file.read_text(encoding="utf-8"), ("language",))
        yield BRAND_WRONG.at("`language` must be a language tag like de or en-GB", position=position)


def _tables_of(brand: Brand) -> dict[str, Mapping[str, Any]]:
    return {
        "page": brand.page, "font": brand.fonts, "size_pt": brand.sizes, "colour": brand.colours, "dark": brand.dark,
    }  # fmt: skip


def _is_kind(value: object, kind: type) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    if kind is list:
        return isinstance(value, list) and bool(value) and all(isinstance(each, str) and each for each in value)
    return isinstance(value, str) and bool(_COLOUR.fullmatch(value))


def _position(file: Path, text: str, path: tuple[str, ...]) -> Position:
    """The line of a key in its table, else of the table, else the first line."""
    *tables, key = path
    table, line_of_table = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[\s*\"?([^\]\"]+)\"?\s*\]", line):
            table = head[1].strip()
            line_of_table = number if table == path[0] else line_of_table
        elif [table] == (tables or [""]) and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return Position(_shown(file), number, 1)
    return Position(_shown(file), line_of_table, 1)


def _shown(file: Path) -> str:
    return f"styles/{file.parent.name}/{file.name}"


def _sheet(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _quoted(family: str) -> str:
    return '"' + re.sub(r'[\\"<\n]', "", family) + '"'
