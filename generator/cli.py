"""The command line `postmortem`: it parses, calls the pipeline, and shows."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import VERSION
from generator.cli_brand import add_brand_commands
from generator.cli_record import add_record_commands, build_from
from generator.errors import ExitCode, PostmortemError, UsageError
from generator.project import Project, find_project
from generator.report import Report, as_dict, counted, write_json

if TYPE_CHECKING:
    from generator.render.rendition import Format

FORMATS = ("pdf", "docx", "html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (see `generator.errors.ExitCode`)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that is not UTF-8 is no reason to stop
    options = _parser().parse_args(arguments)
    report = Report(sys.stderr, options.verbosity, as_json=getattr(options, "report", "text") == "json")
    run: Callable[[argparse.Namespace, Report], ExitCode] = options.run
    try:
        code = run(options, report)
        sys.stdout.flush()
        return code
    except PostmortemError as error:
        if report.as_json:
            write_json([_failed(None, error)], error.exit_code)
        else:
            report.error(error)
        return error.exit_code
    except KeyboardInterrupt:
        print("interrupted; files written so far are whole", file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _close_output()
        return ExitCode.OK


def _close_output() -> None:
    """Whoever read our output has gone: let nothing more be written to it, not even by Python when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


# ------------------------------------------------------------------------------------------- commands


def _new(options: argparse.Namespace, report: Report) -> ExitCode:
    from generator.clock import now
    from generator.model.skeleton import skeleton
    from generator.output import write_file

    project, incident_ids = find_project(), _checked_ids(options.incidents)
    if there := [each for each in incident_ids if each in project.incident_ids()]:
        hint = f"Edit it in {project.shown(project.inputs)}/."
        raise UsageError(f"{there[0]} has an input already; nothing was written", hint=hint)
    for incident_id in incident_ids:
        path = project.inputs / f"{incident_id}.yaml"
        write_file(path, skeleton(incident_id, now().date()).encode())
        report.say(f"{project.shown(path)} is ready to be filled in; then: make pdf INC={incident_id}")
    return ExitCode.OK


def _check(options: argparse.Namespace, report: Report) -> ExitCode:
    from generator.findings import Severity, has_errors
    from generator.pipeline import read

    project, results, worst = find_project(), [], ExitCode.OK
    for incident_id in _chosen(project, options.incidents, everything=not options.incidents):
        try:
            findings = read(project, incident_id).findings
        except PostmortemError as error:
            worst = max(worst, error.exit_code)
            results.append(_failed(incident_id, error))
            if not report.as_json:
                report.error(error)
            continue
        code = ExitCode.OK
        if has_errors(findings):
            intake = any(each.code[0] in "YM" and each.severity is Severity.ERROR for each in findings)
            code = ExitCode.INTAKE_INVALID if intake else ExitCode.RULES_BROKEN
        worst = max(worst, code)
        results.append(
            {"incident": incident_id, "exit_code": int(code), "findings": [as_dict(each) for each in findings]}
        )
        if not report.as_json:
            report.findings(findings, of=incident_id)
            if not findings:
                report.say(f"{incident_id}: no findings")
    if report.as_json:
        write_json(results, worst)
    return worst


def _build(options: argparse.Namespace, report: Report) -> ExitCode:
    if [options.all, bool(options.incidents), bool(options.record)].count(True) != 1:
        raise UsageError(
            "say which incidents to build, or --all, or --from a PDF",
            hint="postmortem build --format pdf INC-2025-12-03-001",
        )
    return build_from(options, report, _formats(options)) if options.record else _build_inputs(options, report)


