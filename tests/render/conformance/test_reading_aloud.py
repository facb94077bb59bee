"""What is heard: the texts of the structure, in its order, are those of the page, each once, whatever lines and pages broke."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.render.rendition import Format
from tests.building import ROOT, rendered
from tests.reading_formats import html_blocks, squeezed
from tests.required_tools import need

HEARD = ("INC-2025-12-03-001", "INC-2019-05-30-001", "INC-2020-05-27-001", "INC-2017-06-22-001")
"""The worked example with its nested lists, and inputs in three languages: poppler takes up to half a minute for each."""

_MARKS = re.compile(r"[0-9]+\.?|[•–·▪]")
"""Labels of list items and page numbers of the contents, which the page has not as text."""


def heard(content: bytes, folder: Path) -> str:
    """All texts of the structure as poppler reads them, which must have nothing to complain about."""
    need("pdftotext")  # the same package
    (folder / "document.pdf").write_bytes(content)
    read = subprocess.run(
        ["pdfinfo", "-struct-text", str(folder / "document.pdf")], capture_output=True, encoding="utf-8", check=True
    )
    assert not read.stderr, read.stderr[:500]
    return "".join(line[1:-1] for line in _outside_figures(read.stdout.splitlines()) if line[:1] == line[-1:] == '"')


def _outside_figures(lines: list[str]) -> Iterator[str]:
    """The lines without those below a figure: its own text is heard in their stead."""
    figure = -1
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if depth <= figure:
            figure = -1
        if line.strip().startswith("Figure"):
            figure = depth
        if figure < 0:
            yield line.strip()


@pytest.mark.parametrize("incident_id", HEARD)
def test_the_structure_reads_the_page_once_and_in_its_order(incident_id: str, tmp_path: Path) -> None:
    stream = squeezed(heard(rendered(ROOT, incident_id, Format.PDF), tmp_path))
    leftover, cursor = [], 0
    for block in map(squeezed, html_blocks(rendered(ROOT, incident_id, Format.HTML))):
        at = stream.find(block, cursor)
        assert at >= 0, f"“{block[:80]}” is not heard after “{stream[max(0, cursor - 40) : cursor]}”"
        leftover.append(stream[cursor:at])
        cursor = at + len(block)
    leftover.append(stream[cursor:])
    assert not [rest for each in leftover if (rest := _MARKS.sub("", each))]
