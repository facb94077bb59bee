"""Numbers are Word's own and equal those of the document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document.blocks import Blocks, Heading, Section
from generator.errors import TemplateWrong
from generator.render.word.writer import render_word
from tests.render.word import sample
from tests.render.word.brand import base_style_map, base_tokens
from tests.render.word.opened import Opened, W, opened, png_of, style_of, text_of
from tests.render.word.sample import bullets, p, t


def headings(blocks: Blocks) -> list[Heading]:
    found: list[Heading] = []
    for block in blocks:
        if isinstance(block, Section):
            found += headings(block.blocks)
        elif isinstance(block, Heading) and block.level and block.style != "minor":
            found.append(block)
    return found


def shown(document: Opened) -> list[tuple[str, str]]:
    """Number and text of the headings, as Word shows them."""
    numbers = {id(paragraph): number for paragraph, number in document.numbers()}
    styles = ("Heading", "Appendix", "Unnumbered")
    return [(numbers.get(id(q), ""), text_of(q)) for q in document.paragraphs if style_of(q).startswith(styles)]


def chapter(*numbers: str) -> Blocks:
    return tuple(Heading(number.count(".") + 1, t(f"Heading {number}"), number=number) for number in numbers)


def test_word_makes_the_numbers_of_the_sample() -> None:
    whole = headings(sample.document().blocks)
    assert len(whole) > 10
    expected = [(h.number, "".join(text.text for text in h.children)) for h in whole]  # type: ignore[union-attr]
    assert shown(opened()) == expected


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "1.1", "1.1.1", "1.2", "2", "2.1", "3"),
        ("1", "2", "4", "4.1", "4.2", "5"),
        ("3", "3.2", "3.3", "4", "4.1"),
        ("1", "A", "A.1", "A.2", "B", "B.1", "2", "2.1"),
        ("1", "1.1", "A", "A.1", "C", "C.1", "D"),
        ("7", "7.1.1".replace(".1.1", ".1"), "7.3", "7.3.4", "8", "8.1", "8.1.1"),
    ],
)
def test_word_makes_the_numbers_of_any_outline(numbers: tuple[str, ...]) -> None:
    assert [number for number, _ in shown(opened(chapter(*numbers)))] == list(numbers)


def test_numbers_are_not_written_as_text() -> None:
    document = opened(chapter("1", "1.1", "A"))
    assert document.text == "Heading 1\nHeading 1.1\nHeading A"


def test_an_unnumbered_heading_still_has_its_level() -> None:
    document = opened((Heading(1, t("Sign-off"), style="closing"),))
    (style,) = document.all("//w:style[@w:styleId='Unnumbered1']", "word/styles.xml")
    assert style.find("w:basedOn", style.nsmap).get(f"{{{style.nsmap['w']}}}val") == "Heading1"
    assert shown(document) == [("", "Sign-off")]


@pytest.mark.parametrize("numbers", [("1", "2.1"), ("1", "1.1", "1.2.1")])
def test_a_number_that_does_not_belong_below_its_heading_is_refused(numbers: tuple[str, ...]) -> None:
    with pytest.raises(TemplateWrong, match=f"has the number {numbers[-1]}"):
        opened(chapter(*numbers))


@pytest.mark.parametrize("number", ["1.1", "x", "1a", "AA", "1."])
def test_a_number_a_heading_of_level_1_can_not_have_is_refused(number: str) -> None:
    with pytest.raises(TemplateWrong, match="can not have"):
        opened((Heading(1, t("Heading"), number=number),))


def test_a_fifth_level_is_refused() -> None:
    with pytest.raises(TemplateWrong, match="level 5"):
        opened((Heading(5, t("Too deep")),))


def test_every_list_counts_from_one() -> None:
    blocks = (bullets("a", "b", ordered=True), p("between"), bullets("c", "d", "e", ordered=True))
    assert [number for _, number in opened(blocks).numbers()] == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_goes_on_after_the_list_inside_it() -> None:
    inner = sample.ListItem((p("outer 1"), bullets("inner 1", "inner 2", ordered=True)))
    outer = sample.ListBlock((inner, sample.ListItem((p("outer 2"),))), ordered=True)
    found = [(text_of(q), number) for q, number in opened((outer,)).numbers()]
    assert found == [("outer 1", "1."), ("inner 1", "1."), ("inner 2", "2."), ("outer 2", "2.")]


def test_a_list_goes_on_after_a_table_with_a_list() -> None:
    table = sample.Table((100.0,), (), (sample.row(sample.cell((bullets("in the cell", ordered=True),))),))
    outer = sample.ListBlock((sample.ListItem((p("outer 1"), table)), sample.ListItem((p("outer 2"),))), ordered=True)
    assert [number for _, number in opened((outer,)).numbers()] == ["1.", "1.", "2."]


def test_a_list_whose_look_has_no_marks_has_none() -> None:
    looks = {kind: dict(base_style_map().looks[kind]) for kind in base_style_map().looks}
    looks["list"]["plain"] = replace(looks["list"]["plain"], markers=())
    document = sample.document((bullets("a", "b", style="plain"), bullets("c")))
    plain = Opened(render_word(document, replace(base_style_map(), looks=looks), base_tokens(), png_of))
    assert [(text_of(q), number) for q, number in plain.numbers()] == [("c", "•")]


def test_each_style_of_list_has_its_marks() -> None:
    blocks = tuple(bullets("x", style=style) for style in ("", "plain", "points"))
    assert [number for _, number in opened(blocks).numbers()] == ["•", "–", "•"]


def test_a_paragraph_that_leads_a_list_item_keeps_its_style_and_the_number() -> None:
    item = sample.ListItem((p("Why?", "question"), p("Because.", "answer")))
    document = opened((sample.ListBlock((item, item), ordered=True),))
    assert [style_of(q) for q in document.paragraphs] == ["Question", "Answer"] * 2
    assert [(style_of(q), number) for q, number in document.numbers()] == [("Question", "1."), ("Question", "2.")]


def test_a_minor_heading_stands_one_level_below_those_of_the_contents() -> None:
    document = opened((Heading(3, t("Not in the contents"), style="minor"),))
    (level,) = document.all("//w:style[@w:styleId='MinorHeading']/w:pPr/w:outlineLvl", "word/styles.xml")
    assert level.get(f"{W}val") == "2"
    assert [style_of(q) for q in document.paragraphs] == ["MinorHeading"]


def test_numbers_of_headings_are_quieter_than_the_headings() -> None:
    levels = opened(()).all("//w:abstractNum[@w:abstractNumId='0']/w:lvl/w:rPr", "word/numbering.xml")
    assert [[child.get(f"{W}val") for child in level] for level in levels] == [["0", "0", "5A6672"]] * 2
