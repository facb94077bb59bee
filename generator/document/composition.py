"""Composes a post-mortem into one semantic document: templates → tree → checked, numbered, linked → HTML body and blocks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from xml.etree.ElementTree import Element, SubElement

from generator.document import kinds, prose
from generator.document.blocks import Asset, Document, Metadata, PageWords
from generator.document.context import DocumentContext, document_context
from generator.document.edition import Edition
from generator.document.figures import Pen, draw_figures
from generator.document.formats import Formats
from generator.document.glossary import link_terms
from generator.document.glyphs import mark_gaps, marked, unshown
from generator.document.inspection import Names, broken_references, inspect, keep_first_ids
from generator.document.labels import file_of, read_edition
from generator.document.numbering import Numbers, fill_contents, number
from generator.document.outline import Numbering, Outline, OutlineSection, read_outline
from generator.document.own_words import mark_own_words
from generator.document.passages import mark_passages
from generator.document.reader import read_blocks
from generator.document.templates import Templates, is_missing, is_text
from generator.document.tree import parse_body, write_body
from generator.document.words import WordsWrong
from generator.errors import TemplateWrong
from generator.findings import Finding, Position, in_order
from generator.intake.evidence import Evidence
from generator.metrics.measures import Measures
from generator.model.post_mortem import PostMortem

FILTERS: dict[str, Callable[..., Any]] = {
    "inline": prose.inline,
    "flowing": prose.flowing,
    "prose": prose.prose,
    "link": prose.link,
}
FORMATS: dict[str, Callable[..., Any]] = {
    "date": Formats.long_date,
    "iso": Formats.iso_date,
    "number": Formats.number,
    "money": Formats.money,
    "named": Formats.named,
}
"""What templates may do to a value, by itself and in the document's language. Everything else is prepared in the context."""

EVIDENCE = "evidence/"
"""Screenshots have names of their own choosing; under this they never meet a figure that was drawn."""

EMBLEM = "brand/logo"
"""The asset name of the logo."""

TESTS: dict[str, Callable[..., bool]] = {"missing": is_missing, "text": is_text}
"""What templates may ask of a value. Those of Jinja2 are left out: they answer no for a name that does not exist."""


