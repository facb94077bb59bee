"""Builds inputs for tests through the pipeline, in a project folder of their own."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from generator.brand.reading import load_brand
from generator.document.blocks import Document
from generator.pipeline import Reading, compose_document, read, record_of, render, render_all, require_buildable
from generator.project import Project, find_project
from generator.render.rendition import Format
from tests.copied_project import copy_with_evidence

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(path.stem for path in (ROOT / "inputs").glob("INC-*.yaml"))
EACH_SAMPLE = [pytest.param(sample, marks=pytest.mark.xdist_group(sample)) for sample in SAMPLES]
"""One test for each sample; those of one sample run in one process, where it is built once."""


def project_in(folder: Path, *inputs: Path) -> Project:
    """A project in `folder` with the templates and styles of this one and copies of `inputs`."""
    folder.mkdir(exist_ok=True)
    for name in ("templates", "styles"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "postmortem.toml", folder)
    (folder / "inputs").mkdir()
    for path in inputs:
        copy_with_evidence(path, folder / "inputs")
    return find_project(folder)


def built(project: Project, incident_id: str, format_: Format) -> bytes:
    """One format of an input as it stands, built anew."""
    return render_all(project, read(project, incident_id), [format_])[0].content


@cache
def understood(root: Path, incident_id: str) -> Reading:
    """An input of the project at `root`, read."""
    return read(find_project(root), incident_id)


@cache
def composed(root: Path, incident_id: str) -> Document:
    """The composed document of an input of the project at `root`."""
    project = find_project(root)
    reading = understood(root, incident_id)
    return compose_document(project, load_brand(project.styles, "base"), *require_buildable(reading), reading.evidence)


@cache
def rendered(root: Path, incident_id: str, format_: Format) -> bytes:
    """One format of an input of the project at `root`; built once per test process."""
    project = find_project(root)
    document, brand = composed(root, incident_id), load_brand(project.styles, "base")
    attachments = record_of(project, brand, understood(root, incident_id), document)
    return render(document, brand, project, format_, attachments).content
