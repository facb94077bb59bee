"""A small record with evidence of every kind, built once, and what tests do to its objects."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pypdf
from PIL import Image
from pypdf.generic import NameObject

from generator.keeping import Identified, identify_file
from generator.project import Project, find_project
from tests.copied_project import copied_project

INCIDENT = "INC-2031-01-02-003"
LOG = "14:15:03 pool exhausted: 20 of 20 in use\n14:15:04 Störung\n".encode()
TWICE = b"the same bytes under two names\n"


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("L", (30, 20)).save(out, "PNG")
    return out.getvalue()


PNG = _png()
EVIDENCE = {
    "error.log": LOG,
    "one.txt": TWICE,
    "two.txt": TWICE,
    "Übersicht 図.csv": b"at,percent\n",
    "graph.png": PNG,
    "empty.txt": b"",
    "data.bin": bytes(range(256)) * 40,
}
INPUT = f"""# A comment that is no content, with odd   spaces
id: {INCIDENT}
title: "Checkout (fails)"
severity: SEV1
supporting_data:
  metrics:
    - {{id: E1, title: Error rate, image: graph.png, file: "Übersicht 図.csv"}}
  logs:
    - {{id: E2, title: Log, text: pool exhausted, file: error.log, sha256: {sha256(LOG).hexdigest()}}}
  configuration:
    - {{id: E3, title: One, file: one.txt}}
    - {{id: E4, title: Two, file: two.txt}}
  alerts:
    - {{id: E5, title: Empty, file: empty.txt}}
    - {{id: E6, title: Bytes, file: data.bin}}
""".encode()


@cache
def project() -> Project:
    """The project the record is built in."""
    root = copied_project(Path(mkdtemp(prefix="record-")))
    (root / "inputs" / f"{INCIDENT}.yaml").write_bytes(INPUT)
    folder = root / "inputs" / INCIDENT
    folder.mkdir()
    for name, content in EVIDENCE.items():
        (folder / name).write_bytes(content)
    return find_project(root)


@cache
def built() -> dict[str, bytes]:
    """The record in every format, by suffix."""
    from generator.pipeline import build
    from generator.render.rendition import Format

    files = build(project(), INCIDENT, list(Format)).files
    return {path.suffix: path.read_bytes() for path in files}


def changed(change: Callable[[pypdf.PdfWriter], object], *, incremental: bool = False) -> bytes:
    """The PDF of the record after somebody changed its objects."""
    writer = pypdf.PdfWriter(io.BytesIO(built()[".pdf"]), incremental=incremental)
    if not incremental:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(built()[".pdf"]))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def specification(writer: pypdf.PdfWriter, name: str) -> Any:
    """The file specification of an attached file."""
    (found,) = [each.get_object() for each in writer.root_object["/AF"] if each.get_object()["/UF"] == name]
    return found


def stream_of(writer: pypdf.PdfWriter, name: str) -> Any:
    """The embedded file stream of an attached file."""
    return specification(writer, name)["/EF"]["/F"].get_object()


def replace_content(writer: pypdf.PdfWriter, name: str, content: bytes) -> None:
    """Give an attached file other bytes, unpacked."""
    stream = stream_of(writer, name)
    stream.pop("/Filter", None)
    stream._data = content


def rename(writer: pypdf.PdfWriter, name: str, other: str) -> None:
    """Give an attached file another name."""
    from pypdf.generic import TextStringObject

    found = specification(writer, name)
    found[NameObject("/UF")] = TextStringObject(other)


def identified(content: bytes, folder: Path, name: str = f"{INCIDENT}.pdf") -> Identified:
    """What `postmortem fingerprint` finds in these bytes."""
    path = folder / name
    path.write_bytes(content)
    return identify_file(project(), path)
