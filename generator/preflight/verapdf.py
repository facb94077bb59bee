"""veraPDF, the reference validator: asked when the machine has it on its PATH."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from generator.preflight.page_validation import STANDARDS
from generator.preflight.verdict import Failure, Verdict

_SECONDS = 300


def ask_verapdf(content: bytes) -> tuple[Verdict, ...]:
    """What veraPDF says of a file, for each standard; that nobody was asked where it is not installed."""
    program = shutil.which("verapdf")
    if program is None:
        return tuple(Verdict(each, "veraPDF", None, note="not asked: no verapdf on PATH") for each in STANDARDS)
    name = f"veraPDF {_version(program)}"
    with TemporaryDirectory() as folder:
        file = Path(folder, "document.pdf")
        file.write_bytes(content)
        return tuple(_verdict(program, name, file, standard, profile) for standard, profile in STANDARDS.items())


def _version(program: str) -> str:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "(version unknown)"
    found = re.search(r"\d+(?:\.\d+)+", said.stdout)
    return found[0] if found else "(version unknown)"


def _verdict(program: str, name: str, file: Path, standard: str, profile: str) -> Verdict:
    command = [program, "--flavour", profile, "--format", "mrr", str(file)]
    try:
        said = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        report = ElementTree.fromstring(said.stdout).find(".//validationReport")  # noqa: S314 (the report of a program we ran)
    except (OSError, subprocess.TimeoutExpired, ElementTree.ParseError) as error:
        return Verdict(standard, name, None, note=f"not checked: {type(error).__name__}: {error}")
    if report is None:
        return Verdict(standard, name, None, note="not checked: its report holds no verdict")
    failures = tuple(
        Failure(
            f"{rule.get('specification', '')} {rule.get('clause', '')} test {rule.get('testNumber', '')}".strip(),
            " ".join((rule.findtext("description") or "").split()),
            int(rule.get("failedChecks", "1")),
        )
        for rule in report.iter("rule")
        if rule.get("status", "").casefold() == "failed"
    )
    return Verdict(standard, name, report.get("isCompliant") == "true", failures)
