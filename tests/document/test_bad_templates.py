"""Every mistake in a template or the outline is found at its line, before anything is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.document.kinds import KINDS
from tests.copied_project import replace_once
from tests.document.composing import copied_templates, findings_of, printed

REFERENCES, IMPACT, TIMELINE = "sections/references.html.j2", "sections/impact.html.j2", "sections/timeline.html.j2"
FIELDS, COVER, OUTLINE = "macros/fields.html.j2", "cover.html.j2", "outline.yaml"
H3 = "<h3>{{ words.impact.business }}</h3>"
SLUG = "{slug: lessons}"


@dataclass(frozen=True)
class Mistake:
    """One change to one file; the finding stands at the line that holds `at` (default: what was written)."""

    file: str
    old: str
    new: str
    at: str = ""


def after(mistake: str, at: str = "") -> Mistake:
    """A mistake on a line of its own behind a heading in the middle of a section."""
    return Mistake(IMPACT, H3, f"{H3}\n\n{mistake}", at or mistake)


TABLE, HALF = '<table class="data">', '<col style="width: 50%"/>'
HALVES = f"<colgroup>{HALF}{HALF}"
EVENTS = "<h3>{{ words.timeline.events }}</h3>"
MISTAKES = {
    "T101 a tag of Jinja2 that is not closed": after("<p>{{ pm.title </p>"),
    "T101 an if without an end": after("{% if pm.title %}"),
    "T101 a filter that does not exist": after("<p>{{ pm.title | shout }}</p>"),
    "T101 a filter of Jinja2 that makes markup of a text": after("<p>{{ pm.title | safe }}</p>"),
    "T101 escaping switched off": after("{% autoescape false %}<p>{{ pm.title }}</p>{% endautoescape %}"),
    "T101 an unknown statement": after("{% whenever %}"),
    "T101 inside a macro": Mistake(FIELDS, "{% macro gap(", "{% macros gap("),
    "T102 a name that does not exist": after("<p>{{ titel }}</p>"),
    "T102 a field that does not exist": after("<p>{{ pm.impact.custommer }}</p>"),
    "T102 a name that does not exist asked whether it is missing": after("{% if pm.titel is missing %}<p>x</p>{% endif %}"),
    "T102 a function of Python": after("{% for i in range(3) %}<p>x</p>{% endfor %}"),
    "T102 inside a macro": Mistake(FIELDS, "{% elif content is text %}", "{% elif contents is text %}"),
    "T103 in the outline": Mistake(OUTLINE, SLUG, "{slug: lessons, template: sections/leson.html.j2}"),
    "T103 of a section without template": Mistake(OUTLINE, SLUG, "{slug: lesson}"),
    "T103 before the sections": Mistake(OUTLINE, "  - cover.html.j2", "  - covers.html.j2"),
    "T103 included": after('{% include "sections/nothing.html.j2" %}'),
    "T103 a file outside": after('{% include "../../etc/passwd" %}'),
    "T103 an absolute file": after('{% include "/etc/passwd" %}'),
    "T104 an element that is not closed": after("<p>Not closed", "<p>Not closed"),
    "T104 an element closed twice": after("<p>Twice</p></p>"),
    "T104 a bare line break": after("<p>A<br>B</p>"),
    "T104 a bare ampersand": after("<p>R&D</p>"),
    "T104 a named character of HTML": after("<p>5&nbsp;s</p>"),
    "T104 an attribute without quotes": after("<p class=lead>x</p>"),
    "T104 the same attribute twice": after('<p class="lead" class="small">x</p>'),
    "T104 elements that overlap": after("<p><strong><em>x</strong></em></p>"),
    "T104 a section closed by its template": after("</section>"),
    "T104 inside a macro": Mistake(FIELDS, "</ol>", "</section>"),
    "T105 a script": after("<script>alert(1)</script>"),
    "T105 a heading too deep": after("<h5>x</h5>"),
    "T105 inside a macro": Mistake(
        FIELDS, "<strong>{{ words.marks.clause(text=point.title) }}</strong>", "<b>{{ point.title }}</b>"
    ),
    "T106 a paragraph in a paragraph": after("<p>a<p>b</p></p>"),
    "T106 a text without paragraph": after("<div class=\"keep\">Straight in a div</div>"),
    "T106 a table in a cell": after("<ul><p>x</p></ul>"),
    "T107 an event": after('<p onclick="x()">x</p>'),
    "T107 a style": after('<p style="color: red">x</p>'),
    "T107 a script in a link": after('<p><a href="javascript:alert(1)">x</a></p>'),
    "T107 a file in a link": after('<p><a href="file:///etc/passwd">x</a></p>'),
    "T107 a width that is none": Mistake(COVER, "width: 52%", "width: 5.5.5%"),
    "T107 a number of columns that is none": Mistake(TIMELINE, 'colspan="4"', 'colspan="all"'),
    "T107 a scope that is none": Mistake(
        TIMELINE, '<th scope="col">{{ words.timeline.elapsed', '<th scope="line">{{ words.timeline.elapsed'
    ),
    "T108 a class that does not exist": after('<p class="shiny">x</p>'),
    "T108 a class of another element": after('<p class="facts">x</p>'),
    "T108 two classes": after('<p class="lead small">x</p>'),
    "T108 a group without class": after("<div><p>x</p></div>"),
    "T108 a class on a line break": after('<p>x<br class="lead"/>y</p>'),
    "T108 a class given to a filter": after('{{ pm.title | prose("shiny") }}'),
    "T108 inside a macro": Mistake(FIELDS, '<span class="muted">', '<span class="mutes">'),
    "T109 a cell too few": after(
        f"{TABLE}{HALVES}</colgroup>\n<tbody><tr><td>lonely</td></tr></tbody></table>", "lonely"
    ),
    "T109 a row with an id given by a condition": Mistake(
        "sections/action-items.html.j2", "<td>{{ f.value(item.owner) }}</td>", "", "<tr{% if item.id %}"
    ),
    "T109 without widths": after(f"{TABLE}<tbody><tr><td>x</td></tr></tbody></table>"),
    "T109 widths that add up to less": after(
        f"{TABLE}<colgroup>{HALF}</colgroup><tbody><tr><td>x</td></tr></tbody></table>"
    ),
    "T110 a link to nothing": after('<p><a href="#nowhere">x</a></p>'),
    "T110 inside a macro": Mistake(FIELDS, 'href="#{{ prefix }}-{{ id }}"', 'href="#{{ prefix }}{{ id }}"'),
    "T111 no alternative": Mistake(TIMELINE, ' alt="{{ timeline_alt }}"', "", "timeline_figure }}"),
    "T111 an empty alternative": Mistake(TIMELINE, ' alt="{{ timeline_alt }}"', ' alt=" "'),
    "T112 a picture that is not there": after('<figure><img src="logo.png" alt="Logo"/></figure>'),
    "T112 a picture of the network": after('<figure><img src="https://example.com/x.png" alt="x"/></figure>'),
    "T113 an unknown key": Mistake(OUTLINE, SLUG, SLUG[:-1] + ", colour: red}"),
    "T113 an unknown key at the top": Mistake(OUTLINE, "back:\n", "middle: []\nback:\n", "middle"),
    "T113 an unknown numbering": Mistake(OUTLINE, SLUG, SLUG[:-1] + ", numbering: roman}"),
    "T113 a section without slug": Mistake(OUTLINE, SLUG, "{template: end.html.j2}"),
    "T113 a section that is a text": Mistake(OUTLINE, SLUG, "lessons"),
    "T113 a slug with blanks": Mistake(OUTLINE, SLUG, "{slug: les sons, template: end.html.j2}"),
    "T113 a slug that stands twice": Mistake(OUTLINE, SLUG, "{slug: impact, when: pm.lessons}"),
    "T113 a title in the outline": Mistake(OUTLINE, SLUG, "{slug: lessons, title: Lessons}"),
    "T113 a template that is a list": Mistake(OUTLINE, SLUG, "{slug: lessons, template: [a, b]}"),
    "T113 a condition that does not exist": Mistake(OUTLINE, SLUG, SLUG[:-1] + ", when: pm.lesons}"),
    "T113 a condition inside of Python": Mistake(OUTLINE, SLUG, SLUG[:-1] + ", when: pm.__class__}"),
    "T113 a condition that is a function": Mistake(OUTLINE, SLUG, SLUG[:-1] + ", when: pm.model_dump}"),
    "T113 one section for each of no list": Mistake(OUTLINE, SLUG, SLUG[:-1] + ", each: pm.title}"),
    "T102 a label that does not exist": after("<p>{{ words.impact.busines }}</p>"),
    "T102 a group of labels": after("<p>{{ words.impact }}</p>"),
    "T102 a label without its value": after("<p>{{ words.impact.stated }}</p>"),
    "T102 a label with a value of another name": after("<p>{{ words.impact.stated(time=1) }}</p>"),
    "T102 a value for a label without places": after("<p>{{ words.marks.clause(text='a', other='b') }}</p>"),
    "T401 a section without a title": Mistake(OUTLINE, SLUG, "{slug: lesson, template: sections/lessons.html.j2}"),
    "T114 a label that takes nothing, called": after("<p>{{ words.impact.business() }}</p>"),
    "T114 a group called": after("<p>{{ words.impact() }}</p>"),
    "T114 the class of a value": after("<p>{{ pm.__class__ }}</p>"),
    "T114 the way out of the sandbox": after("<p>{{ ''.__class__.__mro__ }}</p>"),
    "T114 the way out by a filter": after("<p>{{ [pm] | map(attribute='__class__') | first }}</p>"),
    "T114 a function of the sandbox": after("<p>{{ pm.title.__init__.__globals__ }}</p>"),
    "T114 a list changed": after("<p>{{ pm.glossary.append(1) }}</p>"),
    "T114 a number that is none": after("<p>{{ pm.title | number }}</p>"),
    "T114 a division by nothing": after("<p>{{ 1 / 0 }}</p>"),
    "T115 a sign no font has": after("<p>Signed \U00012000</p>"),
    "T114 a macro without end": after("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
}  # fmt: skip


def line_of(file: Path, text: str) -> int:
    whole = file.read_text(encoding="utf-8")
    assert whole.count(text) == 1, f"{text!r} stands {whole.count(text)} times"
    return whole.count("\n", 0, whole.index(text)) + 1


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found_at_its_line_and_nowhere_else(name: str, tmp_path: Path) -> None:
    mistake, templates = MISTAKES[name], copied_templates(tmp_path)
    replace_once(templates / mistake.file, mistake.old, mistake.new)
    line = line_of(templates / mistake.file, mistake.at or mistake.new)
    found = printed(findings_of(templates))
    assert set(found) == {f"{name[:4]} templates/{mistake.file}:{line}"}


def test_every_kind_but_those_of_labels_has_a_mistake_that_raises_it() -> None:
    codes = [name[:4] for name in MISTAKES]
    assert set(codes) - {"T401"} == {kind.code for kind in KINDS if kind.code < "T4"}
    assert len(set(codes) - {"T401"}) == 15


def test_every_finding_says_what_to_do(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    replace_once(templates / IMPACT, H3, H3 + '<h5>x</h5><p class="x">y</p><p>{{ pm.title | prose("z") }}</p>')
    found = findings_of(templates)
    assert [each.code for each in found] == ["T105", "T106", "T108", "T108"]
    assert all(each.hint and each.position for each in found)


def test_mistakes_of_several_templates_are_told_at_once(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    changes = {
        COVER: ("{{ pm.subtitle }}", "{{ pm.subtitel }}"),
        IMPACT: (H3, "<h3>Business Impact"),
        REFERENCES: ("<em>{{ reference.title }}</em>", "<i>{{ reference.title }}</i>"),
        TIMELINE: (EVENTS, "<h3>{{ pm.title | shout }}</h3>"),
        "end.html.j2": ("<footer>", '<footer class="x">'),
    }
    replace_once(templates / COVER, "{% if pm.subtitle %}", "")
    replace_once(templates / COVER, '</p>{% endif %}\n<p class="identity', '</p>\n<p class="identity')
    for file, (old, new) in changes.items():
        replace_once(templates / file, old, new)
    expected = {COVER: "T102", IMPACT: "T104", REFERENCES: "T105", TIMELINE: "T101", "end.html.j2": "T108"}
    found = printed(findings_of(templates))
    assert set(found) == {
        f"{code} templates/{file}:{line_of(templates / file, changes[file][1])}" for file, code in expected.items()
    }


def test_all_mistakes_of_the_outline_are_told_at_once(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    (templates / OUTLINE).write_text("front: cover\nsections:\n  - {slug: A b}\n  - x\nend: []\n", encoding="utf-8")
    assert printed(findings_of(templates)) == [
        "T113 templates/outline.yaml:1", "T113 templates/outline.yaml:1", "T113 templates/outline.yaml:3",
        "T113 templates/outline.yaml:4", "T113 templates/outline.yaml:5",
    ]  # fmt: skip


def test_an_outline_that_is_no_yaml_is_wrong_at_its_line(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    (templates / OUTLINE).write_text("front: []\nsections: [}\n", encoding="utf-8")
    assert printed(findings_of(templates)) == ["Y001 templates/outline.yaml:2"]


def test_without_an_outline_nothing_is_composed(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    (templates / OUTLINE).unlink()
    assert findings_of(templates) == ()


def test_a_template_in_another_encoding_is_found_at_the_line_of_the_first_strange_byte(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    (templates / REFERENCES).write_bytes("<p>a</p>\n<p>café</p>\n".encode("latin-1"))
    assert printed(findings_of(templates)) == [f"T101 templates/{REFERENCES}:2"]


def test_what_python_calls_its_classes_is_not_told(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    replace_once(templates / IMPACT, H3, "<p>{{ pm.titel }}</p>")
    (finding,) = findings_of(templates)
    assert finding.message == "PostMortem has no attribute 'titel'"


def test_a_comment_hides_a_mistake(tmp_path: Path) -> None:
    from tests.document.composing import composed, sample_document

    templates = copied_templates(tmp_path)
    replace_once(templates / IMPACT, H3, f"{H3}{{# <h5>{{{{ nothing }}}} #}}<!-- <h5>x -->")
    assert composed(templates).blocks == sample_document().blocks
