"""Reads a brand and those it extends, and finds everything that is wrong with it at once."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.brand.brand import PICTURES, Brand, brand_names
from generator.brand.kinds import LOGO_WRONG, PARENT_WRONG
from generator.brand.legibility import check_legibility
from generator.brand.logo import Logo, LogoWrong, read_logo, read_picture
from generator.brand.style_map import StyleMap, load_style_map
from generator.brand.style_sheets import PICTURE, Sheet, check_sheet
from generator.brand.token_reader import Tables, TokenFile, marks_of, read_token_file, shown, tokens_of
from generator.errors import TemplateWrong
from generator.findings import Finding, Position, has_errors, in_order

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_STYLE = re.compile(r"""\s*\[(\w+)\.(?:([\w-]+)|"([^"]*)")\]""")
MEDIA = ("print", "screen", "cover")
"""The style sheets a brand may have; `cover` are the rules of paper for a cover that is a page of its own."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A brand as far as it could be read (None: not far enough to build with), and what is wrong with it."""

    brand: Brand | None
    findings: tuple[Finding, ...]


def load_brand(styles: Path, name: str) -> Brand:
    """The brand `name` of the `styles` folder.

    Raises:
        TemplateWrong: there is no such brand, or something in it is wrong; findings name file and line.
    """
    inspected = inspect_brand(styles, name)
    if inspected.brand is None or has_errors(inspected.findings):
        raise TemplateWrong(f"the brand '{name}' is wrong", findings=inspected.findings)
    return inspected.brand


def inspect_brand(styles: Path, name: str) -> Inspected:
    """The brand `name` and all that is wrong with it and with those it extends, fonts left aside.

    Raises:
        TemplateWrong: there is no such brand.
    """
    if not _NAME.fullmatch(name) or name not in brand_names(styles):
        known = ", ".join(brand_names(styles))
        raise TemplateWrong(f"there is no brand '{name}'", hint=f"Brands in {styles.name}/: {known or 'none'}.")
    return _inspected(styles, name, ())


def _inspected(styles: Path, name: str, seen: tuple[str, ...]) -> Inspected:
    read = read_token_file(styles / name / "brand.toml")
    parent = _parent(styles, read, (*seen, name))
    if not read.data:
        return Inspected(None, tuple(read.findings))
    if parent is not None and parent.brand is None:
        return Inspected(None, tuple(in_order([*read.findings, *parent.findings])))
    brand = _brand(read, name, parent.brand if parent else None)
    found = [*read.findings, *(parent.findings if parent else ())]
    if brand is not None:
        found += check_legibility(brand)
    return Inspected(brand, tuple(in_order(found)))


def _parent(styles: Path, read: TokenFile, seen: tuple[str, ...]) -> Inspected | None:
    name = read.data.get("extends")
    if not name or not isinstance(name, str):
        return None
    others = [each for each in brand_names(styles) if each not in seen]
    hint = f"Brands it can extend: {', '.join(others) or 'none'}."
    place = read.place("extends")
    if name in seen:
        circle = " → ".join((*seen, name))
        return Inspected(None, (PARENT_WRONG.at(f"the brand extends itself: {circle}", position=place, hint=hint),))
    if not _NAME.fullmatch(name) or not (styles / name / "brand.toml").is_file():
        return Inspected(None, (PARENT_WRONG.at(f"there is no brand '{name}'", position=place, hint=hint),))
    return _inspected(styles, name, seen)


def _brand(read: TokenFile, name: str, parent: Brand | None) -> Brand | None:
    """The brand, mistakes taken down in `read`; None when it lacks what nothing can step in for."""
    tokens = tokens_of(read, parent.tokens if parent else {})
    marks = marks_of(read, parent.marks if parent else {})
    if parent is None and read.findings:
        return None
    looks = _style_map(read, tokens, parent)
    if looks is None:
        return None
    folder, older = read.file.parent, parent.sheets if parent else {}
    sheets = {medium: (*older.get(medium, ()), *_sheet(read, folder / f"{medium}.css")) for medium in MEDIA}
    printed = (*sheets["print"], *(sheets["cover"] if tokens["cover"]["page"] else ()))
    places = _places(read, parent)
    brand = Brand(
        name=name,
        tokens=MappingProxyType({table: _frozen(values) for table, values in tokens.items()}),
        print_css="".join(sheet.with_addresses(_asset_address) for sheet in printed),
        screen_css="".join(sheet.with_addresses(_data_address) for sheet in sheets["screen"]),
        styles=_with_tokens(looks, tokens),
        language=str(read.data.get("language") or (parent.language if parent else "en")),
        logo=_logo(read, tokens["logo"], places),
        marks=MappingProxyType(marks),
        sheets=MappingProxyType(sheets),
        places=MappingProxyType(places),
    )
    properties = re.findall(r"(--[a-z0-9-]+):", brand.custom_properties)
    own = [sheet for medium in MEDIA for sheet in sheets[medium] if sheet not in older.get(medium, ())]
    for sheet in own:
        read.findings += check_sheet(sheet, properties)
    return brand


