"""A metric from a CSV file is drawn, listed, attached once and part of the fingerprint; thousands of readings stay readable."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pypdf
import pytest

from generator.keeping import identify_file, rebuild
from generator.pipeline import build, read, render_all
from generator.project import Project
from generator.render.rendition import Format
from tests.building import project_in
from tests.reading_formats import docx_paragraphs, html_blocks, pdf_pages, squeezed

INCIDENT = "INC-2031-01-02-003"
FEW = b"at;In use;Limit\n2031-01-02 03:00;84;100\n03:05;100,5;100\n03:10;;100\n"
FORM = f"""id: {INCIDENT}
title: Pool exhausted
severity: SEV1
impact: {{started_at: 2031-01-02 03:02, ended_at: 2031-01-02 03:09}}
supporting_data:
  metrics:
    - {{id: M1, title: Connections, csv: pool.csv, file: pool.csv, unit: connections}}
"""
READERS = {Format.HTML: html_blocks, Format.DOCX: docx_paragraphs, Format.PDF: pdf_pages}


def project_with(folder: Path, content: bytes) -> Project:
    project = project_in(folder)
    (project.inputs / f"{INCIDENT}.yaml").write_text(FORM, encoding="utf-8")
    project.evidence_of(INCIDENT).mkdir()
    (project.evidence_of(INCIDENT) / "pool.csv").write_bytes(content)
    return project


def test_the_file_is_attached_once_and_the_record_is_built_again_from_it(tmp_path: Path) -> None:
    project = project_with(tmp_path / "project", FEW)
    written = build(project, INCIDENT, [Format.PDF]).files[0]
    attached = pypdf.PdfReader(io.BytesIO(written.read_bytes())).attachments
    assert attached["pool.csv"] == [FEW]
    again = rebuild(project, written, [Format.PDF], None, tmp_path)
    assert again.files[0].read_bytes() == written.read_bytes()
    before = identify_file(project, written).fingerprint
    (project.evidence_of(INCIDENT) / "pool.csv").write_bytes(FEW.replace(b"84", b"85"))
    assert identify_file(project, project.input_of(INCIDENT)).fingerprint != before


@pytest.mark.parametrize("format_", list(Format))
def test_values_names_and_digest_stand_in_every_format(format_: Format, tmp_path: Path) -> None:
    project = project_with(tmp_path, FEW)
    text = squeezed("".join(READERS[format_](render_all(project, read(project, INCIDENT), [format_])[0].content)))
    for wanted in ("In use", "Limit", "100.5", "2031-01-02 03:00", sha256(FEW).hexdigest(), "Values: pool.csv"):
        assert squeezed(wanted) in text


def test_thousands_of_readings_are_thinned_and_say_so(tmp_path: Path) -> None:
    clock = [f"2031-01-02 {second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}" for second in range(5000)]
    rows = [f"{at},{9999 if number == 4321 else number % 50},100" for number, at in enumerate(clock)]
    project = project_with(tmp_path, "\n".join(["at,In use,Limit", *rows]).encode())
    pdf = render_all(project, read(project, INCIDENT), [Format.PDF])[0].content
    text = squeezed("".join(pdf_pages(pdf)))
    note = "one reading in 42 of 5000, with the lowest and highest of each series; all are in pool.csv"
    assert squeezed(note) in text
    assert squeezed(f"{clock[4321]}9999") in text, "the highest reading is in the table, whichever every n-th is"
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) < 20
    assert len(pdf) < 900_000


def test_a_file_with_findings_leaves_a_gap_in_a_draft_and_stops_a_final(tmp_path: Path) -> None:
    project = project_with(tmp_path, b"at,rate\n2031-01-02 03:00,many\n")
    reading = read(project, INCIDENT)
    assert [each.code for each in reading.findings if each.code.startswith("E")] == ["E014"]
    page = "".join(html_blocks(render_all(project, reading, [Format.HTML])[0].content))
    assert "no values: pool.csv is not there or has findings" in page
