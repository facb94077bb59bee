"""Where things are, and the settings of the organisation."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ExitCode, IntakeUnreadable, UsageError
from generator.project import Project, find_project
from tests.copied_project import ROOT, SAMPLE


def project_with(folder: Path, settings: str) -> Project:
    (folder / "postmortem.toml").write_text(settings, encoding="utf-8")
    return find_project(folder)


def test_the_project_is_found_from_any_folder_inside() -> None:
    assert find_project(ROOT / "templates" / "sections").root == ROOT
    assert find_project(ROOT).inputs == ROOT / "inputs"


def test_outside_of_a_project_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="here or above") as caught:
        find_project(tmp_path)
    assert caught.value.exit_code is ExitCode.USAGE
    assert caught.value.hint


def test_everything_has_a_default(tmp_path: Path) -> None:
    project = project_with(tmp_path, "")
    assert (project.brand, project.max_bytes, project.max_picture_bytes, dict(project.policy)) == (
        "base",
        5_000_000,
        10_000_000,
        {},
    )


def test_settings_are_read(tmp_path: Path) -> None:
    project = project_with(tmp_path, '[document]\nbrand = "acme"\n[limits]\nmax_bytes = 7\n[policy]\nversion = "x"\n')
    assert (project.brand, project.max_bytes, project.policy["version"]) == ("acme", 7, "x")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("[document\n", "postmortem.toml can not be read: Expected ']'"),
        ("[colour]\n", "postmortem.toml: there is no table \\[colour\\]"),
        ("brand = 1\n", "postmortem.toml: there is no table \\[brand\\]"),
        ("[document]\nbrnd = 'x'\n", "\\[document\\] has no key `brnd`"),
        ("[document]\nbrand = 3\n", "document.brand must be the name of a folder in styles/"),
        ("[limits]\nmax_bytes = 0\n", "limits.max_bytes must be a number of bytes above 0"),
        ("[limits]\nmax_bytes = true\n", "limits.max_bytes must be"),
        ("[limits]\nmax_bytes = '5 MB'\n", "limits.max_bytes must be"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, settings: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        project_with(tmp_path, settings)


def test_settings_in_another_encoding_are_named(tmp_path: Path) -> None:
    (tmp_path / "postmortem.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(UsageError, match="can not be read"):
        find_project(tmp_path)


def test_the_input_of_an_incident_is_the_one_file_of_its_name(tmp_path: Path) -> None:
    project = project_with(tmp_path, "")
    project.inputs.mkdir()
    with pytest.raises(IntakeUnreadable, match=f"there is no input for {SAMPLE}: inputs/{SAMPLE}.yaml is not there"):
        project.input_of(SAMPLE)
    (project.inputs / f"{SAMPLE}.yaml").touch()
    assert project.input_of(SAMPLE) == project.inputs / f"{SAMPLE}.yaml"
    (project.inputs / f"{SAMPLE}.xlsx").touch()
    with pytest.raises(IntakeUnreadable, match=f"inputs/{SAMPLE}.yaml and inputs/{SAMPLE}.xlsx") as caught:
        project.input_of(SAMPLE)
    assert caught.value.exit_code is ExitCode.INTAKE_UNREADABLE


def test_the_ids_are_those_that_have_an_input(tmp_path: Path) -> None:
    project = project_with(tmp_path, "")
    assert project.incident_ids() == []
    (project.inputs / SAMPLE).mkdir(parents=True)
    for name in ("INC-2025-12-03-002.yaml", "INC-2025-12-03-001.xlsx", "notes.yaml", "INC-2025-12-03-003.txt"):
        (project.inputs / name).touch()
    assert project.incident_ids() == ["INC-2025-12-03-001", "INC-2025-12-03-002"]


def test_a_path_is_never_shown_absolute(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.shown(project.output_of(SAMPLE, "pdf")) == f"build/{SAMPLE}/{SAMPLE}.pdf"
    assert project.shown(Path("/etc/passwd")) == "passwd"
    assert project.shown(project.evidence_of(SAMPLE)) == f"inputs/{SAMPLE}"
