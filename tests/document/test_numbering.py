"""Headings, figures and tables get their numbers from one place, and the contents list them."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from generator.document.numbering import Numbers, fill_contents, number
from generator.document.outline import Numbering


def numbered(html: str, **numberings: Numbering) -> tuple[Element, Numbers]:
    body = fromstring(f"<body>{html}</body>")
    numbers = number(body, numberings, {"figure": "Figure", "table": "Table"})
    return body, numbers


def printed(numbers: Numbers) -> list[str]:
    return [f"{each.level} {each.number} {each.text} #{each.id}" for each in numbers.outline]


def test_sections_are_counted_each_in_its_way() -> None:
    html = "".join(f'<section id="{slug}"><h2>{slug.upper()}</h2><h3>x</h3></section>' for slug in "abcde")
    _, numbers = numbered(
        html, a=Numbering.DECIMAL, b=Numbering.LETTER, c=Numbering.DECIMAL, d=Numbering.NONE, e=Numbering.LETTER
    )
    assert printed(numbers) == [
        "1 1 A #a-heading", "2 1.1 x #a-1", "1 A B #b-heading", "2 A.1 x #b-1", "1 2 C #c-heading", "2 2.1 x #c-1",
        "1  D #d-heading", "2  x #d-1", "1 B E #e-heading", "2 B.1 x #e-1",
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "last"), [(1, "A"), (26, "Z"), (27, "AA"), (28, "BB"), (53, "AAA")])
def test_the_alphabet_begins_anew_with_double_letters(count: int, last: str) -> None:
    slugs = [f"s{index}" for index in range(count)]
    html = "".join(f'<section id="{slug}"><h2>x</h2></section>' for slug in slugs)
    _, numbers = numbered(html, **dict.fromkeys(slugs, Numbering.LETTER))
    assert numbers.outline[-1].number == last
    assert len({each.number for each in numbers.outline}) == count


def test_a_heading_shows_its_number_and_keeps_its_own_id() -> None:
    body, numbers = numbered(
        '<section id="a"><h2> Impact &amp; <em>more</em></h2><h3 id="mine">x</h3><h4>y</h4><h4 id="own">z</h4></section>',
        a=Numbering.DECIMAL,
    )
    assert printed(numbers) == ["1 1 Impact & more #a-heading", "2 1.1 x #mine", "3  y #a-minor-1", "3  z #own"]
    assert tostring(body.findall("section/h2")[0], encoding="unicode") == (
        '<h2 id="a-heading"><span class="number">1</span> Impact &amp; <em>more</em></h2>'
    )
    assert body.findall("section/h4")[0].find("span") is None


def test_headings_inside_of_groups_count() -> None:
    _, numbers = numbered('<section id="a"><h2>x</h2><div><h3>y</h3></div><h3>z</h3></section>', a=Numbering.DECIMAL)
    assert [each.number for each in numbers.outline] == ["1", "1.1", "1.2"]


def test_captions_are_counted_through_the_document_by_kind() -> None:
    body, numbers = numbered(
        "<table><caption>one</caption></table><table><tbody/></table><figure><figcaption>two</figcaption></figure>"
        '<section id="a"><h2>x</h2><div><table id="mine"><caption><strong>three</strong></caption></table></div></section>'
    )
    assert [(each.number, each.text, each.id) for each in numbers.tables] == [
        ("1", "one", "table-1"),
        ("2", "three", "mine"),
    ]
    assert [(each.number, each.text, each.id) for each in numbers.figures] == [("1", "two", "figure-1")]
    assert tostring(body.findall(".//caption")[1], encoding="unicode") == (
        '<caption><span class="label">Table 2</span> <strong>three</strong></caption>'
    )


NAVS = (
    '<nav class="contents"><p>Contents</p></nav><nav class="figures"><p>F</p></nav><nav class="tables"><p>T</p></nav>'
)


def test_the_contents_list_two_levels_and_what_has_a_caption() -> None:
    body, numbers = numbered(
        f'{NAVS}<section id="a"><h2>One</h2><h3>Two</h3><h4>Three</h4><table><caption>Tab</caption></table></section>'
        '<section id="z"><h2>End</h2></section>',
        a=Numbering.DECIMAL,
    )
    fill_contents(body, numbers)
    navs = {nav.get("class"): nav for nav in body.findall("nav")}
    assert navs.keys() == {"contents", "tables"}, "an empty list is taken out"
    lines = [(li.get("class"), "".join(li.itertext()), li[0].get("href")) for li in navs["contents"].iter("li")]
    assert lines == [
        ("level-1", "1 One", "#a-heading"), ("level-2", "1.1 Two", "#a-1"), ("level-1", "End", "#z-heading"),
    ]  # fmt: skip
    assert ["".join(li.itertext()) for li in navs["tables"].iter("li")] == ["Table 1 Tab"]
    assert navs["contents"][0].text == "Contents"
