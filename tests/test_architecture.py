"""The architecture is this table: which room may import which, and which library has its door where.

It is exhaustive: a module nobody placed, a room that is gone, or a library without a door fails the test. All imports count,
also those inside functions and under TYPE_CHECKING.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "generator"

ALLOWED: dict[str, set[str]] = {
    "findings": set(),
    "clock": {"errors"},
    "version": set(),
    "errors": {"findings"},
    "output": {"errors"},
    "project": {"errors", "findings"},
    "intake": {"errors", "findings"},
    "charts": {"errors", "findings"},
    "brand": {"errors", "findings"},
    "model": {"intake", "findings"},
    "metrics": {"model"},
    "readings": {"intake", "model", "metrics", "findings"},
    "rules": {"model", "metrics", "findings"},
    "document": {"model", "metrics", "charts", "intake", "errors", "findings"},
    "record": {"intake", "model", "errors", "findings"},
    "render": {"document", "brand", "charts", "record", "errors", "findings", "clock"},
    "preflight": {"errors"},
    "catalogue": {"intake", "model", "readings", "rules", "document", "brand", "findings"},
    "report": {"errors", "findings"},
    "pipeline": {
        "intake", "model", "metrics", "readings", "rules", "document", "brand", "charts", "record", "render", "preflight",
        "project",
        "output", "errors", "findings", "version",
    },
    "keeping": {
        "pipeline", "record", "render", "intake", "model", "project", "output", "errors", "findings", "version",
    },
    "cli_record": {"keeping", "model", "render", "project", "report", "errors"},
    "cli_brand": {"pipeline", "brand", "project", "report", "output", "errors", "findings"},
    "cli": {
        "cli_record", "cli_brand",
        "pipeline", "project", "report", "catalogue", "clock", "errors", "findings", "output", "model", "render", "document",
        "preflight", "version",
    },
    "__main__": {"cli"},
}  # fmt: skip
"""Room (folder or module of `generator/`) -> rooms it may import. `version` is the package itself, which holds VERSION alone."""

DOORS: dict[str, set[str]] = {
    "PIL": {"intake/pictures.py"},
    "yaml": {"intake"},
    "openpyxl": {"intake"},
    "pydantic": {"model"},
    "pydantic_core": {"model"},
    "babel": {"document/cldr.py"},
    "jinja2": {"document/templates.py"},
    "markupsafe": {"document", "render/html.py", "render/web", "render/page_marks.py", "render/pdf.py"},
    "tinycss2": {"brand/style_sheets.py"},
    "weasyprint": {"render/pdf.py", "render/conformance"},
    "pydyf": {"render/conformance", "render/attachments.py"},
    "page": {"preflight/page_validation.py"},
    "pikepdf": {"preflight"},
    "pypdf": {"record/opened.py"},
    "docx": {"render/word"},
    "lxml": {"render/word"},
    "rfc8785": {"record/content.py"},
    "resvg_py": {"charts/png.py"},
    "fontTools": {"charts/lettering.py", "brand/coverage.py", "brand/packs.py", "render/web/faces.py"},
    "rich": {"cli.py"},
}
"""Library -> the only rooms or files that may import it."""


def modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(GENERATOR).parts
    if parts == ("__init__.py",):
        return "version"
    return parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Every imported module name with its line; ``from generator.x import y`` counts as generator.x and generator.x.y."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.module or "", node.lineno
            if node.module == "generator":
                yield from ((f"generator.{alias.name}", node.lineno) for alias in node.names)


def test_every_module_has_a_room_and_every_room_of_the_table_exists() -> None:
    rooms = {room_of(path) for path in modules()}
    assert rooms == set(ALLOWED)


def test_imports_go_one_way() -> None:
    seen = 0
    wrong: list[str] = []
    for path in modules():
        room = room_of(path)
        for name, line in imports_of(path):
            if not name.startswith("generator."):
                continue
            seen += 1
            target = name.split(".")[1]
            target = target if target in ALLOWED else "version"
            if target not in {room} | ALLOWED[room] | ({"version"} if name == "generator" else set()):
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {room} must not import {target}")
    assert not wrong, "\n".join(wrong)
    assert seen > 300, "the walk did not see the imports"


def test_rooms_form_no_circle() -> None:
    open_rooms = dict(ALLOWED)
    while ready := [room for room, needs in open_rooms.items() if not needs & open_rooms.keys()]:
        for room in ready:
            del open_rooms[room]
    assert not open_rooms


def test_every_library_has_its_door() -> None:
    seen: set[str] = set()
    wrong: list[str] = []
    for path in modules():
        place = path.relative_to(GENERATOR).as_posix()
        for name, line in imports_of(path):
            library = name.split(".")[0]
            if library in sys.stdlib_module_names or library == "generator":
                continue
            seen.add(library)
            doors = DOORS.get(library, set())
            if not any(place == door or place.startswith(door + "/") for door in doors):
                wrong.append(f"generator/{place}:{line}: {library} has no door here")
    assert not wrong, "\n".join(wrong)
    assert {"yaml", "pydantic", "jinja2", "weasyprint", "lxml"} <= seen


def test_only_the_clock_reads_the_clock_and_nothing_is_random() -> None:
    wrong = [f"generator/{place}:{node.lineno}: {found}" for place, node in nodes() for found in _chance(place, node)]
    assert not wrong, "\n".join(wrong)


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for path in modules():
        place = path.relative_to(GENERATOR).as_posix()
        yield from ((place, node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _chance(place: str, node: ast.AST) -> Iterator[str]:
    """What would make two builds of one input differ."""
    if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"} and place != "clock.py":
        yield f"reads the clock (.{node.attr})"
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
        yield from (f"imports {name}" for name in names & {"random", "secrets", "locale"})


def test_the_way_of_check_never_loads_the_dear_libraries() -> None:
    """`check` must not pay for the renderers: their modules are only imported inside functions of the pipeline."""
    top_level: set[str] = set()
    todo = ["pipeline"]
    while todo:
        module = todo.pop()
        path = GENERATOR / f"{module.replace('.', '/')}.py"
        path = path if path.is_file() else GENERATOR / module.replace(".", "/") / "__init__.py"
        if module in top_level or not path.is_file():
            continue
        top_level.add(module)
        statements = ast.parse(path.read_text(encoding="utf-8")).body
        names = [node.module for node in statements if isinstance(node, ast.ImportFrom) and node.module]
        todo += [name.removeprefix("generator.") for name in names if name.startswith("generator.")]
    assert {"pipeline", "model.validation", "rules.check"} <= top_level
    assert not {m for m in top_level if m.startswith(("render.pdf", "render.word", "document", "charts", "brand"))}
