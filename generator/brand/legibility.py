"""Whether the colours of a brand can be read where they meet: on paper, on a screen, on a dark screen, in Word and in marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.brand.brand import Brand
from generator.brand.colour_vision import LEAST_DISTANCE, too_close
from generator.brand.contrast import GRAPHICS, TEXT, contrast_ratio, needed_ratio
from generator.brand.kinds import LOW_CONTRAST, SERIES_ALIKE
from generator.brand.style_sheets import Rule, Sheet, rules_of
from generator.findings import Finding, Position

PAIRS: tuple[tuple[str, str], ...] = (
    *((colour, "paper") for colour in ("ink", "muted", "accent", "alert", "good", "warning")),
    *((colour, "surface") for colour in ("ink", "muted", "accent")),
    *((colour, "accent_soft") for colour in ("ink", "muted", "accent")),
    ("alert", "alert_soft"), ("ink", "alert_soft"), ("warning", "warning_soft"), ("ink", "warning_soft"),
)  # fmt: skip
"""Text and its ground, as the style sheets of the base brand use them."""


def check_legibility(brand: Brand) -> Iterator[Finding]:
    """Every pair of colours below what WCAG 2.2 AA asks for."""
    for table, colours in (("colour", brand.colours), ("dark", brand.dark)):
        for text, ground in PAIRS:
            place = _place(brand, (table, text), (table, ground))
            yield from _pair(f"{table}.{text}", colours[text], f"{table}.{ground}", colours[ground], TEXT, place)
    for number, colour in enumerate(brand.series, 1):
        place = _place(brand, ("figure", "series"), ("colour", "paper"))
        yield from _pair(f"figure.series {number}", colour, "colour.paper", brand.colours["paper"], GRAPHICS, place)
    for close in too_close(brand.series):
        message = (
            f"`figure.series` {close.one + 1} and {close.other + 1} ({brand.series[close.one]}, {brand.series[close.other]})"
            f" are {close.distance:.1f} apart for {close.vision}, needed is {LEAST_DISTANCE:g} (CIEDE2000)"
        )
        yield SERIES_ALIKE.at(message, position=brand.places.get(("figure", "series")))
    for written, mark in brand.marks.items():
        if mark.foreground:
            place = next((at for path, at in brand.places.items() if path[1:] and path[1].lower() == written), None)
            yield from _pair("foreground", mark.foreground, "background", mark.background, TEXT, place)
    yield from _word(brand)
    for medium in ("print", "screen", "cover"):
        schemes = [brand.colours, brand.dark] if medium == "screen" else [brand.colours]
        for colours in schemes:
            yield from _sheets(brand, brand.sheets.get(medium, ()), colours)


def _place(brand: Brand, *paths: tuple[str, ...]) -> Position | None:
    """Where the pair is decided: in the brand's own file if one of the tokens stands there."""
    places = [brand.places[path] for path in paths if path in brand.places]
    own = [place for place in places if place.file.split("/")[1] == brand.name]
    return next(iter(own or places), None)


def _pair(text: str, one: str, ground: str, other: str, needed: float, place: Position | None) -> Iterator[Finding]:
    ratio = contrast_ratio(one, other)
    if ratio < needed:
        shown = int(ratio * 100) / 100  # never rounded up to what is needed
        message = f"`{text}` {one} on `{ground}` {other} has a contrast of {shown:g}:1, needed is {needed:g}:1"
        yield LOW_CONTRAST.at(message, position=place)


def _word(brand: Brand) -> Iterator[Finding]:
    """Styles of Word that have both a colour and a ground of their own."""
    for kind, looks in brand.styles.looks.items():
        for name, look in looks.items():
            if look.colour and look.shading:
                size = brand.sizes.get(look.size, brand.sizes["body"])
                needed = needed_ratio(size, bool(look.bold))
                pair = (
                    f"{kind}.{name}: {look.colour}",
                    brand.colours[look.colour],
                    look.shading,
                    brand.colours[look.shading],
                )
                yield from _pair(*pair, needed, _place(brand, ("word", kind, name), ("colour", look.colour)))


def _sheets(brand: Brand, sheets: Sequence[Sheet], colours: Mapping[str, str]) -> Iterator[Finding]:
    """Rules of this brand's own sheets that set a colour, on the ground they or a rule for what is around them set."""
    rules = [(sheet, rule) for sheet in sheets for rule in rules_of(sheet)]
    grounds = {
        _behind(each.strip(), rule): ground
        for _, rule in rules
        for each in rule.selector.split(",")
        if (ground := _colour(_either(rule, "background-color", "background"), colours))
    }
    for sheet, rule in rules:
        text = _colour(rule.declarations.get("color"), colours)
        if not text or sheet.file.split("/")[1] != brand.name:
            continue
        needed = needed_ratio(*_type(rule, brand.sizes))
        for selector in map(str.strip, rule.selector.split(",")):
            ground = _around(selector, grounds) or colours["paper"]
            yield from _pair(selector, text, "its ground", ground, needed, Position(sheet.file, rule.line, 1))


def _behind(selector: str, rule: Rule) -> str:
    """The element a ground lies behind: of a box that is laid out behind it, ``header.cover::before``, the element itself."""
    laid = "".join(token.serialize() for token in rule.declarations.get("position", ())).strip()
    return selector.partition("::before")[0] if laid == "absolute" else selector


def _either(rule: Rule, *names: str) -> list[Any] | None:
    return next((rule.declarations[name] for name in names if name in rule.declarations), None)


def _around(selector: str, grounds: Mapping[str, str]) -> str:
    """The ground of an element: its own, else that of the nearest ancestor its selector names."""
    while selector:
        if selector in grounds:
            return grounds[selector]
        selector = selector.rpartition(" ")[0].rstrip(" >+~")
    return ""


def _colour(tokens: list[Any] | None, colours: Mapping[str, str]) -> str:
    """``#rrggbb`` of a value that is a token or a colour written as such; "" for any other."""
    for token in tokens or ():
        if token.type == "hash" and len(token.value) == 6:
            return f"#{token.value}"
        if token.type == "function" and token.lower_name == "var":
            name = next((each.value for each in token.arguments if each.type == "ident"), "")
            if found := colours.get(name.removeprefix("--colour-").replace("-", "_")):
                return found
    return ""


def _type(rule: Rule, sizes: Mapping[str, float]) -> tuple[float, bool]:
    """Size in points and whether it is bold, as far as the rule says it; else text of the body."""
    size = sizes["body"]
    for token in rule.declarations.get("font-size", ()):
        if token.type == "dimension" and token.lower_unit == "pt":
            size = token.value
        if token.type == "function" and token.lower_name == "var":
            name = next((each.value for each in token.arguments if each.type == "ident"), "")
            size = sizes.get(name.removeprefix("--size-").replace("-", "_"), size)
    weight = "".join(token.serialize() for token in rule.declarations.get("font-weight", ())).strip()
    return size, weight in ("bold", "600", "700", "800", "900")
