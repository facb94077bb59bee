"""The command as a person or a script calls it: exit codes, what is printed where, and what is left on disk."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from generator import VERSION
from generator.catalogue import all_kinds
from generator.cli import main
from generator.errors import ExitCode
from tests.copied_project import DRAFT, ROOT, SAMPLE, copied_project, replace_once

NEW = "INC-2031-01-01-001"
COMMAND = [sys.executable, "-m", "generator"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the worked example in it, and the working folder there."""
    folder = copied_project(tmp_path / "project", SAMPLE)
    monkeypatch.chdir(folder)
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, its output in pipes."""
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def built(folder: Path) -> list[str]:
    """What stands in build/, fonts apart; no part of a file may be among it."""
    return sorted(
        path.relative_to(folder / "build").as_posix()
        for path in (folder / "build").rglob("*")
        if path.is_file() and ".cache" not in path.parts
    )


def spoil(folder: Path, incident_id: str, old: str, new: str) -> None:
    replace_once(folder / "inputs" / f"{incident_id}.yaml", old, new)


def add_input(folder: Path, incident_id: str, text: str) -> None:
    head = f"id: {incident_id}\ntitle: x\nseverity: SEV1\n"
    (folder / "inputs" / f"{incident_id}.yaml").write_text(head + text, encoding="utf-8")


# ------------------------------------------------------------------------------------------- every exit code


def test_0_what_was_asked_for_is_done(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == ExitCode.OK
    assert main(["build", SAMPLE, "--format", "html"]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{SAMPLE}: no findings\nbuild/{SAMPLE}/{SAMPLE}.html\n")
    assert built(project) == [f"{SAMPLE}/{SAMPLE}.html"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["build"], ["build", "--all", SAMPLE], ["build", SAMPLE, "--format", "odt"], ["check", "-q", "-v"], ["new"],
     ["explain", "T999"], ["check", "INC-2025-13-03-001"], ["build", "x"]],
)  # fmt: skip
def test_2_a_call_that_can_not_be_understood(project: Path, arguments: list[str]) -> None:
    try:
        code = main(arguments)
    except SystemExit as end:  # argparse says it and leaves
        code = int(str(end.code))
    assert code == ExitCode.USAGE
    assert built(project) == []


@pytest.mark.parametrize(
    ("settings", "message"),
    [("[document]\nbrnd = 1\n", "brnd"), ('[policy]\nversion = ["x"]\n', "policy"), ("[", "toml")],
)
def test_2_settings_that_can_not_be_understood(
    project: Path, capsys: pytest.CaptureFixture[str], settings: str, message: str
) -> None:
    (project / "postmortem.toml").write_text(settings, encoding="utf-8")
    assert main(["check"]) == ExitCode.USAGE
    assert message in capsys.readouterr().err


def test_2_outside_of_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == ExitCode.USAGE


def test_2_a_project_without_inputs(project: Path) -> None:
    (project / "inputs" / f"{SAMPLE}.yaml").unlink()
    assert main(["check"]) == main(["build", "--all"]) == ExitCode.USAGE


def test_3_an_input_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", NEW]) == ExitCode.INTAKE_UNREADABLE
    assert f"make new INC={NEW}" in capsys.readouterr().err


def test_3_an_input_that_is_no_yaml(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "inputs" / f"{SAMPLE}.yaml").write_text("id: x\ntitle: a: b\n", encoding="utf-8")
    assert main(["check", SAMPLE]) == ExitCode.INTAKE_UNREADABLE
    assert f"inputs/{SAMPLE}.yaml:2:9: error:" in capsys.readouterr().err


def test_3_two_inputs_of_one_incident(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(project / "inputs" / f"{SAMPLE}.yaml", project / "inputs" / f"{SAMPLE}.xlsx")
    assert main(["build", SAMPLE]) == ExitCode.INTAKE_UNREADABLE
    assert f"inputs/{SAMPLE}.yaml and inputs/{SAMPLE}.xlsx" in capsys.readouterr().err


def test_3_an_input_over_the_limit(project: Path) -> None:
    replace_once(project / "postmortem.toml", "max_bytes = 5_000_000", "max_bytes = 100")
    assert main(["check"]) == ExitCode.INTAKE_UNREADABLE


@pytest.mark.parametrize("command", [["check"], ["build", "--format", "html"]])
def test_4_an_input_that_is_no_post_mortem(
    project: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    spoil(project, SAMPLE, "\nstatus: Final", "\nstatus: Finale")
    assert main([*command, SAMPLE]) == ExitCode.INTAKE_INVALID
    assert re.search(
        rf"inputs/{SAMPLE}.yaml:\d+:\d+: error: .*\[M004\]\n  → Did you mean Final", capsys.readouterr().err
    )
    assert built(project) == []


@pytest.mark.parametrize("command", [["check"], ["build", "--format", "html"]])
def test_5_a_final_that_breaks_a_rule(project: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    add_input(project, NEW, "status: Final\n")
    assert main([*command, NEW]) == ExitCode.RULES_BROKEN
    assert " error: " in capsys.readouterr().err
    assert built(project) == []


def test_0_a_draft_may_have_gaps(project: Path) -> None:
    add_input(project, NEW, "")
    assert main(["check", NEW]) == main(["build", "--format", "html", NEW]) == ExitCode.OK


@pytest.mark.parametrize("format_", ["pdf", "docx", "html"])
def test_6_a_wrong_template_stops_every_format(project: Path, capsys: pytest.CaptureFixture[str], format_: str) -> None:
    file = project / "templates" / "sections" / "impact.html.j2"
    replace_once(file, "<h3>{{ words.impact.business }}</h3>", "<h3>x</h3>\n<h5>x</h5>")
    line = file.read_text(encoding="utf-8").split("<h5>")[0].count("\n") + 1
    assert main(["build", SAMPLE, "--format", format_]) == ExitCode.TEMPLATE_WRONG
    assert f"templates/sections/impact.html.j2:{line}:1: error:" in capsys.readouterr().err
    assert built(project) == []


def test_6_a_wrong_brand(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", SAMPLE, "--brand", "acme"]) == ExitCode.TEMPLATE_WRONG
    replace_once(project / "styles" / "base" / "brand.toml", "body = 10\n", "body = 0\n")
    assert main(["build", SAMPLE]) == ExitCode.TEMPLATE_WRONG
    err = capsys.readouterr().err
    assert "there is no brand 'acme'\n  → Brands in styles/: base, northwind." in err
    assert re.search(r"styles/base/brand.toml:\d+:1: error: `size_pt.body`", err)


def test_7_a_renderer_that_complains_and_nothing_written_of_the_other_formats(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (project / "styles" / "base" / "print.css").open("a", encoding="utf-8") as sheet:
        sheet.write("p { width: var(--colour-ink) }")  # only known to be wrong once the page is laid out
    assert main(["build", SAMPLE, "--format", "html", "--format", "pdf"]) == ExitCode.RENDERING_FAILED
    assert "the renderer complained" in capsys.readouterr().err
    assert built(project) == []


def test_7_a_folder_that_can_not_be_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "build" / SAMPLE).write_text("a file in its place", encoding="utf-8")
    assert main(["build", SAMPLE, "--format", "html"]) == ExitCode.RENDERING_FAILED
    assert f"{SAMPLE}.html can not be written" in capsys.readouterr().err


def test_130_an_interruption_leaves_no_part_and_no_traceback(project: Path) -> None:
    ids = [f"INC-2031-01-01-{number:03}" for number in range(1, 100)]
    for incident_id in ids:
        add_input(project, incident_id, "")
    process = subprocess.Popen(
        [*COMMAND, "build", "--all"], cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not any(name.endswith(".pdf") for name in built(project)) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == ExitCode.INTERRUPTED
    assert err.endswith("interrupted; files written so far are whole\n")
    assert "Traceback" not in err + out
    assert 1 <= len(built(project)) < 100
    assert all((project / "build" / name).read_bytes().rstrip().endswith(b"%%EOF") for name in built(project))


# ------------------------------------------------------------------------------------------- new


def test_a_new_input_is_checked_filled_and_built(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", NEW]) == ExitCode.OK
    assert capsys.readouterr().err == f"inputs/{NEW}.yaml is ready to be filled in; then: make pdf INC={NEW}\n"
    assert main(["check", NEW]) == ExitCode.INTAKE_INVALID
    assert capsys.readouterr().err.count("[M002]") == 2
    spoil(project, NEW, "\ntitle:", "\ntitle: Checkout fails")
    spoil(project, NEW, "\nseverity:", "\nseverity: SEV1")
    assert main(["build", NEW, "--format", "html"]) == ExitCode.OK
    assert "Checkout fails" in (project / "build" / NEW / f"{NEW}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["yaml", "yml", "xlsx"])
def test_an_input_is_never_overwritten(project: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    there = project / "inputs" / f"{NEW}.{suffix}"
    there.write_text("mine", encoding="utf-8")
    assert main(["new", "INC-2031-01-01-002", NEW]) == ExitCode.USAGE
    assert "nothing was written" in capsys.readouterr().err
    assert there.read_text(encoding="utf-8") == "mine"
    files = sorted(path.name for path in (project / "inputs").iterdir() if path.is_file())
    assert files == [f"{SAMPLE}.yaml", there.name]


ESCAPES = [
    "INC-../../x", "../INC-2025-12-03-001", "INC-2025-12-03-001/../x", "/etc/passwd", "INC-2025-12-03-٠٠١",
    "INC-２０２５-12-03-001",
    "INC-2025-12-03-001\nx", "INC-2025-12-03-001\nINC-2025-12-03-001", "INC-2025-12-03-001\x00",
    "INC-2025-12-03-0011", "inc-2025-12-03-001",
    "INC-2025-02-30-001", "INC-0000-01-01-001", "INC-2025-12-03-001.yaml", "", " ", "*", "INC-2025-12-03-001;id", "-", "\x1b[31m",
]  # fmt: skip


@pytest.mark.parametrize("incident_id", ESCAPES)
@pytest.mark.parametrize("command", ["new", "check", "build"])
def test_what_is_no_id_touches_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], command: str, incident_id: str
) -> None:
    before = sorted(project.parent.rglob("*"))
    assert main([command, incident_id]) == ExitCode.USAGE
    assert sorted(project.parent.rglob("*")) == before
    err = capsys.readouterr().err
    assert all(character.isprintable() or character == "\n" for character in err)
    assert len(err.splitlines()) <= 2


def test_blanks_round_an_id_are_no_part_of_it(project: Path) -> None:
    assert main(["build", f" {SAMPLE}\n", "--format", "html"]) == ExitCode.OK
    assert built(project) == [f"{SAMPLE}/{SAMPLE}.html"]


# ------------------------------------------------------------------------------------------- several inputs


def test_one_bad_input_does_not_stop_the_others_and_the_worst_code_is_returned(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_input(project, "INC-2031-01-01-001", "colour: red\n")
    (project / "inputs" / "INC-2031-01-01-002.yaml").write_text("[", encoding="utf-8")
    add_input(project, "INC-2031-01-01-003", "")
    assert main(["check"]) == ExitCode.INTAKE_INVALID
    assert main(["build", "--all", "--format", "html"]) == ExitCode.INTAKE_INVALID
    assert capsys.readouterr().err.endswith("2 of 4 built, 2 failed\n")
    assert built(project) == [f"{SAMPLE}/{SAMPLE}.html", "INC-2031-01-01-003/INC-2031-01-01-003.html"]


def test_an_incident_named_twice_is_built_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", SAMPLE, SAMPLE, "--format", "html", "--format", "html"]) == ExitCode.OK
    assert capsys.readouterr().err == f"build/{SAMPLE}/{SAMPLE}.html\n"


# ------------------------------------------------------------------------------------------- what is printed


def test_json_holds_every_position(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ROOT / "inputs" / f"{DRAFT}.yaml", project / "inputs")
    add_input(project, NEW, "colour: red\n")
    assert main(["check", "--format", "json"]) == ExitCode.INTAKE_INVALID
    out, err = capsys.readouterr()
    answer = json.loads(out)
    results = {each["incident"]: each for each in answer["results"]}
    assert err == ""
    assert answer["exit_code"] == 4
    assert [results[each]["exit_code"] for each in (SAMPLE, DRAFT, NEW)] == [0, 0, 4]
    (finding,) = results[NEW]["findings"]
    assert (finding["code"], finding["file"], finding["line"], finding["column"]) == (
        "M001",
        f"inputs/{NEW}.yaml",
        4,
        1,
    )
    assert all(each["line"] and each["file"] == f"inputs/{DRAFT}.yaml" for each in results[DRAFT]["findings"])
    assert results[DRAFT]["findings"]


def test_json_of_a_build_names_files_and_errors(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", SAMPLE, NEW, "--format", "html", "--report", "json"]) == ExitCode.INTAKE_UNREADABLE
    good, bad = json.loads(capsys.readouterr().out)["results"]
    assert good == {"incident": SAMPLE, "exit_code": 0, "files": [f"build/{SAMPLE}/{SAMPLE}.html"], "findings": []}
    assert (bad["incident"], bad["exit_code"], bad["findings"]) == (NEW, 3, [])
    assert bad["error"]
    assert bad["hint"]


def test_json_of_a_call_that_fails_is_json_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "x", "--format", "json"]) == ExitCode.USAGE
    answer = json.loads(capsys.readouterr().out)
    assert (answer["exit_code"], answer["results"][0]["incident"]) == (2, None)


def test_how_much_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_input(project, NEW, "timezone: Europe/Berlin\n")
    said = {}
    for option in ("-q", "", "-v"):
        assert main(["check", NEW, *([option] if option else [])]) == ExitCode.OK
        said[option] = capsys.readouterr().err
    assert said["-q"] == ""
    assert "notes (-v shows all)" in said[""]
    assert " note: missing in " in said["-v"]
    assert main(["build", NEW, "-q", "--format", "html"]) == ExitCode.OK
    assert capsys.readouterr().err == ""


def test_it_works_from_a_folder_inside_the_project(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "templates" / "sections")
    assert main(["build", SAMPLE, "--format", "html"]) == ExitCode.OK
    assert built(project) == [f"{SAMPLE}/{SAMPLE}.html"]


def test_findings_are_explained(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "T101", "evidence-missing"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert out.startswith("E001 evidence-missing (error)\n  ")
    assert "\n\nT101 template-syntax (error)\n" in out
    assert main(["explain"]) == ExitCode.OK
    assert capsys.readouterr().out.count("\n\n") == len(all_kinds()) - 1


def test_the_schema_is_printed_or_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == ExitCode.OK
    assert json.loads(printed := capsys.readouterr().out)["title"] == "Post-mortem"
    assert main(["schema", "--write"]) == ExitCode.OK
    assert (project / "inputs" / "postmortem.schema.json").read_text(encoding="utf-8") == printed


# ------------------------------------------------------------------------------------------- pipes and terminals


def test_in_a_pipe_all_is_plain(project: Path) -> None:
    spoil(project, SAMPLE, "\nstatus: Final", '\nstatus: "\\e[31mred"\n"\\e]0;x\\a": 1')
    result = run(project, "check")
    assert result.returncode == ExitCode.INTAKE_INVALID
    assert "\x1b" not in result.stderr
    assert "\x07" not in result.stderr
    assert "[Y005]" in result.stderr
    assert result.stdout == ""


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What a terminal of 100 columns is sent."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, *arguments], cwd=folder, stdin=follower, stdout=follower, stderr=follower,
        env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environment},
    )  # fmt: skip
    os.close(follower)
    sent = b""
    try:
        while chunk := os.read(leader, 65536):
            sent += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(leader)
    process.wait(timeout=60)
    return sent.decode()


def test_a_terminal_gets_colours_unless_it_declines(project: Path) -> None:
    spoil(project, SAMPLE, "\nstatus: Final", '\nstatus: "\\e[5mblink"')
    sent = on_a_terminal(project, "check")
    assert "\x1b[31;1merror\x1b[0m" in sent
    assert "\x1b[5m" not in sent
    assert "\x1b" not in on_a_terminal(project, "check", NO_COLOR="1")


def test_a_person_who_waits_for_several_sees_progress_and_all_messages(project: Path) -> None:
    for incident_id in ("INC-2031-01-01-001", "INC-2031-01-01-002"):
        add_input(project, incident_id, "colour: red\n" if incident_id.endswith("2") else "")
    sent = on_a_terminal(project, "build", "--all", "--format", "html")
    assert "━" in sent
    assert "3/3" in sent
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", sent).replace("\r", "")
    for message in (f"build/{SAMPLE}/{SAMPLE}.html", "[M001]", "2 of 3 built, 1 failed"):
        assert message in plain
    assert "━" not in run(project, "build", "--all", "--format", "html").stderr


def test_a_reader_who_goes_away_is_no_error(project: Path) -> None:
    script = f"'{sys.executable}' -m generator explain | head -n 1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", script],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert result.stdout.splitlines()[-1] == b"0"
    assert result.stderr == b""


def test_a_terminal_that_is_not_utf_8_is_no_error(project: Path) -> None:
    result = run(project, "explain", "T101", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert result.returncode == ExitCode.OK
    assert run(project, "explain", PYTHONIOENCODING="ascii").returncode == ExitCode.OK


def test_the_module_and_the_version_answer(project: Path) -> None:
    assert run(project, "--version").stdout == f"postmortem {VERSION}\n"
