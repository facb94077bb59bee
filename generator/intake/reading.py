"""Reading an intake file from disk: only a regular file, only so many bytes, by the kind its name tells."""

from __future__ import annotations

import pathlib
import stat
from collections.abc import Callable

from generator.errors import IntakeUnreadable
from generator.intake.source import Limits, Source
from generator.intake.yaml_reader import read_yaml, too_large

READERS: dict[str, Callable[[bytes, str, Limits], Source]] = {".yaml": read_yaml, ".yml": read_yaml}
"""Suffix of the file name, in small letters -> who reads such a file."""


def read_source(path: pathlib.Path, *, shown_as: str, limits: Limits) -> Source:
    """Read the intake file at `path`; messages and positions name it `shown_as`.

    Raises:
        IntakeUnreadable: no such file, no permission, not a regular file, a kind nobody reads, over a limit, or not
            YAML; its findings say where, as far as there is a where.
    """
    _reader_for(path.suffix, shown_as)
    return read_content(path.name, _read_bytes(path, shown_as, limits), shown_as=shown_as, limits=limits)


def read_content(name: str, content: bytes, *, shown_as: str, limits: Limits) -> Source:
    """Read an intake file that is in memory already, such as the one inside a record; `name` tells its kind.

    Raises:
        IntakeUnreadable: as `read_source`.
    """
    return _reader_for(pathlib.PurePath(name).suffix, shown_as)(content, shown_as, limits)


def _reader_for(suffix: str, shown_as: str) -> Callable[[bytes, str, Limits], Source]:
    reader = READERS.get(suffix.lower())
    if reader is None:
        raise IntakeUnreadable(
            f"{shown_as} can not be read: there is no reader for files ending in '{suffix}'.",
            hint=f"Give a file of one of these kinds: {', '.join(READERS)}.",
        )
    return reader


def _read_bytes(path: pathlib.Path, shown_as: str, limits: Limits) -> bytes:
    """All bytes of a regular file. Looked at before it is opened, because opening a named pipe would wait for ever."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or device"
            raise IntakeUnreadable(
                f"{shown_as} can not be read: it is {what}, not a file.", hint="Name the file itself."
            )
        if status.st_size > limits.max_bytes:
            raise too_large(shown_as, status.st_size, limits)
        with path.open("rb") as file:
            return file.read(limits.max_bytes + 1)
    except OSError as error:
        raise _unreadable(shown_as, error) from error


def _unreadable(shown_as: str, error: OSError) -> IntakeUnreadable:
    """Cause and next step of what the operating system said."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return IntakeUnreadable(
            f"{shown_as} can not be read: there is no such file.",
            hint="Check the spelling of the name, capitals and hyphens included.",
        )
    if isinstance(error, PermissionError):
        return IntakeUnreadable(
            f"{shown_as} can not be read: this user has no permission to read it.",
            hint="Ask the owner of the file for read access, or change it with: chmod u+r FILE.",
        )
    return IntakeUnreadable(
        f"{shown_as} can not be read: {error.strerror or 'the operating system refused'}.",
        hint="Check that the disk or network drive is connected, and try again.",
    )
