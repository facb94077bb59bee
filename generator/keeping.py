"""The story of a record after it was made: its fingerprint told, its files taken out, the document built again from it alone."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from generator.errors import FixityFailed, IntakeInvalid, IntakeUnreadable, UsageError
from generator.findings import Finding, in_order
from generator.intake.evidence_folder import EvidenceFolder, FilesInMemory, FolderOnDisk
from generator.intake.reading import read_content, read_source
from generator.intake.source import Limits
from generator.model.validation import validate
from generator.output import write_file
from generator.pipeline import content_of, evidence_of, render_all, require_conforming, understand
from generator.project import SUFFIXES, Project
from generator.record.comparison import Comparison, compare
from generator.record.content import canonical_content
from generator.record.contents import RecordContents, contents_of, contradictions
from generator.record.evidence_fields import named_files
from generator.record.extraction import require_free, targets_in
from generator.record.fingerprint import Fingerprint, fingerprint_of
from generator.record.opened import MAX_FILE_BYTES, OpenedRecord, open_record
from generator.record.recorded import recorded_in_html, recorded_in_word
from generator.render.rendition import Format

_TOUCHED = "the file was added to or saved anew after it was built, which may change what is seen; compare it with build --from"


class Basis(StrEnum):
    """What a fingerprint rests on."""

    INPUT = "computed from the input"
    RECORD = (
        "computed from the input inside; the data, the evidence and the fingerprints in the properties, in the XMP metadata and "
        "on the first and the last page agree with it; what else the pages show was not compared (build --from does)"
    )
    DATA = (
        "of the data inside, which this version can not compute anew; the evidence and the fingerprints in the properties, in "
        "the XMP metadata and on the first and the last page agree with it; what else the pages show was not compared"
    )
    RECORDED = "as written down when it was made; the file carries no data to compute it from"


@dataclass(frozen=True, slots=True)
class Identified:
    """The fingerprint of something, and what it rests on."""

    shown_as: str
    incident_id: str
    """"" where the file does not tell."""
    fingerprint: Fingerprint
    basis: Basis
    warnings: tuple[str, ...] = ()
    """What somebody has to know who relies on it: evidence that is not in it, a file that was touched."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The files taken out of a record, those that were there already, and what in the record disagrees."""

    written: tuple[Path, ...]
    already_there: tuple[Path, ...]
    contradictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A document built again, and how its PDF compares to the record; None where no PDF was built, or with another brand."""

    incident_id: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    comparison: Comparison | None
    notes: tuple[str, ...]
    """What the document was made with then and now, where it is not the same."""

    @property
    def contradicts(self) -> bool:
        """Whether the record is not what is built from it: added to, another text, or drawn otherwise for no reason on record."""
        found = self.comparison
        return found is not None and not (found.is_drawn_alike or (found.says_the_same and bool(self.notes)))


# ------------------------------------------------------------------------------------------- fingerprint


def identify_input(project: Project, incident_id: str) -> Identified:
    """The fingerprint of an input of the project.

    Raises:
        IntakeUnreadable: it is not there or can not be read.
        IntakeInvalid: it is no post-mortem.
    """
    path, folder = project.input_of(incident_id), project.evidence_of(incident_id)
    return _of_input(project, path, incident_id, FolderOnDisk(folder, project.shown(folder)))


def identify_file(project: Project, path: Path) -> Identified:
    """The fingerprint of a file: an input, a record, a working copy or a web page, by its suffix.

    Raises:
        FixityFailed: it has none, or what it holds does not agree with itself.
        IntakeInvalid: it is an input and no post-mortem.
        UsageError: it is another kind of file.
    """
    shown_as, suffix = project.shown(path.absolute()), path.suffix.lower()
    if suffix in SUFFIXES:
        folder = FolderOnDisk(path.with_suffix(""), project.shown(path.absolute().with_suffix("")))
        return _of_input(project, path, path.stem, folder)
    if suffix == ".pdf":
        record, contents = _opened(project, path)
        _require_agreement(shown_as, [*contradictions(record, contents), *_input_contradictions(contents, shown_as)])
        basis = Basis.RECORD if contents.is_of_this_form else Basis.DATA
        warnings = (_TOUCHED,) if record.was_touched else ()
        return Identified(shown_as, contents.incident_id, contents.fingerprint, basis, warnings)
    readers = {".docx": recorded_in_word, ".html": recorded_in_html, ".htm": recorded_in_html}
    if suffix not in readers:
        raise UsageError(
            f"{shown_as} is no input, PDF, Word document or web page", hint="Name an INC-… or such a file."
        )
    fingerprint = readers[suffix](_bytes_of(path, shown_as), shown_as)
    return Identified(shown_as, path.stem, fingerprint, Basis.RECORDED)


def _of_input(project: Project, path: Path, incident_id: str, folder: EvidenceFolder) -> Identified:
    """The rules are not asked: a fingerprint is needed of every version, also of one that breaks them."""
    shown_as = project.shown(path.absolute())
    source = read_source(path, shown_as=shown_as, limits=Limits(max_bytes=project.max_bytes))
    post_mortem, findings = validate(source, expected_id=incident_id)
    if post_mortem is None:
        raise IntakeInvalid(f"{shown_as} is not a valid post-mortem", findings=in_order(findings))
    evidence, _ = evidence_of(project, post_mortem, source, folder)
    fingerprint = fingerprint_of(content_of(post_mortem, evidence))
    warnings = tuple(
        f"the fingerprint is without the evidence file {name}: it is not in {folder.shown_as}/, or can not be used; "
        f"`postmortem check` says why"
        for name in dict.fromkeys(each.name for each in named_files(post_mortem))
        if name not in evidence.files
    )
    return Identified(shown_as, incident_id, fingerprint, Basis.INPUT, warnings)


def _input_contradictions(contents: RecordContents, shown_as: str) -> list[str]:
    """What the data inside say that the input inside does not, told as a whole."""
    if not contents.is_of_this_form:
        return []
    source = read_content(contents.input_name, contents.input, shown_as=_inside(shown_as, contents), limits=_INSIDE)
    post_mortem, findings = validate(source, expected_id=contents.incident_id)
    if post_mortem is None:
        raise IntakeInvalid(f"the input inside {shown_as} is not a valid post-mortem", findings=findings)
    if canonical_content(post_mortem, contents.evidence) == contents.data:
        return []
    return ["the data inside are not those of the input inside"]


def _require_agreement(shown_as: str, found: Sequence[str]) -> None:
    if found:
        raise FixityFailed(
            f"{shown_as} was changed: {'; '.join(found)}",
            hint="Do not rely on it. Compare it with another copy, or with the input in the archive.",
        )


# ------------------------------------------------------------------------------------------- extract


def extract(project: Project, path: Path, folder: Path, *, overwrite: bool = False) -> Extracted:
    """Take all files out of a PDF, byte for byte, into `folder`: evidence of ours into a folder of its own, as in inputs/.

    Raises:
        FixityFailed: it is no PDF, carries no files, or one has a name that is no file name. Nothing was written.
        UsageError: other files stand in their place. Nothing was written.
    """
    shown_as = project.shown(path.absolute())
    record = open_record(_bytes_of(path, shown_as), shown_as, _most_bytes(project))
    found, evidence, inside = _taken_apart(record, shown_as)
    targets = targets_in(folder, record.files, inside, evidence)
    wanted = require_free(targets, folder, overwrite=overwrite)
    for target in wanted:
        write_file(target.path, target.content)
    written = {each.path for each in wanted}
    return Extracted(
        written=tuple(each.path for each in targets if each.path in written),
        already_there=tuple(each.path for each in targets if each.path not in written),
        contradictions=found,
    )


def _taken_apart(record: OpenedRecord, shown_as: str) -> tuple[tuple[str, ...], frozenset[str], str]:
    """What disagrees, which files are evidence, and the folder they belong into."""
    try:
        contents = contents_of(record, shown_as)
    except FixityFailed as error:
        if not record.files:
            raise
        return (str(error),), frozenset(), ""
    found = (*contradictions(record, contents), *_told(contents, shown_as))
    return found, frozenset(contents.evidence), contents.incident_id


def _told(contents: RecordContents, shown_as: str) -> list[str]:
    """As `_input_contradictions`; an input that is no post-mortem any more is told and does not stop."""
    try:
        return _input_contradictions(contents, shown_as)
    except (IntakeInvalid, IntakeUnreadable) as error:
        return [str(error)]


# ------------------------------------------------------------------------------------------- rebuild


def rebuild(
    project: Project, path: Path, formats: Sequence[Format], brand_name: str | None, folder: Path | None
) -> Rebuilt:
    """Build a document again from its PDF alone, with the brand it was made with and the templates of today.

    Raises:
        FixityFailed: the record does not agree with itself.
        PostmortemError: as `pipeline.build`.
    """
    shown_as = project.shown(path.absolute())
    original = _bytes_of(path, shown_as)
    record = open_record(original, shown_as, _most_bytes(project))
    contents = contents_of(record, shown_as)
    _require_agreement(shown_as, [*contradictions(record, contents), *_input_contradictions(contents, shown_as)])
    inside = _inside(shown_as, contents)
    source = read_content(contents.input_name, contents.input, shown_as=inside, limits=_INSIDE)
    evidence = FilesInMemory(contents.evidence, inside.rpartition(".")[0])
    most = _most_bytes(project)
    generous = replace(project, max_picture_bytes=most, max_evidence_bytes=most, max_evidence_total_bytes=most)
    reading = understand(generous, source, contents.incident_id, evidence)
    renditions = render_all(project, reading, formats, brand_name or contents.settings.brand)
    files = {each: _target(project, contents.incident_id, each.format, folder) for each in renditions}
    for rendition, file in files.items():
        if file.exists() and file.samefile(path) and rendition.content != original:
            raise UsageError(
                f"{shown_as} would be overwritten by a document that is not the same; nothing was written",
                hint="Write to another folder with --output.",
            )
    for rendition, file in files.items():
        write_file(file, rendition.content)
        if rendition.format is Format.PDF:
            require_conforming(project.shown(file.absolute()), rendition.content, reading.findings)
    notes = tuple(_differences(project, contents, brand_name))
    pdf = next((each for each in renditions if each.format is Format.PDF), None)
    # Another brand has other margins, and so other pages.
    is_alike = brand_name in (None, contents.settings.brand)
    comparison = compare(original, pdf.content, shown_as) if pdf and is_alike else None
    return Rebuilt(contents.incident_id, tuple(files.values()), reading.findings, comparison, notes)


def _differences(project: Project, contents: RecordContents, brand_name: str | None) -> list[str]:
    from generator import VERSION

    then = contents.settings
    policy = str(project.policy.get("version", "template"))
    pairs = (
        ("brand", then.brand, brand_name or then.brand),
        ("policy", then.policy_version, policy),
        ("generator", then.generator_version, VERSION),
    )
    return [f"{what}: {old} then, {new} now" for what, old, new in pairs if old != new]


# ------------------------------------------------------------------------------------------- what they share

_INSIDE = Limits(max_bytes=MAX_FILE_BYTES)
"""The input inside a record was within the limits once; how much is unpacked is limited on opening."""


def _opened(project: Project, path: Path) -> tuple[OpenedRecord, RecordContents]:
    shown_as = project.shown(path.absolute())
    record = open_record(_bytes_of(path, shown_as), shown_as, _most_bytes(project))
    return record, contents_of(record, shown_as)


def _inside(shown_as: str, contents: RecordContents) -> str:
    """How messages name the input inside a record."""
    return f"{shown_as}/{contents.input_name}"


def _most_bytes(project: Project) -> int:
    """All evidence, and ten times the input for the data, which repeat every key."""
    return project.max_evidence_total_bytes + 11 * project.max_bytes


def _target(project: Project, incident_id: str, format_: Format, folder: Path | None) -> Path:
    return folder / f"{incident_id}.{format_}" if folder else project.output_of(incident_id, format_)


def _bytes_of(path: Path, shown_as: str) -> bytes:
    """The bytes of a regular file that is not too large.

    Raises:
        IntakeUnreadable: it is not there, is no file, or is too large.
    """
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_FILE_BYTES:
            return path.read_bytes()
    except OSError as error:
        raise IntakeUnreadable(
            f"{shown_as} can not be read: {error.strerror or error}", hint="Check its name."
        ) from error
    what = "is no file" if not stat.S_ISREG(status.st_mode) else f"has {status.st_size} bytes, too many for a record"
    raise IntakeUnreadable(f"{shown_as} can not be read: it {what}", hint="Name the file of a document.")
