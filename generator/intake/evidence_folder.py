"""Where the files of an incident are read from: its own folder on disk, or the files that came out of a record."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.intake.file_names import same_form


class TooLarge(Exception):
    """A file is over the limit; it was not read."""

    def __init__(self, size_bytes: int) -> None:
        super().__init__(f"{size_bytes} bytes")
        self.size_bytes = size_bytes


class EvidenceFolder(Protocol):
    """Files by plain name."""

    @property
    def shown_as(self) -> str:
        """How messages name the folder."""

    def names(self) -> list[str]:
        """All files an author can see there, sorted."""

    def read(self, name: str, max_bytes: int) -> bytes:
        """The bytes of one file, read once. Raises OSError where it is no plain file, TooLarge over the limit."""


@dataclass(frozen=True, slots=True)
class FolderOnDisk:
    """The incident's own folder; symbolic links are never followed, and only regular files are opened."""

    path: Path
    shown_as: str

    def names(self) -> list[str]:
        """All names but those that begin with a dot."""
        if self.path.is_symlink() or not self.path.is_dir():
            return []
        return sorted(entry.name for entry in self.path.iterdir() if not entry.name.startswith("."))

    def read(self, name: str, max_bytes: int) -> bytes:
        """The bytes of a regular file, from the descriptor that was looked at: nobody can change it in between."""
        if self.path.is_symlink():
            raise OSError(0, "its folder is a symbolic link")
        no_link, no_waiting = getattr(os, "O_NOFOLLOW", 0), getattr(os, "O_NONBLOCK", 0)
        opened = os.open(self.path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | no_link)
        try:
            descriptor = os.open(_written(name, opened), os.O_RDONLY | no_link | no_waiting, dir_fd=opened)
        finally:
            os.close(opened)
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError(0, "it is not a file")
            if status.st_size > max_bytes:
                raise TooLarge(status.st_size)
            content = stream.read(max_bytes + 1)
        if len(content) > max_bytes:
            raise TooLarge(len(content))
        return content


def _written(name: str, folder: int) -> str:
    """The name as the file system wrote it: macOS may have taken its letters apart."""
    names = os.listdir(folder)
    return name if name in names else next((each for each in names if same_form(each) == name), name)


@dataclass(frozen=True, slots=True)
class FilesInMemory:
    """The evidence files of a record."""

    files: Mapping[str, bytes]
    shown_as: str

    def names(self) -> list[str]:
        """All names."""
        return sorted(self.files)

    def read(self, name: str, max_bytes: int) -> bytes:
        """The bytes of a file."""
        if name not in self.files:
            raise FileNotFoundError(name)
        if len(self.files[name]) > max_bytes:
            raise TooLarge(len(self.files[name]))
        return self.files[name]
