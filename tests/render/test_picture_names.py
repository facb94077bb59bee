"""A screenshot is found by its name, whatever characters a desktop gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.rendition import Format
from tests.building import ROOT, composed, project_in, rendered
from tests.test_sentinels import PICTURE

INCIDENT = "INC-2031-01-02-003"
SAMPLE = "INC-2019-07-02-001"


@pytest.mark.parametrize(
    "name",
    [
        "fork monitor.png",
        "Screenshot 2031-01-02 at 14.05.png",
        "a+b (1).png",
        "größe.png",
        "図.png",
        "timeline.svg",
        "chart-1.svg",
    ],
)
@pytest.mark.parametrize("format_", list(Format))
def test_a_picture_with_such_a_name_is_in_the_document(tmp_path: Path, name: str, format_: Format) -> None:
    project = project_in(tmp_path)
    metric = f"{{id: M1, title: Graph, image: '{name}'}}"
    text = f"id: {INCIDENT}\ntitle: T\nseverity: SEV1\nsupporting_data: {{metrics: [{metric}]}}\n"
    (project.inputs / f"{INCIDENT}.yaml").write_text(text, encoding="utf-8")
    (project.inputs / INCIDENT).mkdir()
    (project.inputs / INCIDENT / name).write_bytes(PICTURE)
    content = rendered(project.root, INCIDENT, format_)
    marks = {Format.PDF: b"/Subtype /Image", Format.HTML: b"data:image/png;base64,", Format.DOCX: b"word/media/image"}
    assert marks[format_] in content


def test_a_screenshot_never_takes_the_place_of_a_figure(tmp_path: Path) -> None:
    project = project_in(tmp_path, ROOT / "inputs" / f"{SAMPLE}.yaml")
    source = project.inputs / f"{SAMPLE}.yaml"
    text = source.read_text(encoding="utf-8")
    source.write_text(
        text.replace("  metrics:\n", "  metrics:\n    - {id: X1, title: Shot, image: timeline.svg}\n", 1),
        encoding="utf-8",
    )
    (project.inputs / SAMPLE).mkdir(exist_ok=True)
    (project.inputs / SAMPLE / "timeline.svg").write_bytes(PICTURE)
    assets = composed(project.root, SAMPLE).assets
    assert assets["timeline.svg"].content.startswith(b"<svg")
    assert assets["evidence/timeline.svg"].content == PICTURE
