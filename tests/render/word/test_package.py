"""The package is valid, complete, and the same every time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from generator.brand.style_map import NAMES
from generator.document.blocks import (
    Block,
    Blocks,
    Caption,
    Cell,
    CodeBlock,
    Contents,
    ContentsEntry,
    Figure,
    Group,
    Heading,
    Link,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from generator.errors import TemplateWrong
from generator.render.word.base import base_document
from generator.render.word.formatting import Formatting
from tests.render.word.brand import base_style_map, base_tokens
from tests.render.word.opened import W, built, opened
from tests.render.word.sample import bullets, cell, p, row, t

ALLOWED: dict[str, str] = {}
"""Complaints of the validator that are none, with the reason. There are none."""

ROOT = Path(__file__).resolve().parents[3]


def every_style() -> Blocks:
    """Each name of the style map, used once."""
    blocks: list[Block] = [Heading(1, t("One"), "one", "1"), Heading(1, t("Two"), "two", "A", "appendix")]
    blocks += [p("text", name) for name in named("paragraph")]
    blocks += [Paragraph((Span(t("text"), name),)) for name in named("span")]
    blocks += [Paragraph((Link("#one", t("text"), name),)) for name in named("link")]
    caption = Caption("Table", "1", t("Words"))
    blocks += [Table((100.0,), (row("head", scope="col"),), (row("text"),), caption, name) for name in named("table")]
    blocks += [Table((100.0,), (), (Row((cell("text"),), name),)) for name in named("row")]
    blocks += [Table((100.0,), (), (Row((Cell((p("text"),), style=name),)),)) for name in named("cell")]
    blocks += [bullets("text", style=name, ordered=ordered) for name in named("list") for ordered in (False, True)]
    blocks += [Group((p("text"),), name) for name in named("group")]
    blocks += [Section((p("text"),), f"s-{name}", name) for name in named("section")]
    blocks += [Figure("steps.svg", "alt", Caption("Figure", "1", t("Words")), name) for name in named("figure")]
    blocks += [CodeBlock("text", name) for name in named("code")]
    blocks += [Heading(1, t("text"), style=name) for name in named("heading")]
    blocks += [Contents("Title", (ContentsEntry(1, "1", "One", "one"),), name) for name in named("nav")]
    return tuple(blocks)


def named(kind: str) -> list[str]:
    return ["" if name == "default" else name for name in NAMES[kind]]


def complaints(content: bytes, folder: Path) -> list[str]:
    file = folder / "built.docx"
    file.write_bytes(content)
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=100).validate(str(file))
    return [str(error) for error in result.errors if not any(known in str(error) for known in ALLOWED)]


def test_the_sample_is_valid(tmp_path: Path) -> None:
    assert complaints(built(), tmp_path) == []


def test_a_document_with_every_style_is_valid(tmp_path: Path) -> None:
    blocks = every_style()
    assert len(blocks) > 60
    assert complaints(built(blocks), tmp_path) == []


def test_an_empty_document_is_valid(tmp_path: Path) -> None:
    assert complaints(built(()), tmp_path) == []


def test_the_validator_sees_what_is_wrong(tmp_path: Path) -> None:
    broken = opened((p("text"),))
    assert complaints(broken.content.replace(b"word/styles.xml", b"word/styles.xmX"), tmp_path)


def test_every_style_in_use_is_defined() -> None:
    document = opened(every_style())
    defined = {style.get(f"{W}styleId") for style in document.all("//w:style", "word/styles.xml")}
    kinds = "//w:pStyle | //w:rStyle | //w:tblStyle | //w:basedOn | //w:next"
    for part in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml", "word/numbering.xml"):
        used = {one.get(f"{W}val") for one in document.all(kinds, part)}
        assert used <= defined


@pytest.mark.parametrize(
    "block",
    [
        p("x", "shiny"), Paragraph((Span(t("x"), "shiny"),)), Paragraph((Link("#x", t("x"), "shiny"),)),
        Table((100.0,), (), (row("x"),), style="shiny"), Table((100.0,), (), (row("x", style="shiny"),)),
        Table((100.0,), (), (row(cell("x", "shiny")),)), bullets("x", style="shiny"), Group((), "shiny"),
        Section((), "s", "shiny"), Figure("steps.svg", "x", style="shiny"), CodeBlock("x", "shiny"),
        Heading(1, t("x"), style="shiny"), Contents("x", (), "shiny"),
    ],
)  # fmt: skip
def test_an_unknown_style_is_named(block: Block) -> None:
    with pytest.raises(TemplateWrong, match="shiny"):
        opened((block,))


def test_something_that_is_no_block_is_named() -> None:
    with pytest.raises(TemplateWrong, match="SimpleNamespace"):
        opened((SimpleNamespace(),))  # type: ignore[arg-type]


def test_another_library_opens_it() -> None:
    document = docx.Document(io.BytesIO(built()))
    assert [q.style.name for q in document.paragraphs if q.text == "Incident summary"] == ["Heading 1"]
    assert len(document.tables) >= 8


def test_it_is_our_own_base_document_and_not_that_of_the_library() -> None:
    content = base_document(base_style_map(), Formatting(base_tokens(), "en"))
    assert len(content) < 20_000
    base = docx.Document(io.BytesIO(content))
    assert [p.text for p in base.paragraphs] == []
    assert {"Body Text", "Timeline Table", "Appendix 1", "Badge"} <= {style.name for style in base.styles}
    ours = [style.name for style in base.styles if not style.builtin]
    assert {"Lead", "Appendix 1"} <= set(ours)
    assert not {"Heading 1", "toc 1", "Title", "Hyperlink", "List Bullet"} & set(ours)


def test_the_base_document_is_valid_by_itself(tmp_path: Path) -> None:
    assert complaints(base_document(base_style_map(), Formatting(base_tokens(), "ja")), tmp_path) == []


def test_two_builds_are_the_same_bytes() -> None:
    assert built() == built()


def test_other_processes_time_zones_and_hash_seeds_give_the_same_bytes() -> None:
    program = "import hashlib; from tests.render.word.opened import built; print(hashlib.sha256(built()).hexdigest())"
    expected = hashlib.sha256(built()).hexdigest()
    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "America/St_Johns")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert run.stdout.strip() == expected


def test_nothing_heavy_is_imported_before_a_document_is_written() -> None:
    program = "import sys, generator.render, generator.render.word; print('lxml' in sys.modules, 'docx' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.split() == ["False", "False"]
