"""What the web page adds to the document: attributes and frames, and never a word."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from generator.charts.data import Spot
from generator.document.blocks import Asset
from generator.document.tree import full_text, read_body, write_body
from generator.render.web.adapting import adapt
from generator.render.web.contents import side_contents
from generator.render.web.drawings import colours_of, inline_drawing
from generator.render.web.scheme import figure_colours
from tests.document.composing import sample_document
from tests.render.editions import base_brand

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="604" height="50" viewBox="0 0 604 50" role="img">\n<title>T &amp; U</title>'
DRAWN = f'{SVG}<desc>d</desc>\n<rect x="0" y="0" width="9" height="9" fill="#9b2c1d" stroke="#123456"/>\n</svg>\n'


def test_a_body_is_read_as_it_was_written() -> None:
    body = sample_document().body
    assert write_body(read_body(body)) == body
    hostile = '<p lang="de">a<br>&lt;b&gt; &amp;amp;</p><figure><img alt="a < b > &quot;c&quot; / &amp;" src="x.png"></figure>'
    assert full_text(read_body(hostile)) == "a<b> &amp;"
    assert [each.get("alt") for each in read_body(hostile).iter("img")] == ['a < b > "c" / &']


def test_adapting_adds_no_text() -> None:
    body = read_body(sample_document().body)
    before = "".join(body.itertext())
    adapt(body)
    assert "".join(body.itertext()) == before
    assert len(list(body.iter("a"))) > 50


def test_a_table_knows_what_it_is_when_it_is_laid_out_as_cards() -> None:
    head = '<thead><tr><th scope="col">Time</th><th scope="col">Event</th></tr></thead>'
    body = fromstring(
        f'<body><table class="timeline">{head}<tbody><tr class="day"><td colspan="2">Monday</td></tr>'
        "<tr><td>14:00</td><td>x</td></tr></tbody></table></body>"
    )
    adapt(body)
    assert [each.get("role") for each in body.iter() if each.tag in ("table", "thead", "tr", "th")] == [
        "table", "rowgroup", "row", "columnheader", "columnheader", "row", "row",
    ]  # fmt: skip
    assert [each.get("data-label") for each in body.iter("td")] == [None, "Time", "Event"]


def test_the_contents_beside_the_text_nest_and_keep_languages() -> None:
    contents = fromstring(
        '<nav class="contents"><p lang="en">Contents</p><ol><li class="level-1"><a href="#a">A</a></li>'
        '<li class="level-2"><a href="#b" lang="en">B</a></li><li class="level-1"><a href="#c">C</a></li></ol></nav>'
    )
    side = side_contents(contents)
    assert tostring(side, encoding="unicode") == (
        '<nav class="side" aria-label="Contents"><p lang="en">Contents</p><ol><li class="section"><a href="#a">A</a>'
        '<ol><li><a href="#b" lang="en">B</a></li></ol></li><li class="section"><a href="#c">C</a></li></ol></nav>'
    )


def test_a_figure_is_one_picture_and_what_it_tells_lies_above_it() -> None:
    asset = Asset(DRAWN.encode(), "image/svg+xml", (Spot(590, 5, 10, 10, "<b> 5 %"),))
    figure = fromstring(inline_drawing(asset, 'alt "x" <y>', "de", ("Lato",)))
    svg = figure[0]
    assert (figure.get("aria-label"), svg.get("aria-label"), svg.get("role")) == ("T & U", 'alt "x" <y>', "img")
    assert svg.get("viewBox") == "0 -14 604 64"
    (text,) = svg.iter("{http://www.w3.org/2000/svg}text")
    assert text.text == "<b> 5 %"
    assert float(text.get("y", "0")) < 0
    assert 500 < float(text.get("x", "0")) < 590
    assert not list(svg.iter("{http://www.w3.org/2000/svg}title"))


@pytest.mark.parametrize("colour", ["#123456", "#000000", "#893f00"])
def test_colours_of_figures_can_be_told_in_the_dark(colour: str) -> None:
    brand = base_brand()
    sheet = figure_colours(brand, colours_of(DRAWN) | {colour})
    assert f"--drawn-9b2c1d: {brand.dark['alert']};" in sheet
    lighter = sheet.split(f"--drawn-{colour[1:]}: ")[1][:7]
    assert all(int(lighter[at : at + 2], 16) >= int(colour[at : at + 2], 16) for at in (1, 3, 5))
    assert lighter != colour
    assert figure_colours(brand, ()) == ""
