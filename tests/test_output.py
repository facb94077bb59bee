"""A file is written whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import ExitCode, RenderingFailed
from generator.output import write_file
from tests.copied_project import ROOT

OLD = b"the old file"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    file = tmp_path / "build" / "report.pdf"
    write_file(file, OLD)
    return file


def python(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    program = f"import sys\nfrom pathlib import Path\nfrom generator.output import write_file\n{code}"
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip


def test_folders_are_made_and_nothing_else_is_left(target: Path) -> None:
    write_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert [each.name for each in target.parent.iterdir()] == ["report.pdf"]


def test_a_written_file_has_the_permissions_of_any_other(target: Path) -> None:
    plain = target.parent / "plain"
    plain.touch()
    assert target.stat().st_mode == plain.stat().st_mode


def test_a_link_is_replaced_and_its_target_left_alone(target: Path) -> None:
    link = target.parent / "link.pdf"
    link.symlink_to(target)
    write_file(link, b"new")
    assert (link.is_symlink(), link.read_bytes(), target.read_bytes()) == (False, b"new", OLD)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.pdf" / "x").mkdir(parents=True)
    with pytest.raises(RenderingFailed, match="can not be written: Is a directory") as caught:
        write_file(tmp_path / "report.pdf", b"new")
    assert caught.value.exit_code is ExitCode.RENDERING_FAILED
    assert [each.name for each in tmp_path.iterdir()] == ["report.pdf"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(OLD)
    with pytest.raises(RenderingFailed, match="can not be written"):
        write_file(tmp_path / "build" / "report.pdf", b"new")
    assert (tmp_path / "build").read_bytes() == OLD


@pytest.fixture
def another_user() -> Iterator[None]:
    """The tests may run as root, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.pdf").write_bytes(OLD)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_folder_that_is_read_only_keeps_what_it_has(read_only_folder: Path, another_user: None) -> None:
    with pytest.raises(RenderingFailed, match="Permission denied"):
        write_file(read_only_folder / "report.pdf", b"new")
    assert [each.name for each in read_only_folder.iterdir()] == ["report.pdf"]
    assert (read_only_folder / "report.pdf").read_bytes() == OLD


def test_a_disk_without_room_keeps_the_old_file_and_no_part_of_the_new(target: Path) -> None:
    code = (
        "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "from generator.errors import RenderingFailed\n"
        "try:\n    write_file(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except RenderingFailed as error:\n    print(error)\n"
    )
    shown, complaints = python(code, str(target)).communicate(timeout=30)
    assert shown == b"report.pdf can not be written: File too large\n"
    assert complaints == b""
    assert target.read_bytes() == OLD
    assert [each.name for each in target.parent.iterdir()] == ["report.pdf"]


def killed_while_writing(target: Path) -> None:
    """A process that has written half and is killed before it can put the file in place."""
    code = (
        "import os\nos.fsync = lambda _: (print('half', flush=True), sys.stdin.read())\n"
        "write_file(Path(sys.argv[1]), b'half' * 1000)\n"
    )
    process = python(code, str(target))
    assert process.stdout
    assert process.stdout.readline() == b"half\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)


def test_a_killed_run_leaves_the_old_file_whole_and_its_remains_are_removed_later(target: Path) -> None:
    killed_while_writing(target)
    assert target.read_bytes() == OLD
    (part,) = target.parent.glob(".*.part")
    write_file(target, b"new")
    assert part.exists(), "it may be that of a run that is still at work"
    past = part.stat().st_mtime - 4000
    os.utime(part, (past, past))
    write_file(target, b"newer")
    assert [each.name for each in target.parent.iterdir()] == ["report.pdf"]
    assert target.read_bytes() == b"newer"


def test_the_remains_of_other_files_are_left_alone(target: Path) -> None:
    other = target.parent / ".other.pdf.abc.part"
    other.touch()
    os.utime(other, (0, 0))
    write_file(target, b"new")
    assert other.exists()
