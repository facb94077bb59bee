"""Page furniture: header, footer, watermark, and the section properties that put them on the pages."""

from __future__ import annotations

from lxml import etree

from generator.document.blocks import Metadata
from generator.render.word.desk import Desk
from generator.render.word.fields import field_runs
from generator.render.word.ooxml import (
    NAMESPACES,
    Element,
    O,
    R,
    V,
    carried,
    qualified,
    root,
    text_element,
    twips_of_mm,
    w,
)
from generator.render.word.style_names import style_id

_FONTWORK = (
    '<v:shapetype xmlns:v="{v}" xmlns:o="{o}" id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock xmlns:v="{v}" v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""Shape type 136, text along a line, as ECMA-376 part 4 defines the presets; Word expects it before its first use."""

_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def section_properties(desk: Desk, metadata: Metadata) -> Element:
    """``w:sectPr``: paper, margins, and header and footer of the first page and of all others."""
    page = desk.tokens.page
    references = []
    for number, kind in enumerate(("default", "first"), 1):
        for part, element in (
            ("header", _header(desk, metadata, number, first=kind == "first")),
            ("footer", _footer(desk, metadata)),
        ):
            reference = w(f"{part}Reference", type=kind)
            reference.set(qualified("id", R), desk.package.add_word_part(part, f"{part}{number}.xml", element))
            references.append(reference)
    size = w("pgSz", w=twips_of_mm(page["width_mm"]), h=twips_of_mm(page["height_mm"]))
    sides = {side: twips_of_mm(page[f"margin_{side}_mm"]) for side in ("top", "right", "bottom", "left")}
    margins = w("pgMar", **sides, header=round(sides["top"] * 0.48), footer=round(sides["bottom"] * 0.45), gutter=0)
    return w("sectPr", *references, size, margins, w("titlePg"))


def _header(desk: Desk, metadata: Metadata, number: int, *, first: bool) -> Element:
    """Organisation and classification; on the cover the watermark alone."""
    content = [] if first else _two_sides(metadata.organisation, metadata.classification)
    plain = w("pBdr", w("bottom", val="nil")) if first else None
    paragraph = w("p", w("pPr", w("pStyle", val=style_id("Header")), plain), *content)
    if metadata.watermark:
        paragraph.append(_watermark(desk, metadata.watermark, number))
    return root("hdr", paragraph)


def _footer(desk: Desk, metadata: Metadata) -> Element:
    """What the document is, which page this is, and which file is the record."""
    labels = desk.labels
    identity = [metadata.incident_id, f"{labels.version} {metadata.version}", metadata.status, metadata.classification]
    before, _, rest = labels.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    line = _two_sides(" · ".join(part for part in identity if part), before)
    line += [*field_runs("PAGE", ""), w("r", text_element("t", between)), *field_runs("NUMPAGES", "")]
    if after:
        line.append(w("r", text_element("t", after)))
    style = style_id("Footer")
    return root(
        "ftr",
        w("p", w("pPr", w("pStyle", val=style)), *line),
        w("p", w("pPr", w("pStyle", val=style)), w("r", text_element("t", labels.working_copy))),
    )


def _two_sides(left: str, right: str) -> list[Element]:
    return [w("r", text_element("t", left)), w("r", w("tab")), w("r", text_element("t", right))]


def _watermark(desk: Desk, text: str, number: int) -> Element:
    """A run with text across the page, behind everything (VML, as Word itself still writes it)."""
    width = desk.text_width / 20 * 0.8
    place = _PLACE.format(width=round(width), height=round(width / max(3, len(text)) * 1.7))
    picture = w("pict", etree.fromstring(_FONTWORK.format(v=V, o=O)))
    shape = etree.SubElement(
        picture,
        qualified("shape", V),
        {
            "id": f"PowerPlusWaterMarkObject{number}",
            qualified("spid", O): f"_x0000_s{2048 + number}",
            "type": "#_x0000_t136",
            "alt": carried(text),
            "style": place,
            qualified("allowincell", O): "f",
            "fillcolor": desk.tokens.colours["rule"],
            "stroked": "f",
        },
        nsmap=NAMESPACES,
    )
    etree.SubElement(shape, qualified("fill", V), opacity=".25")
    family = desk.tokens.fonts["heading"][0]
    etree.SubElement(
        shape, qualified("textpath", V), style=f'font-family:"{family}";font-size:1pt;font-weight:bold', string=text
    )
    return w("r", w("rPr", w("noProof")), picture)
