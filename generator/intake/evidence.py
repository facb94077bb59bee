"""Reads the pictures a post-mortem names, from the incident's own folder and from nowhere else."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path as FilePath

from generator.findings import Finding, FindingKind, Path, Position, Severity, nearest_position

PICTURE_MISSING = FindingKind(
    "E001", "picture-missing", Severity.ERROR, "A picture that an exhibit names is not in the incident's folder.",
    "Put the file into the folder that has the name of the input, or correct the name.",
)  # fmt: skip
PICTURE_UNREADABLE = FindingKind(
    "E002", "picture-unreadable", Severity.ERROR, "A picture is neither PNG nor JPEG, is too large, or can not be read.",
    "Save it as PNG or JPEG; symbolic links and other kinds of files are not followed.",
)  # fmt: skip
FILE_NOT_NAMED = FindingKind(
    "E003", "file-not-named", Severity.WARNING, "A file in the incident's folder is not part of the document.",
    "Name it as the `image` of a metric, or remove it from the folder.",
)  # fmt: skip
KINDS: tuple[FindingKind, ...] = (PICTURE_MISSING, PICTURE_UNREADABLE, FILE_NOT_NAMED)

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
MAX_PIXELS = 40_000_000
"""A few kilobytes can unpack to gigabytes; no screenshot has more than this."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: its bytes and media type as its first bytes tell, whatever its name says."""

    content: bytes
    media_type: str


def read_pictures(
    folder: FilePath,
    names: Iterable[tuple[Path, str]],
    positions: Mapping[Path, Position],
    *,
    shown_as: str,
    max_bytes: int,
) -> tuple[dict[str, Picture], tuple[Finding, ...]]:
    """The pictures of `folder` by file name, and a finding for each that is missing or is no picture.

    `names` are plain file names with the path of the field that names them; a symbolic link is never followed.
    """
    pictures: dict[str, Picture] = {}
    findings: list[Finding] = []
    for path, name in names:
        position = nearest_position(path, positions)
        try:
            content = _read(folder, name, max_bytes)
        except (FileNotFoundError, NotADirectoryError):
            message = f"the picture {name} is not in {shown_as}/"
            findings.append(PICTURE_MISSING.at(message, path=path, position=position))
            continue
        except OSError as error:
            message = f"the picture {name} can not be read: {error.strerror or error}"
            findings.append(PICTURE_UNREADABLE.at(message, path=path, position=position))
            continue
        media_type, trouble = _looked_at(content)
        if trouble:
            findings.append(PICTURE_UNREADABLE.at(f"{name} {trouble}", path=path, position=position))
            continue
        pictures[name] = Picture(content, media_type)
    return pictures, tuple(findings)


def _looked_at(content: bytes) -> tuple[str, str]:
    """The media type of a picture, and what is wrong with it ("" when nothing is)."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=list(_MEDIA_TYPES)) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                return "", f"has {width} × {height} pixels, the limit is {MAX_PIXELS}"
            media_type = _MEDIA_TYPES[picture.format or ""]
            picture.load()
    except UnidentifiedImageError:
        return "", "is neither a PNG nor a JPEG picture"
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        return "", f"is damaged: {error}"
    return media_type, ""


def files_not_named(folder: FilePath, named: Collection[str], *, shown_as: str) -> tuple[Finding, ...]:
    """A finding for each file of `folder` that no field names: its author may believe that it is in the document."""
    if folder.is_symlink() or not folder.is_dir():
        return ()
    unnamed = sorted(
        entry.name for entry in folder.iterdir() if not entry.name.startswith(".") and entry.name not in named
    )
    return tuple(
        FILE_NOT_NAMED.at(f"no exhibit names {name}", position=Position(f"{shown_as}/{name}")) for name in unnamed
    )


def _read(folder: FilePath, name: str, max_bytes: int) -> bytes:
    """The bytes of a regular file. Raises OSError for anything else, and for a file over the limit."""
    if folder.is_symlink():
        raise OSError(0, "its folder is a symbolic link")
    no_link, no_waiting = getattr(os, "O_NOFOLLOW", 0), getattr(os, "O_NONBLOCK", 0)
    opened = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | no_link)
    try:
        descriptor = os.open(name, os.O_RDONLY | no_link | no_waiting, dir_fd=opened)
    finally:
        os.close(opened)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, "it is not a file")
        if status.st_size > max_bytes:
            raise OSError(0, f"it has {status.st_size} bytes, the limit is {max_bytes}")
        return stream.read()
