"""The worked example, as Final and as Draft, rendered once for all tests of a run."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.brand.brand import Brand
from generator.brand.fonts import FontFolder, font_folder
from generator.brand.reading import load_brand
from generator.document.blocks import Document
from generator.render.html import render_html
from generator.render.pdf import render_pdf
from tests.copied_project import ROOT, font_cache
from tests.document.composing import sample_document


@cache
def base_brand() -> Brand:
    return load_brand(ROOT / "styles", "base")


@cache
def fonts() -> FontFolder:
    return font_folder(font_cache())


def document_with(body: str, **metadata: str) -> Document:
    """The worked example with another body, as if a template or an author had got that far."""
    document = sample_document()
    return replace(document, body=body, metadata=replace(document.metadata, **metadata))


@cache
def final_pdf() -> bytes:
    return render_pdf(sample_document(), base_brand(), fonts())


@cache
def draft_pdf() -> bytes:
    brand = replace(base_brand(), print_css=base_brand().print_css + "p + p { break-before: page }")
    return render_pdf(document_with("<p>x</p><p>y</p>", watermark="DRAFT", status="Draft"), brand, fonts())


@cache
def final_html() -> str:
    return render_html(sample_document(), base_brand()).decode()
