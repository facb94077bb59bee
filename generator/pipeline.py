"""The story of a post-mortem, top to bottom: read, validated, measured, checked, composed, rendered, written.

Every command and every format goes through here. Libraries that cost time to import are imported by the steps that need them,
so that `check` never pays for the renderers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import IntakeInvalid, NotConforming, RulesBroken, UsageError
from generator.findings import Finding, has_errors, in_order, nearest_position
from generator.intake.evidence import Picture, files_not_named, read_pictures
from generator.intake.places import Places
from generator.intake.reading import read_source
from generator.intake.source import Limits, Source
from generator.metrics.measures import Measures, measure
from generator.model.post_mortem import PostMortem
from generator.model.validation import validate
from generator.output import write_file
from generator.project import Project
from generator.render.rendition import Format, Rendition
from generator.rules.check import check
from generator.rules.policy import Policy

if TYPE_CHECKING:
    from generator.brand.brand import Brand
    from generator.brand.fonts import FontFolder
    from generator.document.blocks import Document
    from generator.document.composition import Dress


@dataclass(frozen=True, slots=True)
class Reading:
    """An input as far as it could be understood; `post_mortem` and `measures` are None while an intake error stands."""

    source: Source
    post_mortem: PostMortem | None
    measures: Measures | None
    pictures: dict[str, Picture]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build wrote, and what was found on the way."""

    incident_id: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


# ------------------------------------------------------------------------------------------- the story


def build(project: Project, incident_id: str, formats: Sequence[Format], brand_name: str | None = None) -> Build:
    """Build the documents of one incident. Nothing is written unless every format was rendered.

    Raises:
        PostmortemError: with its findings and the exit code of the stage that stopped.
        NotConforming: everything was written, but the PDF is not PDF/A-3a or not PDF/UA-1.
    """
    reading = read(project, incident_id)
    post_mortem, measures = require_buildable(reading)
    brand = _brand(project, brand_name)
    document = compose_document(project, brand, post_mortem, measures, reading.pictures)
    renditions = [render(document, brand, project, each) for each in formats]
    files = tuple(_write(project, incident_id, rendition) for rendition in renditions)
    for file, rendition in zip(files, renditions, strict=True):
        if rendition.format is Format.PDF:
            _require_conforming(project.shown(file), rendition.content, reading.findings)
    return Build(incident_id, files, reading.findings)


def read(project: Project, incident_id: str) -> Reading:
    """Read, validate, measure and check an input; what an author can correct comes back as findings.

    Raises:
        IntakeUnreadable: the file is not there or can not be read at all.
    """
    path = project.input_of(incident_id)
    source = read_source(path, shown_as=project.shown(path), limits=Limits(max_bytes=project.max_bytes))
    post_mortem, findings = validate(source, expected_id=incident_id)
    if post_mortem is None:
        return Reading(source, None, None, {}, tuple(in_order(findings)))
    measures = measure(post_mortem)
    pictures, missing = _read_pictures(project, incident_id, post_mortem, source)
    broken = check(post_mortem, measures, _policy(project), Places(source), _has_glyph(project))
    found = (*findings, *missing, *broken, *_language_notes(project, post_mortem, source))
    return Reading(source, post_mortem, measures, pictures, tuple(in_order(found)))


def require_buildable(reading: Reading) -> tuple[PostMortem, Measures]:
    """The post-mortem and its measures, if nothing stands in the way of building it.

    Raises:
        IntakeInvalid: an error of reading or validating stands.
        RulesBroken: it is Final, and any error stands.
    """
    intake = [finding for finding in reading.findings if finding.code[0] in "YM"]
    if reading.post_mortem is None or reading.measures is None or has_errors(intake):
        raise IntakeInvalid(f"{reading.source.file} is not a valid post-mortem", findings=reading.findings)
    if not reading.post_mortem.is_draft and has_errors(reading.findings):
        status = reading.post_mortem.status
        raise RulesBroken(
            f"{reading.source.file} can not be built as {status} while errors stand",
            hint="Correct them, or set `status: Draft` to build it with its gaps marked.",
            findings=reading.findings,
        )
    return reading.post_mortem, reading.measures


