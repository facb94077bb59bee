"""A project folder of its own for a test: copies of the templates, styles and settings, and the inputs that are asked for."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from generator.brand.fonts import font_folder

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = "INC-2025-12-03-001"
"""The worked example of the template: Final, without a finding."""
DRAFT = "INC-2019-05-30-001"
"""A draft with gaps, hence with warnings."""


@cache
def font_cache() -> Path:
    """The prepared fonts of the repository itself: unpacking them anew for each test would take most of its time."""
    cache_folder = ROOT / "build" / ".cache"
    font_folder(cache_folder)
    return cache_folder


def copied_project(folder: Path, *incident_ids: str) -> Path:
    """A project in `folder`, ready to be changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("templates", "styles"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "postmortem.toml", folder)
    (folder / "inputs").mkdir()
    for incident_id in incident_ids:
        copy_with_evidence(ROOT / "inputs" / f"{incident_id}.yaml", folder / "inputs")
    (folder / "build").mkdir()
    (folder / "build" / ".cache").symlink_to(font_cache(), target_is_directory=True)
    return folder


def copy_with_evidence(path: Path, folder: Path) -> None:
    """Copy an input into a folder, with its evidence files."""
    shutil.copy(path, folder)
    if path.with_suffix("").is_dir():
        shutil.copytree(path.with_suffix(""), folder / path.stem)


def replace_once(file: Path, old: str, new: str) -> None:
    """Change one place of a text file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")
