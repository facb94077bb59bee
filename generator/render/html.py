"""The HTML edition: one file that needs nothing else, no network and no script."""

from __future__ import annotations

import re
from base64 import b64encode

from markupsafe import Markup

from generator.brand.brand import Brand
from generator.document.blocks import Asset, Document
from generator.render.furniture import Furniture, furniture

_PAGE = Markup("""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
<title>{title}</title>
<meta name="author" content="{author}"/>
<meta name="description" content="{subject}"/>
<meta name="keywords" content="{keywords}"/>
<style>
{style}</style>
</head>
<body>
<div class="furniture">{furniture}</div>
<main>
{body}
</main>
</body>
</html>
""")
_SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]+)(")')


def render_html(document: Document, brand: Brand) -> bytes:
    """The page as UTF-8 bytes; pictures are inside it as data."""
    meta = document.metadata
    return _PAGE.format(
        lang=meta.language,
        title=f"{meta.incident_id}: {meta.title}",
        author=meta.author,
        subject=meta.subject,
        keywords=", ".join(meta.keywords),
        style=Markup(brand.custom_properties + brand.screen_css),  # noqa: S704 (the brand's own style sheet)
        furniture=_line(furniture(meta)),
        body=Markup(_with_pictures(document)),  # noqa: S704 (composed and escaped by the document stage)
    ).encode("utf-8", "strict")


def _line(items: Furniture) -> Markup:
    shown = [Markup("<span>{}</span>").format(each) for each in (items.classification, items.identity) if each]
    if items.watermark:
        shown.append(Markup('<span class="draft">{}</span>').format(items.watermark))
    return Markup("").join(shown)


def _with_pictures(document: Document) -> str:
    def inlined(match: re.Match[str]) -> str:
        asset = document.assets.get(match[2])
        return match[0] if asset is None else match[1] + data_url(asset) + match[3]

    return _SOURCE.sub(inlined, document.body)


def data_url(asset: Asset) -> str:
    """An asset as a `data:` address (RFC 2397)."""
    return f"data:{asset.media_type};base64,{b64encode(asset.content).decode()}"
