"""The HTML edition: one file that needs nothing else, no network and no script."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.brand.brand import Brand
from generator.brand.classification import Mark
from generator.document.blocks import Asset, Document
from generator.document.scripts import is_right_to_left
from generator.record.recorded import HTML_META
from generator.render.furniture import Furniture, furniture
from generator.render.pictures import data_address, with_addresses

_PAGE = Markup("""<!DOCTYPE html>
<html lang="{lang}" dir="{direction}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
<title>{title}</title>
<meta name="author" content="{author}"/>
<meta name="description" content="{subject}"/>
<meta name="keywords" content="{keywords}"/>
<meta name="{digest_name}" content="{digest}"/>
<style>
{style}</style>
</head>
<body>
<div class="furniture">{furniture}</div>
<main>
{body}
</main>
{last}</body>
</html>
""")


_LOGO = re.compile(r'(<figure class="logo">)(<img\b[^>]*>)')
_CLASSIFICATION = Markup('<span class="classification">{}</span>')


def render_html(document: Document, brand: Brand) -> bytes:
    """The page as UTF-8 bytes; pictures are inside it as data."""
    meta = document.metadata
    shown = furniture(document, brand)
    return _PAGE.format(
        lang=meta.language,
        direction="rtl" if is_right_to_left(meta.language) else "ltr",
        title=f"{meta.incident_id}: {meta.title}",
        author=meta.author,
        subject=meta.subject,
        keywords=", ".join(meta.keywords),
        digest_name=HTML_META,
        digest=meta.content_digest,
        style=Markup(_sheet(brand, shown.mark)),  # noqa: S704 (the brand's own style sheet)
        furniture=_line(shown),
        last=_last(shown),
        body=Markup(_body(document, brand)),  # noqa: S704 (composed and escaped by the document stage)
    ).encode("utf-8", "strict")


def _body(document: Document, brand: Brand) -> str:
    """The body with its pictures inside, and with the logo for dark grounds where the brand has one."""
    body = with_addresses(document.body, lambda name: data_address(document.assets[name]))
    if not brand.logo or not brand.logo.reversed[0]:
        return body
    dark = f'<source media="(prefers-color-scheme: dark)" srcset="{data_address(Asset(*brand.logo.reversed))}"/>'
    return _LOGO.sub(rf"\1<picture>{dark}\2</picture>", body, count=1)


def _sheet(brand: Brand, mark: Mark) -> str:
    r"""The style sheet; ``</`` is written ``<\/``, the same in CSS, for in HTML it could end the element."""
    colours = (
        f"span.classification {{ color: {mark.foreground}; background: {mark.background} }}\n"
        if mark.foreground
        else ""
    )
    return (brand.custom_properties + brand.screen_css + colours).replace("</", r"<\/")


def _line(items: Furniture) -> Markup:
    shown = [_CLASSIFICATION.format(items.classification)] if items.classification else []
    shown += [Markup("<span>{}</span>").format(each) for each in (items.identity, items.fingerprint) if each]
    if items.watermark:
        shown.append(Markup('<span class="draft">{}</span>').format(items.watermark))
    return Markup("").join(shown)


def _last(items: Furniture) -> Markup:
    """What stands below the text: the legal line, and the classification again where TLP asks for it."""
    shown = [Markup("<span>{}</span>").format(items.legal_line)] if items.legal_line else []
    if items.mark.is_tlp:
        shown.append(_CLASSIFICATION.format(items.mark.label))
    return Markup('<div class="furniture last">{}</div>\n').format(Markup("").join(shown)) if shown else Markup("")
