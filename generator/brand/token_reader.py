"""Reads `brand.toml`: its tokens on top of inherited ones, and a finding at its line for everything that is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.brand.classification import TLP, Mark, key_of
from generator.brand.kinds import BRAND_WRONG
from generator.brand.tokens import KEYS, MARK_TOKENS, PAGE_SIZES, TOKENS, Token
from generator.brand.toml_lines import line_of
from generator.findings import Finding, Position

LEAST_TEXT_MM = 80
"""Of a page between its margins, across and down: tables have columns that must hold words."""

Tables = dict[str, dict[str, Any]]
"""Values by table and name; what was wrong is left out."""

_STOPPED_AT = re.compile(r"at line (\d+), column (\d+)")


@dataclass(slots=True)
class TokenFile:
    """A `brand.toml` as far as it could be read."""

    file: Path
    text: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """``styles/acme/brand.toml``."""
        return shown(self.file)

    def place(self, *path: str) -> Position:
        """The line of a table or key, or of what is nearest around it."""
        return Position(self.shown, line_of(path, self.text), 1)

    def wrong(self, message: str, *path: str, hint: str | None = None) -> None:
        """Take down a finding at a key."""
        self.findings.append(BRAND_WRONG.at(message, path=path, position=self.place(*path), hint=hint))


def shown(file: Path) -> str:
    """A file of a brand as messages name it."""
    return f"styles/{file.parent.name}/{file.name}"


def read_token_file(file: Path) -> TokenFile:
    """The file as TOML; when it is none, a finding says at which line, and `data` is empty."""
    read = TokenFile(file)
    try:
        read.text = file.read_text(encoding="utf-8")
        read.data = tomllib.loads(read.text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        where = _STOPPED_AT.search(str(error))
        end = len(read.text.splitlines()) or 1
        position = Position(read.shown, *(map(int, where.groups()) if where else (end, 1)))
        read.findings.append(BRAND_WRONG.at(f"the file is not TOML: {error}", position=position))
    return read


def tokens_of(read: TokenFile, inherited: Mapping[str, Mapping[str, Any]]) -> Tables:
    """The tokens of every table, the inherited ones filled in; mistakes are taken down in `read`."""
    known = {*KEYS, *TOKENS, "classification"}
    for key in read.data.keys() - known:
        read.wrong(f"unknown key `{key}`", key)
    for key, token in KEYS.items():
        if key in read.data and not token.kind.fits(read.data[key]):
            read.wrong(f"`{key}` must be {token.kind.wanted}", key)
    tables = {table: dict(_table(read, table, tokens)) for table, tokens in TOKENS.items()}
    tables["page"] = _page(read, tables["page"], inherited.get("page", {}))
    tables["font"] = _families(tables["font"], inherited.get("font", {}))
    merged = {table: {**inherited.get(table, {}), **given} for table, given in tables.items()}
    for table, tokens in TOKENS.items():
        given = read.data.get(table, {})
        for name, token in tokens.items():
            if token.needed and name not in merged[table] and isinstance(given, dict) and name not in given:
                read.wrong(f"the token `{table}.{name}` is missing", table)
    return merged


def marks_of(read: TokenFile, inherited: Mapping[str, Mark]) -> dict[str, Mark]:
    """How classifications are printed: ``[classification.Internal]`` with label, foreground and background."""
    marks = dict(inherited)
    for written, values in _tables_of(read):
        path = ("classification", written)
        given = {name: value for name, value in values.items() if _fits(read, MARK_TOKENS, name, value, path)}
        if key_of(written) in TLP:
            read.wrong(f"`{written}` is a label of TLP, which is the same in every brand", *path, hint="Take it out.")
        elif ("foreground" in values) != ("background" in values):
            read.wrong(f"`{'.'.join(path)}` needs both foreground and background, or none of them", *path)
        elif "label" not in values:
            read.wrong(f"the token `{'.'.join(path)}.label` is missing", *path)
        elif len(given) == len(values):
            marks[key_of(written)] = Mark(**given)
    return marks


def _tables_of(read: TokenFile) -> Iterator[tuple[str, Mapping[str, Any]]]:
    tables = read.data.get("classification", {})
    if not isinstance(tables, dict):
        read.wrong("`classification` must be a table of tables", "classification")
        return
    for written, values in tables.items():
        if isinstance(values, dict):
            yield written, values
        else:
            read.wrong(f'write [classification."{written}"] with a label below it', "classification", written)


def _table(read: TokenFile, table: str, tokens: Mapping[str, Token]) -> Iterator[tuple[str, Any]]:
    given = read.data.get(table, {})
    if not isinstance(given, dict):
        read.wrong(f"`{table}` must be a table", table)
        return
    for name, value in given.items():
        if _fits(read, tokens, name, value, (table,)):
            yield name, value


def _fits(read: TokenFile, tokens: Mapping[str, Token], name: str, value: object, table: tuple[str, ...]) -> bool:
    path = (*table, name)
    if name not in tokens:
        read.wrong(f"unknown token `{'.'.join(path)}`; known: {', '.join(tokens)}", *path)
        return False
    if not tokens[name].kind.fits(value):
        read.wrong(f"`{'.'.join(path)}` must be {tokens[name].kind.wanted}", *path)
        return False
    return True


def _families(given: Mapping[str, list[str]], inherited: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """The families of each role that is given, and behind them the inherited ones, which have the other scripts."""
    return {role: list(dict.fromkeys((*families, *inherited.get(role, ())))) for role, families in given.items()}


def _page(read: TokenFile, given: dict[str, Any], inherited: Mapping[str, Any]) -> dict[str, Any]:
    """Width and height of the paper whose name is given; there must be room for text between its margins."""
    sides = {"width_mm", "height_mm"}
    if size := given.pop("size", None):
        if doubled := sorted(sides & given.keys()):
            read.wrong(f"`page.size` says `page.{doubled[0]}` already: keep one of them", "page", doubled[0])
        given |= dict(zip(("width_mm", "height_mm"), PAGE_SIZES[size], strict=True))
    page = {**inherited, **given}
    if not sides <= page.keys() and "size" not in read.data.get("page", {}):
        read.wrong("the token `page.size` is missing", "page")
    for side, first, second in (("width", "left", "right"), ("height", "top", "bottom")):
        names = (f"{side}_mm", f"margin_{first}_mm", f"margin_{second}_mm")
        if all(name in page for name in names) and page[names[0]] - page[names[1]] - page[names[2]] < LEAST_TEXT_MM:
            read.wrong(f"less than {LEAST_TEXT_MM} mm of the page's {side} are left between its margins", "page")
    return given