class ContentMark(Protocol):
    """The fingerprint of the content, whoever computes it."""

    @property
    def short(self) -> str:
        """As it is printed."""

    @property
    def digest(self) -> str:
        """The SHA-256 behind it, 64 hex digits."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """The logo of whoever publishes the document: what it is drawn with, and what it is called."""

    asset: Asset
    alt: str


@dataclass(frozen=True, slots=True)
class Dress:
    """What a document is composed with: the templates folder, the style names of the brand, and the pen for figures.

    `text_height` is the height of a page between its margins, in points: the first page has what there is room for.
    `language` is that of documents whose author names none (BCP 47).
    """

    templates: Path
    names: Names
    pen: Pen
    text_height: float
    language: str = "en"
    emblem: Emblem | None = None


def compose(
    post_mortem: PostMortem, measures: Measures, dress: Dress, evidence: Evidence, mark: ContentMark | None = None
) -> Document:
    """The composed document; `evidence` are the files the post-mortem names, `mark` its fingerprint.

    Raises:
        TemplateWrong: a template, the outline, a label or the HTML they make is wrong; every finding names file and line.
    """
    language = post_mortem.language or dress.language
    formats = Formats(read_edition(dress.templates, language, dress.pen.has_glyph))
    try:
        return _composed(post_mortem, measures, dress, evidence, mark, formats, language)
    except WordsWrong as error:
        finding = kinds.LABEL_MISSING.at(str(error), position=Position(file_of(formats.edition.tag), 1, 1))
        raise TemplateWrong("the labels are not those the document needs", findings=[finding]) from error


def _composed(
    post_mortem: PostMortem,
    measures: Measures,
    dress: Dress,
    evidence: Evidence,
    mark: ContentMark | None,
    formats: Formats,
    language: str,
) -> Document:
    drawings = draw_figures(post_mortem, measures, dress.pen, formats)
    assets = {
        name: Asset(drawing.svg.encode(), "image/svg+xml", drawing.spots) for name, drawing in drawings.items()
    } | {
        f"{EVIDENCE}{name}": Asset(shown.content, shown.media_type) for name, shown in sorted(evidence.pictures.items())
    }
    context = document_context(post_mortem, measures, drawings, evidence, dress.text_height, formats)
    outline = read_outline(dress.templates)
    try:
        body, numbers = _assembled(context, outline, dress, assets, formats, with_positions=False)
    except TemplateWrong:
        # Render once more with every tag marked, to say at which line.
        body, numbers = _assembled(context, outline, dress, assets, formats, with_positions=True)
    if dress.emblem:
        _put_emblem(body, dress.emblem, assets)
    mark_own_words(body, formats.edition, language, drawings)
    mark_passages(body, language)
    metadata = marked(_metadata(context, formats.edition, language, mark), dress.pen.has_glyph)
    words = _page_words(context, formats, mark)
    return Document(write_body(body), read_blocks(body), numbers.outline, assets, metadata, words)


def _assembled(
    context: DocumentContext,
    outline: Outline,
    dress: Dress,
    assets: Mapping[str, Asset],
    formats: Formats,
    *,
    with_positions: bool,
) -> tuple[Element, Numbers]:
    filters = FILTERS | {name: partial(filter_, formats) for name, filter_ in FORMATS.items()}
    templates = Templates(dress.templates, filters, TESTS, with_positions=with_positions)
    values: dict[str, Any] = {field.name: getattr(context, field.name) for field in fields(context)}
    found: list[Finding] = []
    sections = list(_sections(outline, values, formats.edition, found))
    body = Element("body")
    for name in outline.front:
        _append(body, _rendered(templates, name, values, found))
    for section, slug, title, more in sections:
        element = _section(section, slug, title)
        if with_positions:
            element.set("data-at", f"{section.template}:1")
        _append(element, _rendered(templates, section.template, values | more, found))
        body.append(element)
    for name in outline.back:
        _append(body, _rendered(templates, name, values, found))
    if context.pm.is_draft:
        mark_gaps(body, dress.pen.has_glyph)
    _refuse([*found, *inspect(body, dress.names, assets), *unshown(body, dress.pen.has_glyph)])
    keep_first_ids(body)
    labels = {name: formats.edition.word(f"contents.{name}") for name in ("figure", "table")}
    numbers = number(body, {slug: section.numbering for section, slug, _, _ in sections}, labels)
    fill_contents(body, numbers)
    for element in body.iterfind("section"):
        if element.get("id") != "glossary":
            link_terms(element, context.glossary_ids)
    _refuse(broken_references(body))
    return body, numbers


def _put_emblem(body: Element, emblem: Emblem, assets: dict[str, Asset]) -> None:
    """Put the logo above the title: a figure like any other, so that every format has it and it is read aloud."""
    assets[EMBLEM] = emblem.asset
    cover = body.find("header[@class='cover']")
    figure = Element("figure", {"class": "logo"})
    SubElement(figure, "img", {"src": EMBLEM, "alt": emblem.alt})
    body.insert(0 if cover is None else list(body).index(cover), figure)


def _rendered(templates: Templates, name: str, values: Mapping[str, Any], found: list[Finding]) -> Element:
    """What a template makes; nothing when it is wrong, so that the mistakes of the others are found as well."""
    try:
        return parse_body(templates.render(name, values))
    except TemplateWrong as error:
        found += error.findings
        return Element("body")


def _append(element: Element, part: Element) -> None:
    """Put the content of a part behind what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + (part.text or "")
    else:
        element.text = (element.text or "") + (part.text or "")
    element.extend(part)


def _refuse(findings: Collection[Finding]) -> None:
    if findings:
        raise TemplateWrong("the templates are wrong, or make HTML outside the vocabulary", findings=in_order(findings))


