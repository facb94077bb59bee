"""Lists of contents, figures and tables are fields that Word updates, and hold no page number that could be wrong."""

from __future__ import annotations

import pytest

from generator.document.blocks import Contents, ContentsEntry, Heading
from generator.errors import TemplateWrong
from tests.render.word.opened import NS, W, opened, style_of, text_of
from tests.render.word.sample import t


def test_the_contents_are_a_field_inside_the_control_that_word_updates() -> None:
    document = opened()
    (control,) = document.all("//w:sdt")
    assert control.findall(".//w:docPartGallery[@w:val='Table of Contents']", NS)
    instructions = [i.text.strip() for i in control.iter(f"{W}instrText")]
    assert instructions[0] == 'TOC \\o "1-3" \\h \\z \\u'


@pytest.mark.parametrize("depth", [1, 2])
def test_an_update_lists_the_levels_that_are_listed(depth: int) -> None:
    headings = tuple(Heading(level, t("x"), f"h{level}", ".".join("1" * level)) for level in (1, 2, 3))
    entries = tuple(ContentsEntry(level, "", "x", f"h{level}") for level in range(1, depth + 1))
    document = opened((Contents("Contents", entries, "contents"), *headings))
    assert document.all("//w:instrText")[0].text.strip() == f'TOC \\o "1-{depth}" \\h \\z \\u'


def test_every_line_leads_to_its_heading() -> None:
    document = opened()
    marks = {m.get(f"{W}name"): text_of(m.getparent()) for m in document.all("//w:bookmarkStart")}
    lines = [q for q in document.paragraphs if style_of(q) in ("TOC1", "TOC2", "TOC3")]
    assert len(lines) == 13
    for line in lines:
        shown = text_of(line).split("\t")
        anchor = line.find("w:hyperlink", NS).get(f"{W}anchor")
        assert marks[anchor] == shown[-2]


def test_no_page_number_is_stored() -> None:
    document = opened()
    lines = [text_of(q) for q in document.paragraphs if style_of(q).startswith(("TOC1", "TOC2", "TOC3", "TableofF"))]
    assert lines
    assert all(line.endswith("\t") for line in lines)
    pages = [i.text.strip() for i in document.all("//w:instrText") if "PAGEREF" in i.text]
    assert len(pages) == len(lines)


def test_fields_open_and_close_in_pairs() -> None:
    document = opened()
    for part in ("word/document.xml", "word/footer1.xml", "word/footer2.xml"):
        depth = 0
        for char in document.all("//w:fldChar", part):
            depth += {"begin": 1, "separate": 0, "end": -1}[char.get(f"{W}fldCharType")]
            assert depth >= 0
        assert depth == 0


def test_lists_of_figures_and_tables_gather_by_label() -> None:
    document = opened()
    instructions = [i.text.strip() for i in document.all("//w:instrText") if "TOC" in i.text]
    assert instructions[1:] == ['TOC \\h \\z \\c "Figure"', 'TOC \\h \\z \\c "Table"']
    assert text_of(document.styled("TableofFigures")[0]) == "Figure 1\tMatching steps by input\t"


def test_a_list_without_entries_is_left_out() -> None:
    assert opened((Contents("Tables", (), "tables"),)).text == ""


def test_a_list_of_figures_without_figures_is_refused() -> None:
    entries = (ContentsEntry(1, "1", "Missing", "x"),)
    with pytest.raises(TemplateWrong, match="list of figures"):
        opened((Contents("Figures", entries, "figures"), Heading(1, t("x"), "x")))
