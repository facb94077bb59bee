"""Where the files of a record go when they are taken out: into one folder, under names that can do no harm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.errors import FixityFailed, UsageError
from generator.intake.file_names import same_form, trouble_of_name
from generator.record.opened import FoundFile


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be written: its path and its bytes."""

    path: Path
    content: bytes


def targets_in(
    folder: Path, files: Iterable[FoundFile], evidence_folder: str, evidence: frozenset[str]
) -> list[Target]:
    """A path below `folder` for each file; those named in `evidence` go into `evidence_folder` in it.

    Raises:
        FixityFailed: a name is no plain file name, or two names are the same on some systems.
    """
    targets: list[Target] = []
    seen: set[str] = set()
    for file in files:
        if trouble := trouble_of_name(file.name):
            raise FixityFailed(
                f"an attached file is named {file.name[:120]!r}, which {trouble}; nothing was written",
                hint="A record made here has no such names. Look at the file with a PDF reader, with care.",
            )
        relative = Path(evidence_folder, file.name) if file.name in evidence else Path(file.name)
        folded = same_form(relative.as_posix()).casefold()
        if folded in seen:
            raise FixityFailed(f"two attached files are named {file.name}; nothing was written")
        seen.add(folded)
        targets.append(Target(folder / relative, file.content))
    return targets


def require_free(targets: Iterable[Target], folder: Path, *, overwrite: bool) -> list[Target]:
    """The targets that have to be written: those that are there already, byte for byte, are left out.

    Raises:
        UsageError: a file with other content stands in the place of one, or a link or folder does; or a file in that of a folder.
    """
    _require_folder(folder)
    wanted: list[Target] = []
    for target in targets:
        between = [each for each in target.path.parents if each != folder and each.is_relative_to(folder)]
        if any(each.is_symlink() for each in (target.path, *between)):
            raise UsageError(
                f"{target.path} lies behind a symbolic link; nothing was written", hint="Choose a new folder."
            )
        _require_folder(target.path.parent)
        if _holds(target.path, target.content):
            continue
        if target.path.exists() and (target.path.is_dir() or not overwrite):
            raise UsageError(
                f"{target.path} is there already with another content; nothing was written",
                hint="Choose another folder with -o, or overwrite with --force.",
            )
        wanted.append(target)
    return wanted


def _require_folder(folder: Path) -> None:
    there = next((each for each in (folder, *folder.absolute().parents) if each.exists()), None)
    if there is not None and not there.is_dir():
        raise UsageError(f"{there} is no folder; nothing was written", hint="Choose a folder with -o.")


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
