"""Pictures come from the incident's own folder, as plain files, or there is a finding where they are named."""

from __future__ import annotations

import io
import os
import socket
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.findings import Finding, Position
from generator.intake.evidence import KINDS, Picture, files_not_named, read_pictures


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


def read(folder: Path, *names: str, max_bytes: int = 2000) -> tuple[dict[str, Picture], tuple[Finding, ...]]:
    positions = {PATH: POSITION}
    return read_pictures(folder, [(PATH, name) for name in names], positions, shown_as="inputs/x", max_bytes=max_bytes)


def test_a_picture_is_what_its_first_bytes_say(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.png").write_bytes(JPEG)
    pictures, findings = read(tmp_path, "a.png", "b.png", "a.png")
    assert findings == ()
    assert pictures == {"a.png": Picture(PNG, "image/png"), "b.png": Picture(JPEG, "image/jpeg")}


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
    "E002 too large": (
        lambda file: file.write_bytes(PNG + bytes(2000 - len(PNG) + 1)),
        "E002",
        "2001 bytes, the limit is 2000",
    ),
    "E002 too many pixels": (lambda file: file.write_bytes(BOMB), "E002", "7000 × 6000 pixels, the limit is 40000000"),
    "E002 cut off": (lambda file: file.write_bytes(NOISE[: len(NOISE) // 2]), "E002", "is damaged"),
    "E002 a folder": (lambda file: file.mkdir(), "E002", "can not be read"),
    "E002 a link inside": (link_to("other.png"), "E002", "can not be read"),
    "E002 a link outside": (link_to("../outside.png"), "E002", "can not be read"),
    "E002 an endless link": (endless_link, "E002", "can not be read"),
    "E002 a link to nothing": (lambda file: file.symlink_to("nothing"), "E002", "can not be read"),
    "E002 a pipe nobody writes to": (fifo, "E002", "it is not a file"),
    "E002 a device without end": (device, "E002", "it is not a file"),
    "E002 a socket": (listening_socket, "E002", "can not be read"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture_is_a_finding_where_it_is_named(name: str) -> None:
    make, code, message = BAD[name]
    with tempfile.TemporaryDirectory() as folder:  # the path of a socket has to be short
        make(Path(folder) / "a.png")
        pictures, (finding,) = read(Path(folder), "a.png")
    assert pictures == {}
    assert (finding.code, finding.path, finding.position) == (code, PATH, POSITION)
    assert message in finding.message
    assert finding.hint
    assert folder not in finding.message


def test_every_kind_has_a_bad_picture() -> None:
    assert {code for _, code, _ in BAD.values()} | {"E003"} == {kind.code for kind in KINDS}


def test_one_bad_picture_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.png").write_bytes(b"text")
    pictures, findings = read(tmp_path, "c.png", "b.png", "a.png")
    assert list(pictures) == ["a.png"]
    assert [each.code for each in findings] == ["E001", "E002"]


def test_without_a_folder_every_picture_is_missing(tmp_path: Path) -> None:
    assert [each.code for each in read(tmp_path / "none", "a.png")[1]] == ["E001"]
    (tmp_path / "file").touch()
    assert [each.code for each in read(tmp_path / "file", "a.png")[1]] == ["E001"]


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.png").write_bytes(PNG)
    (tmp_path / "folder").symlink_to(tmp_path / "outside")
    assert [each.code for each in read(tmp_path / "folder", "a.png")[1]] == ["E002"]


def test_a_file_that_no_field_names_is_told(tmp_path: Path) -> None:
    for name in ("named.png", "forgotten.png", ".hidden"):
        (tmp_path / name).write_bytes(PNG)
    findings = files_not_named(tmp_path, {"named.png"}, shown_as="inputs/x")
    assert [(each.code, str(each.position)) for each in findings] == [("E003", "inputs/x/forgotten.png")]


def test_a_folder_that_is_not_there_has_no_forgotten_files(tmp_path: Path) -> None:
    assert files_not_named(tmp_path / "nothing", set(), shown_as="inputs/x") == ()
