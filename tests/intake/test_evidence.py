"""Pictures come from the incident's own folder, as plain files, or there is a finding where they are named."""

from __future__ import annotations

import io
import os
import socket
import stat
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from generator.findings import Finding, Position
from generator.intake.evidence import (
    KINDS,
    Evidence,
    EvidenceFile,
    EvidenceLimits,
    NamedFile,
    files_not_named,
    read_evidence,
)
from generator.intake.evidence_folder import FilesInMemory, FolderOnDisk
from generator.intake.pictures import Shown


def picture(kind: str, size: tuple[int, int] = (3, 2), *, noisy: bool = False) -> bytes:
    """A real picture file."""
    out = io.BytesIO()
    image = Image.effect_noise(size, 50) if noisy else Image.new("1" if size[0] > 1000 else "L", size)
    image.save(out, kind)
    return out.getvalue()


PNG, JPEG = picture("PNG"), picture("JPEG")
NOISE = picture("PNG", (30, 30), noisy=True)
BOMB = picture("PNG", (7000, 6000))[:1900]
PATH = ("supporting_data", "metrics", 0, "image")
POSITION = Position("inputs/x.yaml", 7, 12)


LIMITS = EvidenceLimits(picture_bytes=2000, file_bytes=3000, total_bytes=6000)


def read(
    folder: Path, *names: str, is_picture: bool = True, digest: str | None = None
) -> tuple[Evidence, tuple[Finding, ...]]:
    named = [NamedFile(PATH, name, is_picture, digest) for name in names]
    on_disk = FolderOnDisk(folder, "inputs/x")
    return read_evidence(on_disk, named, {PATH: POSITION}, LIMITS, ["INC-2025-12-03-001.json"])


