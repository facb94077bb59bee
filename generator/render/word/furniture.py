"""Page furniture: paper, margins, header, footer and watermark."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.section import Section, _Footer, _Header
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from generator.brand.classification import TLP_SIZE_PT, Mark
from generator.document.blocks import Document
from generator.render.furniture import Furniture, furniture
from generator.render.word.desk import Desk
from generator.render.word.fields import field_runs
from generator.render.word.ooxml import Element, O, V, carried, put, w
from generator.render.word.tokens import text_width

_WATERMARK = """
<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="{v}" xmlns:o="{o}">
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
    <v:formulas>
      <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
      <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
      <v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
      <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
    </v:formulas>
    <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
      o:connectangles="270,180,90,0"/>
    <v:textpath on="t" fitshape="t"/>
    <v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
    <o:lock v:ext="edit" text="t" shapetype="t"/>
  </v:shapetype>
  <v:shape type="#_x0000_t136" o:allowincell="f" stroked="f">
    <v:fill opacity=".08"/>
    <v:textpath/>
  </v:shape>
</w:pict>
"""
"""Text across the page. Shape type 136, text along a line, is one of the presets of ECMA-376 part 4; Word expects it
before its first use."""

_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def furnish(desk: Desk, document: Document) -> None:
    """Give the document its paper and margins, and header and footer of the first page and of all others."""
    section = desk.document.sections[0]
    _set_paper(section, desk)
    section.different_first_page_header_footer = True
    lines = furniture(document, desk.formatting.tokens)
    for number, header in enumerate((section.header, section.first_page_header), 1):
        _fill_header(desk, lines, header, number)
    for footer in (section.footer, section.first_page_footer):
        _fill_footer(desk, lines, footer)


def _set_paper(section: Section, desk: Desk) -> None:
    page = desk.formatting.tokens.page
    section.page_width, section.page_height = Mm(page["width_mm"]), Mm(page["height_mm"])
    section.top_margin, section.bottom_margin = Mm(page["margin_top_mm"]), Mm(page["margin_bottom_mm"])
    section.left_margin, section.right_margin = Mm(page["margin_left_mm"]), Mm(page["margin_right_mm"])
    section.header_distance = Mm(page["margin_top_mm"] * 0.48)
    section.footer_distance = Mm(page["margin_bottom_mm"] * 0.45)
    section.gutter = Length(0)


def _fill_header(desk: Desk, lines: Furniture, header: _Header, number: int) -> None:
    """Title and classification; the cover has its own title."""
    paragraph = header.paragraphs[0]
    _set_left_to_right(desk, paragraph)
    on_cover = number == 2
    _add_text(paragraph, f"{'' if on_cover else lines.running_title}\t")
    _add_mark(paragraph, lines.mark)
    if lines.watermark:
        run = paragraph.add_run()
        run.font.no_proof = True
        run._r.append(_watermark(desk, lines.watermark, number))


def _fill_footer(desk: Desk, lines: Furniture, footer: _Footer) -> None:
    """What the document is, which page this is, which file is the record, the legal line; a TLP label at the right of all."""
    line, (before, between, after) = footer.paragraphs[0], lines.page_number
    _set_left_to_right(desk, line)
    _add_text(line, f"{lines.identity}\t{before}")
    line._p.extend(field_runs("PAGE", ""))
    _add_text(line, between)
    line._p.extend(field_runs("NUMPAGES", ""))
    _add_text(line, after)
    _add_text(footer.add_paragraph(style=line.style), f"{desk.words.working_copy}\t{lines.fingerprint}".rstrip("\t"))
    if lines.legal_line or lines.mark.is_tlp:
        last = footer.add_paragraph(style=line.style)
        _set_left_to_right(desk, last)
        _add_text(last, lines.legal_line)
        if lines.mark.is_tlp:
            _add_text(last, "\t")
            _add_mark(last, lines.mark)


def _add_mark(paragraph: Paragraph, mark: Mark) -> None:
    """The classification, in its colours where it has some of its own."""
    if not mark.label:
        return
    run = paragraph.add_run(carried(f" {mark.label} " if mark.foreground else mark.label))
    if mark.foreground:
        run.font.bold = True
        run.font.color.rgb = RGBColor.from_string(mark.foreground[1:].upper())
        put(run._r, "rPr", w("shd", val="clear", color="auto", fill=mark.background[1:].upper()))
    if mark.is_tlp:
        run.font.size = Pt(TLP_SIZE_PT)


def _set_left_to_right(desk: Desk, paragraph: Paragraph) -> None:
    """Furniture keeps its sides in every document, as on paper."""
    if desk.formatting.right_to_left:
        put(paragraph._p, "pPr", w("bidi", val=0))


def _add_text(paragraph: Paragraph, text: str) -> None:
    if text:
        paragraph.add_run(carried(text))


def _watermark(desk: Desk, text: str, number: int) -> Element:
    """Text across the page, behind everything (VML, as Word itself still writes it)."""
    picture = parse_xml(_WATERMARK.format(v=V, o=O))
    shape = picture[-1]
    width = text_width(desk.formatting.tokens) / 20 * 0.8
    shape.set("id", f"PowerPlusWaterMarkObject{number}")
    shape.set(f"{{{O}}}spid", f"_x0000_s{2048 + number}")
    shape.set("alt", carried(text))
    shape.set("style", _PLACE.format(width=round(width), height=round(width / max(3, len(text)) * 1.7)))
    shape.set("fillcolor", desk.formatting.tokens.colours["warning"])
    family = desk.formatting.tokens.fonts["heading"][0]
    shape[-1].set("style", f'font-family:"{family}";font-size:1pt;font-weight:bold')
    shape[-1].set("string", text)
    return picture
