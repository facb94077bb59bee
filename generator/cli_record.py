"""The commands for records: `postmortem fingerprint | extract` and `build --from`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import ExitCode, FixityFailed, UsageError
from generator.project import Project, find_project, project_or_defaults
from generator.report import Report, as_dict, counted, write, write_json

if TYPE_CHECKING:
    from generator.keeping import Extracted, Identified, Rebuilt
    from generator.render.rendition import Format


def add_record_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands to the parser; `command` takes name, function and text."""
    shown: dict[str, Any] = {"choices": ("text", "json"), "default": "text", "help": "how results are printed"}
    fingerprinted = command("fingerprint", fingerprint, "Print the content fingerprint of inputs and documents.")
    fingerprinted.add_argument(
        "what", nargs="+", metavar="INC|FILE", help="incident ids, inputs, PDF, Word, HTML files"
    )
    fingerprinted.add_argument("--report", **shown)

    extracted = command("extract", extract_files, "Take input, data and evidence out of a PDF, byte for byte.")
    extracted.add_argument("file", metavar="FILE.pdf")
    extracted.add_argument(
        "-o", "--output", metavar="FOLDER", help="where to write (default: a folder named like the PDF)"
    )
    extracted.add_argument("--force", action="store_true", help="overwrite files that have another content")
    extracted.add_argument("--report", **shown)


def fingerprint(options: argparse.Namespace, report: Report) -> ExitCode:
    """Print the content fingerprint of each incident or file; several of one incident must agree."""
    from generator.keeping import Basis

    project = project_or_defaults()
    found = [_identified(project, text) for text in options.what]
    _require_one_for_each_incident(found)
    if report.as_json:
        write_json([_as_dict(each) for each in found], ExitCode.OK)
        return ExitCode.OK
    for each in found:
        write(f"{each.fingerprint.short}  {each.shown_as}")
        if report.verbosity > 0:
            write(f"  SHA-256 {each.fingerprint.digest}")
        if report.verbosity > 0 or each.basis is not Basis.INPUT:
            report.say(f"  {each.shown_as}: {each.basis.value}")
        for warning in each.warnings:
            report.say(f"warning: {each.shown_as}: {warning}")
    return ExitCode.OK


def _identified(project: Project, text: str) -> Identified:
    from generator.keeping import identify_file, identify_input
    from generator.model.scalars import parse_incident_id

    path = Path(text)
    if path.suffix:
        return identify_file(project, path)
    try:
        return identify_input(find_project(), parse_incident_id(text))
    except ValueError as error:
        raise UsageError(str(error), hint="Name an incident (INC-2025-12-03-001) or a file.") from error


def _require_one_for_each_incident(found: Sequence[Identified]) -> None:
    first: dict[str, Identified] = {}
    for each in found:
        known = first.setdefault(each.incident_id, each)
        if known.fingerprint != each.fingerprint:
            raise FixityFailed(
                f"{each.shown_as} has the fingerprint {each.fingerprint.short}, "
                f"{known.shown_as} has {known.fingerprint.short}: they do not say the same",
                hint="One of them was made from an earlier or later version; build all formats again.",
            )


def _as_dict(each: Identified) -> dict[str, object]:
    return {
        "incident": each.incident_id,
        "file": each.shown_as,
        "fingerprint": each.fingerprint.short,
        "sha256": each.fingerprint.digest,
        "basis": each.basis.name.lower(),
        "warnings": list(each.warnings),
        "exit_code": 0,
    }


def extract_files(options: argparse.Namespace, report: Report) -> ExitCode:
    """Take the files out of a record."""
    from generator.keeping import extract

    path = Path(options.file)
    folder = Path(options.output) if options.output else Path(path.stem)
    done = extract(project_or_defaults(), path, folder, overwrite=options.force)
    code = ExitCode.FIXITY_FAILED if done.contradictions else ExitCode.OK
    if report.as_json:
        write_json([_extracted(path, done, code)], code)
        return code
    for file in done.written:
        report.say(file.as_posix())
    if done.already_there:
        report.say(
            f"{len(done.already_there)} of {len(done.already_there) + len(done.written)} were there already, the same"
        )
    if done.contradictions:
        report.error(
            FixityFailed(
                f"{path.name} is no record as it was built: {'; '.join(done.contradictions)}",
                hint="The files were written as they are inside it; do not rely on them.",
            )
        )
    return code


def _extracted(path: Path, done: Extracted, code: ExitCode) -> dict[str, object]:
    return {
        "file": path.as_posix(),
        "exit_code": int(code),
        "written": [each.as_posix() for each in done.written],
        "already_there": [each.as_posix() for each in done.already_there],
        "contradictions": list(done.contradictions),
    }


def build_from(options: argparse.Namespace, report: Report, formats: Sequence[Format]) -> ExitCode:
    """Build a document again from its PDF."""
    from generator.keeping import rebuild

    project, path = find_project(), Path(options.record)
    made = rebuild(project, path, formats, options.brand, Path(options.output) if options.output else None)
    code = ExitCode.FIXITY_FAILED if made.contradicts else ExitCode.OK
    files = [project.shown(each.absolute()) for each in made.files]
    if report.as_json:
        write_json([_rebuilt(made, files, code)], code)
        return code
    if report.verbosity > 0:
        report.findings(made.findings)
    for file in files:
        report.say(file)
    if made.findings and report.verbosity == 0:
        report.say(counted(made.findings))
    _say_how_it_compares(made, path.name, report)
    return code


def _say_how_it_compares(made: Rebuilt, name: str, report: Report) -> None:
    compared, why = made.comparison, "; ".join(made.notes)
    if compared is None:
        report.say(f"not compared with {name}" + (f" ({why})" if why else ""))
    elif compared.is_same:
        report.say(f"the PDF has the same bytes as {name}")
    elif made.contradicts:
        told = [*compared.told(), *made.notes]
        hint = "Do not rely on what its pages show before somebody has looked at them; the document built now stands beside."
        report.error(FixityFailed(f"{name} is not as it is built from what is inside: {'; '.join(told)}", hint=hint))
    else:
        report.say(
            f"{name}: {', '.join(compared.told())}, other bytes ({why or 'it was saved anew, or built elsewhere'})"
        )


def _rebuilt(made: Rebuilt, files: Sequence[str], code: ExitCode) -> dict[str, object]:
    compared = made.comparison
    found: dict[str, object] = {
        "incident": made.incident_id,
        "exit_code": int(code),
        "files": list(files),
        "findings": [as_dict(each) for each in made.findings],
        "same_bytes": compared.is_same if compared else None,
        "differences": list(made.notes),
    }
    if compared and not compared.is_same:
        found["comparison"] = asdict(compared)
    return found
