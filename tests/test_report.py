"""What is shown: plain in a pipe, coloured on a terminal, never a control character of an input."""

from __future__ import annotations

import io
import json

import pytest

from generator.errors import ExitCode, IntakeInvalid, UsageError
from generator.findings import Finding, Position, Severity
from generator.report import Report, as_dict, counted, write_json


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def finding(
    severity: Severity = Severity.ERROR, message: str = "message", hint: str = "hint", file: str = "a.yaml"
) -> Finding:
    return Finding("M001", severity, message, ("impact", "parts", 0, "id"), Position(file, 3, 5), hint)


ALL = [finding(severity) for severity in Severity]
HOSTILE = "\x1b[31mred\x07\x00\x7f\x9b2J\r\nfaked: line\u202eolleh\u2066\u200f"


def shown(report: Report) -> str:
    assert isinstance(report.stream, io.StringIO)
    return report.stream.getvalue()


def test_a_finding_is_place_severity_message_code_and_next_step() -> None:
    report = Report(io.StringIO())
    report.findings([finding()])
    assert shown(report) == "a.yaml:3:5: error: message [M001]\n  → hint\n1 error\n"


def test_a_finding_may_lack_place_and_hint() -> None:
    report = Report(io.StringIO())
    report.findings([Finding("M001", Severity.NOTE, "message")])
    assert shown(report) == "1 note (-v shows all)\n"
    report = Report(io.StringIO(), 1)
    report.findings([Finding("M001", Severity.NOTE, "message")])
    assert shown(report) == "note: message [M001]\n1 note\n"


@pytest.mark.parametrize(
    ("verbosity", "seen", "last"),
    [(-1, ["error"], "  → hint"), (0, ["error", "warning"], "1 error, 1 warning, 1 note (-v shows all)"),
     (1, ["error", "warning", "note"], "1 error, 1 warning, 1 note")],
)  # fmt: skip
def test_how_much_is_shown_is_the_readers_choice(verbosity: int, seen: list[str], last: str) -> None:
    report = Report(io.StringIO(), verbosity)
    report.findings(ALL)
    report.say("done")
    lines = shown(report).splitlines()
    assert [line.split(": ")[1] for line in lines if line.startswith("a.yaml")] == seen
    assert lines[-1] == (last if verbosity < 0 else "done")


def test_an_error_comes_after_its_findings_with_the_next_step() -> None:
    report = Report(io.StringIO(), -1)
    report.error(IntakeInvalid("a.yaml is wrong", hint="Correct it.", findings=[finding()]))
    assert shown(report).splitlines()[-2:] == ["postmortem: a.yaml is wrong", "  → Correct it."]


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    report = Report(Terminal())
    report.findings([finding()])
    assert "\x1b[31;1merror\x1b[0m" in shown(report)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_may_decline_colours(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    report = Report(Terminal())
    report.findings([finding()])
    report.error(UsageError("x", hint="y"))
    assert "\x1b" not in shown(report)


def test_nothing_of_an_input_reaches_a_terminal_raw() -> None:
    report = Report(io.StringIO(), 1)
    report.findings([finding(message=HOSTILE, hint=HOSTILE, file=HOSTILE)])
    report.error(UsageError(HOSTILE, hint=HOSTILE))
    report.say(HOSTILE)
    text = shown(report)
    assert all(character.isprintable() or character == "\n" for character in text)
    assert "\nfaked" not in text
    assert r"\x1b[31mred\x07\x00\x7f\x9b2J\x0d\x0afaked: line\u202eolleh\u2066\u200f" in text


def test_json_is_for_machines_and_harmless_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    write_json([{"findings": [as_dict(finding(message=HOSTILE + "障害"))]}], ExitCode.INTAKE_INVALID)
    text = capsys.readouterr().out
    assert all(character.isprintable() or character == "\n" for character in text)
    assert "障害" in text
    (result,) = json.loads(text)["results"]
    assert result["findings"] == [
        {
            "code": "M001", "severity": "error", "message": HOSTILE + "障害", "hint": "hint", "path": "impact.parts[0].id",
            "file": "a.yaml", "line": 3, "column": 5, "cell": None,
        }
    ]  # fmt: skip


def test_a_cell_and_nothing_are_positions_too() -> None:
    in_workbook = Finding("M001", Severity.NOTE, "x", position=Position("a.xlsx", cell="Timeline!C4"))
    assert {key: as_dict(in_workbook)[key] for key in ("file", "line", "column", "cell")} == {
        "file": "a.xlsx", "line": None, "column": None, "cell": "Timeline!C4",
    }  # fmt: skip
    assert as_dict(Finding("M001", Severity.NOTE, "x"))["file"] is None


def test_findings_are_counted_in_words() -> None:
    assert counted([]) == "no findings"
    assert counted(ALL * 2) == "2 errors, 2 warnings, 2 notes"
