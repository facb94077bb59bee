"""The page for those who edit templates says what the code holds them to."""

from __future__ import annotations

from dataclasses import fields

import pytest

from generator.catalogue import templates_as_markdown
from generator.cli import main
from generator.document.composition import FILTERS, TESTS
from generator.document.context import DocumentContext
from generator.document.reference import MEANINGS, attribute_docstrings, context_classes
from generator.document.vocabulary import CONTENT
from tests.copied_project import ROOT

PAGE = ROOT / "docs" / "templates.md"


def test_the_page_is_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--templates"]) == 0
    assert capsys.readouterr().out == templates_as_markdown()
    wanted = "write it again: postmortem explain --templates > docs/templates.md"
    assert PAGE.read_text(encoding="utf-8") == templates_as_markdown(), wanted


def test_every_name_of_the_context_is_explained() -> None:
    classes = context_classes()
    assert len(classes) == 20
    for cls in classes:
        assert attribute_docstrings(cls).keys() == {field.name for field in fields(cls)}, cls.__name__
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"| `{field.name}` | " in text for field in fields(DocumentContext))
    for name in (
        "pm.impact.customer.users_affected",
        "pm.timeline.entries[].at",
        "timeline[].entry",
        "metrics[].columns[].title",
    ):
        assert f"| `{name}` | " in text


def test_every_element_filter_and_question_is_explained() -> None:
    assert MEANINGS.keys() == CONTENT.keys() - {"body"}
    assert all((function.__doc__ or "").strip() for function in (*FILTERS.values(), *TESTS.values()))


def test_every_row_of_a_table_has_the_cells_of_its_head() -> None:
    width = 0
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = line.replace("\\|", "").count("|") - 1 if line.startswith("|") else 0
        assert cells in (0, width) or width == 0, line
        width = cells
