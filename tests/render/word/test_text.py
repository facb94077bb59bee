"""Text is data: letter for letter what the document says, whatever it says."""

from __future__ import annotations

import time

import pytest

from generator.document.blocks import Code, CodeBlock, Link, Paragraph, Span, Strong, Text
from generator.errors import RenderingFailed, TemplateWrong
from tests.render.word import sample
from tests.render.word.opened import NS, W, opened, text_of
from tests.render.word.sample import p, t

HOSTILE = (
    "</w:t></w:r></w:p><w:p/>",
    "]]><!-- & &amp; &#x0; ",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "{{ 7*7 }} {% raise %} =cmd|'/C calc'!A0 ${HOME}",
    'TOC \\o HYPERLINK "x" MERGEFIELD \u202eabc\u202c',
    "  two spaces before,  two between, two after  ",
    "👩‍🚒 𠮷野家 עברית नमस्ते \u00a0\u200b\u00ad",
    sample.REGEX,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_as_it_is(text: str) -> None:
    document = opened((p(text), CodeBlock(text)))
    assert [text_of(q) for q in document.paragraphs] == [text, text]
    assert document.all("//w:p[not(w:r)]") == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_in_headings_cells_captions_and_properties(text: str) -> None:
    table = sample.Table((100.0,), (), (sample.row(text),), sample.Caption("Table", "1", t(text)))
    metadata = sample.replace_in_metadata(title=text, author=text, classification=text, organisation=text)
    document = opened((sample.Heading(1, t(text), number="1"), table), metadata)
    assert text in text_of(document.paragraphs[0])
    assert document.text.count(text) == 3
    assert document.xml("docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title") == text
    assert text in "".join(document.xml("word/header1.xml").itertext())


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_xml_can_not_carry_is_named(character: str) -> None:
    with pytest.raises(RenderingFailed, match=f"U\\+{ord(character):04X}"):
        opened((p(f"before {character} after"),))


@pytest.mark.parametrize(
    "field", ["title", "subject", "author", "incident_id", "version", "status", "classification", "watermark"]
)
def test_no_field_of_the_metadata_can_carry_such_a_character(field: str) -> None:
    with pytest.raises(RenderingFailed, match=r"U\+0007"):
        opened((p("text"),), sample.replace_in_metadata(**{field: "a\x07b"}))


def test_code_keeps_every_line_space_and_tab() -> None:
    document = opened((CodeBlock(sample.LOG, "log"),))
    assert document.text == sample.LOG.removesuffix("\n")
    assert all(t.get("{http://www.w3.org/XML/1998/namespace}space") for t in document.all("//w:t[contains(., '  ')]"))


def test_two_pieces_of_code_do_not_become_one() -> None:
    document = opened((CodeBlock("a"), CodeBlock("b")))
    assert [text_of(q) for q in document.styled("Code")] == ["a", "b"]
    assert len(document.styled("AfterTable")) == 1


def test_marks_add_up_and_the_innermost_style_wins() -> None:
    inner = Span((Text("x"), Code("y")), "gap")
    (first, second) = opened((Paragraph((Strong((sample.Emphasis((inner,)),)),)),)).all("//w:r/w:rPr")
    assert [child.tag.removeprefix(W) for child in first] == ["rStyle", "b", "bCs", "i", "iCs"]
    assert first[0].get(f"{W}val") == "Gap"
    assert second[0].get(f"{W}val") == "InlineCode"


def test_a_passage_in_another_language_says_so() -> None:
    japanese, german = opened((p("日本語", lang="ja"), Paragraph((Span(t("Störung"), lang="de"),)))).all("//w:rPr")
    assert japanese.find("w:lang", NS).get(f"{W}eastAsia") == "ja-JP"
    assert japanese.find("w:rFonts", NS).get(f"{W}eastAsia") == "Noto Sans JP"
    assert german.find("w:lang", NS).get(f"{W}val") == "de-DE"


@pytest.mark.parametrize(
    ("tag", "family"),
    [("zh-CN", "Noto Sans SC"), ("ko", "Noto Sans KR"), ("ja-JP", "Noto Sans JP"), ("en", "Noto Sans JP")],
)
def test_han_characters_take_the_font_of_the_documents_language(tag: str, family: str) -> None:
    document = opened((p("text"),), sample.replace_in_metadata(language=tag))
    (fonts,) = document.all("//w:docDefaults//w:rFonts", "word/styles.xml")
    assert fonts.get(f"{W}eastAsia") == family


def test_latin_letters_in_a_japanese_document_are_english_so_that_words_do_not_break_anywhere() -> None:
    document = opened((p("text"),), sample.replace_in_metadata(language="ja"))
    (lang,) = document.all("//w:docDefaults//w:lang", "word/styles.xml")
    assert (lang.get(f"{W}val"), lang.get(f"{W}eastAsia")) == ("en-GB", "ja-JP")


def test_an_address_is_stored_once_and_thousands_do_not_take_long() -> None:
    seconds = {}
    for count in (500, 2000):
        links = tuple(Paragraph((Link(f"https://example.org/{n // 2}", t("x")),)) for n in range(count))
        started = time.process_time()
        stored = [one for one in opened(links).relationships().values() if one.get("TargetMode") == "External"]
        seconds[count] = time.process_time() - started
        assert len(stored) == count // 2
    assert seconds[2000] < 4 * seconds[500] * 2.5


def test_a_link_inside_leads_to_a_bookmark() -> None:
    document = opened((Paragraph((Link("#A b-c", t("there")),)), p("here", id="A b-c")))
    (link,) = document.all("//w:hyperlink")
    names = [mark.get(f"{W}name") for mark in document.all("//w:bookmarkStart")]
    assert names == [link.get(f"{W}anchor")]


def test_bookmarks_have_names_word_allows_and_each_its_own() -> None:
    identifiers = ["x" * 50, "x" * 51, "a-b", "a_b", "A_B", "1st", "日本", "日木"]
    document = opened(tuple(p("text", id=identifier) for identifier in identifiers))
    names = [str(mark.get(f"{W}name")) for mark in document.all("//w:bookmarkStart")]
    assert len({name.lower() for name in names}) == len(identifiers)
    assert all(len(name) <= 40 and name.isascii() and name[0].isalpha() for name in names)


def test_a_link_to_nothing_is_refused() -> None:
    with pytest.raises(TemplateWrong, match="#nowhere"):
        opened((Paragraph((Link("#nowhere", t("x")),)),))


@pytest.mark.parametrize(
    ("target", "stored"),
    [
        ("https://example.org/a b?q=1|2&x=<y>#f", "https://example.org/a%20b?q=1%7C2&x=%3Cy%3E#f"),
        ("https://例え.jp/道?x=%20", "https://xn--r8jz45g.jp/%E9%81%93?x=%20"),
        ("mailto:ic@example.org", "mailto:ic@example.org"),
    ],
)
def test_an_address_is_stored_as_a_uri(target: str, stored: str) -> None:
    document = opened((Paragraph((Link(target, t("x")),)),))
    (link,) = document.all("//w:hyperlink")
    relationship = document.relationships()[str(link.get(f"{{{NS['r']}}}id"))]
    assert (relationship.get("Target"), relationship.get("TargetMode")) == (stored, "External")


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "ftp://x/y", "https://", "x.html", "http://["],
)
def test_any_other_address_is_refused(target: str) -> None:
    with pytest.raises(RenderingFailed, match="leads to"):
        opened((Paragraph((Link(target, t("x")),)),))


