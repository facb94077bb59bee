"""Figures: pictures in the text column, described for who can not see them."""

from __future__ import annotations

from lxml import etree

from generator.document.blocks import Figure
from generator.errors import RenderingFailed, TemplateWrong
from generator.render.word.captions import caption
from generator.render.word.desk import Desk
from generator.render.word.ooxml import PIC, WP, A, Element, R, carried, qualified, w
from generator.render.word.paragraphs import Place
from generator.render.word.pictures import size_of_jpeg, size_of_png
from generator.render.word.style_names import style_id

_EMU_PER_TWIP = 635
_EMU_PER_PIXEL = 9525
"""At 96 pixels to the inch; photographs and screenshots are never made larger than that."""


def figure(desk: Desk, block: Figure, place: Place) -> list[Element]:
    """The picture and the caption below it."""
    look = desk.style_map.look("figure", block.style)
    relationship, (across, down), natural = _picture(desk, block.source)
    widest = (place.width - place.indent) * _EMU_PER_TWIP * look.width_percent / 100
    tallest = desk.text_height * _EMU_PER_TWIP * look.max_height_percent / 100
    width = min(widest, tallest * across / down, *([across * _EMU_PER_PIXEL] if natural else []))
    desk.drawings += 1
    drawing = _drawing(desk.drawings, relationship, block.alt, round(width), round(width * down / across))
    desk.bookmarks.wait(block.id)
    if block.caption is None:
        return [desk.paragraph(style_id("Figure"), [w("r", drawing)], w("keepNext", val="0"))]
    below = caption(desk, block.caption, above=False)
    return [desk.paragraph(style_id("Figure"), [w("r", drawing)]), below]


def _picture(desk: Desk, source: str) -> tuple[str, tuple[int, int], bool]:
    """The relationship to an asset's picture, its size in pixels, and whether that size is its natural one."""
    asset = desk.assets.get(source)
    if asset is None:
        raise TemplateWrong(f'a figure shows "{source}", which is no asset of the document')
    match asset.media_type:
        case "image/svg+xml":
            png = desk.png_of(asset.content)
            return desk.package.add_image(png, "png"), size_of_png(png, source), False
        case "image/png":
            return desk.package.add_image(asset.content, "png"), size_of_png(asset.content, source), True
        case "image/jpeg":
            return desk.package.add_image(asset.content, "jpeg"), size_of_jpeg(asset.content, source), True
    raise RenderingFailed(
        f'the figure "{source}" is {asset.media_type}, which Word can not show', hint="Use SVG, PNG or JPEG."
    )


def _drawing(number: int, relationship: str, alt: str, width: int, height: int) -> Element:
    """``w:drawing`` of a picture in line with the text; lengths in EMU (914,400 to the inch)."""
    size = {"cx": str(width), "cy": str(height)}
    inline = etree.Element(qualified("inline", WP), distT="0", distB="0", distL="0", distR="0")
    etree.SubElement(inline, qualified("extent", WP), size)
    etree.SubElement(inline, qualified("docPr", WP), id=str(number), name=f"Figure {number}", descr=carried(alt))
    frame = etree.SubElement(inline, qualified("cNvGraphicFramePr", WP))
    etree.SubElement(frame, qualified("graphicFrameLocks", A), noChangeAspect="1")
    data = etree.SubElement(etree.SubElement(inline, qualified("graphic", A)), qualified("graphicData", A), uri=PIC)
    picture = etree.SubElement(data, qualified("pic", PIC))
    names = etree.SubElement(picture, qualified("nvPicPr", PIC))
    etree.SubElement(names, qualified("cNvPr", PIC), id=str(number), name=f"Figure {number}", descr=carried(alt))
    etree.SubElement(names, qualified("cNvPicPr", PIC))
    fill = etree.SubElement(picture, qualified("blipFill", PIC))
    etree.SubElement(fill, qualified("blip", A), {qualified("embed", R): relationship})
    etree.SubElement(etree.SubElement(fill, qualified("stretch", A)), qualified("fillRect", A))
    shape = etree.SubElement(picture, qualified("spPr", PIC))
    place = etree.SubElement(shape, qualified("xfrm", A))
    etree.SubElement(place, qualified("off", A), x="0", y="0")
    etree.SubElement(place, qualified("ext", A), size)
    geometry = etree.SubElement(shape, qualified("prstGeom", A), prst="rect")
    etree.SubElement(geometry, qualified("avLst", A))
    return w("drawing", inline)
