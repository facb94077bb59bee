"""The story of a post-mortem, top to bottom: read, validated, measured, checked, composed, rendered, written.

Every command and every format goes through here. Libraries that cost time to import are imported by the steps that need them,
so that `check` never pays for the renderers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator import VERSION
from generator.errors import IntakeInvalid, NotConforming, RulesBroken, TemplateWrong, UsageError
from generator.findings import Finding, has_errors, in_order, nearest_position
from generator.intake.evidence import Evidence, EvidenceLimits, files_not_named, read_evidence
from generator.intake.evidence_folder import EvidenceFolder, FolderOnDisk
from generator.intake.places import Places
from generator.intake.reading import read_source
from generator.intake.source import Limits, Source
from generator.metrics.measures import Measures, measure
from generator.model.post_mortem import PostMortem
from generator.model.validation import validate
from generator.output import write_file
from generator.project import Project
from generator.readings.csv_series import check_series, with_series
from generator.record.content import canonical_content
from generator.record.evidence_fields import named_files
from generator.record.fingerprint import fingerprint_of
from generator.record.package import Settings, names_taken, packaged
from generator.render.rendition import Format, Rendition
from generator.rules.check import check
from generator.rules.policy import Policy

if TYPE_CHECKING:
    from generator.brand.brand import Brand
    from generator.brand.fonts import FontFolder
    from generator.document.blocks import Document
    from generator.document.composition import Dress, Emblem
    from generator.record.attachment import Attachment


@dataclass(frozen=True, slots=True)
class Reading:
    """An input as far as it could be understood; `post_mortem` and `measures` are None while an intake error stands."""

    source: Source
    post_mortem: PostMortem | None
    measures: Measures | None
    evidence: Evidence
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build wrote, and what was found on the way."""

    incident_id: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


# ------------------------------------------------------------------------------------------- the story


def build(
    project: Project,
    incident_id: str,
    formats: Sequence[Format],
    brand_name: str | None = None,
    folder: Path | None = None,
) -> Build:
    """Build the documents of one incident into `folder`, or build/. Nothing is written unless every format was rendered.

    Raises:
        PostmortemError: with its findings and the exit code of the stage that stopped.
        NotConforming: everything was written, but the PDF is not PDF/A-3a or not PDF/UA-1.
    """
    reading = read(project, incident_id)
    renditions = render_all(project, reading, formats, brand_name)
    files = tuple(_write(project, incident_id, rendition, folder) for rendition in renditions)
    for file, rendition in zip(files, renditions, strict=True):
        if rendition.format is Format.PDF:
            require_conforming(project.shown(file), rendition.content, reading.findings)
    return Build(incident_id, files, reading.findings)


def read(project: Project, incident_id: str) -> Reading:
    """Read, validate, measure and check an input; what an author can correct comes back as findings.

    Raises:
        IntakeUnreadable: the file is not there or can not be read at all.
    """
    path = project.input_of(incident_id)
    source = read_source(path, shown_as=project.shown(path), limits=Limits(max_bytes=project.max_bytes))
    folder = project.evidence_of(incident_id)
    return understand(project, source, incident_id, FolderOnDisk(folder, project.shown(folder)))


def understand(project: Project, source: Source, incident_id: str, folder: EvidenceFolder) -> Reading:
    """Validate, measure and check what was read, and read the evidence it names."""
    post_mortem, findings = validate(source, expected_id=incident_id)
    if post_mortem is None:
        return Reading(source, None, None, Evidence(), tuple(in_order(findings)))
    measures = measure(post_mortem)
    evidence, missing = evidence_of(project, post_mortem, source, folder)
    broken = check(post_mortem, measures, _policy(project), Places(source), _has_glyph(project))
    unread = check_series(post_mortem, evidence, measures.chronology, source.positions, folder.shown_as)
    found = (*findings, *missing, *unread, *broken, *_language_notes(project, post_mortem, source))
    return Reading(source, post_mortem, measures, evidence, tuple(in_order(found)))


def evidence_of(
    project: Project, post_mortem: PostMortem, source: Source, folder: EvidenceFolder
) -> tuple[Evidence, tuple[Finding, ...]]:
    """The files a post-mortem names, read once from `folder`, and what is wrong with them or with others there."""
    named = named_files(post_mortem)
    limits = EvidenceLimits(project.max_picture_bytes, project.max_evidence_bytes, project.max_evidence_total_bytes)
    evidence, findings = read_evidence(folder, named, source.positions, limits, names_taken(post_mortem.id))
    return evidence, (*findings, *files_not_named(folder, {each.name for each in named}))


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


def render_all(
    project: Project, reading: Reading, formats: Sequence[Format], brand_name: str | None = None
) -> list[Rendition]:
    """A reading in several formats.

    Raises:
        PostmortemError: it can not be built, a template or brand is wrong, or a renderer complained.
    """
    post_mortem, measures = require_buildable(reading)
    brand = _brand(project, brand_name)
    document = compose_document(project, brand, post_mortem, measures, reading.evidence)
    attachments = record_of(project, brand, reading, document) if Format.PDF in formats else ()
    return [render(document, brand, project, each, attachments) for each in formats]


