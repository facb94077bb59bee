"""The catalogue of findings is complete, and its page says what the code says."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

from generator.catalogue import ROOMS, all_kinds, as_markdown, explained
from generator.findings import FindingKind, Severity
from tests.copied_project import ROOT

PAGE = ROOT / "docs" / "findings.md"


def kinds_in_the_code() -> dict[str, FindingKind]:
    """Every kind of finding that any module of `generator/` holds, by code."""
    found: dict[str, FindingKind] = {}
    for file in sorted((ROOT / "generator").rglob("*.py")):
        if "FindingKind" not in file.read_text(encoding="utf-8"):
            continue
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, FindingKind):
                assert found.setdefault(value.code, value) is value, f"{value.code} stands twice"
    return found


def test_no_kind_is_left_out() -> None:
    catalogued = {kind.code: kind for kind in all_kinds()}
    assert kinds_in_the_code().items() <= catalogued.items()
    assert len(catalogued) > 80


def test_codes_and_names_are_unique_and_rooms_in_the_order_of_the_story() -> None:
    kinds = all_kinds()
    assert len({kind.code for kind in kinds}) == len({kind.name for kind in kinds}) == len(kinds)
    assert "".join(dict.fromkeys(kind.code[0] for kind in kinds)) == "".join(ROOMS)
    assert all(
        re.fullmatch(r"[A-Z]\d{3}", kind.code) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.name) for kind in kinds
    )


def test_every_kind_explains_itself_in_sentences() -> None:
    for kind in all_kinds():
        assert kind.summary.endswith((".", "?")), kind.code
        assert not kind.hint or kind.hint.endswith((".", "…", "?", ")")) or "`" in kind.hint, kind.code


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown(), (
        "write it again: postmortem explain --markdown > docs/findings.md"
    )


def test_the_page_has_one_row_for_each_kind() -> None:
    rows = re.findall(r"^\| ([A-Z]\d{3}) \|(.*)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [code for code, _ in rows] == [kind.code for kind in all_kinds()]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 3 and "<" not in row for _, row in rows)


def test_an_explanation_is_code_name_weight_meaning_and_next_step() -> None:
    kind = FindingKind("X001", "a-name", Severity.NOTE, "What it is.", "What to do.")
    assert explained(kind) == "X001 a-name (note)\n  What it is.\n  What to do: What to do."
    assert explained(FindingKind("X001", "a-name", Severity.NOTE, "What it is.")).endswith("What it is.")


def test_the_pages_that_hints_send_to_are_there() -> None:
    named = {name for kind in all_kinds() for name in re.findall(r"(?:docs|templates|styles)/[\w/.-]+\w", kind.hint)}
    assert named
    assert [name for name in named if not (Path(ROOT) / name).exists()] == []
