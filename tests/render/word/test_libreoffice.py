"""Another word processor reads what was written, and shows the numbers and pages it computes itself."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from generator.document.blocks import Block, Group, Heading, Table
from tests.render.word.opened import built
from tests.render.word.sample import REGEX, Blocks, cell, head, p, row, t
from tests.required_tools import need


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("libreoffice")


def printed(content: bytes, folder: Path) -> list[str]:
    """The text of each page as LibreOffice prints it."""
    soffice, pdftotext = need("soffice"), need("pdftotext")
    file = folder / "built.docx"
    file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(folder)})
    text = subprocess.run(
        [pdftotext, "-layout", str(folder / "built.pdf"), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    return text.split("\f")[:-1]


def table_of(rows: int) -> Blocks:
    body = tuple(row(f"{n:04}", f"event {n}") for n in range(rows))
    return (Table((20.0, 80.0), head("TIME OF DAY", "EVENT"), body, style="timeline"),)


def test_the_sample_is_shown_with_its_numbers(folder: Path) -> None:
    pages = printed(built(), folder)
    text = "\n".join(pages)
    for expected in (
        r"^1 +Incident summary", r"^2\.2 +Technical impact", r"^4\.1\.1 +Slow", r"^4\.1\.1\.1 *A fourth",
        r"^A +Supporting", r"^A\.1 +Logs", r"^Sign-off$", r"^ *2\. +Copy the snapshot", r"^ *1\. +Restore webhooks",
        r"Table 2\s+Actions", r"Figure 1\s+Matching", "個人情報", r"max_connections = 8000", r"End of INC-2017",
    ):  # fmt: skip
        assert re.search(expected, text, re.MULTILINE), expected
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Working copy: the PDF is the record" in page
    assert "GitLab   " not in pages[0]


def test_the_expression_comes_through_letter_by_letter(folder: Path) -> None:
    text = "".join(printed(built(), folder))
    assert re.sub(r"\s", "", REGEX) in re.sub(r"\s", "", text)


def test_the_head_of_a_long_table_is_on_every_page(folder: Path) -> None:
    pages = printed(built(table_of(2000)), folder)
    assert len(pages) > 30
    assert all("TIME OF DAY" in page for page in pages)
    assert [n for n in range(2000) if f"event {n}\n" not in "\n".join(pages)] == []


def test_an_approval_block_is_on_one_page_with_its_heading_wherever_it_falls(folder: Path) -> None:
    blocks: list[Block] = []
    for lines in range(24, 46, 2):
        table = Table((50.0, 50.0), head(f"ROLE{lines}", "Signature"), (row(cell("Name", "signature"), "☐"),))
        approval = (Heading(2, t(f"APPROVAL{lines}")), p("Each approver confirms."), table)
        blocks += [p("line", "small")] * lines + [Group(approval, "approval")]
    pages = printed(built(tuple(blocks)), folder)
    numbers = [re.findall(r"(?:APPROVAL|ROLE)(\d+)", page) for page in pages]
    assert sum(len(names) for names in numbers) == 22
    assert all(names[::2] == names[1::2] for names in numbers)
    assert sum(page.count("☐") for page in pages) == 11


def test_a_row_longer_than_a_page_loses_nothing(folder: Path) -> None:
    words = [f"word{n}" for n in range(3000)]
    pages = printed(built((Table((20.0, 80.0), head("a", "b"), (row("x", " ".join(words)),)),)), folder)
    assert set(words) <= set(" ".join(pages).split())
