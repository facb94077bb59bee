"""The worked example and a bare draft as composed documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.brand.reading import load_brand
from generator.document.blocks import Blocks, Document, Group, Heading, Section, plain_text
from generator.document.outline import read_outline
from generator.document.reader import read_blocks
from generator.document.tree import parse_body
from generator.intake.evidence import Evidence
from generator.intake.reading import read_yaml
from generator.intake.source import Limits
from generator.metrics.measures import measure
from generator.model.validation import validate
from generator.project import find_project
from tests.copied_project import ROOT, replace_once
from tests.document.composing import composed, copied_templates, sample_document


def document_of(text: str) -> Document:
    """The composed document of the three keys every post-mortem has, and of `text`."""
    head = "id: INC-2025-12-03-001\ntitle: Title\nseverity: SEV1\n"
    post_mortem, findings = validate(read_yaml((head + text).encode(), "INC-2025-12-03-001.yaml", Limits()))
    assert post_mortem, findings
    project = find_project(ROOT)
    brand = load_brand(project.styles, "base")
    return pipeline.compose_document(project, brand, post_mortem, measure(post_mortem), Evidence())


def headings_of(blocks: Blocks) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Section | Group):
            yield from headings_of(block.blocks)


def test_the_outline_is_what_the_headings_say() -> None:
    document = sample_document()
    assert [(each.level, each.number, each.text, each.id) for each in document.outline] == [
        (each.level, each.number, plain_text(each.children), each.id)
        for each in headings_of(document.blocks)
        if each.level
    ]
    assert [each.number for each in document.outline if each.level == 1][:3] == ["1", "2", "3"]


def test_sections_without_content_appear_only_where_the_outline_wants_them() -> None:
    slugs = [block.id for block in document_of("").blocks if isinstance(block, Section)]
    sections = read_outline(ROOT / "templates").sections
    assert slugs == [each.slug for each in sections if not each.when and not each.each]
    assert len(slugs) < len(sections)


def test_each_appendix_is_a_section_with_its_own_title() -> None:
    text = "appendices:\n" + "".join(f"  - {{title: Appendix <{n}>, text: x}}\n" for n in range(30))
    document = document_of(text)
    titles = [each for each in document.outline if each.text.startswith("Appendix <")]
    assert titles[-1].text == "Appendix <29>"
    assert len(titles[0].number) < len(titles[-1].number) == 2
    assert len({each.id for each in document.outline}) == len(document.outline)


def test_two_items_of_one_name_do_not_stop_a_draft() -> None:
    document = document_of(
        "action_items:\n  - {id: AI-1, action: a}\n  - {id: AI-1, action: b}\nglossary:\n"
        "  - {term: CDN, definition: x}\n  - {term: CDN, definition: y}\nwent_well:\n  - {text: CDN, actions: AI-1}\n"
    )
    ids = re.findall(r' id="([^"]+)"', document.body)
    assert len(ids) == len(set(ids))
    assert 'href="#action-AI-1"' in document.body


def test_links_lead_to_what_is_there() -> None:
    body = sample_document().body
    ids = set(re.findall(r' id="([^"]+)"', body))
    targets = set(re.findall(r'href="#([^"]+)"', body))
    assert targets <= ids
    assert len(targets) > 30


def test_the_body_reads_back_to_the_blocks() -> None:
    document = sample_document()
    closed = re.sub(r"<((?:br|img|col)\b[^>]*)>", r"<\1/>", document.body)
    assert read_blocks(parse_body(closed)) == document.blocks


def test_an_authors_markup_is_text() -> None:
    hostile = '<script>alert("x")</script>{{ pm }} &amp; </section>'
    document = document_of(f"summary: '{hostile}'\nglossary:\n  - {{term: '<b>', definition: '{hostile}'}}\n")
    assert "<script" not in document.body
    assert document.body.count("&lt;script&gt;") == 3, "summary, first page, glossary"


def test_a_link_with_blanks_is_no_mistake_of_the_template() -> None:
    assert "http://a b/c" in document_of("references:\n  - {title: x, link: 'http://a b/c'}\n").body


def test_metadata_come_from_the_input_and_not_from_the_clock() -> None:
    meta = document_of("language: de\nchangelog:\n  - {on: 2025-12-10, version: '1.10', changes: x}\n").metadata
    assert (meta.language, meta.version, f"{meta.modified_at:%F %T%z}") == ("de", "1.10", "2025-12-10 00:00:00+0000")
    assert (meta.watermark, meta.status, meta.subject[:11]) == ("ENTWURF", "Draft", "Post-Mortem")
    assert f"{document_of('date: 2025-12-01').metadata.modified_at:%F}" == "2025-12-01"
    assert f"{document_of('').metadata.modified_at:%F}" == "2025-12-03"
    assert sample_document().metadata.watermark == ""


def test_composing_twice_makes_the_same_document() -> None:
    assert composed(ROOT / "templates") == sample_document()


def test_templates_may_use_every_allowed_filter_and_comment(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    line = (
        "<p>{{ pm.attendees | sort | join(', ') | upper | trim }}{# no #}{{ pm.title | replace('a', 'b') | lower }}</p>"
    )
    replace_once(templates / "sections/impact.html.j2", "<h3>{{ words.impact.business }}</h3>", line)
    assert composed(templates).body != sample_document().body


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_templates_of_any_line_ending_make_the_same_blocks(ending: str, tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    for file in templates.rglob("*.j2"):
        file.write_bytes(file.read_bytes().replace(b"\n", ending.encode()))
    assert composed(templates).blocks == sample_document().blocks