def _sections(
    outline: Outline, values: Mapping[str, Any], words: Edition, found: list[Finding]
) -> Iterator[tuple[OutlineSection, str, str, dict[str, Any]]]:
    """The sections that appear: each with its id, its title and what its template sees besides the context."""
    for section in outline.sections:
        if section.when and not _look_up(section.when, values, section):
            continue
        if not section.each:
            if f"sections.{section.slug}" in words.paths:
                yield section, section.slug, words.word(f"sections.{section.slug}"), {}
            else:
                message = f"the section {section.slug} has no title: there is no label sections.{section.slug}"
                found.append(kinds.LABEL_MISSING.at(message, position=section.slug_at))
            continue
        items = _look_up(section.each, values, section)
        if not isinstance(items, list | tuple) or not all(isinstance(getattr(i, "title", None), str) for i in items):
            raise _wrong_name(section, f"`{section.each}` is no list of things with a title")
        for count, item in enumerate(items, 1):
            yield section, f"{section.slug}-{count}", item.title, {"item": item}


def _look_up(path: str, values: Mapping[str, Any], section: OutlineSection) -> Any:
    first, *rest = path.split(".")
    try:
        value = values[first]
        for name in rest:
            if name.startswith("_") or callable(getattr(value, name)):
                raise _wrong_name(section, f"`{path}` is no name of the document context")
            value = getattr(value, name)
    except (KeyError, AttributeError):
        raise _wrong_name(section, f"`{path}` is no name of the document context") from None
    return value


def _wrong_name(section: OutlineSection, message: str) -> TemplateWrong:
    hint = "The names are listed in docs/templates.md."
    finding = kinds.OUTLINE_WRONG.at(message, position=section.named_at, hint=hint)
    return TemplateWrong("the outline is wrong", findings=[finding])


_STYLES = {
    Numbering.DECIMAL: ("default", "default"),
    Numbering.LETTER: ("appendix",) * 2,
    Numbering.NONE: ("closing",) * 2,
}


def _section(section: OutlineSection, slug: str, title: str) -> Element:
    section_style, heading_style = _STYLES[section.numbering]
    element = Element("section", {"id": slug, "class": section_style})
    SubElement(element, "h2", {"class": heading_style}).text = title
    return element


def _page_words(context: DocumentContext, formats: Formats, mark: ContentMark | None) -> PageWords:
    words, version = formats.edition, context.version
    before, _, rest = words.say("page.number", page="\0", pages="\1").partition("\0")
    between, _, after = rest.partition("\1")
    return PageWords(
        version=words.say("page.version", version=version) if version else words.word("page.no_version"),
        status=formats.named(context.pm.status),
        page_number=(before, between, after),
        fingerprint=words.say("page.fingerprint", fingerprint=mark.short) if mark else "",
        working_copy=words.word("page.working_copy"),
        contents_hint=words.word("page.contents_hint"),
        category=words.word("properties.category"),
        skip=words.word("page.skip"),
    )


def _metadata(context: DocumentContext, words: Edition, language: str, mark: ContentMark | None) -> Metadata:
    post_mortem = context.pm
    last = post_mortem.changelog[-1].on if post_mortem.changelog else None
    day = last or post_mortem.date or datetime.fromisoformat(post_mortem.id[4:14]).date()
    return Metadata(
        incident_id=post_mortem.id,
        title=post_mortem.title,
        subject=words.say("properties.subject", id=post_mortem.id, severity=post_mortem.severity),
        organisation=post_mortem.organisation or "",
        author=post_mortem.author or "",
        severity=post_mortem.severity,
        status=post_mortem.status.value,
        version=context.version or "",
        classification=post_mortem.classification or "",
        language=language,
        keywords=(words.word("properties.keyword"), post_mortem.id, post_mortem.severity),
        modified_at=datetime.combine(day, time(), UTC),
        watermark=context.watermark,
        content_digest=mark.digest if mark else "",
    )
