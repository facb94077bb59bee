"""Pages: paper, header, footer, watermark, and what stays together on one."""

from __future__ import annotations

import pytest

from generator.document.blocks import CodeBlock, EndMark, Group, Heading
from tests.render.word import sample
from tests.render.word.opened import NS, Opened, W, opened, text_of
from tests.render.word.sample import bullets, p, t


@pytest.fixture(scope="module")
def whole() -> Opened:
    return opened()


def test_the_paper_and_its_margins_are_the_brands(whole: Opened) -> None:
    (size,), (margins,) = whole.all("//w:pgSz"), whole.all("//w:pgMar")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert (margins.get(f"{W}left"), margins.get(f"{W}top")) == ("1417", "1474")


def test_the_footer_says_which_document_and_page_this_is(whole: Opened) -> None:
    for part in ("word/footer1.xml", "word/footer2.xml"):
        footer = whole.xml(part)
        first, second = (text_of(q) for q in footer.findall("w:p", NS))
        assert first == "INC-2017-01-31-001 · Version 0.3 · Draft\tPage  of "
        assert [i.text.strip() for i in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
        assert second == "Working copy: the PDF is the record"


def test_the_header_says_title_and_classification_and_on_the_cover_the_classification(whole: Opened) -> None:
    kinds = {r.get(f"{W}type"): r.get(f"{{{NS['r']}}}id") for r in whole.all("//w:headerReference")}
    targets = {kind: whole.relationships()[identifier].get("Target") for kind, identifier in kinds.items()}
    assert text_of(whole.xml(f"word/{targets['default']}")) == f"{sample.METADATA.title}\tInternal"
    assert text_of(whole.xml(f"word/{targets['first']}")) == "\tInternal"
    assert whole.all("//w:titlePg")


def test_a_draft_is_marked_on_every_page(whole: Opened) -> None:
    for part in ("word/header1.xml", "word/header2.xml"):
        assert [mark.get("string") for mark in whole.all("//v:shape/v:textpath", part)] == ["DRAFT"]


def test_a_final_has_no_watermark() -> None:
    final = opened(None, sample.replace_in_metadata(watermark=""))
    assert not [name for name in final.parts if b"v:shape" in final.parts[name]]


def test_an_approval_block_never_breaks() -> None:
    table = sample.Table((50.0, 50.0), sample.head("Role", "Signature"), (sample.row("IC", ""), sample.row("EM", "")))
    document = opened((Group((p("By signing …"), table), "approval"), p("after")))
    *kept, last, after = document.paragraphs
    assert all(q.findall("w:pPr/w:keepNext", NS) for q in kept)
    assert not last.findall("w:pPr/w:keepNext", NS)
    assert text_of(after) == "after"


def test_an_approval_block_is_whole_from_its_heading_to_its_table() -> None:
    table = sample.Table((50.0, 50.0), sample.head("IC", "Signature"), (sample.row("Name", ""),), style="approval")
    document = opened((Group((Heading(2, t("Approvals")), p("Each approver confirms …"), table), "approval"),))
    *kept, last = document.paragraphs
    assert [text_of(q) for q in kept] == ["Approvals", "Each approver confirms …", "IC", "Signature", "Name", ""]
    assert all(q.findall("w:pPr/w:keepNext", NS) for q in kept)
    assert text_of(last) == ""


def test_what_introduces_something_stays_with_it_and_the_end_mark_with_what_it_ends() -> None:
    lists = (p("alone"), p("a list:"), bullets("one", "two"), p("code:"), CodeBlock("x"), p("the end"))
    document = opened((*lists, EndMark(t("End"))))
    kept = [text_of(q) for q in document.paragraphs if q.findall("w:pPr/w:keepNext", NS)]
    assert kept == ["a list:", "code:", "the end"]


def test_what_begins_a_page_has_no_white_space_above_it() -> None:
    document = opened((Group((p("Title"),), "glance"), Heading(1, t("One"), number="1")))
    (spacing,) = document.all("//w:p[w:pPr/w:pageBreakBefore]/w:pPr/w:spacing")
    assert dict(spacing.attrib) == {f"{W}before": "0"}


def test_a_callout_is_a_tinted_box_with_its_text_inside() -> None:
    document = opened((Group((p("Look here."), bullets("one", "two")), "callout"),))
    (cell,) = document.all("//w:tc")
    assert cell.find("w:tcPr/w:shd", NS).get(f"{W}fill") == "F5F7F9"
    assert [text_of(q) for q in cell.iter(f"{W}p")] == ["Look here.", "one", "two"]


def test_a_first_page_that_fills_its_page_is_not_followed_by_an_empty_one() -> None:
    table = sample.Table((100.0,), (), (sample.row("x"),))
    document = opened((Group((table,), "glance"), p("next")))
    assert [child.tag.removeprefix(W) for child in document.document[0]] == ["tbl", "p", "sectPr"]
    alone = opened((Group((table,), "glance"),))
    assert [child.tag.removeprefix(W) for child in alone.document[0]] == ["tbl", "p", "sectPr"]


def test_what_follows_the_first_page_begins_a_page() -> None:
    document = opened((Group((p("Title"),), "glance"), p("next"), p("last")))
    assert [text_of(q) for q in document.all("//w:p[w:pPr/w:pageBreakBefore]")] == ["next"]
