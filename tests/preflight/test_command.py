"""`postmortem conformance`, and a build that does not conform, as processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.project import Project
from generator.render.rendition import Format
from tests.building import ROOT, project_in, rendered

SAMPLE = "INC-2018-10-21-001"


def postmortem(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *words]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path / "project", ROOT / "inputs" / f"{SAMPLE}.yaml")


def test_the_validators_are_named_and_what_nobody_checked_is_said(tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(rendered(ROOT, SAMPLE, Format.PDF))
    said = postmortem(tmp_path, "conformance", "good.pdf")
    assert said.returncode == 0
    assert "PDF/A-3a confirmed by page-validation 0.11.0; PDF/UA-1 confirmed by page-validation 0.11.0" in said.stderr
    assert "not asked: no verapdf on PATH" in said.stderr


def test_a_bad_file_among_good_ones_is_named(tmp_path: Path) -> None:
    good = rendered(ROOT, SAMPLE, Format.PDF)
    (tmp_path / "good.pdf").write_bytes(good)
    (tmp_path / "cut.pdf").write_bytes(good[: len(good) // 2])
    said = postmortem(tmp_path, "conformance", "cut.pdf", "good.pdf", "--report", "json")
    report = json.loads(said.stdout)
    assert said.returncode == report["exit_code"] == 8
    assert [(each["file"], each["exit_code"]) for each in report["results"]] == [("cut.pdf", 8), ("good.pdf", 0)]


@pytest.mark.parametrize("name", ["missing.pdf", "text.pdf", "."])
def test_what_is_no_pdf_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "text.pdf").write_text("no PDF")
    said = postmortem(tmp_path, "conformance", name)
    assert (said.returncode, name in said.stderr, "Traceback" in said.stderr) == (2, True, False)


@pytest.mark.parametrize(
    ("style", "standard"), [("table.data { display: block }", "PDF/UA-1"), ("p { opacity: 0.5 }", "tagged content")]
)
def test_a_brand_that_spoils_the_structure_ends_with_exit_code_8(style: str, standard: str, project: Project) -> None:
    sheet = project.styles / "base" / "print.css"
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}\n{style}\n", encoding="utf-8")
    said = postmortem(project.root, "build", SAMPLE, "--format", "all")
    assert said.returncode == 8
    assert f"does not conform: {standard}: " in said.stderr
    assert all(project.output_of(SAMPLE, each).exists() for each in Format)
