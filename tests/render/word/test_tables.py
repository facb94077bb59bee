"""Tables keep their columns, their heads and their rows."""

from __future__ import annotations

import time

import pytest

from generator.document.blocks import Caption, Row, Table
from generator.errors import TemplateWrong
from tests.render.word.opened import NS, W, opened, style_of, text_of
from tests.render.word.sample import Paragraph, bullets, cell, head, p, row, t

TEXT_WIDTH = 9071
"""Twips: 210 mm less two margins of 25 mm."""


def three_columns(rows: int, style: str = "timeline") -> Table:
    body = tuple(row(f"{n}", f"event {n}", cell("actor", "numeric")) for n in range(rows))
    return Table((10.0, 70.0, 20.0), head("Time", "Event", "Actor"), body, style=style)


def test_widths_are_fixed_in_the_grid_and_in_every_cell() -> None:
    document = opened((three_columns(2),))
    grid = [int(column.get(f"{W}w")) for column in document.all("//w:gridCol")]
    assert sum(grid) == TEXT_WIDTH
    cells = [int(width.get(f"{W}w")) for width in document.all("//w:tcW")]
    assert cells == grid * 3
    assert document.all("//w:tblLayout[@w:type='fixed']")


def test_the_head_repeats_and_no_row_splits() -> None:
    document = opened((three_columns(5),))
    heads = [bool(r.findall("w:trPr/w:tblHeader", NS)) for r in document.all("//w:tr")]
    assert heads == [True, False, False, False, False, False]
    assert len(document.all("//w:tr/w:trPr/w:cantSplit")) == 6


def test_the_head_is_never_left_alone_at_the_foot_of_a_page() -> None:
    document = opened((three_columns(3),))
    kept = [all(q.findall("w:pPr/w:keepNext", NS) for q in r.iter(f"{W}p")) for r in document.all("//w:tr")]
    assert kept == [True, True, False, False]


def test_a_cell_over_several_columns_has_their_width() -> None:
    table = Table((10.0, 70.0, 20.0), (), (Row((cell("day", colspan=3),), "day"), row("a", cell("b", colspan=2))))
    document = opened((table,))
    widths = [int(width.get(f"{W}w")) for width in document.all("//w:tcW")]
    assert widths[0] == TEXT_WIDTH == widths[1] + widths[2]


@pytest.mark.parametrize("cells", [("a",), ("a", "b", "c")])
def test_a_row_must_fill_the_columns(cells: tuple[str, ...]) -> None:
    with pytest.raises(TemplateWrong, match="columns"):
        opened((Table((50.0, 50.0), (), (row(*cells),)),))


def test_a_cell_ends_with_a_paragraph_whatever_it_holds() -> None:
    inner = Table((100.0,), (), (row("inside"),))
    table = Table((50.0, 50.0), (), (row(cell((inner,)), cell((bullets("x"),))), row(cell(()), "y")))
    document = opened((table,))
    assert all(one[-1].tag == f"{W}p" for one in document.all("//w:tc"))


def test_a_caption_counts_stands_above_and_stays_with_its_table() -> None:
    first = Table((100.0,), (), (row("x"),), Caption("Table", "1", t("One")), id="tab-1")
    fourth = Table((100.0,), (), (row("y"),), Caption("Table", "4", t("Four")))
    document = opened((first, fourth))
    captions = document.styled("Caption")
    assert [text_of(c) for c in captions] == ["Table 1\u2002One", "Table 4\u2002Four"]
    assert all(c.findall("w:pPr/w:keepNext", NS) and c.getnext().tag == f"{W}tbl" for c in captions)
    fields = [i.text.strip() for i in document.all("//w:instrText")]
    assert fields == ["SEQ Table \\* ARABIC", "SEQ Table \\* ARABIC \\r 4"]
    (mark,) = document.all("//w:bookmarkStart")
    covered = [text_of(e) or "".join(e.itertext()) for e in mark.itersiblings() if e.tag == f"{W}r"]
    assert mark.get(f"{W}name") == "tab_1"
    assert covered[0] == "Table "


def test_the_words_of_the_caption_describe_the_table() -> None:
    document = opened((Table((100.0,), (), (row("x"),), Caption("Table", "1", t("One"))),))
    (words,) = document.all("//w:tblCaption")
    assert words.get(f"{W}val") == "Table 1 One"


def test_heads_are_told_to_readers_that_can_not_see() -> None:
    rows = (row(cell("label", scope="row"), "value"),)
    document = opened((Table((50.0, 50.0), head("a", "b"), rows),))
    (look,) = document.all("//w:tblLook")
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")


def test_a_cell_that_heads_its_row_is_bold_but_quiet_in_a_table_of_facts() -> None:
    rows = (row(cell("label", scope="row"), "value"),)
    bold, quiet = (opened((Table((50.0, 50.0), (), rows, style=style),)) for style in ("milestones", "facts"))
    (mark,) = bold.all("//w:r/w:rPr")
    assert [child.tag.removeprefix(W) for child in mark] == ["b", "bCs"]
    (mark,) = quiet.all("//w:r/w:rPr")
    assert [(child.tag.removeprefix(W), child.get(f"{W}val")) for child in mark] == [("color", "5A6672")]


def test_a_numeric_cell_is_set_to_the_right_and_a_total_is_bold() -> None:
    table = Table((50.0, 50.0), (), (row("Sum", cell("7", "numeric"), style="total"),))
    document = opened((table,))
    sum_, seven = (p for p in document.paragraphs if text_of(p))
    assert seven.find("w:pPr/w:jc", NS).get(f"{W}val") == "right"
    assert sum_.findall("w:r/w:rPr/w:b", NS)


def test_a_paragraph_with_a_style_keeps_it_in_a_cell() -> None:
    document = opened((Table((100.0,), (), (row(cell((p("23", "figure-value"), Paragraph(t("label"))))),)),))
    assert [style_of(q) for q in document.paragraphs] == ["FigureValue", "TableText", "AfterTable"]


def test_white_space_stands_between_two_tables() -> None:
    document = opened((three_columns(1), three_columns(1)))
    body = [child.tag.removeprefix(W) for child in document.document[0]]
    assert body == ["tbl", "p", "tbl", "p", "sectPr"]


def test_time_grows_with_the_rows_and_no_faster() -> None:
    seconds = {}
    for rows in (500, 2000):
        started = time.process_time()
        document = opened((three_columns(rows),))
        seconds[rows] = time.process_time() - started
        assert len(document.all("//w:tr")) == rows + 1
    assert seconds[2000] < 4 * seconds[500] * 2.5