def test_marked_lines_of_code_have_shade_sign_and_one_edge() -> None:
    told = Span((Span(t("▶①"), "sign"), Text("pool exhausted")), "mark")
    lines = ((told,), (Span(t("  breaker closed"), "same"),))
    document = opened((CodeBlock("▶①pool exhausted\n  breaker closed\n", "telling", lines=lines),))
    marked, ordinary = document.paragraphs
    assert [text_of(each) for each in (marked, ordinary)] == ["▶①\tpool exhausted", "\t  breaker closed"]
    assert len(marked.findall("w:pPr/w:shd", NS)) == 1
    assert ordinary.findall("w:pPr/w:shd", NS) == []
    styles = [each.get(f"{W}val") for each in marked.iterfind(".//w:rStyle", NS)]
    assert styles == ["LineSign", "TellingLine"]


def test_changed_words_of_a_difference_are_bold_in_the_shade_of_their_line() -> None:
    removed = Span((Text("− size = "), Strong(t("100"))), "del")
    folded = Span(t("… 7 unchanged lines"), "folded")
    document = opened((CodeBlock("− size = 100\n… 7 unchanged lines\n", "diff", lines=((removed,), (folded,))),))
    first, second = document.paragraphs
    assert [text_of(each) for each in (first, second)] == ["− size = 100", "… 7 unchanged lines"]
    assert len(first.findall("w:pPr/w:shd", NS)) == 1
    assert [each.get(f"{W}val") for each in first.iterfind(".//w:rStyle", NS)] == ["Removed", "Removed"]
    assert len(first.findall(".//w:rPr/w:b", NS)) == 1
