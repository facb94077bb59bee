"""`make fonts` brings a pack into fonts/ from what the package client fetches, and says what it could not."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

from fontTools.ttLib import TTFont

from generator.brand.packs import pack_faces
from tests.brand.test_coverage import a_font
from tests.copied_project import ROOT


def brought(folder: Path, pack: str) -> subprocess.CompletedProcess[str]:
    """The script in `folder`, with no other program than those of `folder/bin`."""
    command = [sys.executable, str(ROOT / "setup/fonts.py"), pack]
    environment = os.environ | {"PATH": str(folder / "bin")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def client(folder: Path, name: str) -> None:
    """An `npm` whose registry has one package of that name, with a font as browsers load it."""
    files = folder / "package" / "files"
    files.mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "package" / "LICENSE").write_text("OFL")
    a_font(folder / "plain.ttf")
    with TTFont(folder / "plain.ttf") as font:
        font.flavor = "woff"
        font.save(files / f"noto-sans-{name}-{name}-400-normal.woff")
    with tarfile.open(folder / "package.tgz", "w:gz") as archive:
        archive.add(folder / "package", "package")
    script = f'#!{sys.executable}\nimport shutil, sys\nif sys.argv[-1] != "@fontsource/noto-sans-{name}": sys.exit(1)\n'
    script += f'shutil.copy({str(folder / "package.tgz")!r}, ".")\n'
    (folder / "bin" / "npm").write_text(script)
    (folder / "bin" / "npm").chmod(0o755)


def test_a_pack_is_a_plain_font_with_its_name_and_licence(tmp_path: Path) -> None:
    client(tmp_path, "old-signs")
    done = brought(tmp_path, "old-signs")
    assert (done.returncode, done.stderr) == (0, "")
    (face,) = pack_faces(tmp_path / "fonts")
    assert (face.family, face.style, face.file.suffix) == ("Noto Sans Old Signs", "Regular", ".ttf")
    assert (tmp_path / "fonts/old-signs/LICENCE.txt").read_text() == "OFL"


def test_a_pack_nobody_has_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    client(tmp_path, "old-signs")
    done = brought(tmp_path, "tamil")
    assert done.returncode == 13
    assert "tamil" in done.stderr
    assert not (tmp_path / "fonts").exists()


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    for name in ("", "../../x", "Tamil", "--help"):
        assert brought(tmp_path, name).returncode == 2