def _build_inputs(options: argparse.Namespace, report: Report) -> ExitCode:
    from generator.pipeline import build

    formats = _formats(options)
    project = find_project()
    folder = Path(options.output) if options.output else None
    incident_ids = _chosen(project, options.incidents, everything=options.all)
    results, worst = [], ExitCode.OK
    with _progress(report, len(incident_ids)) as advance:
        for incident_id in incident_ids:
            try:
                made = build(project, incident_id, formats, options.brand, folder)
            except PostmortemError as error:
                worst = max(worst, error.exit_code)
                results.append(_failed(incident_id, error))
                if not report.as_json:
                    report.error(error)
                if not report.as_json and error.exit_code is not ExitCode.NOT_CONFORMING:
                    _say_what_is_older(project, incident_id, formats, report)
            else:
                files = [project.shown(path.absolute()) for path in made.files]
                found = [as_dict(each) for each in made.findings]
                results.append({"incident": incident_id, "exit_code": 0, "files": files, "findings": found})
                if not report.as_json:
                    _show_build(report, files, made.findings, alone=len(incident_ids) == 1)
            advance(incident_id)
    if report.as_json:
        write_json(results, worst)
    elif len(incident_ids) > 1:
        failed = sum(result["exit_code"] != 0 for result in results)
        report.say(
            f"{len(incident_ids) - failed} of {len(incident_ids)} built" + (f", {failed} failed" if failed else "")
        )
    return worst


def _formats(options: argparse.Namespace) -> list[Format]:
    from generator.render.rendition import Format

    wanted = options.format or ["pdf"]
    return [Format(name) for name in FORMATS if name in wanted or "all" in wanted]


def _say_what_is_older(project: Project, incident_id: str, formats: Sequence[str], report: Report) -> None:
    """After a failed build: which files of earlier builds are still there, so that nobody takes them for new."""
    older = [path for each in formats if (path := project.output_of(incident_id, each)).exists()]
    if older:
        names = ", ".join(project.shown(path) for path in older)
        report.say(f"nothing was written; {names} {'is' if len(older) == 1 else 'are'} of an earlier build")


def _show_build(report: Report, files: Sequence[str], findings: Sequence[object], *, alone: bool) -> None:
    from generator.findings import Finding

    found = [each for each in findings if isinstance(each, Finding)]
    if report.verbosity > 0:
        report.findings(found)
    for file in files:
        report.say(file)
    if found and alone and report.verbosity == 0:
        report.say(f"{counted(found)}; `postmortem check -v` shows them")


def _conformance(options: argparse.Namespace, report: Report) -> ExitCode:
    from generator.preflight.preflight import full_check
    from generator.preflight.shown import lines, verdict_as_dict
    from generator.preflight.verdict import conforms

    results, worst = [], ExitCode.OK
    for name in options.files:
        verdicts = full_check(_content(name))
        code = ExitCode.OK if conforms(verdicts) else ExitCode.NOT_CONFORMING
        worst = max(worst, code)
        shown = [verdict_as_dict(each) for each in verdicts]
        results.append({"file": name, "exit_code": int(code), "verdicts": shown})
        if not report.as_json:
            for line in lines(name, verdicts, everything=report.verbosity > 0):
                report.say(line)
    if report.as_json:
        write_json(results, worst)
    return worst


def _content(name: str) -> bytes:
    """The bytes of a PDF somebody named."""
    try:
        content = Path(name).read_bytes()
    except OSError as error:
        raise UsageError(
            f"{name} can not be read: {error.strerror or error}", hint="Give the path of a PDF."
        ) from error
    if b"%PDF-" not in content[:1024]:
        raise UsageError(f"{name} is no PDF", hint="Give the path of a PDF, such as one in build/.")
    return content


def _schema(options: argparse.Namespace, report: Report) -> ExitCode:
    from generator.model.schema import schema_text

    if options.write:
        from generator.output import write_file

        path = find_project().inputs / "postmortem.schema.json"
        write_file(path, schema_text().encode())
        report.say(f"inputs/{path.name}")
    else:
        sys.stdout.write(schema_text())
    return ExitCode.OK


def _explain(options: argparse.Namespace, _report: Report) -> ExitCode:
    from generator.catalogue import all_kinds, as_markdown, explained, templates_as_markdown

    if options.markdown or options.templates:
        sys.stdout.write(as_markdown() if options.markdown else templates_as_markdown())
        return ExitCode.OK
    kinds = [kind for kind in all_kinds() if not options.codes or {kind.code, kind.name} & set(options.codes)]
    if not kinds:
        raise UsageError(
            f"there is no finding {' or '.join(options.codes)}", hint="`postmortem explain` lists them all."
        )
    print("\n\n".join(explained(kind) for kind in kinds))
    return ExitCode.OK


# ------------------------------------------------------------------------------------------- what commands share


