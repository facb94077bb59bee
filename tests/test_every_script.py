"""A document in many scripts, and one from right to left, in every format: marked as what it is, valid, and complete."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from generator.pipeline import build
from generator.preflight.preflight import full_check
from generator.preflight.verdict import conforms
from generator.project import find_project
from generator.render.rendition import Format
from tests.copied_project import copied_project
from tests.reading_formats import W, docx_paragraphs, html_blocks, squeezed

TEXTS = {
    "el": "Η υπηρεσία πληρωμών δεν ανταποκρινόταν.",
    "ru": "Сервис не отвечал с 14:05 до 15:20.",
    "zh": "支付服务开始无响应，客户无法付款。",
    "ja": "決済サービスは応答しなくなりました。",
    "ko": "결제 서비스가 응답하지 않았습니다.",
    "ar": "تعذر الدفع عبر checkout-api منذ 14:05.",
    "he": "השירות checkout-api לא הגיב.",
    "hi": "भुगतान सेवा उत्तर नहीं दे रही थी।",
    "th": "บริการชำระเงินไม่ตอบสนอง",
}
SCRIPTS, ARABIC = "INC-2031-01-02-001", "INC-2031-01-02-002"


def document(incident_id: str, texts: dict[str, str], language: str) -> str:
    """Every text as paragraph, heading, table cell, list item, code, and label of a figure."""
    rows = "\n".join(f'    - {{at: 2031-01-02 03:{10 + n}, event: "{t}"}}' for n, t in enumerate(texts.values()))
    points = "\n".join(f'  - {{title: "{t[:12]}", text: "{t}"}}' for t in texts.values())
    readings = ", ".join(f'{{label: "{t[:12]}", value: {n + 1}}}' for n, t in enumerate(texts.values()))
    logs = "\n".join(f'    - {{id: L{n}, title: "{t}", text: "{t}"}}' for n, t in enumerate(texts.values()))
    summary = "\n\n".join(f"  {t}" for t in texts.values())
    return f"""\
id: {incident_id}
title: {next(iter(texts.values()))}
language: {language}
severity: SEV0
summary: |
{summary}

  The customer, who is known to us, wrote “تعذر الدفع (SMS) منذ”; a German term is [Störung]{{lang=de}}.
impact: {{started_at: 2031-01-02 03:05, ended_at: 2031-01-02 04:00}}
timeline:
  entries:
{rows}
went_well:
{points}
supporting_data:
  metrics: [{{id: E1, title: "Metric", unit: x, series: [{{name: s, readings: [{readings}]}}]}}]
  logs:
{logs}
"""


@cache
def built() -> dict[tuple[str, str], bytes]:
    folder = Path(tempfile.mkdtemp())
    project = find_project(copied_project(folder / "project"))
    made = {}
    for incident_id, texts, language in ((SCRIPTS, TEXTS, "en"), (ARABIC, {"ar": TEXTS["ar"]}, "ar")):
        (project.inputs / f"{incident_id}.yaml").write_text(document(incident_id, texts, language), encoding="utf-8")
        build(project, incident_id, list(Format))
        for format_ in Format:
            made[incident_id, format_.value] = project.output_of(incident_id, format_).read_bytes()
    return made


def body_of(incident_id: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(built()[incident_id, "docx"])) as package:
        return etree.fromstring(package.read("word/document.xml"))


def paragraph_with(incident_id: str, text: str) -> etree._Element:
    found = [
        each for each in body_of(incident_id).iter(f"{W}p") if "".join(t.text or "" for t in each.iter(f"{W}t")) == text
    ]
    assert found, text
    return found[0]


@pytest.mark.parametrize("incident_id", [SCRIPTS, ARABIC])
def test_the_pdf_conforms(incident_id: str) -> None:
    assert conforms(full_check(built()[incident_id, "pdf"]))


@pytest.mark.parametrize("incident_id", [SCRIPTS, ARABIC])
def test_the_word_file_is_valid(incident_id: str, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(built()[incident_id, "docx"])
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(file)
    assert [error.description for error in result.errors] == []


@pytest.mark.parametrize("incident_id", [SCRIPTS, ARABIC])
def test_word_and_the_page_have_the_same_letters(incident_id: str) -> None:
    page = squeezed("".join(html_blocks(built()[incident_id, "html"], with_heading_numbers=False)))
    word = squeezed("".join(docx_paragraphs(built()[incident_id, "docx"])))
    for text in TEXTS.values() if incident_id == SCRIPTS else [TEXTS["ar"]]:
        assert page.count(squeezed(text)) == word.count(squeezed(text)) >= 4


@pytest.mark.parametrize("language", TEXTS)
def test_the_page_says_the_language_of_a_paragraph(language: str) -> None:
    direction = ' dir="rtl"' if language in ("ar", "he") else ""
    assert f'<p class="lead" lang="{language}"{direction}>{TEXTS[language]}</p>' in built()[SCRIPTS, "html"].decode()


@pytest.mark.parametrize(("language", "attribute"), [("ja", "eastAsia"), ("ar", "bidi"), ("hi", "bidi"), ("ru", "val")])
def test_word_says_the_language_of_a_run_where_it_looks_for_it(language: str, attribute: str) -> None:
    paragraph = paragraph_with(SCRIPTS, TEXTS[language])
    said = {each.get(f"{W}{attribute}") for each in paragraph.iter(f"{W}lang")}
    assert {str(each)[:2] for each in said} == {language}


def test_paragraphs_from_right_to_left_say_so_and_so_do_their_runs() -> None:
    arabic, english = paragraph_with(SCRIPTS, TEXTS["ar"]), paragraph_with(SCRIPTS, TEXTS["ru"])
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    assert english.find(f"{W}pPr/{W}bidi") is None
    marked = {"".join(run.itertext()): run.find(f"{W}rPr/{W}rtl") is not None for run in arabic.iter(f"{W}r")}
    assert marked == {"تعذر الدفع عبر ": True, "checkout-api": False, " منذ 14:05.": True}


def test_a_quotation_from_right_to_left_is_embedded_as_one() -> None:
    embedded = ["".join(each.itertext()) for each in body_of(SCRIPTS).iter(f"{W}dir")]
    assert "تعذر الدفع (SMS) منذ" in embedded


def test_a_document_from_right_to_left_runs_so_as_a_whole() -> None:
    assert '<html lang="ar" dir="rtl">' in built()[ARABIC, "html"].decode()
    with zipfile.ZipFile(io.BytesIO(built()[ARABIC, "docx"])) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    assert styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None
    tables = list(body_of(ARABIC).iter(f"{W}tblPr"))
    assert tables
    assert all(each.find(f"{W}bidiVisual") is not None for each in tables if each.find(f"{W}tblCaption") is not None)


def test_a_paragraph_from_left_to_right_runs_so_within_a_document_that_does_not() -> None:
    page = built()[ARABIC, "html"].decode()
    assert re.search(
        r'<p class="lead" dir="ltr" lang="en">The customer, .* “<span lang="ar" dir="rtl">تعذر الدفع', page
    )
    _, paragraph = (  # on the first page, and in its section
        each for each in body_of(ARABIC).iter(f"{W}p") if "".join(each.itertext()).startswith("The customer")
    )
    bidi, side = paragraph.find(f"{W}pPr/{W}bidi"), paragraph.find(f"{W}pPr/{W}jc")
    assert bidi is not None
    assert bidi.get(f"{W}val") in ("0", "false")
    assert side is not None
    assert side.get(f"{W}val") == "right"
    assert ["".join(each.itertext()) for each in paragraph.iter(f"{W}dir")] == ["تعذر الدفع (SMS) منذ"]