def test_a_picture_is_what_its_first_bytes_say(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.png").write_bytes(JPEG)
    evidence, findings = read(tmp_path, "a.png", "b.png", "a.png")
    assert findings == ()
    assert evidence.files == {"a.png": EvidenceFile(PNG, "image/png"), "b.png": EvidenceFile(JPEG, "image/jpeg")}
    assert evidence.pictures == {"a.png": Shown(PNG, "image/png"), "b.png": Shown(JPEG, "image/jpeg")}


KINDS_OF_FILES = {
    "error.log": (b"14:15 pool exhausted\n", "text/plain"),
    "rate.csv": (b"at,percent\n14:15,15\n", "text/csv"),
    "mail.eml": ("Subject: Störung\n\nx".encode(), "message/rfc822"),
    "data.json": (b"{}", "application/json"),
    "limits.yaml": (b"pool: 20\n", "application/yaml"),
    "report.txt": (b"%PDF-1.7 is what it is", "application/pdf"),
    "book.xlsx": (b"PK\x03\x04...", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "book.bin": (b"PK\x03\x04...", "application/zip"),
    "page.html": (b"<script>", "application/octet-stream"),
    "latin.log": (b"St\xf6rung", "application/octet-stream"),
    "zeros.log": (b"\0\0", "application/octet-stream"),
    "Makefile": (b"all:", "application/octet-stream"),
    "photo": (JPEG, "image/jpeg"),
    "empty.txt": (b"", "text/plain"),
}


@pytest.mark.parametrize("name", KINDS_OF_FILES)
def test_a_file_of_any_kind_is_read_and_its_kind_told(name: str, tmp_path: Path) -> None:
    content, media_type = KINDS_OF_FILES[name]
    (tmp_path / name).write_bytes(content)
    evidence, findings = read(tmp_path, name, is_picture=False, digest=sha256(content).hexdigest())
    assert findings == ()
    assert (evidence.files[name].content, evidence.files[name].media_type) == (content, media_type)
    assert evidence.pictures == {}


def test_a_changed_file_is_told_and_stays_evidence(tmp_path: Path) -> None:
    (tmp_path / "error.log").write_bytes(b"14:15 pool exhausted, tidied up\n")
    evidence, (finding,) = read(tmp_path, "error.log", is_picture=False, digest="0" * 64)
    assert (finding.code, finding.position) == ("E004", POSITION)
    assert evidence.files["error.log"].digest in finding.message
    assert "0" * 64 in finding.message


def test_all_files_together_have_a_limit(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.log").write_bytes(name.encode() * 2500)
    evidence, (finding,) = read(tmp_path, "a.log", "b.log", "c.log", is_picture=False)
    assert list(evidence.files) == ["a.log", "b.log"]
    assert finding.code == "E005"
    assert "7500 bytes, the limit is 6000" in finding.message


def test_a_picture_that_is_a_large_file_elsewhere_is_too_large_to_be_shown(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG + bytes(2500 - len(PNG)))
    named = [NamedFile((*PATH, "file"), "a.png"), NamedFile(PATH, "a.png", is_picture=True)]
    evidence, (finding,) = read_evidence(FolderOnDisk(tmp_path, "x"), named, {}, LIMITS)
    assert (list(evidence.files), evidence.pictures, finding.code) == (["a.png"], {}, "E005")


@pytest.mark.parametrize(
    "names", [("INC-2025-12-03-001.json",), ("inc-2025-12-03-001.JSON",), ("Error.log", "error.log")]
)
def test_no_two_files_of_a_record_have_the_same_name(names: tuple[str, ...], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    _, (finding,) = read(tmp_path, *names, is_picture=False)
    assert finding.code == "E007"
    assert names[-1] in finding.message


def test_a_file_is_read_once_and_can_not_change_in_between() -> None:
    """Every use of a file is of the same bytes, though it would give others at each reading."""

    class Growing(FilesInMemory):
        times = 0

        def read(self, name: str, max_bytes: int) -> bytes:  # noqa: ARG002 (the signature of a folder)
            type(self).times += 1
            return b"x" * self.times

    named = [NamedFile(PATH, "a.log"), NamedFile((*PATH, 1), "a.log")]
    evidence, findings = read_evidence(Growing({}, "x"), named, {}, LIMITS)
    assert findings == ()
    assert evidence.files["a.log"].content == b"x"
    assert Growing.times == 1


def link_to(name: str) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        target = file.parent / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(PNG)
        file.symlink_to(target)

    return make


def endless_link(file: Path) -> None:
    file.symlink_to(file)


def fifo(file: Path) -> None:
    os.mkfifo(file)


def device(file: Path) -> None:
    try:
        os.mknod(file, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero
    except PermissionError:
        pytest.skip("only root makes devices")


def listening_socket(file: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(file))


BAD: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "E001 not there": (lambda _: None, "E001", "is not in inputs/x/"),
    "E002 a text": (lambda file: file.write_bytes(b"<svg/>"), "E002", "is neither a PNG nor a JPEG picture"),
    "E002 an empty file": (lambda file: file.touch(), "E002", "is neither a PNG nor a JPEG picture"),
    "E002 a GIF": (lambda file: file.write_bytes(b"GIF89a"), "E002", "is neither a PNG nor a JPEG picture"),
    "E005 too large": (
        lambda file: file.write_bytes(PNG + bytes(2000 - len(PNG) + 1)),
        "E005",
        "2001 bytes, the limit is 2000",
    ),
    "E002 too many pixels": (lambda file: file.write_bytes(BOMB), "E002", "7000 × 6000 pixels, the limit is 40000000"),
    "E002 cut off": (lambda file: file.write_bytes(NOISE[: len(NOISE) // 2]), "E002", "is damaged"),
    "E006 a folder": (lambda file: file.mkdir(), "E006", "can not be read"),
    "E006 a link inside": (link_to("other.png"), "E006", "can not be read"),
    "E006 a link outside": (link_to("../outside.png"), "E006", "can not be read"),
    "E006 an endless link": (endless_link, "E006", "can not be read"),
    "E006 a link to nothing": (lambda file: file.symlink_to("nothing"), "E006", "can not be read"),
    "E006 a pipe nobody writes to": (fifo, "E006", "it is not a file"),
    "E006 a device without end": (device, "E006", "it is not a file"),
    "E006 a socket": (listening_socket, "E006", "can not be read"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture_is_a_finding_where_it_is_named(name: str) -> None:
    make, code, message = BAD[name]
    with tempfile.TemporaryDirectory() as folder:  # the path of a socket has to be short
        make(Path(folder) / "a.png")
        evidence, (finding,) = read(Path(folder), "a.png")
    assert (evidence.files, evidence.pictures) == ({}, {})
    assert (finding.code, finding.path, finding.position) == (code, PATH, POSITION)
    assert message in finding.message
    assert finding.hint
    assert folder not in finding.message


def test_half_a_picture_is_none_though_another_library_would_take_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint tells Pillow to accept pictures that are cut off, for the whole process."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    (tmp_path / "a.png").write_bytes(NOISE[: len(NOISE) // 2])
    assert [each.code for each in read(tmp_path, "a.png")[1]] == ["E002"]
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_every_kind_has_a_bad_file() -> None:
    assert {code for _, code, _ in BAD.values()} | {"E003", "E004", "E007", "E008"} == {kind.code for kind in KINDS}


def test_one_bad_picture_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.png").write_bytes(b"text")
    evidence, findings = read(tmp_path, "c.png", "b.png", "a.png")
    assert list(evidence.files) == ["a.png"]
    assert [each.code for each in findings] == ["E001", "E002"]


def test_without_a_folder_every_picture_is_missing(tmp_path: Path) -> None:
    assert [each.code for each in read(tmp_path / "none", "a.png")[1]] == ["E001"]
    (tmp_path / "file").touch()
    assert [each.code for each in read(tmp_path / "file", "a.png")[1]] == ["E001"]


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.png").write_bytes(PNG)
    (tmp_path / "folder").symlink_to(tmp_path / "outside")
    assert [each.code for each in read(tmp_path / "folder", "a.png")[1]] == ["E006"]
    assert FolderOnDisk(tmp_path / "folder", "x").names() == []


def test_a_file_that_no_field_names_is_told(tmp_path: Path) -> None:
    for name in ("named.png", "forgotten.png", ".hidden"):
        (tmp_path / name).write_bytes(PNG)
    findings = files_not_named(FolderOnDisk(tmp_path, "inputs/x"), {"named.png"})
    assert [(each.code, str(each.position)) for each in findings] == [("E003", "inputs/x/forgotten.png")]


def test_a_folder_that_is_not_there_has_no_forgotten_files(tmp_path: Path) -> None:
    assert files_not_named(FolderOnDisk(tmp_path / "nothing", "inputs/x"), set()) == ()
