"""Two hundred post-mortems nobody wrote conform, with every optional part present or absent."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.preflight.preflight import full_check
from generator.project import Project
from generator.render.rendition import Format
from tests.building import built, project_in
from tests.post_mortems import CSV, INCIDENT, PICTURE, post_mortems
from tests.preflight.objections import objections

DOCUMENTS = 120
HOW_FULL = (0, 1, 2, 3, 4, 5, 6, 9)
"""How many of ten optional fields are there."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = project_in(tmp_path_factory.mktemp("generated") / "project")
    evidence = project.evidence_of(INCIDENT)
    evidence.mkdir()
    Image.new("RGBA", (40, 30), (200, 30, 30, 128)).save(evidence / PICTURE)
    (evidence / CSV).write_text("at;in;out\n2031-01-02 03:04;1,5;\n03:05;2;7\n", encoding="utf-8")
    return project


@pytest.mark.parametrize("filled", HOW_FULL)
@settings(max_examples=DOCUMENTS // len(HOW_FULL), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_generated_document_conforms(project: Project, filled: int, data: st.DataObject) -> None:
    written: dict[str, Any] = data.draw(post_mortems(filled))
    (project.inputs / f"{INCIDENT}.yaml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    content = built(project, INCIDENT, Format.PDF)
    assert not objections(full_check(content))
