"""The base document: the parts that are the same for every document of a brand, built from its tokens.

**Why no template file:** the look has one home, the brand; a .docx below it would be a second, which no diff can read.
"""

from __future__ import annotations

from generator.brand.style_map import StyleMap
from generator.render.word.desk import Desk
from generator.render.word.languages import is_east_asian, word_language
from generator.render.word.ooxml import Element, root, w
from generator.render.word.styles import styles_part
from generator.render.word.theme import theme_part
from generator.render.word.tokens import Tokens

_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
"""Lay out as Word 2013 and later; without it Word opens the file in an older mode and says so in its title bar."""


def add_base_parts(desk: Desk) -> None:
    """Add styles, numbering, settings and the font table. After the body: lists are defined while it is written."""
    package = desk.package
    package.add_word_part("styles", "styles.xml", styles_part(desk.style_map, desk.formatting, desk.text_width))
    package.add_word_part("numbering", "numbering.xml", desk.numbering.xml())
    package.add_word_part("settings", "settings.xml", _settings(desk.formatting.language))
    package.add_word_part("theme", "theme/theme1.xml", theme_part(desk.tokens))
    package.add_word_part("fontTable", "fontTable.xml", _font_table(desk.tokens, desk.style_map))


def _settings(language: str) -> Element:
    name = word_language(language)
    other = {"eastAsia": name} if is_east_asian(language) else {}
    settings = [
        w("compatSetting", name=key, uri="http://schemas.microsoft.com/office/word", val=value)
        for key, value in _COMPATIBILITY.items()
    ]
    return root(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=567),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *settings),
        w("themeFontLang", val=name, **other),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _font_table(tokens: Tokens, style_map: StyleMap) -> Element:
    """Every family of the brand, with what takes its place on a machine that has it not."""
    mono = set(tokens.fonts["mono"][:1])
    families = dict.fromkeys(family for role in tokens.fonts.values() for family in role)
    return root("fonts", *[_font(family, style_map.fallback.get(family, ""), family in mono) for family in families])


def _font(family: str, fallback: str, fixed: bool) -> Element:
    return w(
        "font",
        w("altName", val=fallback) if fallback else None,
        w("family", val="modern" if fixed else "swiss"),
        w("pitch", val="fixed" if fixed else "variable"),
        name=family,
    )