def compose_document(
    project: Project, brand: Brand, post_mortem: PostMortem, measures: Measures, evidence: Evidence
) -> Document:
    """The composed document in the dress of a brand, with its content fingerprint."""
    from generator.document.composition import compose

    fingerprint = fingerprint_of(content_of(post_mortem, evidence))
    shown = with_series(post_mortem, evidence, measures.chronology)
    return compose(shown, measures, _dress(project, brand), evidence, fingerprint)


def content_of(post_mortem: PostMortem, evidence: Evidence) -> bytes:
    """What the post-mortem and its evidence say, in the one form that is fingerprinted."""
    return canonical_content(post_mortem, {name: file.content for name, file in evidence.files.items()})


def record_of(project: Project, brand: Brand, reading: Reading, document: Document) -> tuple[Attachment, ...]:
    """The files that go into the PDF: the input and the evidence as they were read, the data, the settings."""
    post_mortem, _ = require_buildable(reading)
    return packaged(
        post_mortem.id,
        (PurePosixPath(reading.source.file).name, reading.source.content),
        content_of(post_mortem, reading.evidence),
        reading.evidence.files,
        Settings(brand.name, _policy(project).version, VERSION),
        document.metadata.modified_at,
    )


def render(
    document: Document, brand: Brand, project: Project, format_: Format, attachments: Sequence[Attachment] = ()
) -> Rendition:
    """A document in one format."""
    if format_ is Format.PDF:
        from generator.render.pdf import render_pdf

        return Rendition(format_, render_pdf(document, brand, _fonts(project), attachments))
    if format_ is Format.DOCX:
        from generator.charts.png import png_of
        from generator.render.word.writer import render_word

        files = _fonts(project).files
        content = render_word(document, brand.styles, brand, lambda svg: png_of(svg.decode(), files))
        return Rendition(format_, content)
    from generator.render.html import render_html

    return Rendition(format_, render_html(document, brand, _fonts(project)))


# ------------------------------------------------------------------------------------------- what the steps need


def _brand(project: Project, name: str | None) -> Brand:
    from generator.brand.needed_faces import check_faces, check_letters
    from generator.brand.reading import load_brand

    brand, fonts = load_brand(project.styles, name or project.brand), _fonts(project)
    if found := [*check_faces(brand, fonts), *check_letters(brand, fonts)]:
        raise TemplateWrong(f"the brand '{brand.name}' is wrong", findings=in_order(found))
    return brand


def check_brand(project: Project, name: str) -> tuple[Finding, ...]:
    """Everything that is wrong with a brand and with those it extends.

    Raises:
        TemplateWrong: there is no such brand.
    """
    from generator.brand.needed_faces import check_faces, check_letters
    from generator.brand.reading import inspect_brand
    from generator.render.pdf import check_paper

    fonts = _fonts(project)
    inspected = inspect_brand(project.styles, name)
    brand = inspected.brand
    more = (*check_faces(brand, fonts), *check_letters(brand, fonts), *check_paper(brand, fonts)) if brand else ()
    return tuple(in_order((*inspected.findings, *more)))


def _dress(project: Project, brand: Brand) -> Dress:
    from generator.charts.lettering import Lettering
    from generator.charts.palette import Palette
    from generator.document.composition import Dress
    from generator.document.figures import Pen

    fonts, family = _fonts(project), brand.fonts["body"][0]
    lettering = Lettering(brand.fonts["body"], fonts.file(family), fonts.file(family, "Bold"))
    pen = Pen(Palette.of(brand.colours, brand.series), lettering, _has_glyph(project))
    return Dress(project.templates, brand.styles.names, pen, brand.text_height_pt, brand.language, _emblem(brand))


def _emblem(brand: Brand) -> Emblem | None:
    from generator.document.blocks import Asset
    from generator.document.composition import Emblem

    logo = brand.logo
    return Emblem(Asset(logo.content, logo.media_type), logo.alt) if logo else None


def _fonts(project: Project) -> FontFolder:
    from generator.brand.fonts import font_folder

    return font_folder(project.cache, project.fonts, *sorted(project.styles.glob("*/fonts")))


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


def require_conforming(file: str, content: bytes, findings: Sequence[Finding]) -> None:
    """Ask the validators that are at hand in no time.

    Raises:
        NotConforming: the PDF is not PDF/A-3a or not PDF/UA-1.
    """
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


def _write(project: Project, incident_id: str, rendition: Rendition, folder: Path | None) -> Path:
    path = folder / f"{incident_id}.{rendition.format}" if folder else project.output_of(incident_id, rendition.format)
    write_file(path, rendition.content)
    return path
