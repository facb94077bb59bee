"""An author's text becomes paragraphs, code and links; all else stays as written."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.document import prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one", ["one"]),
        ("one\ntwo", ["one two"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\n  \t\n\n\n  two\n", ["one", "two"]),
        ("\n\n", []),
        ("a\r\nb  c", ["a b c"]),
        ("5\u00a0s\u202fx", ["5\u00a0s\u202fx"]),
    ],
)
def test_blank_lines_part_paragraphs_and_single_ones_are_spaces(text: str, expected: list[str]) -> None:
    assert prose.paragraphs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("run `rm -rf *` now", "run <code>rm -rf *</code> now"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("`https://a.b/c`", "<code>https://a.b/c</code>"),
        ("a ` alone", "a ` alone"),
        ("``", "``"),
        ("`a` and `b`", "<code>a</code> and <code>b</code>"),
    ],
)
def test_code_stands_between_backticks(text: str, expected: str) -> None:
    assert prose.inline(text) == expected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://example.com/a.", "https://example.com/a"),
        ("see https://example.com/a?b=c&d=e!", "https://example.com/a?b=c&d=e"),
        ("(https://example.com/a)", "https://example.com/a"),
        ("[https://example.com/a];", "https://example.com/a"),
        ("(see https://example.com/a_(b).)", "https://example.com/a_(b)"),
        ("https://en.wikipedia.org/wiki/Foo_(bar)", "https://en.wikipedia.org/wiki/Foo_(bar)"),
        ("'https://example.com/a'", "https://example.com/a"),
        ("“https://example.com/a”", "https://example.com/a"),
        ("<https://example.com/a>", "https://example.com/a"),
        ("https://example.com/a#b:", "https://example.com/a#b"),
        ("障害報告（https://example.com/a）を", "https://example.com/a"),
        ("「https://example.com/a」。", "https://example.com/a"),
        ("https://example.com/a。続き", "https://example.com/a"),
        ("https://example.com/a、b", "https://example.com/a"),
        ("https://example.com/a，然后", "https://example.com/a"),
        ("https://example.com/a；然后", "https://example.com/a"),
        ("https://example.com/障害", "https://example.com/障害"),
        ("https://münchen.example/ä", "https://münchen.example/ä"),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
    ],
)
def test_an_address_becomes_a_link_without_the_punctuation_round_it(text: str, address: str) -> None:
    made = prose.inline(text)
    (link,) = fromstring(f"<p>{made}</p>").findall("a")
    assert (link.get("href"), link.text) == (address, address)
    assert "".join(fromstring(f"<p>{made}</p>").itertext()) == text


@pytest.mark.parametrize(
    "text", ["https://", "https://...", "http:///x y", "ftp://example.com", "javascript:alert(1)", "www.x.org"]
)
def test_what_is_no_address_stays_text(text: str) -> None:
    assert "javascript" not in "".join(each.get("href", "") for each in fromstring(f"<p>{prose.inline(text)}</p>"))
    assert "".join(fromstring(f"<p>{prose.inline(text)}</p>").itertext()) == text


HOSTILE = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")).map(
    lambda text: text.replace("a", "<b>").replace("e", '"&`').replace("i", "https://x.y/")
)


@given(HOSTILE)
def test_any_text_comes_out_as_text(text: str) -> None:
    element = fromstring(f"<p>{prose.inline(text)}</p>")
    assert {each.tag for each in element} <= {"a", "code"}
    spoken = "".join(
        ("`" + (each.text or "") + "`" if each.tag == "code" else each.text or "") + (each.tail or "")
        for each in element
    )
    assert (element.text or "") + spoken == text
    assert all(each.get("href", "http").startswith("http") for each in element)


@given(HOSTILE)
def test_a_link_field_is_a_link_or_its_text(text: str) -> None:
    element = fromstring(f"<p>{prose.link(text)}</p>")
    assert all(each.get("href", "http").startswith("http") and " " not in each.get("href", "") for each in element)


def test_a_link_field_is_linked_as_a_whole() -> None:
    assert prose.link("https://x.y/a.") == '<a href="https://x.y/a.">https://x.y/a.</a>'
    assert prose.link("in the runbook, `page 3`") == "in the runbook, <code>page 3</code>"
    assert prose.link("http://a b/c") == "http://a b/c"


def test_prose_is_paragraphs_and_flowing_text_is_lines() -> None:
    assert prose.prose("a\n\n<b>") == "<p>a</p><p>&lt;b&gt;</p>"
    assert prose.prose("a", "lead") == '<p class="lead">a</p>'
    assert prose.prose("a", '"><script>') == '<p class="&#34;&gt;&lt;script&gt;">a</p>'
    assert prose.flowing("a\n\nb") == "a<br/>b"
    assert isinstance(prose.prose(""), Markup)


@pytest.mark.parametrize("text", ["http://[", "https:///etc", "http://" + "a" * 3000, "see http://[ for"])
def test_what_no_format_could_link_stays_text(text: str) -> None:
    assert "<a " not in prose.inline(text)


def test_an_apostrophe_inside_an_address_belongs_to_it() -> None:
    assert '<a href="https://ex.com/a&#39;b">' in prose.inline("'https://ex.com/a'b'")
