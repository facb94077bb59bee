"""The commands for brands: `postmortem brand check | list | new | tokens`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from generator.errors import ExitCode, UsageError
from generator.findings import Finding, has_errors
from generator.project import find_project
from generator.report import Report, as_dict, write, write_json

Command = Callable[..., argparse.ArgumentParser]


def add_brand_commands(command: Command) -> None:
    """Add the commands to the parser of `postmortem brand`; `command` takes name, function and text."""
    shown: dict[str, Any] = {"choices": ("text", "json"), "default": "text", "help": "how results are printed"}
    check = command("check", check_brands, "Say everything that is wrong with brands, each at its file and line.")
    check.add_argument("names", nargs="*", metavar="NAME", help="folders in styles/; all brands when none is given")
    check.add_argument("--report", **shown)
    command("list", list_brands, "List the brands, the one that is used by itself first.")
    command("tokens", list_tokens, "Print every token with its meaning, as in docs/brands.md.")
    new = command("new", new_brand, "Begin a brand: a folder in styles/ with every token as a comment.")
    new.add_argument("name", metavar="NAME", help="small letters, digits and hyphens")
    new.add_argument("--extends", default="base", metavar="BRAND", help="the brand to begin from (default: base)")


def check_brands(options: argparse.Namespace, report: Report) -> ExitCode:
    """Print the findings of each brand; exit code 6 when one of them is an error."""
    from generator.brand.brand import brand_names
    from generator.pipeline import check_brand

    project, results, worst = find_project(), [], ExitCode.OK
    told: set[Finding] = set()
    for name in dict.fromkeys(options.names) or brand_names(project.styles):
        found = check_brand(project, name)
        code = ExitCode.TEMPLATE_WRONG if has_errors(found) else ExitCode.OK
        worst = max(worst, code)
        results.append({"brand": name, "exit_code": int(code), "findings": [as_dict(each) for each in found]})
        if not report.as_json:
            report.findings([each for each in found if each not in told], of=name)  # what is inherited is told once
            if not found:
                report.say(f"{name}: no findings")
        told.update(found)
    if report.as_json:
        write_json(results, worst)
    return worst


def list_brands(_options: argparse.Namespace, _report: Report) -> ExitCode:
    """Print each brand with its paper and what it extends."""
    from generator.brand.brand import brand_names
    from generator.brand.reading import inspect_brand

    project = find_project()
    for name in sorted(brand_names(project.styles), key=lambda each: (each != project.brand, each)):
        brand = inspect_brand(project.styles, name).brand
        paper = f"{brand.page['width_mm']:g} × {brand.page['height_mm']:g} mm" if brand else "wrong; see brand check"
        faces = f"  {brand.fonts['heading'][0]} / {brand.fonts['body'][0]}" if brand else ""
        write(f"{name:<20} {paper}{faces}")
    return ExitCode.OK


def list_tokens(_options: argparse.Namespace, _report: Report) -> ExitCode:
    """Print the tables of docs/brands.md."""
    from generator.brand.reading import load_brand
    from generator.brand.reference import as_markdown

    for line in as_markdown(load_brand(find_project().styles, "base")).splitlines():
        write(line)
    return ExitCode.OK


def new_brand(options: argparse.Namespace, report: Report) -> ExitCode:
    """Write a folder that changes nothing yet, with every token to uncomment."""
    from generator.brand.brand import brand_names
    from generator.brand.starter import is_name, starter
    from generator.output import write_file

    project = find_project()
    if not is_name(options.name):
        raise UsageError(
            f"'{options.name}' is no name for a brand", hint="Small letters, digits and hyphens: acme-2026"
        )
    if (project.styles / options.name).exists():
        raise UsageError(f"{project.shown(project.styles / options.name)} is there already; nothing was written")
    if options.extends not in brand_names(project.styles):
        known = ", ".join(brand_names(project.styles))
        raise UsageError(f"there is no brand '{options.extends}'", hint=f"Brands: {known}.")
    for name, text in starter(project.styles, options.name, options.extends).items():
        file = project.styles / options.name / name
        write_file(file, text.encode())
        report.say(project.shown(file))
    report.say(f"Edit brand.toml, then: postmortem brand check {options.name} && make pdf INC=… BRAND={options.name}")
    return ExitCode.OK
