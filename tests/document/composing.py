"""What the tests of composition say in one word: compose the worked example with these templates, and what is found."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.brand.reading import load_brand
from generator.document.blocks import Document
from generator.document.composition import Dress, compose
from generator.errors import ExitCode, TemplateWrong
from generator.findings import Finding
from generator.project import find_project
from tests.copied_project import ROOT, SAMPLE


@cache
def _reading() -> pipeline.Reading:
    return pipeline.read(find_project(ROOT), SAMPLE)


@cache
def _dress() -> Dress:
    project = find_project(ROOT)
    return pipeline._dress(project, load_brand(project.styles, "base"))


def composed(templates: Path) -> Document:
    reading = _reading()
    assert reading.post_mortem
    assert reading.measures
    return compose(reading.post_mortem, reading.measures, replace(_dress(), templates=templates), reading.evidence)


@cache
def sample_document() -> Document:
    """The worked example with the templates as they are."""
    return composed(ROOT / "templates")


def copied_templates(folder: Path) -> Path:
    return shutil.copytree(ROOT / "templates", folder / "templates")


def findings_of(templates: Path) -> tuple[Finding, ...]:
    with pytest.raises(TemplateWrong) as caught:
        composed(templates)
    assert caught.value.exit_code is ExitCode.TEMPLATE_WRONG
    return caught.value.findings


def printed(findings: tuple[Finding, ...]) -> list[str]:
    """Code and place: ``T101 templates/cover.html.j2:5``."""
    return [
        f"{each.code} {each.position.file}:{each.position.line}" if each.position else each.code for each in findings
    ]