def _failed(incident_id: str | None, error: PostmortemError) -> dict[str, object]:
    return {
        "incident": incident_id,
        "exit_code": int(error.exit_code),
        "error": str(error),
        "hint": error.hint,
        "findings": [as_dict(finding) for finding in error.findings],
    }


def _checked_ids(texts: Sequence[str]) -> list[str]:
    """Incident ids, each once; a text that is none never becomes part of a path."""
    from generator.model.scalars import parse_incident_id

    checked = []
    for text in texts:
        try:
            checked.append(parse_incident_id(text))
        except ValueError as error:
            raise UsageError(
                str(error), hint="An id looks like INC-2025-12-03-001, with the date of the incident."
            ) from error
    return list(dict.fromkeys(checked))


def _chosen(project: Project, incidents: Sequence[str], *, everything: bool) -> list[str]:
    chosen = project.incident_ids() if everything else _checked_ids(incidents)
    if not chosen:
        raise UsageError("there is no input in inputs/", hint="Begin one with: make new INC=INC-2025-12-03-001")
    return chosen


@contextmanager
def _progress(report: Report, total: int) -> Iterator[Callable[[str], None]]:
    """A progress display where several are built and a person is watching; otherwise nothing."""
    if total < 2 or report.as_json or report.verbosity < 0 or not report.coloured:
        yield lambda _incident_id: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("building", total=total)
        yield lambda incident_id: progress.update(task, advance=1, description=incident_id)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="postmortem", description="Post-mortems from inputs/ to documents that can be signed."
    )
    parser.add_argument("--version", action="version", version=f"postmortem {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace, Report], ExitCode], text: str, among: Any = commands
    ) -> argparse.ArgumentParser:
        added = among.add_parser(name, help=text, description=text)
        loudness = added.add_mutually_exclusive_group()
        loudness.add_argument(
            "-q", "--quiet", dest="verbosity", action="store_const", const=-1, default=0, help="errors only"
        )
        loudness.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=1, help="notes as well")
        added.set_defaults(run=run)
        made: argparse.ArgumentParser = added
        return made

    new = command("new", _new, "Write a skeleton to fill in, with the guidance of the template as comments.")
    new.add_argument("incidents", nargs="+", metavar="INC", help="incident id, INC-YYYY-MM-DD-NNN")

    check = command("check", _check, "Say everything that is wrong or missing in inputs, each at its line.")
    check.add_argument("incidents", nargs="*", metavar="INC", help="incident ids; all inputs when none is given")
    check.add_argument(
        "--format", dest="report", choices=("text", "json"), default="text", help="how findings are printed"
    )

    build = command("build", _build, "Build documents from inputs.")
    build.add_argument("incidents", nargs="*", metavar="INC", help="incident ids")
    build.add_argument("--all", action="store_true", help="every input")
    build.add_argument(
        "--format", action="append", choices=(*FORMATS, "all"), help="what to build (default pdf); repeatable"
    )
    build.add_argument("--brand", help="a folder in styles/ (default: as set in postmortem.toml)")
    build.add_argument("--from", dest="record", metavar="FILE.pdf", help="build again from a PDF alone, with its input")
    build.add_argument("--output", metavar="FOLDER", help="where to write (default: build/INC-…/)")
    build.add_argument("--report", choices=("text", "json"), default="text", help="how results are printed")

    conformance = command(
        "conformance", _conformance, "Say which validator confirms that a PDF is PDF/A-3a and PDF/UA-1."
    )
    conformance.add_argument("files", nargs="+", metavar="FILE", help="PDF files")
    conformance.add_argument("--report", choices=("text", "json"), default="text", help="how results are printed")

    add_record_commands(command)
    brands = commands.add_parser("brand", help="Check, list or begin brands.").add_subparsers(
        required=True, metavar="COMMAND"
    )
    add_brand_commands(partial(command, among=brands))

    schema = command("schema", _schema, "Print the JSON schema of the form, for editors.")
    schema.add_argument("--write", action="store_true", help="write inputs/postmortem.schema.json instead")

    explain = command("explain", _explain, "Explain findings by code or name; all when none is given.")
    explain.add_argument("codes", nargs="*", metavar="CODE")
    explain.add_argument("--markdown", action="store_true", help="the tables that are docs/findings.md")
    explain.add_argument("--templates", action="store_true", help="what templates may use: docs/templates.md")
    return parser
