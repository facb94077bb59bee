"""The HTML edition: one file that needs nothing else, no network and no script, on every screen and on paper."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from markupsafe import Markup

from generator.brand.brand import Brand
from generator.brand.classification import Mark
from generator.brand.fonts import FontFolder
from generator.document.blocks import Asset, Document
from generator.document.scripts import is_right_to_left
from generator.document.tree import read_body, write_body
from generator.record.recorded import HTML_META
from generator.render.furniture import Furniture, furniture
from generator.render.pictures import data_address, with_addresses
from generator.render.web.adapting import adapt
from generator.render.web.contents import SCRIPT, script_digest, side_contents
from generator.render.web.drawings import colours_of, inline_drawing, is_drawn
from generator.render.web.faces import embedded_faces
from generator.render.web.scheme import figure_colours

_PAGE = Markup("""<!DOCTYPE html>
<html lang="{lang}" dir="{direction}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="{policy}"/>
<meta name="color-scheme" content="light dark"/>
<title>{title}</title>
<meta name="author" content="{author}"/>
<meta name="description" content="{subject}"/>
<meta name="keywords" content="{keywords}"/>
<meta name="{digest_name}" content="{digest}"/>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">{skip}</a>
<header class="furniture">{top}</header>
<div class="page">
{side}
<main id="main" tabindex="-1">
{body}
</main>
</div>
<footer class="furniture">{bottom}</footer>
<script>{script}</script>
</body>
</html>
""")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; script-src '{}'"
_LOGO = re.compile(r'(<figure class="logo">)(<img\b[^>]*>)')
_CLASSIFICATION = Markup('<span class="classification">{}</span>')
_IMAGE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(src|alt|lang)="([^"]*)"')


def render_html(document: Document, brand: Brand, fonts: FontFolder | None = None) -> bytes:
    """The page as UTF-8 bytes; pictures are inside it as data, and the letters it uses of the brand's own `fonts`."""
    meta, shown = document.metadata, furniture(document, brand)
    body = read_body(document.body)
    contents = body.find("nav[@class='contents']")
    side = side_contents(contents) if contents is not None else None
    adapt(body)
    return _PAGE.format(
        lang=meta.language,
        direction="rtl" if is_right_to_left(meta.language) else "ltr",
        policy=_POLICY.format(script_digest()),
        title=f"{meta.incident_id}: {meta.title}",
        author=meta.author,
        subject=meta.subject,
        keywords=", ".join(meta.keywords),
        digest_name=HTML_META,
        digest=meta.content_digest,
        style=Markup(_sheet(document, brand, fonts, shown.mark)),  # noqa: S704 (the brand's own style sheet)
        skip=document.words.skip,
        top=_top(shown, contents),
        bottom=_bottom(shown),
        side=_markup(side),
        body=Markup(_with_pictures(write_body(body), document, brand)),  # noqa: S704 (composed and escaped by the document stage)
        script=Markup(SCRIPT),  # noqa: S704 (our own)
    ).encode("utf-8", "strict")


def _sheet(document: Document, brand: Brand, fonts: FontFolder | None, mark: Mark) -> str:
    r"""The style sheet; ``</`` is written ``<\/``, the same in CSS, for in HTML it could end the element."""
    drawings = [asset.content.decode() for name, asset in document.assets.items() if is_drawn(name, asset)]
    colours = {colour for drawing in drawings for colour in colours_of(drawing)}
    parts = (
        embedded_faces(document, brand, fonts) if fonts else "",
        brand.custom_properties,
        brand.dark_properties,
        figure_colours(brand, colours),
        brand.screen_css,
        f"span.classification {{ color: {mark.foreground}; background: {mark.background} }}\n"
        if mark.foreground
        else "",
    )
    return "".join(parts).replace("</", r"<\/")


def _with_pictures(body: str, document: Document, brand: Brand) -> str:
    """The body with our figures as part of it, other pictures as data, and the logo for dark grounds where there is one."""

    def drawn(match: re.Match[str]) -> str:
        image = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[0])}
        asset = document.assets[image["src"]]
        if not is_drawn(image["src"], asset):
            return match[0]
        return inline_drawing(asset, image["alt"], image.get("lang", ""), brand.fonts["body"])

    shown = with_addresses(_IMAGE.sub(drawn, body), lambda name: data_address(document.assets[name]))
    if not brand.logo or not brand.logo.reversed[0]:
        return shown
    address = data_address(Asset(*brand.logo.reversed))
    dark = f'<source media="screen and (prefers-color-scheme: dark)" srcset="{address}"/>'
    return _LOGO.sub(rf"\1<picture>{dark}\2</picture>", shown, count=1)


def _top(shown: Furniture, contents: Element | None) -> Markup:
    """The line above the text, and on a narrow screen the way back to the contents."""
    draft = Markup('<span class="draft">{}</span>').format(shown.watermark) if shown.watermark else Markup("")
    title = contents.get("aria-label", "") if contents is not None else ""
    link = Markup('<a class="to-contents" href="#list-of-contents">{}</a>').format(title) if title else Markup("")
    return draft + _classification(shown.classification) + _line(shown.identity) + link


def _bottom(shown: Furniture) -> Markup:
    """Below the text: what the file is, the legal line, and the classification again where TLP asks for it."""
    again = _classification(shown.mark.label if shown.mark.is_tlp else "")
    return _line(shown.identity, shown.fingerprint, shown.legal_line) + again


def _classification(label: str) -> Markup:
    return _CLASSIFICATION.format(label) if label else Markup("")


def _line(*items: str) -> Markup:
    return Markup("").join(Markup("<span>{}</span>").format(each) for each in items if each)


def _markup(element: Element | None) -> Markup:
    if element is None:
        return Markup("")
    holder = Element("body")
    holder.append(element)
    return Markup(write_body(holder))  # noqa: S704 (escaped as it is written)
