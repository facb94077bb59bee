"""Composes a post-mortem into one semantic document: templates → tree → checked, numbered, linked → HTML body and blocks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.document import formats, prose
from generator.document.blocks import Asset, Document, Metadata
from generator.document.context import DocumentContext, document_context
from generator.document.figures import Pen, draw_figures
from generator.document.glossary import link_terms
from generator.document.inspection import Names, broken_references, inspect
from generator.document.numbering import fill_contents, number
from generator.document.outline import Numbering, Outline, OutlineSection, read_outline
from generator.document.reader import read_blocks
from generator.document.templates import Templates, is_missing
from generator.document.tree import parse_body, write_body
from generator.errors import TemplateWrong
from generator.findings import Finding, in_order
from generator.metrics.measures import Measures
from generator.model.post_mortem import PostMortem

FILTERS: dict[str, Callable[..., Any]] = {
    "inline": prose.inline,
    "flowing": prose.flowing,
    "prose": prose.prose,
    "link": prose.link,
    "date": formats.long_date,
    "iso": lambda day: day.isoformat(),
    "number": formats.number,
    "money": formats.money,
}
"""What templates may do to a value. Everything else is prepared in the context."""

TESTS: dict[str, Callable[..., bool]] = {"missing": is_missing}


@dataclass(frozen=True, slots=True)
class Dress:
    """What a document is composed with: the templates folder, the style names of the brand, and the pen for figures."""

    templates: Path
    names: Names
    pen: Pen


def compose(post_mortem: PostMortem, measures: Measures, dress: Dress, pictures: Mapping[str, Asset]) -> Document:
    """The composed document; `pictures` are the screenshots the post-mortem names, by file name.

    Raises:
        TemplateWrong: a template, the outline or the HTML they make is wrong; every finding names template and line.
    """
    drawings = draw_figures(post_mortem, measures, dress.pen)
    assets = {name: Asset(drawing.svg.encode(), "image/svg+xml") for name, drawing in drawings.items()} | dict(pictures)
    context = document_context(post_mortem, measures, drawings, pictures)
    outline = read_outline(dress.templates)
    try:
        return _assembled(context, outline, dress, assets, with_positions=False)
    except TemplateWrong as error:
        if all(finding.position for finding in error.findings):
            raise
    # Something is wrong with the HTML: render once more with every element marked, to say at which line.
    return _assembled(context, outline, dress, assets, with_positions=True)


def _assembled(
    context: DocumentContext, outline: Outline, dress: Dress, assets: Mapping[str, Asset], *, with_positions: bool
) -> Document:
    templates = Templates(dress.templates, FILTERS, TESTS, with_positions=with_positions)
    values: dict[str, Any] = {field.name: getattr(context, field.name) for field in fields(context)}
    sections = list(_sections(outline, values))
    html = "".join(
        [templates.render(name, values) for name in outline.front]
        + [_section_html(section, slug, title, templates, values | more) for section, slug, title, more in sections]
        + [templates.render(name, values) for name in outline.back]
    )
    body = parse_body(html)
    _refuse(inspect(body, dress.names, assets))
    numbers = number(body, {slug: section.numbering for section, slug, _, _ in sections})
    fill_contents(body, numbers)
    for section in body.iterfind("section"):
        if section.get("id") != "glossary":
            link_terms(section, context.glossary_ids)
    _refuse(broken_references(body))
    return Document(write_body(body), read_blocks(body), numbers.outline, assets, _metadata(context))


def _refuse(findings: Collection[Finding]) -> None:
    if findings:
        raise TemplateWrong("the templates make HTML outside the vocabulary", findings=in_order(findings))


def _sections(outline: Outline, values: Mapping[str, Any]) -> Iterator[tuple[OutlineSection, str, str, dict[str, Any]]]:
    """The sections that appear: each with its id, its title and what its template sees besides the context."""
    for section in outline.sections:
        if section.when and is_missing(_look_up(section.when, values)):
            continue
        if not section.each:
            yield section, section.slug, section.title, {}
            continue
        for count, item in enumerate(_look_up(section.each, values), 1):
            yield section, f"{section.slug}-{count}", item.title, {"item": item}


def _look_up(path: str, values: Mapping[str, Any]) -> Any:
    first, *rest = path.split(".")
    value = values[first]
    for name in rest:
        value = getattr(value, name)
    return value


_STYLES = {
    Numbering.DECIMAL: ("default", "default"),
    Numbering.LETTER: ("appendix",) * 2,
    Numbering.NONE: ("closing",) * 2,
}


def _section_html(
    section: OutlineSection, slug: str, title: str, templates: Templates, values: Mapping[str, Any]
) -> Markup:
    section_style, heading_style = _STYLES[section.numbering]
    opening = Markup('<section id="{}" class="{}"><h2 class="{}">{}</h2>').format(
        slug, section_style, heading_style, title
    )
    return opening + Markup(templates.render(section.template, values)) + Markup("</section>")  # noqa: S704 (rendered, escaped)


def _metadata(context: DocumentContext) -> Metadata:
    post_mortem = context.pm
    last = post_mortem.changelog[-1].on if post_mortem.changelog else None
    day = last or post_mortem.date or datetime.fromisoformat(post_mortem.id[4:14]).date()
    return Metadata(
        incident_id=post_mortem.id,
        title=post_mortem.title,
        subject=f"Post-mortem of {post_mortem.id}, severity {post_mortem.severity}",
        organisation=post_mortem.organisation or "",
        author=post_mortem.author or "",
        severity=post_mortem.severity,
        status=post_mortem.status.value,
        version=context.version or "",
        classification=post_mortem.classification or "",
        language=post_mortem.language,
        keywords=("post-mortem", post_mortem.id, post_mortem.severity),
        modified_at=datetime.combine(day, time(), UTC),
        watermark=context.watermark,
    )
