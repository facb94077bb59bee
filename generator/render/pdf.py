"""The PDF, by WeasyPrint: the only door to it.

**Why the fetcher is locked down:** WeasyPrint's own fetcher reads local files and follows http. A document must not be able
to reach anything but the assets that were handed over, whatever an author or a template writes.
**Why the renderer must be silent:** a warning of WeasyPrint or fontTools is a page that is not what was meant.
"""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markupsafe import Markup, escape

from generator.brand.brand import Brand
from generator.brand.fonts import FontFolder, activate
from generator.brand.kinds import STYLE_SHEET_WRONG
from generator.document.blocks import Asset, Document, Metadata
from generator.document.composition import EMBLEM
from generator.document.scripts import is_right_to_left
from generator.errors import RenderingFailed, SystemToolMissing, TemplateWrong
from generator.findings import Finding
from generator.record.attachment import Attachment
from generator.render.attachments import record_steps
from generator.render.conformance.steps import STEPS, conforming
from generator.render.furniture import Furniture, furniture
from generator.render.page_marks import head_logo, mark_rules, marks
from generator.render.pictures import with_addresses
from generator.render.print_body import print_body

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

SCHEME = "asset:"
VARIANT = "pdf/a-3a"
"""What WeasyPrint is asked for; PDF/UA-1 besides comes from `generator.render.conformance`."""

_LOGGERS = ("weasyprint", "fontTools")
_PAGE = Markup("""<!DOCTYPE html>
<html lang="{lang}" dir="{direction}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="author" content="{author}">
<meta name="description" content="{subject}">
<meta name="keywords" content="{keywords}">
<meta name="dcterms.created" content="{modified}">
<meta name="dcterms.modified" content="{modified}">
</head>
<body data-title="{running_title}" data-classification="{classification}" data-identity="{identity}"
 data-page-before="{page_before}" data-page-between="{page_between}" data-page-after="{page_after}"
 data-fingerprint="{fingerprint}" data-legal="{legal_line}">
{marks}{body}
</body>
</html>
""")
_AT = re.compile(r" at (\d+):(\d+)")
_WATERMARK = """<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">
<text x="{x}" y="{y}" transform="rotate(-52 {x} {y})" text-anchor="middle" font-family="{family}" font-weight="700"
 font-size="{size:g}" letter-spacing="6" fill="{colour}" fill-opacity="0.06">{text}</text></svg>"""


def render_pdf(document: Document, brand: Brand, fonts: FontFolder, attachments: Sequence[Attachment] = ()) -> bytes:
    """The PDF of a document, with `attachments` as its associated files.

    Raises:
        RenderingFailed: the renderer complained, or something outside the assets was asked for.
        SystemToolMissing: Pango or another library of the system is not there.
    """
    activate(fonts)
    weasyprint = _weasyprint()
    assets = dict(document.assets) | _watermark(document.metadata, brand)
    assets |= {name: Asset(*picture) for name, picture in brand.pictures.items()}
    shown = furniture(document, brand)
    refused: list[str] = []
    fetcher = _locked_fetcher(assets, refused)
    with _silent() as complaints, _without_collector():
        page = weasyprint.HTML(string=_page(document, shown), base_url=SCHEME, url_fetcher=fetcher)
        try:
            sheets = [weasyprint.CSS(string=sheet, url_fetcher=fetcher) for sheet in _sheets(shown, brand)]
            if complaints:
                raise TemplateWrong(f"the style sheet of '{brand.name}' is wrong", findings=_located(complaints, brand))
            with conforming((*STEPS, *record_steps(attachments, document.metadata.content_digest))) as finisher:
                content: bytes = page.write_pdf(stylesheets=sheets, pdf_variant=VARIANT, finisher=finisher)
        except _fatal_fetch_error() as error:
            raise RenderingFailed(f"the document asks for something it may not reach: {', '.join(refused)}") from error
    if refused:
        raise RenderingFailed(f"the document asks for something it may not reach: {', '.join(refused)}")
    if complaints:
        raise RenderingFailed(
            f"the renderer complained: {complaints[0]}"
            + (f" (and {len(complaints) - 1} more)" if complaints[1:] else ""),
            hint="Correct the template or style sheet it names; a page made with complaints is not what was meant.",
        )
    return content


def check_paper(brand: Brand, fonts: FontFolder) -> list[Finding]:
    """What WeasyPrint does not understand of a brand's rules for paper: it would leave it out."""
    activate(fonts)
    weasyprint = _weasyprint()
    with _silent() as complaints:
        weasyprint.CSS(string=brand.print_css, url_fetcher=_locked_fetcher({}, []))
    return _located(complaints, brand)


