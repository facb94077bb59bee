"""The Word writer: the blocks of a document become the working copy, a .docx."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import docx

from generator.brand.style_map import StyleMap
from generator.document.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Contents,
    Document,
    EndMark,
    Figure,
    Group,
    Heading,
    ListBlock,
    Paragraph,
    Section,
    Table,
)
from generator.errors import TemplateWrong
from generator.render.word.base import base_document
from generator.render.word.contents import contents
from generator.render.word.desk import Desk
from generator.render.word.figures import figure
from generator.render.word.formatting import Formatting
from generator.render.word.furniture import furnish
from generator.render.word.groups import group
from generator.render.word.numbering import Numbering
from generator.render.word.ooxml import Element
from generator.render.word.packing import packed
from generator.render.word.paragraphs import (
    Place,
    code_block,
    end_mark,
    formats_in,
    heading,
    is_white_space,
    list_block,
    paragraph,
    white_space,
)
from generator.render.word.pictures import Pictures
from generator.render.word.properties import set_properties
from generator.render.word.tables import table
from generator.render.word.tokens import Tokens, text_width


def render_word(
    document: Document,
    style_map: StyleMap,
    tokens: Tokens,
    png_of: Callable[[bytes], bytes],
) -> bytes:
    """The document as a .docx; the same input gives the same bytes.

    `png_of` makes a PNG of an SVG. Raises `TemplateWrong` for a style, block, asset or link that can not be,
    `RenderingFailed` for text that Word can not hold.
    """
    metadata = document.metadata
    formatting = Formatting(tokens, metadata.language)
    word = docx.Document(io.BytesIO(base_document(style_map, formatting)))
    desk = Desk(
        document=word,
        style_map=style_map,
        words=document.words,
        formatting=formatting,
        assets=document.assets,
        png_of=png_of,
        numbering=Numbering(style_map, formatting, word.part.numbering_part.element),
        pictures=Pictures(word.part),
        sequence_labels=_sequence_labels(document.blocks),
    )
    end = word.element.body.sectPr
    for element in _written(desk, document.blocks, Place(text_width(tokens))):
        end.addprevious(element)
    desk.bookmarks.check()
    furnish(desk, document)
    set_properties(word, metadata, document.words.category)
    return packed(word)


def _written(desk: Desk, blocks: Blocks, place: Place) -> list[Element]:
    """The elements of some blocks, with what stands between them.

    Two pieces of code of one kind get white space, or they would be one; and where a page ends anyway there is none, or a
    full page would be followed by an empty one. What introduces a list, figure or code stays with it, and the mark of the
    end with what it ends.
    """
    out: list[Element] = []
    previous: Block | None = None
    for block in blocks:
        if desk.break_due and out and is_white_space(out[-1]) and not isinstance(block, Table | Group):
            out.pop()
        if isinstance(block, CodeBlock) and isinstance(previous, CodeBlock) and block.style == previous.style:
            out.append(white_space())
        introduced = isinstance(previous, Paragraph) and isinstance(block, ListBlock | Figure | CodeBlock)
        if out and (introduced or isinstance(block, EndMark)):
            formats_in(out[-1])[-1].keep_with_next = True
        out += _block(desk, block, place)
        previous = block
    return out


def _block(desk: Desk, block: Block, place: Place) -> list[Element]:
    match block:
        case Heading():
            return [heading(desk, block)]
        case Paragraph():
            return [paragraph(desk, block, place)]
        case CodeBlock():
            return code_block(desk, block)
        case Figure():
            return figure(desk, block, place)
        case Contents():
            return contents(desk, block)
        case EndMark():
            return [end_mark(desk, block)]
        case _:
            return _holding(desk, block, place)


def _holding(desk: Desk, block: ListBlock | Table | Group | Section, place: Place) -> list[Element]:
    """Blocks that hold blocks."""

    def inner(blocks: Blocks, at: Place) -> list[Element]:
        return _written(desk, blocks, at)

    match block:
        case ListBlock():
            return list_block(desk, block, place, inner)
        case Table():
            return table(desk, block, place, inner)
        case Group():
            return group(desk, block, place, inner)
        case Section():
            desk.style_map.look("section", block.style)
            desk.bookmarks.wait(block.id)
            return inner(block.blocks, place)
    raise TemplateWrong(f"Word has no form for the block {type(block).__name__}")


def _sequence_labels(blocks: Blocks) -> dict[str, str]:
    """The label of the first captioned figure and table, which Word's lists of figures and tables gather by."""
    labels: dict[str, str] = {}
    for block in _walked(blocks):
        if isinstance(block, Figure | Table) and block.caption:
            labels.setdefault("figures" if isinstance(block, Figure) else "tables", block.caption.label)
    return labels


def _walked(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Section | Group):
            yield from _walked(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _walked(item.blocks)
