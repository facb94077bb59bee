"""The Word writer: the blocks of a document become the working copy, a .docx."""

from __future__ import annotations

from collections.abc import Callable

from generator.brand.style_map import StyleMap
from generator.document.blocks import Document
from generator.render.word.tokens import Labels, Tokens


def render_word(
    document: Document,
    style_map: StyleMap,
    tokens: Tokens,
    png_of: Callable[[bytes], bytes],
    labels: Labels = Labels(),
) -> bytes:
    """The document as a .docx; the same input gives the same bytes."""
    raise NotImplementedError
