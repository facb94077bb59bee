"""Bad input loses nothing: what was built before stays as it was, byte for byte, and all mistakes are told at once."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from generator.errors import ExitCode
from generator.project import Project
from tests.building import ROOT, project_in

INCIDENT = "INC-2017-01-31-001"
TWENTY_MISTAKES = ROOT / "tests" / "fixtures" / "twenty-mistakes.yaml"


def postmortem(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=project.root, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def built(project: Project) -> dict[str, tuple[int, bytes]]:
    """Every file in the build folder: when it was written, and its bytes."""
    files = sorted(path for path in (project.build / INCIDENT).rglob("*") if path.is_file())
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_twenty_mistakes_exit_with_4_and_touch_no_output(tmp_path: Path) -> None:
    project = project_in(tmp_path, ROOT / "inputs" / f"{INCIDENT}.yaml")
    assert postmortem(project, "build", "--format", "all", INCIDENT).returncode == ExitCode.OK
    before = built(project)
    assert set(before) == {f"{INCIDENT}.{suffix}" for suffix in ("pdf", "docx", "html")}
    shutil.copy(TWENTY_MISTAKES, project.inputs / f"{INCIDENT}.yaml")
    done = postmortem(project, "build", "--format", "all", "--report", "json", INCIDENT)
    assert done.returncode == ExitCode.INTAKE_INVALID
    findings = json.loads(done.stdout)["results"][0]["findings"]
    assert len(findings) == 20
    assert all(finding["line"] and finding["column"] and finding["hint"] for finding in findings)
    assert len({(finding["line"], finding["column"]) for finding in findings}) == 20
    assert built(project) == before


def test_a_final_with_errors_exits_with_5_and_touches_no_output(tmp_path: Path) -> None:
    project = project_in(tmp_path, ROOT / "inputs" / f"{INCIDENT}.yaml")
    source = project.inputs / f"{INCIDENT}.yaml"
    assert postmortem(project, "build", "--format", "html", INCIDENT).returncode == ExitCode.OK
    before = built(project)
    source.write_text(source.read_text(encoding="utf-8").replace("status: Draft", "status: Final"), encoding="utf-8")
    done = postmortem(project, "build", "--format", "html", INCIDENT)
    assert done.returncode == ExitCode.RULES_BROKEN
    assert "can not be built as Final" in done.stderr
    assert f"nothing was written; build/{INCIDENT}/{INCIDENT}.html is of an earlier build" in done.stderr
    assert built(project) == before
