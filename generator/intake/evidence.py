"""Reads the evidence files a post-mortem names, each once, from the incident's own folder and from nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType

from generator.findings import Finding, FindingKind, Path, Position, Severity, nearest_position
from generator.intake.evidence_folder import EvidenceFolder, TooLarge
from generator.intake.file_names import same_form
from generator.intake.media_types import media_type_of
from generator.intake.pictures import NoPicture, Shown, shown_picture

EVIDENCE_MISSING = FindingKind(
    "E001", "evidence-missing", Severity.ERROR, "A file that an exhibit names is not in the incident's folder.",
    "Put the file into the folder that has the name of the input, or correct the name.",
)  # fmt: skip
PICTURE_UNREADABLE = FindingKind(
    "E002", "picture-unreadable", Severity.ERROR, "A picture is neither PNG nor JPEG, or is damaged.",
    "Save it as PNG or JPEG; a file that is to be attached and not shown is named as `file`.",
)  # fmt: skip
FILE_NOT_NAMED = FindingKind(
    "E003", "file-not-named", Severity.WARNING, "A file in the incident's folder is not part of the document.",
    "Name it as the `file` of an exhibit, or as the `csv` or `image` of a metric; or remove it from the folder.",
)  # fmt: skip
EVIDENCE_CHANGED = FindingKind(
    "E004", "evidence-changed", Severity.ERROR, "A file is not the one whose SHA-256 was recorded when it was captured.",
    "Put the captured file back; if the change is meant, record its new SHA-256 and say why in the note.",
)  # fmt: skip
EVIDENCE_TOO_LARGE = FindingKind(
    "E005", "evidence-too-large", Severity.ERROR, "A file is larger than evidence may be, alone or with all others.",
    "Attach the part that matters and link to the whole, or raise the limit in postmortem.toml ([limits]).",
)  # fmt: skip
EVIDENCE_UNREADABLE = FindingKind(
    "E006", "evidence-unreadable", Severity.ERROR, "A file can not be read, or is no plain file.",
    "Put a copy of the file itself into the folder; symbolic links, folders and devices are not followed.",
)  # fmt: skip
NAME_TAKEN = FindingKind(
    "E007", "evidence-name-taken", Severity.ERROR,
    "Two files of the record would have the same name, or names that differ in capitals alone.",
    "Give the file another name; the input and its data have the incident's id.",
)  # fmt: skip
COLOURS_APPROXIMATE = FindingKind(
    "E008", "colours-approximate", Severity.NOTE, "The colours of a picture are not known exactly, and shown as well as can be.",
    "Save it as RGB, if its colours matter; the attached file is left as it is.",
)  # fmt: skip
KINDS: tuple[FindingKind, ...] = (
    EVIDENCE_MISSING, PICTURE_UNREADABLE, FILE_NOT_NAMED, EVIDENCE_CHANGED, EVIDENCE_TOO_LARGE, EVIDENCE_UNREADABLE,
    NAME_TAKEN, COLOURS_APPROXIMATE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A field that names a file: where it stands, whether the file is shown as a picture, the SHA-256 on record."""

    path: Path
    name: str
    is_picture: bool = False
    recorded_digest: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceLimits:
    """How many bytes evidence may have."""

    picture_bytes: int = 10_000_000
    file_bytes: int = 20_000_000
    total_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file as it was read: its bytes, what its first bytes and its name tell of its kind, its SHA-256 (hex)."""

    content: bytes
    media_type: str
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", sha256(self.content).hexdigest())


@dataclass(frozen=True, slots=True)
class Evidence:
    """The files of an incident by name, and what is shown of those that are pictures.

    A picture is shown as its file, or as another that every format can show; the file itself is the evidence.
    """

    files: Mapping[str, EvidenceFile] = field(default_factory=lambda: MappingProxyType({}))
    pictures: Mapping[str, Shown] = field(default_factory=lambda: MappingProxyType({}))


def read_evidence(
    folder: EvidenceFolder,
    named: Iterable[NamedFile],
    positions: Mapping[Path, Position],
    limits: EvidenceLimits,
    taken: Collection[str] = (),
) -> tuple[Evidence, tuple[Finding, ...]]:
    """The files that are named and there, and a finding for each that is not what its field says.

    `taken` are names of other files of the record.
    """
    files: dict[str, EvidenceFile] = {}
    pictures: dict[str, Shown] = {}
    findings: list[Finding] = []
    folded = {each.casefold(): each for each in taken}
    for each in named:
        file = files.get(each.name)
        if file is None:
            left = limits.total_bytes - sum(len(known.content) for known in files.values())
            file, wrong = _read(folder, each, limits, left, folded)
        else:
            wrong = None
        shown = None
        if file and not wrong and each.is_picture:
            shown, wrong = _shown(each, file, limits)
        told = [wrong]
        if file and not wrong:
            files[each.name] = file
            folded[each.name.casefold()] = each.name
            if shown:
                pictures[each.name] = shown
            told = [_changed(each, file), _approximate(each, shown)]
        position = nearest_position(each.path, positions)
        findings += [kind.at(message, path=each.path, position=position) for kind, message in filter(None, told)]
    return Evidence(MappingProxyType(files), MappingProxyType(pictures)), tuple(findings)


_Wrong = tuple[FindingKind, str] | None


def _read(
    folder: EvidenceFolder, named: NamedFile, limits: EvidenceLimits, left: int, folded: Mapping[str, str]
) -> tuple[EvidenceFile | None, _Wrong]:
    name, most = named.name, limits.picture_bytes if named.is_picture else limits.file_bytes
    if name.casefold() in folded:
        return None, (NAME_TAKEN, f"the name {name} is taken by {folded[name.casefold()]}")
    try:
        content = folder.read(name, min(most, left))
    except (FileNotFoundError, NotADirectoryError):
        return None, (EVIDENCE_MISSING, f"{name} is not in {folder.shown_as}/")
    except TooLarge as error:
        if error.size_bytes > most:
            return None, (EVIDENCE_TOO_LARGE, f"{name} has {error.size_bytes} bytes, the limit is {most}")
        total = limits.total_bytes - left + error.size_bytes
        return None, (
            EVIDENCE_TOO_LARGE,
            f"with {name} all files have {total} bytes, the limit is {limits.total_bytes}",
        )
    except OSError as error:
        return None, (EVIDENCE_UNREADABLE, f"{name} can not be read: {error.strerror or error}")
    return EvidenceFile(content, media_type_of(name, content)), None


def _shown(named: NamedFile, file: EvidenceFile, limits: EvidenceLimits) -> tuple[Shown | None, _Wrong]:
    if len(file.content) > limits.picture_bytes:
        message = f"{named.name} has {len(file.content)} bytes, the limit is {limits.picture_bytes}"
        return None, (EVIDENCE_TOO_LARGE, message)
    try:
        return shown_picture(file.content), None
    except NoPicture as error:
        return None, (PICTURE_UNREADABLE, f"{named.name} {error}")


def _approximate(named: NamedFile, shown: Shown | None) -> _Wrong:
    return (COLOURS_APPROXIMATE, f"{named.name} {shown.note}") if shown and shown.note else None


def _changed(named: NamedFile, file: EvidenceFile) -> _Wrong:
    if named.recorded_digest in (None, file.digest):
        return None
    return EVIDENCE_CHANGED, f"{named.name} has the SHA-256 {file.digest}, recorded is {named.recorded_digest}"


def files_not_named(folder: EvidenceFolder, named: Collection[str]) -> tuple[Finding, ...]:
    """A finding for each file of `folder` that no field names: its author may believe that it is in the document."""
    return tuple(
        FILE_NOT_NAMED.at(f"no exhibit names {name}", position=Position(f"{folder.shown_as}/{name}"))
        for name in folder.names()
        if same_form(name) not in named
    )
