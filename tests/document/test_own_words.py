"""In a language without label file the document's own words say that they are English, and the author's do not."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

import pikepdf
import pytest

from generator.document.labels import read_edition
from generator.document.own_words import mark_own_words
from generator.pipeline import build
from generator.preflight.preflight import full_check
from generator.preflight.verdict import conforms
from generator.project import find_project
from generator.render.rendition import Format
from tests.copied_project import copied_project
from tests.wording import TEMPLATES

INCIDENT = "INC-2031-01-02-003"
INPUT = f"""\
id: {INCIDENT}
title: El pago no funcionaba
language: es
severity: SEV0
summary: Los clientes no podían pagar.
impact: {{started_at: 2031-01-02 03:05, ended_at: 2031-01-02 04:00}}
timeline: {{entries: [{{at: 2031-01-02 03:05, event: "El servicio no responde"}}]}}
"""


def marked(html: str, language: str = "es") -> str:
    body = fromstring(f"<body>{html}</body>")
    mark_own_words(body, read_edition(TEMPLATES, language), language, {"timeline"})
    return tostring(body, encoding="unicode").removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    "html",
    [
        '<h2{}><span class="number">2</span> Timeline</h2>',
        "<table><tr><th{}>Severity</th><td>Severidad alta</td></tr></table>",
        "<p>Nota: <strong{}>Severity:</strong> alta</p>",
        '<figure><img src="timeline" alt="Timeline of …"{} /></figure>',
        '<table><caption><span class="label"{}>Table 3</span> Los datos</caption></table>',
        '<nav><ol><li><a href="#t"{}><span class="number">2</span> Timeline</a></li></ol></nav>',
    ],
)
def test_what_is_one_label_is_marked_and_nothing_round_it(html: str) -> None:
    assert marked(html.format("")) == html.format(' lang="en"')


def test_what_an_author_writes_marks_or_shows_as_code_is_left_alone() -> None:
    for html in (
        '<h2><span class="number">2</span> La cronología</h2>',
        '<p lang="de">Status</p>',
        "<pre>Timeline</pre>",
        '<figure><img src="evidence/a.png" alt="Timeline" /></figure>',
        '<p><span class="number">Punto 3</span> x</p>',
    ):
        assert marked(html) == html


@pytest.mark.parametrize("language", ["en", "en-GB", "de-AT"])
def test_in_a_language_with_labels_nothing_is_marked(language: str) -> None:
    html = "<h2>Timeline</h2><h2>Zeitleiste</h2>"
    assert marked(html, language) == html


def test_every_format_says_it(tmp_path: Path) -> None:
    project = find_project(copied_project(tmp_path / "project"))
    (project.inputs / f"{INCIDENT}.yaml").write_text(INPUT, encoding="utf-8")
    build(project, INCIDENT, list(Format))
    made = {each: project.output_of(INCIDENT, each) for each in Format}
    page = made[Format.HTML].read_text(encoding="utf-8")
    assert '<html lang="es" dir="ltr">' in page
    assert '<p class="lead">Los clientes no podían pagar.</p>' in page
    with pikepdf.open(made[Format.PDF]) as pdf:
        said = {
            str(each.S): str(each.Lang)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each and "/Lang" in each
        }
        assert str(pdf.Root.Lang) == "es"
    assert {"/H2", "/TH", "/Figure"} <= said.keys()
    assert set(said.values()) == {"en"}
    assert conforms(full_check(made[Format.PDF].read_bytes()))
