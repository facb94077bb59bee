"""Figures: pictures in the text column, described for who can not see them."""

from __future__ import annotations

from docx.oxml.shape import CT_Inline
from docx.shared import Emu, Twips

from generator.document.blocks import Figure
from generator.errors import RenderingFailed, TemplateWrong
from generator.render.word.captions import caption
from generator.render.word.desk import Desk
from generator.render.word.ooxml import Element, carried, twips_of_pt, w
from generator.render.word.paragraphs import Place
from generator.render.word.pictures import Picture
from generator.render.word.style_names import style_id
from generator.render.word.tokens import text_height

_EMU_PER_PIXEL = 9525
"""At 96 pixels to the inch; photographs and screenshots are never made larger than that."""


def figure(desk: Desk, block: Figure, place: Place) -> list[Element]:
    """The picture and the caption below it."""
    look = desk.style_map.look("figure", block.style)
    picture, natural = _picture(desk, block.source)
    widest = Twips(place.width - place.indent) * look.width_percent / 100
    tallest = Twips(text_height(desk.formatting.tokens)) * look.max_height_percent / 100
    limits = [widest, tallest * picture.across / picture.down]
    width = min([*limits, picture.across * _EMU_PER_PIXEL] if natural else limits)
    desk.drawings += 1
    drawing = w("drawing", _inline(desk.drawings, picture, block.alt, round(width)))
    desk.bookmarks.wait(block.id)
    if block.caption is None:
        room = None if look.space_after_pt is None else w("spacing", after=twips_of_pt(look.space_after_pt))
        return [desk.paragraph(style_id("Figure"), [w("r", drawing)], w("keepNext", val="0"), room)]
    below = caption(desk, block.caption, above=False)
    return [desk.paragraph(style_id("Figure"), [w("r", drawing)]), below]


def _picture(desk: Desk, source: str) -> tuple[Picture, bool]:
    """The stored picture of an asset, and whether its pixels are its natural size."""
    asset = desk.assets.get(source)
    if asset is None:
        raise TemplateWrong(f'a figure shows "{source}", which is no asset of the document')
    match asset.media_type:
        case "image/svg+xml":
            return desk.pictures.png(desk.png_of(asset.content), source), False
        case "image/png":
            return desk.pictures.png(asset.content, source), True
        case "image/jpeg":
            return desk.pictures.jpeg(asset.content, source), True
    raise RenderingFailed(
        f'the figure "{source}" is {asset.media_type}, which Word can not show', hint="Use SVG, PNG or JPEG."
    )


def _inline(number: int, picture: Picture, alt: str, width: int) -> CT_Inline:
    """A picture in line with the text, `width` EMU wide (914,400 to the inch), with the words that describe it."""
    name, height = f"Figure {number}", round(width * picture.down / picture.across)
    inline = CT_Inline.new_pic_inline(number, picture.relationship, name, Emu(width), Emu(height))
    inline.docPr.set("name", name)
    inline.docPr.set("descr", carried(alt))
    return inline
