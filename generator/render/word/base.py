"""The base document: a .docx of its own with the brand's styles, numbers, theme and settings, and no text.

**Why not python-docx's template:** it brings half a megabyte of somebody else's styles and lacks those we need.
**Why no template file:** the look has one home, the brand; a .docx below it would be a second, which no diff can read.
"""

from __future__ import annotations

import io

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.package import Package

from generator.brand.style_map import StyleMap
from generator.render.word.formatting import Formatting
from generator.render.word.languages import language_attributes
from generator.render.word.list_definitions import numbering_part
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


def base_document(style_map: StyleMap, formatting: Formatting) -> bytes:
    """The base document of a brand for documents in one language, as python-docx opens it."""
    package = Package()
    body = root("document", w("body", w("sectPr")))
    main = _part(package, "word/document", CT.WML_DOCUMENT_MAIN, body)
    package.relate_to(main, RT.OFFICE_DOCUMENT)
    properties = PackURI("/docProps/core.xml")
    core = CorePropertiesPart(properties, CT.OPC_CORE_PROPERTIES, CT_CoreProperties.new(), package)
    package.relate_to(core, RT.CORE_PROPERTIES)
    for name, content_type, relationship, element in (
        ("styles", CT.WML_STYLES, RT.STYLES, styles_part(style_map, formatting)),
        ("numbering", CT.WML_NUMBERING, RT.NUMBERING, numbering_part(style_map, formatting)),
        ("settings", CT.WML_SETTINGS, RT.SETTINGS, _settings(formatting.language)),
        ("theme/theme1", CT.OFC_THEME, RT.THEME, theme_part(formatting.tokens)),
        ("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, _font_table(formatting.tokens, style_map)),
    ):
        main.relate_to(_part(package, f"word/{name}", content_type, element), relationship)
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


def _part(package: Package, name: str, content_type: str, element: Element) -> XmlPart:
    return XmlPart(PackURI(f"/{name}.xml"), content_type, element, package)


def _settings(language: str) -> Element:
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
        w("themeFontLang", **language_attributes(language)),
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
