"""A term is linked where a section uses it first, and only there."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from generator.document.glossary import link_terms


def linked(html: str, *terms: str) -> list[str]:
    """The linked words of a section, in order, each as ``text→term``."""
    section = section_of(html, *terms)
    return [f"{link.text}→{link.get('href', '#')[1:]}" for link in section.iter("a") if link.get("class") == "term"]


def section_of(html: str, *terms: str) -> Element:
    section = fromstring(f"<section>{html}</section>")
    before = "".join(section.itertext())
    link_terms(section, {term: term.replace(" ", "-") for term in terms})
    assert "".join(section.itertext()) == before
    return section


def test_the_first_use_alone_is_linked() -> None:
    section = section_of("<p>A rollback and a rollback.</p><p>rollback</p>", "rollback")
    assert tostring(section, encoding="unicode") == (
        '<section><p>A <a class="term" href="#rollback">rollback</a> and a rollback.</p><p>rollback</p></section>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<h2>rollback</h2>", "<h3>rollback</h3>", "<h4>rollback</h4>", "<p><code>rollback</code></p>", "<pre>rollback</pre>",
        "<table><thead><tr><th>rollback</th></tr></thead></table>", "<table><caption>rollback</caption></table>",
        '<p><a href="https://x.y">rollback</a></p>', "<figure><figcaption>rollback</figcaption></figure>",
        "<nav><p>rollback</p></nav>", '<header class="cover"><p>rollback</p></header>',
    ],
)  # fmt: skip
def test_headings_code_heads_and_links_hold_no_term_and_do_not_use_it_up(html: str) -> None:
    assert linked(html, "rollback") == []
    assert linked(html + "<p>rollback</p>", "rollback") == ["rollback→rollback"]


def test_inside_of_marks_lists_and_cells_terms_are_linked() -> None:
    html = (
        "<ul><li>a <strong>b x</strong> c</li></ul><table><tbody><tr><td>d</td></tr></tbody></table><p><em>e</em> f</p>"
    )
    assert linked(html, "a", "b", "c", "d", "e", "f") == ["a→a", "b→b", "c→c", "d→d", "e→e", "f→f"]


def test_the_longest_term_wins() -> None:
    html = "<p>A connection pool is no pool of connections.</p>"
    assert linked(html, "pool", "connection", "connection pool") == [
        "connection pool→connection-pool", "pool→pool", "connections→connection",
    ]  # fmt: skip


def test_a_term_that_was_linked_hides_the_terms_inside_of_it() -> None:
    html = "<p>connection pool</p><p>the connection pool</p>"
    assert linked(html, "pool", "connection pool") == ["connection pool→connection-pool"]
    assert linked(html + "<p>a pool</p>", "pool", "connection pool") == ["connection pool→connection-pool", "pool→pool"]


def test_terms_that_overlap_do_not_break_each_other() -> None:
    assert linked("<p>load balancer pool</p>", "load balancer", "balancer pool") == ["load balancer→load-balancer"]


def test_a_term_over_a_line_end_or_a_no_break_space_is_found() -> None:
    assert linked("<p>load\n  balancer</p>", "load balancer") == ["load\n  balancer→load-balancer"]
    assert linked("<p>load\u00a0balancer</p>", "load balancer") == ["load\u00a0balancer→load-balancer"]


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("Failovers failed", "failover", "Failovers"),
        ("two indexes", "index", "indexes"),
        ("two caches", "cache", "caches"),
        ("an indexing", "index", None),
        ("prefailover", "failover", None),
        ("fail_over", "over", None),
        ("the cdn", "CDN", None),
        ("the CDNs", "CDN", "CDNs"),
        ("I ask", "ASK", None),
        ("the Waf", "waf", None),
        ("kubernetes", "Kubernetes", "kubernetes"),
        ("a Größe b", "größe", "Größe"),
        ("Überlastung", "Überlast", None),
        ("die Überlast.", "Überlast", "Überlast"),
        ("(C++)", "C++", "C++"),
        ("a.b", "a.b", "a.b"),
        ("axb", "a.b", None),
        (".NET here", ".NET", ".NET"),
        ("$100 (net)", "$100 (net)", "$100 (net)"),
        ("[x]", "[x]", "[x]"),
        ("a|b", "a|b", "a|b"),
        ("back\\slash", "back\\slash", "back\\slash"),
    ],
)
def test_terms_are_whole_words_with_a_plural_and_capitals_as_they_matter(
    text: str, term: str, found: str | None
) -> None:
    assert [each.rpartition("→")[0] for each in linked(f"<p>{text}</p>", term)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("このCDNは", "CDN"), ("個人情報が流出した", "個人情報"), ("キャッシュを消す", "キャッシュ"),
        ("使用负载均衡器时", "负载均衡器"),
        ("서버가 CDN은", "CDN"), ("서버가 멈춤", "서버"), ("ระบบฐานข้อมูลล่ม", "ฐานข้อมูล"), ("2台のAPIキーを", "APIキー"),
    ],
)  # fmt: skip
def test_scripts_without_spaces_between_words_have_terms_too(text: str, term: str) -> None:
    assert linked(f"<p>{text}</p>", term) == [f"{term}→{term}"]


def test_many_terms_and_none_are_both_fine() -> None:
    terms = [f"term{number}x" for number in range(100)]
    assert len(linked(f"<p>{' '.join(terms)}</p>", *terms)) == 100
    assert linked("<p>rollback</p>") == []
