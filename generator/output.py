"""Writes files whole or not at all: beside the target, flushed to disk, then renamed over it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from generator.errors import RenderingFailed

_REMAINS_AFTER_SECONDS = 3600


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`; a reader sees the old file or the new one, never a part.

    Raises:
        RenderingFailed: the folder can not be written (no space, no permission, a file in its place).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _failed(path, error) from error
    beside = Path(name)
    _remove_remains(path, beside)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise _failed(path, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _remove_remains(path: Path, beside: Path) -> None:
    """Remove what runs left that were killed an hour ago or more; a younger part may still be written by another run."""
    for old in path.parent.glob(f".{path.name}.*.part"):
        with suppress(OSError):
            if beside.stat().st_mtime - old.stat().st_mtime > _REMAINS_AFTER_SECONDS:
                old.unlink()


def _failed(path: Path, error: OSError) -> RenderingFailed:
    return RenderingFailed(
        f"{path.name} can not be written: {error.strerror or error}",
        hint="An earlier file in its place is untouched. Check space and permissions of the folder.",
    )


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets a folder be opened (not on Windows)."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
