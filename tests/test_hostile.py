"""Hostile text comes out as text or as a finding: never as markup, code, formula or the content of a file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from generator.errors import ExitCode, IntakeInvalid
from generator.pipeline import build, read
from generator.render.rendition import Format
from generator.render.web.contents import SCRIPT
from tests.building import project_in, rendered
from tests.reading_formats import docx_paragraphs, html_blocks, pdf_pages, squeezed

INCIDENT = "INC-2017-01-31-001"
LONG_WORD = "".join(f"{number:05}" for number in range(2000))
TEXTS = {
    "script": "<script>alert(document.domain)</script>",
    "event handler": '<img src=x onerror="alert(1)">',
    "template": "{{ 7*7 }} {% raw %} {{ ''.__class__.__mro__ }} {# gone #}",
    "cdata": "]]> <![CDATA[ <!-- --> <?xml version='1.0'?> <!DOCTYPE x [<!ENTITY e 'x'>]> &e; &amp; &#60;",
    "formula": "=cmd|'/c calc'!A1 +1 -1 @SUM(A1) =HYPERLINK(\"http://x\")",
    "field": '{ INCLUDETEXT "/etc/passwd" } { DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe }',
    "addresses": "javascript:alert(1) file:///etc/passwd data:text/html,<b>x</b> \\\\host\\share",
    "css": "</style><style>*{display:none}</style> @import url(http://x/) expression(alert(1))",
    "quotes": "\"'`´‘’“”«»\\ \\n %s %(x)s $HOME ${HOME} $(id) `id`",
    "pipes": "a|b||c && d; e > f < g",
    "placeholders": "restore --from <bucket>/<date> --to <host>",
    "marks of direction": "start \u202ereversed\u202c end \u200f \u2067x\u2069",
    "long word": LONG_WORD,
    "combining": "Z\u0351\u0301\u0334a\u0322\u0301lgo",
}
HOSTILE_LINK = "'https://example.org/?a=1&b=<script>\"x\"#]]>'"
SHORT = {name: text for name, text in TEXTS.items() if len(text) < 400}


def yaml_text(value: str) -> str:
    """A YAML double-quoted scalar."""
    return '"' + "".join(_escaped(character) for character in value) + '"'


def _escaped(character: str) -> str:
    return (
        f"\\{character}"
        if character in '"\\'
        else (character if character.isprintable() else f"\\u{ord(character):04x}")
    )


def document_with(text: str, line: str) -> str:
    """A post-mortem that has `text` in every kind of prose and `line` in every kind of single line."""
    t, x = yaml_text(text), yaml_text(line)
    return f"""\
id: {INCIDENT}
title: {x}
subtitle: {x}
organisation: {x}
severity: {x}
author: {x}
classification: {x}
summary: {t}
impact: {{customer: {{users_affected: {t}, affected_functionality: [{x}]}}}}
timeline: {{entries: [{{at: "2017-01-31 23:27", event: {t}, actor: {x}, time_as_published: {x}}}]}}
root_cause: {{primary: [{t}], whys: [{{problem: {x}, steps: [{{why: {x}, because: {t}}}]}}]}}
went_well: [{{title: {x}, text: {t}}}]
action_items: [{{action: {t}, owner: {x}, notes: {t}, tracker: {x}}}]
supporting_data:
  metrics: [{{id: E1, title: {x}, unit: {x}, series: [{{name: {x}, readings: [{{label: {x}, value: "1"}}]}}]}}]
  logs: [{{id: L1, title: {x}, text: {t}, link: {HOSTILE_LINK}}}]
  configuration: [{{id: C1, title: {x}, before: {t}, after: {t}}}]
