"""Fonts by file: a bare machine renders the same page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from generator.brand import fonts
from generator.brand.fonts import font_folder
from generator.errors import RenderingFailed, SystemToolMissing

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def test_every_face_carries_the_family_name_it_is_listed_under(cache: Path) -> None:
    faces = font_folder(cache).faces
    assert len(faces) > 50
    for face in faces:
        with TTFont(face.file, lazy=True) as font:
            names = font["name"]
            assert face.family in {names.getDebugName(1), names.getDebugName(16)}, face


def test_the_families_of_the_base_brand_exist(cache: Path) -> None:
    brand = tomllib.loads((ROOT / "styles/base/brand.toml").read_text(encoding="utf-8"))
    wanted = {family for families in brand["font"].values() for family in families}
    assert wanted
    assert wanted <= set(font_folder(cache).families)


def test_a_second_call_gives_the_same_and_writes_nothing(cache: Path) -> None:
    first = font_folder(cache)
    before = {path: path.stat().st_mtime_ns for path in sorted(cache.rglob("*"))}
    assert font_folder(cache) == first
    assert {path: path.stat().st_mtime_ns for path in sorted(cache.rglob("*"))} == before


@pytest.mark.parametrize("damage", ["missing", "cut", "no list", "broken list"])
def test_an_incomplete_folder_is_repaired(tmp_path: Path, damage: str) -> None:
    made = font_folder(tmp_path)
    face, sizes = made.file("Cascadia Mono"), made.config_file.parent / "sizes.txt"
    assert face is not None
    whole = face.read_bytes()
    if damage == "missing":
        face.unlink()
    elif damage == "cut":
        face.write_bytes(whole[:100])
    elif damage == "no list":
        sizes.unlink()
    else:
        sizes.write_text("what\n")
    assert font_folder(tmp_path) == made
    assert face.read_bytes() == whole
    assert not list(tmp_path.rglob(".new-*"))


def test_runs_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: font_folder(tmp_path), range(16)))
    assert len(set(made)) == 1
    assert all(file.stat().st_size for file in made[0].files)


def test_a_cache_folder_with_markup_in_its_name_gives_a_readable_configuration(tmp_path: Path) -> None:
    folder = font_folder(tmp_path / "a & <b>")
    assert ElementTree.parse(folder.config_file).getroot().tag == "fontconfig"


def test_a_missing_font_package_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemToolMissing) as raised:
        font_folder(tmp_path)
    assert raised.value.hint == "pip install rendercv-fonts"


def test_the_faces_cover_the_scripts_and_signs_of_real_reports(cache: Path) -> None:
    covered: set[int] = set()
    for face in font_folder(cache).faces:
        if face.style == "Regular":
            with TTFont(face.file, lazy=True) as font:
                covered |= set(font.getBestCmap())
    text = "Straße Ελλη Кирил 日本語 们 한국 देवना עברית العربية ไทย ✅❌→≥≤µ½¯ツ⚠☐☑🔥…–—\u202f\u2009−✓✗"
    assert {c for c in text if ord(c) not in covered} == set()


_RENDER = """
import hashlib, sys
from pathlib import Path
from generator.brand.fonts import activate, font_folder
activate(font_folder(Path(sys.argv[1])))
import weasyprint
text = "p{font-family:'Source Sans 3','Noto Sans JP','Noto Sans KR','Nowhere Sans',sans-serif}"
css = f"<style>{text} code{{font-family:monospace}}</style>"
html = css + "<html lang=en><p>Aß Ελλ Кир 日本 한국 <b>bold 日本</b> <i>italic</i> ✅ ❌ ≥ עב <code>mono</code>"
document = weasyprint.HTML(string=html).render()
pdf = document.write_pdf()
print(hashlib.sha256(pdf).hexdigest())
print(*sorted(font.family for font in document.fonts.values()), sep="|")
print(any(font.missing for font in document.fonts.values()))
"""


@pytest.mark.skipif(find_spec("weasyprint") is None, reason="WeasyPrint is not installed")
def test_two_caches_give_the_same_pdf_bytes_from_our_faces_only(tmp_path: Path) -> None:
    results = []
    for name in ("one", "another place"):
        command = [sys.executable, "-c", _RENDER, str(tmp_path / name)]
        results.append(
            subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
        )
    assert results[0] == results[1]
    ours = set(font_folder(tmp_path / "one").families)
    assert set(results[0][1].split("|")) <= ours
    assert results[0][2] == "False"


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig's own tools are not installed")
@pytest.mark.parametrize(
    ("asked", "met"),
    [("sans-serif", "Source Sans 3"), ("monospace", "Cascadia Mono"), ("Comic Sans", "Source Sans 3")],
)
def test_generic_and_unknown_families_have_a_fixed_answer(cache: Path, asked: str, met: str) -> None:
    environment = os.environ | {"FONTCONFIG_FILE": str(font_folder(cache).config_file)}
    command = ["fc-match", "-f", "%{family}", asked]
    assert subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout == met


def test_a_cache_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fonts").write_text("a file where the folder should be")
    with pytest.raises(RenderingFailed, match="fonts can not be made ready"):
        font_folder(tmp_path)