def _located(complaints: Sequence[str], brand: Brand) -> list[Finding]:
    """Complaints about the style sheet as findings at its lines (WeasyPrint says: ``at 3:5``)."""
    found = []
    for complaint in complaints:
        where = _AT.search(complaint)
        position = brand.place_in_print(*map(int, where.groups()) if where else (1, 1))
        message = _AT.sub("", complaint, count=1)
        found.append(STYLE_SHEET_WRONG.at(f"the page can not be drawn so: {message}", position=position))
    return found


def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:
        raise SystemToolMissing(
            f"WeasyPrint can not load a library of the system: {str(error).splitlines()[0]}",
            hint="Run `sh setup/system.sh run`: it installs the library or says the command for an administrator.",
        ) from error
    return weasyprint


def _fatal_fetch_error() -> type[BaseException]:
    from weasyprint.urls import FatalURLFetchingError

    error: type[BaseException] = FatalURLFetchingError
    return error


def _locked_fetcher(assets: Mapping[str, Asset], refused: list[str]) -> URLFetcher:
    """A fetcher that knows the assets and nothing else, and remembers what was asked for in vain."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class LockedFetcher(URLFetcher):  # type: ignore[misc]
        """Serves ``asset:name``; WeasyPrint swallows errors inside SVG, therefore refusals are also written down."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 (WeasyPrint's signature)
            asset = assets.get(unquote(url.removeprefix(SCHEME))) if url.startswith(SCHEME) else None
            if asset is None:
                refused.append(url[:200])
                raise FatalURLFetchingError(f"not an asset of the document: {url[:200]}")
            return URLFetcherResponse(url, asset.content, {"Content-Type": asset.media_type})

    return LockedFetcher(allowed_protocols=("asset",), allow_redirects=False, fail_on_errors=True)


def _sheets(shown: Furniture, brand: Brand) -> Iterator[str]:
    yield brand.custom_properties + head_logo(brand, SCHEME + EMBLEM)
    yield brand.print_css
    yield mark_rules(shown.mark)
    if shown.watermark:
        yield f"@page {{ background: url({SCHEME}watermark.svg) no-repeat center / cover }}"


def _watermark(meta: Metadata, brand: Brand) -> dict[str, Asset]:
    if not meta.watermark:
        return {}
    width, height = brand.page["width_mm"], brand.page["height_mm"]
    longest = 348 / len(meta.watermark)  # so that a long word (ENTWURF) stays on the page
    svg = _WATERMARK.format(
        size=min(58, longest),
        width=f"{width:g}", height=f"{height:g}", x=f"{width / 2:g}", y=f"{height / 2 + 18:g}",
        family=brand.fonts["heading"][0], colour=brand.colours["warning"], text=escape(meta.watermark),
    )  # fmt: skip
    return {"watermark.svg": Asset(svg.encode(), "image/svg+xml")}


def _page(document: Document, shown: Furniture) -> str:
    meta = document.metadata
    return _PAGE.format(
        lang=meta.language,
        direction="rtl" if is_right_to_left(meta.language) else "ltr",
        title=f"{meta.incident_id}: {meta.title}",
        author=meta.author,
        subject=meta.subject,
        keywords=", ".join(meta.keywords),
        modified=f"{meta.modified_at:%Y-%m-%dT%H:%M:%SZ}",
        running_title=shown.running_title,
        classification=shown.classification,
        identity=shown.identity,
        page_before=shown.page_number[0],
        page_between=shown.page_number[1],
        page_after=shown.page_number[2],
        fingerprint=shown.fingerprint,
        legal_line=shown.legal_line,
        marks=marks(shown.mark),
        body=Markup(print_body(with_addresses(document.body, lambda name: SCHEME + name))),  # noqa: S704 (composed and escaped by the document stage)
    )


@contextmanager
def _silent() -> Iterator[list[str]]:
    """Collects what the libraries log at warning level or above instead of printing it."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    collector = Collector(logging.WARNING)
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [(logger.handlers[:], logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [collector], False
    try:
        yield messages
    finally:
        for logger, (handlers, propagate) in zip(loggers, before, strict=True):
            logger.handlers, logger.propagate = handlers, propagate


@contextmanager
def _without_collector() -> Iterator[None]:
    """Layout makes many objects and no garbage; without the cyclic collector it is about a tenth faster."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