def compose_document(
    project: Project, brand: Brand, post_mortem: PostMortem, measures: Measures, pictures: dict[str, Picture]
) -> Document:
    """The composed document in the dress of a brand."""
    from generator.document.blocks import Asset
    from generator.document.composition import compose

    assets = {name: Asset(picture.content, picture.media_type) for name, picture in pictures.items()}
    return compose(post_mortem, measures, _dress(project, brand), assets)


def render(document: Document, brand: Brand, project: Project, format_: Format) -> Rendition:
    """A document in one format."""
    if format_ is Format.PDF:
        from generator.render.pdf import render_pdf

        return Rendition(format_, render_pdf(document, brand, _fonts(project)))
    if format_ is Format.DOCX:
        from generator.charts.png import png_of
        from generator.render.word.writer import render_word

        files = _fonts(project).files
        content = render_word(document, brand.styles, brand, lambda svg: png_of(svg.decode(), files))
        return Rendition(format_, content)
    from generator.render.html import render_html

    return Rendition(format_, render_html(document, brand))


# ------------------------------------------------------------------------------------------- what the steps need


def _brand(project: Project, name: str | None) -> Brand:
    from generator.brand.brand import load_brand

    return load_brand(project.styles, name or project.brand)


def _dress(project: Project, brand: Brand) -> Dress:
    from generator.charts.lettering import Lettering
    from generator.charts.palette import Palette
    from generator.document.composition import Dress
    from generator.document.figures import Pen

    fonts, family = _fonts(project), brand.fonts["body"][0]
    lettering = Lettering(brand.fonts["body"], fonts.file(family), fonts.file(family, "Bold"))
    pen = Pen(Palette.of(brand.colours), lettering, _has_glyph(project))
    return Dress(project.templates, brand.styles.names, pen, brand.language)


def _fonts(project: Project) -> FontFolder:
    from generator.brand.fonts import font_folder

    return font_folder(project.cache, project.fonts)


def _has_glyph(project: Project) -> Callable[[str], bool]:
    """Whether the fonts have a character; they are only made ready when a text asks for more than ASCII."""

    @cache
    def coverage() -> Callable[[str], bool]:
        return _fonts(project).coverage

    return lambda character: coverage()(character)


def _language_notes(project: Project, post_mortem: PostMortem, source: Source) -> tuple[Finding, ...]:
    """Whether the language of an input is one that the document's own words do not exist in."""
    if post_mortem.language is None:
        return ()
    from generator.document.labels import check_language

    path = ("language",)
    return check_language(project.templates, post_mortem.language, path, nearest_position(path, source.positions))


def _policy(project: Project) -> Policy:
    try:
        return Policy.from_mapping(project.policy)
    except ValueError as error:
        raise UsageError(f"postmortem.toml: {error}", hint="Correct the table [policy].") from error


def _read_pictures(
    project: Project, incident_id: str, post_mortem: PostMortem, source: Source
) -> tuple[dict[str, Picture], tuple[Finding, ...]]:
    folder = project.evidence_of(incident_id)
    names = [
        (("supporting_data", "metrics", index, "image"), metric.image)
        for index, metric in enumerate(post_mortem.supporting_data.metrics)
        if metric.image
    ]
    shown_as = project.shown(folder)
    pictures, findings = read_pictures(
        folder, names, source.positions, shown_as=shown_as, max_bytes=project.max_picture_bytes
    )
    return pictures, (*findings, *files_not_named(folder, {name for _, name in names}, shown_as=shown_as))


def _require_conforming(file: str, content: bytes, findings: Sequence[Finding]) -> None:
    from generator.preflight.preflight import quick_check

    for verdict in quick_check(content):
        if verdict.passed is False:
            first = verdict.failures[0]
            why = f"{verdict.standard}: {first.message} ({verdict.validator}, {first.rule})"
            raise NotConforming(
                f"{file} was written, but does not conform: {why}",
                hint=f"Correct the template or style sheet that makes it; `postmortem conformance {file}` says it all.",
                findings=findings,
            )


def _write(project: Project, incident_id: str, rendition: Rendition) -> Path:
    path = project.output_of(incident_id, rendition.format)
    write_file(path, rendition.content)
    return path