glossary: [{{term: {x}, definition: {t}}}]
references: [{{title: {x}, link: {HOSTILE_LINK}}}]
appendices: [{{title: {x}, text: {t}, verbatim: {t}}}]
sign_off: {{approvers: [{{role: {x}, name: {x}}}]}}
changelog: [{{on: 2017-02-01, version: {x}, changes: {t}, author: {x}}}]
contact: {x}
"""


@pytest.fixture(scope="module", params=sorted(TEXTS))
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    text = TEXTS[request.param]
    project = project_in(tmp_path_factory.mktemp("hostile"))
    line = text if request.param in SHORT else "plain"
    (project.inputs / f"{INCIDENT}.yaml").write_text(document_with(text, line), encoding="utf-8")
    return project.root, text


def shown(text: str) -> str:
    """What a reader finds of a text; backticks aside, for a pair of them marks code and is not printed."""
    return squeezed(text.replace("`", ""))


def test_the_page_shows_the_text_and_has_no_element_of_its_author(case: tuple[Path, str]) -> None:
    root, text = case
    content = rendered(root, INCIDENT, Format.HTML)
    assert shown(text) in shown("".join(html_blocks(content)))
    page = html.document_fromstring(content.decode())
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= KNOWN_ELEMENTS
    for element in page.iter():
        assert not [name for name in element.attrib if name.startswith("on")]
        assert element.get("href", "#").startswith(("#", "http://", "https://", "mailto:"))
        assert element.get("src", "data:image/").startswith("data:image/")
    assert len(page.findall(".//style")) == 1
    assert [script.text for script in page.iter("script")] == [SCRIPT], "ours, and no other"


KNOWN_ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "main", "div", "span", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li",
    "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure", "img", "figcaption", "pre", "code",
    "strong", "em", "a", "br", "nav", "section", "header", "footer", "aside", "details", "summary", "script",
    "svg", "g", "path", "rect", "line", "circle", "text", "desc", "polyline", "polygon",
}  # fmt: skip


def test_word_shows_the_text_and_has_no_field_of_its_author(case: tuple[Path, str]) -> None:
    root, text = case
    content = rendered(root, INCIDENT, Format.DOCX)
    assert shown(text) in shown("".join(docx_paragraphs(content)))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(package.read(name))
                for instruction in tree.iter("{*}instrText"):
                    assert instruction.text.split()[0] in {"TOC", "PAGEREF", "PAGE", "NUMPAGES", "SEQ", "REF"}
                for link in tree.iter("{*}Relationship"):
                    if link.get("TargetMode") == "External":
                        assert link.get("Target").startswith(("http://", "https://", "mailto:"))


def test_the_pdf_shows_the_text_and_no_file(case: tuple[Path, str]) -> None:
    root, text = case
    content = rendered(root, INCIDENT, Format.PDF)
    pages = "".join(shown(page).removeprefix("draft") for page in pdf_pages(content))
    if "\u202e" not in text:  # pdftotext gives right-to-left runs in the order they are seen
        wanted = shown(text)
        assert wanted in pages or all(wanted[at : at + 60] in pages for at in range(0, len(wanted) - 60, 50))
    assert "root:x:" not in pages
    assert b"/JavaScript" not in content
    assert b"/Launch" not in content


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("image", "file:///etc/passwd", "M016"),
        ("image", "../../../etc/passwd", "M016"),
        ("image", "/etc/passwd", "M016"),
        ("image", "..", "M016"),
        ("link", "file:///etc/passwd", "M014"),
        ("link", "javascript://x/%0aalert(1)", "M014"),
        ("title", "x\\0y", "Y005"),
        ("title", "x\\x1b[31my", "Y005"),
        ("title", "x" * 10_000, "M017"),
    ],
)
def test_what_can_not_be_text_is_a_finding(tmp_path: Path, field: str, value: str, code: str) -> None:
    project = project_in(tmp_path)
    exhibit = {"id": "E1", "title": "T", field: value}
    entries = ", ".join(f'{name}: "{text}"' for name, text in exhibit.items())
    text = f"id: {INCIDENT}\ntitle: T\nseverity: SEV1\nsupporting_data:\n  metrics: [{{{entries}}}]\n"
    (project.inputs / f"{INCIDENT}.yaml").write_text(text, encoding="utf-8")
    findings = read(project, INCIDENT).findings
    assert code in {finding.code for finding in findings}
    assert all(finding.position is not None and finding.position.line for finding in findings if finding.code == code)
    with pytest.raises(IntakeInvalid) as stopped:
        build(project, INCIDENT, [Format.HTML])
    assert stopped.value.exit_code is ExitCode.INTAKE_INVALID
    assert not list(project.build.glob("INC-*"))
