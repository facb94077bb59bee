"""The HTML edition: one file that needs nothing else, no network and no script."""

from __future__ import annotations

from markupsafe import Markup

from generator.brand.brand import Brand
from generator.document.blocks import Document
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
</body>
</html>
""")


def render_html(document: Document, brand: Brand) -> bytes:
    """The page as UTF-8 bytes; pictures are inside it as data."""
    meta = document.metadata
    return _PAGE.format(
        lang=meta.language,
        direction="rtl" if is_right_to_left(meta.language) else "ltr",
        title=f"{meta.incident_id}: {meta.title}",
        author=meta.author,
        subject=meta.subject,
        keywords=", ".join(meta.keywords),
        digest_name=HTML_META,
        digest=meta.content_digest,
        style=Markup(_sheet(brand)),  # noqa: S704 (the brand's own style sheet)
        furniture=_line(furniture(document)),
        body=Markup(with_addresses(document.body, lambda name: data_address(document.assets[name]))),  # noqa: S704 (composed and escaped by the document stage)
    ).encode("utf-8", "strict")


def _sheet(brand: Brand) -> str:
    r"""The style sheet; ``</`` is written ``<\/``, the same in CSS, for in HTML it could end the element."""
    return (brand.custom_properties + brand.screen_css).replace("</", r"<\/")


def _line(items: Furniture) -> Markup:
    shown = [
        Markup("<span>{}</span>").format(each)
        for each in (items.classification, items.identity, items.fingerprint)
        if each
    ]
    if items.watermark:
        shown.append(Markup('<span class="draft">{}</span>').format(items.watermark))
    return Markup("").join(shown)
