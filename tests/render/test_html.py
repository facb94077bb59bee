"""The HTML edition is one file that asks nobody for anything."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from generator.document.blocks import Asset
from generator.render.html import render_html
from generator.render.pictures import data_address, with_addresses
from generator.render.web.contents import SCRIPT
from tests.document.composing import sample_document
from tests.render.editions import base_brand, document_with, final_html

VOID = {"meta", "img", "br", "col", "rect", "line", "circle", "path"}


class Page(HTMLParser):
    """Elements with their attributes, the text of the style sheet, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag in VOID or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.append((self.open[-1], data))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for each, attributes in self.elements if each == tag]

    def text_of(self, tag: str) -> str:
        return "".join(text for each, text in self.texts if each == tag)


def page_of(html: str | bytes) -> Page:
    return Page(html if isinstance(html, str) else html.decode())


def test_every_element_is_closed() -> None:
    page = page_of(final_html())
    assert page.open == []
    assert len(page.elements) > 500


def test_no_element_loads_anything() -> None:
    page = page_of(final_html())
    tags = {tag for tag, _ in page.elements}
    assert tags.isdisjoint(
        {"link", "iframe", "object", "embed", "base", "audio", "video", "form", "source", "use", "image"}
    )
    addresses = {
        name: value
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name not in ("href", "src")
    }
    assert addresses.keys().isdisjoint(
        {"srcset", "data", "poster", "background", "action", "ping", "onclick", "onload"}
    )
    assert page.of("script") == [{}]
    assert page.of("svg")
    addresses_in_styles = re.findall(r"url\(([^)]{,30})", page.text_of("style"))
    assert all(each.startswith("data:font/woff2;base64,") for each in addresses_in_styles)
    assert not re.search(r"@import|expression", page.text_of("style"))


def test_links_are_the_only_way_out() -> None:
    page = page_of(final_html())
    targets = {link["href"] or "" for link in page.of("a")}
    assert all(target.startswith(("#", "https://", "http://")) for target in targets)
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert {target[1:] for target in targets if target.startswith("#")} <= ids


def test_the_content_security_policy_allows_nothing_but_what_is_inside() -> None:
    metas = page_of(final_html()).of("meta")
    (policy,) = [each["content"] for each in metas if each.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(sha256(page_of(final_html()).text_of("script").encode()).digest()).decode()
    inside = f"style-src 'unsafe-inline'; img-src data:; font-src data:; script-src 'sha256-{digest}'"
    assert policy == f"default-src 'none'; {inside}"
    assert metas[0] == {"charset": "utf-8"}


def test_the_page_says_what_it_is() -> None:
    page, meta = page_of(final_html()), sample_document().metadata
    assert page.text_of("title") == f"{meta.incident_id}: {meta.title}"
    assert page.of("html") == [{"lang": "en", "dir": "ltr"}]
    named = {each["name"]: each["content"] for each in page.of("meta") if each.get("name")}
    assert (named["author"], named["description"]) == (meta.author, meta.subject)
    assert final_html().startswith("<!DOCTYPE html>\n")


def test_metadata_are_text() -> None:
    hostile = '"><script>alert(1)</script>&amp;'
    meta = {"title": hostile, "author": hostile, "subject": hostile, "classification": hostile, "language": '"><b>'}
    page = page_of(render_html(document_with("<p>x</p>", **meta), base_brand()))
    assert page.text_of("script") == SCRIPT
    assert not page.of("b")
    assert hostile in page.text_of("title")
    assert [each["content"] for each in page.of("meta") if each.get("name") == "author"] == [hostile]


def test_only_a_draft_is_marked_as_one() -> None:
    assert not [each for each in page_of(final_html()).of("span") if each.get("class") == "draft"]
    draft = page_of(render_html(document_with("<p>x</p>", watermark="DRAFT"), base_brand()))
    assert [each for each in draft.of("span") if each.get("class") == "draft"]


def test_a_brand_can_not_leave_its_style_sheet() -> None:
    brand = replace(base_brand(), screen_css="p::after { content: '</style><script>alert(1)</script>' }")
    page = page_of(render_html(document_with("<p>x</p>"), brand))
    assert page.text_of("script") == SCRIPT


def test_pictures_are_inside_the_page() -> None:
    asset = Asset(b"\x89PNG\x00\xff", "image/png")
    document = replace(
        document_with('<figure><img alt="src=&quot;b.png&quot; &gt;" src="a.png"></figure>'), assets={"a.png": asset}
    )
    (image,) = page_of(render_html(document, base_brand())).of("img")
    prefix, _, data = (image["src"] or "").partition(",")
    assert (prefix, base64.b64decode(data)) == ("data:image/png;base64", asset.content)
    assert image["alt"] == 'src="b.png" >'


@pytest.mark.parametrize("body", ["", '<p>src="a.png"</p>', '<p>&lt;img src="a.png"&gt;</p>', '<a href="a.png">x</a>'])
def test_only_pictures_get_an_address(body: str) -> None:
    assert with_addresses(body, lambda name: f"X{name}") == body


def test_an_address_holds_type_and_content() -> None:
    assert data_address(Asset(b"ab", "image/png")) == "data:image/png;base64,YWI="