def _frozen(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({key: tuple(each) if isinstance(each, list) else each for key, each in values.items()})


def _style_map(read: TokenFile, tokens: Tables, parent: Brand | None) -> StyleMap | None:
    file = read.file.with_name("word-styles.toml")
    if parent is not None and not file.is_file():
        return parent.styles
    try:
        return load_style_map(
            file,
            colours=tokens["colour"], sizes=tokens["size_pt"], fonts=tokens["font"],
            extends=parent.styles if parent else None,
        )  # fmt: skip
    except OSError:
        message = "a brand that extends no other needs word-styles.toml beside brand.toml"
        read.wrong(message, "extends", hint="Copy that of the base brand, or extend a brand.")
    except TemplateWrong as error:
        read.findings += error.findings
    return parent.styles if parent else None


def _with_tokens(styles: StyleMap, tokens: Tables) -> StyleMap:
    """The style map with what one token decides for all formats: the page break behind the cover, the width of the logo."""
    page = tokens["page"]
    share = tokens["logo"]["width_mm"] / (page["width_mm"] - page["margin_left_mm"] - page["margin_right_mm"]) * 100
    decided: list[tuple[str, str, dict[str, Any]]] = [
        ("figure", "logo", {"width_percent": min(100.0, share)}),
        ("group", "cover", {"break_after": tokens["cover"]["page"]}),
    ]
    looks = dict(styles.looks)
    for kind, name, values in decided:
        looks[kind] = MappingProxyType({**looks[kind], name: replace(looks[kind][name], **values)})
    return replace(styles, looks=MappingProxyType(looks))


def _logo(read: TokenFile, tokens: Mapping[str, Any], places: Mapping[tuple[str, ...], Position]) -> Logo | None:
    """The logo and the one for dark grounds, each from the folder of the brand that names it."""
    if not tokens["file"]:
        return None
    if not tokens["alt"]:
        read.findings.append(
            LOGO_WRONG.at("the logo has no `alt`, which is read aloud instead", position=read.place("logo"))
        )
        return None
    found: list[tuple[bytes, str]] = []
    for name in ("file", "reversed"):
        place = places[("logo", name)]
        file = read.file.parent.parent / Path(place.file).parent.name / tokens[name]
        try:
            found.append(read_logo(file, tokens["width_mm"]) if tokens[name] else (b"", ""))
        except LogoWrong as error:
            position = Position(shown(file), error.line, 1) if error.line else place
            read.findings.append(LOGO_WRONG.at(str(error), path=("logo", name), position=position))
    if len(found) < 2:
        return None
    content, media_type = found[0]
    return Logo(content, media_type, tokens["width_mm"], tokens["alt"], found[1], tokens["head_width_mm"])


def _places(read: TokenFile, parent: Brand | None) -> dict[tuple[str, ...], Position]:
    places = dict(parent.places) if parent else {}
    for table, values in read.data.items():
        names = values if isinstance(values, dict) else {}
        places |= {(table, name): read.place(table, name) for name in names}
    return places | _word_places(read.file.with_name("word-styles.toml"))


def _word_places(file: Path) -> dict[tuple[str, ...], Position]:
    """Where the styles of Word stand, as ``("word", kind, name)``."""
    if not file.is_file():
        return {}
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    heads = [(head, number) for number, line in lines if (head := _STYLE.match(line))]
    return {("word", head[1], head[2] or head[3]): Position(shown(file), number, 1) for head, number in heads}


def _sheet(read: TokenFile, file: Path) -> Iterator[Sheet]:
    """A style sheet with the pictures it asks for from its own folder."""
    if not file.is_file():
        return
    text, pictures = file.read_text(encoding="utf-8"), {}
    for match in PICTURE.finditer(text):
        position = Position(shown(file), text.count("\n", 0, match.start()) + 1, 1)
        try:
            pictures[match[1]] = read_picture(file.with_name(match[1]))
        except LogoWrong as error:
            at = Position(shown(file.with_name(match[1])), error.line, 1) if error.line else position
            read.findings.append(LOGO_WRONG.at(str(error), position=at))
    yield Sheet(shown(file), text, MappingProxyType(pictures))


def _asset_address(name: str, _content: bytes, _media_type: str) -> str:
    return f"{PICTURES}{name}"


def _data_address(_name: str, content: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{b64encode(content).decode()}"
