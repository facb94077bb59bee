"""From a path to a `Source`, or to a cause and a next step."""

from __future__ import annotations

import os
import pathlib

import pytest

from generator.errors import IntakeUnreadable
from generator.intake import Limits, read_source


def refusal(path: pathlib.Path, limits: Limits | None = None) -> IntakeUnreadable:
    with pytest.raises(IntakeUnreadable) as caught:
        read_source(path, shown_as="inputs/x.yaml", limits=limits or Limits())
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("name", ["INC-1.yaml", "INC-1.yml", "INC-1.YAML"])
def test_a_yaml_file_is_read_and_shown_under_the_name_given(tmp_path: pathlib.Path, name: str) -> None:
    (tmp_path / name).write_text("id: INC-1\n")
    source = read_source(tmp_path / name, shown_as=f"inputs/{name}", limits=Limits())
    assert source.tree == {"id": "INC-1"}
    assert str(source.positions[("id",)]) == f"inputs/{name}:1:5"


def test_a_missing_file_is_called_missing(tmp_path: pathlib.Path) -> None:
    assert str(refusal(tmp_path / "x.yaml")) == "inputs/x.yaml can not be read: there is no such file."
    assert str(refusal(tmp_path / "none" / "x.yaml")) == "inputs/x.yaml can not be read: there is no such file."


def test_a_file_used_as_a_folder_is_called_missing(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a").write_text("x")
    assert "no such file" in str(refusal(tmp_path / "a" / "x.yaml"))


def test_a_folder_is_refused(tmp_path: pathlib.Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    assert str(refusal(tmp_path / "x.yaml")) == "inputs/x.yaml can not be read: it is a folder, not a file."


def test_a_pipe_is_refused_without_waiting(tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    assert "a pipe or device" in str(refusal(tmp_path / "x.yaml"))


def test_an_unknown_kind_is_refused_and_the_known_ones_are_named(tmp_path: pathlib.Path) -> None:
    error = refusal(tmp_path / "x.json")
    assert str(error) == "inputs/x.yaml can not be read: there is no reader for files ending in '.json'."
    assert ".yaml, .yml" in error.hint


def test_a_file_over_the_limit_is_refused_by_its_size(tmp_path: pathlib.Path) -> None:
    with (tmp_path / "x.yaml").open("wb") as file:
        file.truncate(100_000_000)
    error = refusal(tmp_path / "x.yaml")
    assert [finding.code for finding in error.findings] == ["Y016"]
    assert error.findings[0].message == "The file has 100,000,000 bytes; at most 5,000,000 are read."


def test_a_file_without_permission_is_refused(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("id: x\n")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(pathlib.Path, "open", refuse)
    assert "no permission" in str(refusal(path))


def test_another_refusal_of_the_system_is_passed_on(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("id: x\n")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(pathlib.Path, "open", refuse)
    assert str(refusal(path)) == "inputs/x.yaml can not be read: Input/output error."
