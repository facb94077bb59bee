"""The exhibit register: every exhibit with its files as they are, and every place that cites it."""

from __future__ import annotations

import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator.document.exhibits import ExhibitRow, exhibit_rows
from generator.errors import RulesBroken
from generator.intake.evidence import Evidence, EvidenceFile
from generator.metrics.measures import measure
from generator.model.post_mortem import PostMortem
from generator.pipeline import build, read, require_buildable
from generator.project import find_project
from generator.render.rendition import Format
from tests.building import ROOT, rendered
from tests.copied_project import SAMPLE, copied_project
from tests.reading_formats import docx_paragraphs, html_blocks, pdf_pages, squeezed
from tests.wording import english

LOG = EvidenceFile(b"14:15 pool exhausted\n", "text/plain")


def rows_of(evidence: Evidence | None = None, **fields: Any) -> tuple[ExhibitRow, ...]:
    head = {"id": "INC-2025-12-03-001", "title": "x", "severity": "SEV1"}
    post_mortem = PostMortem.model_validate({**head, **fields})
    return exhibit_rows(post_mortem, measure(post_mortem), evidence or Evidence(), english)


def log(**fields: str) -> dict[str, Any]:
    return {"logs": [{"id": "L1", "title": "Log", "text": "x", **fields}]}


def test_every_exhibit_of_every_kind_has_a_row_in_the_order_of_the_document() -> None:
    data = {
        "alerts": [{"id": "A1", "title": "t"}],
        "logs": [{"id": "L1", "title": "t", "text": "x"}],
        "metrics": [{"id": "M1", "title": "t"}],
        "configuration": [{"id": "C1", "title": "t"}],
    }
    rows = rows_of(supporting_data=data)
    assert [(row.id, row.kind) for row in rows] == [
        ("M1", "Metric"), ("L1", "Log excerpt"), ("C1", "Configuration"), ("A1", "Alert"),
    ]  # fmt: skip
    assert all(row.files == () and row.citations == () and row.recorded is None for row in rows)


@pytest.mark.parametrize("recorded", ["", LOG.digest, "0" * 64])
def test_a_file_has_its_size_its_digest_and_the_one_on_record(recorded: str) -> None:
    data = log(file="error.log", sha256=recorded)
    (row,) = rows_of(Evidence({"error.log": LOG}), supporting_data=data)
    (file,) = row.files
    assert (file.name, file.size, file.digest, file.recorded) == ("error.log", "21 bytes", LOG.digest, recorded)


def test_a_missing_file_has_no_digest_of_its_own() -> None:
    (row,) = rows_of(supporting_data=log(file="error.log", sha256="0" * 64))
    (file,) = row.files
    assert (file.size, file.digest, file.recorded) == ("", "", "0" * 64)


def test_a_digest_without_a_file_is_told_as_one_of_a_file_that_is_elsewhere() -> None:
    (row,) = rows_of(supporting_data=log(sha256="0" * 64))
    assert (row.files, row.recorded) == ((), "0" * 64)


def test_a_metric_may_have_a_file_and_a_picture_and_the_digest_is_that_of_the_file() -> None:
    metric = {"id": "M1", "title": "t", "file": "a.csv", "image": "a.png", "sha256": "0" * 64}
    (row,) = rows_of(supporting_data={"metrics": [metric]})
    assert [(file.name, file.recorded) for file in row.files] == [("a.csv", "0" * 64), ("a.png", "")]
    (row,) = rows_of(supporting_data={"metrics": [{**metric, "file": ""}]})
    assert [(file.name, file.recorded) for file in row.files] == [("a.png", "0" * 64)]
    (row,) = rows_of(supporting_data={"metrics": [{**metric, "file": "a.png"}]})
    assert [(file.name, file.recorded) for file in row.files] == [("a.png", "0" * 64)]


def test_what_cites_an_exhibit_is_found_in_rows_and_in_texts() -> None:
    (row, other) = rows_of(
        supporting_data={
            "logs": [
                {"id": "L1", "title": "t", "text": "x"},
                {"id": "L1.2", "title": "t", "text": "x", "note": "The same as L1, later."},
            ]
        },
        timeline={
            "entries": [
                {"at": "2025-12-03 14:15", "event": "e", "exhibits": ["L1"]},
                {"at": "2025-12-04 09:00", "event": "Seen again, see L1."},
                {"event": "No time (L1)", "exhibits": ["L1.2"]},
            ]
        },
        root_cause={"primary": [{"text": "L1 shows it; XL1 and L1x do not."}]},
    )
    assert [(each.text, each.target) for each in row.citations] == [
        ("14:15", "event-1"),
        ("4\u00a0December 2025, 09:00", "timeline"),
        ("Timeline", "event-3"),
        ("Root Cause Analysis", "root-cause"),
        ("L1.2", "exhibit-L1.2"),
    ]
    assert [each.target for each in other.citations] == ["event-3"]


def test_thousands_of_exhibits_are_registered_in_a_moment() -> None:
    number = 3000
    data = {"logs": [{"id": f"L{n}", "title": "t", "text": "x", "note": f"See L{n + 1}."} for n in range(number)]}
    entries = [{"at": "2025-12-03 14:15", "event": f"As in L{n} now", "exhibits": [f"L{n}"]} for n in range(number)]
    post_mortem = PostMortem.model_validate(
        {
            "id": "INC-2025-12-03-001",
            "title": "x",
            "severity": "SEV1",
            "supporting_data": data,
            "timeline": {"entries": entries},
        }
    )
    measures = measure(post_mortem)
    before = time.perf_counter()
    rows = exhibit_rows(post_mortem, measures, Evidence(), english)
    assert time.perf_counter() - before < 3
    assert len(rows) == number
    assert [each.target for each in rows[7].citations] == ["event-8", "exhibit-L6"]


@pytest.mark.parametrize("format_", list(Format))
def test_every_format_prints_every_digest_in_full(format_: Format) -> None:
    readers = {Format.PDF: pdf_pages, Format.DOCX: docx_paragraphs, Format.HTML: html_blocks}
    text = squeezed("".join(readers[format_](rendered(ROOT, SAMPLE, format_))))
    files = sorted((ROOT / "inputs" / SAMPLE).iterdir())
    assert len(files) == 6
    for file in files:
        assert sha256(file.read_bytes()).hexdigest() in text
        assert squeezed(file.name) in text


def test_a_changed_file_stops_a_final_and_marks_a_draft(tmp_path: Path) -> None:
    root = copied_project(tmp_path / "project", SAMPLE)
    (root / "inputs" / SAMPLE / "checkout-2025-12-03.log").write_text("all was well\n")
    project = find_project(root)
    reading = read(project, SAMPLE)
    assert [each.code for each in reading.findings] == ["E004"]
    with pytest.raises(RulesBroken):
        require_buildable(reading)
    path = root / "inputs" / f"{SAMPLE}.yaml"
    path.write_text(path.read_text().replace("status: Final", "status: Draft", 1))
    (page,) = build(project, SAMPLE, [Format.HTML]).files
    assert "Changed since capture. Recorded then:" in page.read_text()
