"""Every character is shown, or is a finding and a visible mark: none stops the renderer, and none is lost in silence."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.brand.reading import load_brand
from generator.errors import ExitCode, IntakeInvalid, RulesBroken
from generator.findings import Severity
from generator.pipeline import build, compose_document, read, render, require_buildable
from generator.project import Project, find_project
from generator.render.rendition import Format
from tests.copied_project import copied_project
from tests.reading_formats import docx_paragraphs, html_blocks, pdf_pages, squeezed

INCIDENT = "INC-2017-01-31-001"
TABLET, PROMPT = "\U00012000", "\ue0b0"
MARK = "⟨U+12000⟩"


def document_with(text: str, status: str = "Draft") -> str:
    """A post-mortem that has `text` in prose, table cells, headings, code, figures, alternatives and properties."""
    t = yaml_text(text)
    return f"""\
id: {INCIDENT}
status: {status}
title: {t}
severity: SEV0
author: {t}
organisation: {t}
classification: {t}
summary: {yaml_text(f"{text} and `code` of {text}")}
impact: {{started_at: 2017-01-31 23:27, ended_at: 2017-01-31 23:59, customer: {{affected_functionality: [{t}, x]}}}}
timeline: {{entries: [{{at: 2017-01-31 23:27, event: {t}, actor: {t}}}]}}
supporting_data:
  metrics: [{{id: E1, title: {t}, unit: {t}, series: [{{name: {t}, readings: [{{label: {t}, value: 1}}]}}]}}]
  logs: [{{id: L1, title: {t}, text: {t}}}]
glossary: [{{term: {t}, definition: {t}}}]
references: [{{title: {t}, link: {t}}}]
"""


def yaml_text(value: str) -> str:
    """A YAML double-quoted scalar: what is printable as it is, all else as an escape."""
    return '"' + "".join(_written(character) for character in value) + '"'


def _written(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return find_project(copied_project(tmp_path_factory.mktemp("characters")))


def put(project: Project, text: str, status: str = "Draft") -> Path:
    path = project.inputs / f"{INCIDENT}.yaml"
    path.write_text(document_with(text, status), encoding="utf-8")
    return path


def test_a_draft_shows_the_code_point_in_its_place_in_every_format(project: Project) -> None:
    put(project, f"sign {TABLET}")
    built = build(project, INCIDENT, list(Format))
    assert {each.severity for each in built.findings if each.code == "R701"} == {Severity.WARNING}
    pdf, docx, html = (project.output_of(INCIDENT, each).read_bytes() for each in ("pdf", "docx", "html"))
    texts = {
        "pdf": squeezed("".join(pdf_pages(pdf))),
        "docx": squeezed("".join(docx_paragraphs(docx))),
        "html": squeezed("".join(html_blocks(html))),
    }
    assert {name: text.count(squeezed(MARK)) > 10 for name, text in texts.items()} == dict.fromkeys(texts, True)
    assert not [name for name, text in texts.items() if TABLET in text]
    assert html.decode().count(TABLET) == 0
    assert f'<span class="gap">{MARK}</span>' in html.decode()
    properties = pypdf.PdfReader(io.BytesIO(pdf)).metadata
    assert properties
    assert properties.author == f"sign {MARK}"


@pytest.mark.parametrize(("sign", "code"), [(TABLET, "R701"), (PROMPT, "R702")])
def test_a_final_is_not_built_and_the_error_is_at_the_character_itself(project: Project, sign: str, code: str) -> None:
    put(project, f"sign {sign}", "Final").write_text(
        document_with("sign", "Final").replace("`code` of sign", f"{sign} of sign"), encoding="utf-8"
    )
    found = [each for each in read(project, INCIDENT).findings if each.code == code]
    assert [(each.severity, str(each.position)) for each in found] == [(Severity.ERROR, f"inputs/{INCIDENT}.yaml:8:20")]
    assert f"U+{ord(sign):04X}" in found[0].message
    with pytest.raises(RulesBroken) as stopped:
        build(project, INCIDENT, [Format.PDF])
    assert stopped.value.exit_code is ExitCode.RULES_BROKEN


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=60))
def test_no_text_stops_the_renderer_of_a_draft(project: Project, text: str) -> None:
    put(project, text)
    reading = read(project, INCIDENT)
    try:
        post_mortem, measures = require_buildable(reading)
    except IntakeInvalid:
        return
    brand = load_brand(project.styles, "base")
    document = compose_document(project, brand, post_mortem, measures, reading.evidence)
    for format_ in Format:
        assert render(document, brand, project, format_).content
