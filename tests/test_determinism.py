"""The same input gives the same bytes: in another process, folder, time zone, locale and with another hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.render.rendition import Format
from tests.building import EACH_SAMPLE, ROOT, project_in, rendered

OTHER_WORLD = {
    "TZ": "Pacific/Chatham",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "40",
}


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_two_builds_give_the_same_bytes_in_every_format(incident_id: str, tmp_path: Path) -> None:
    project = project_in(tmp_path / "another folder", ROOT / "inputs" / f"{incident_id}.yaml")
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--format", "all", incident_id],
        cwd=project.root,
        env={**os.environ, **OTHER_WORLD, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    for format_ in Format:
        elsewhere = project.output_of(incident_id, format_).read_bytes()
        assert elsewhere == rendered(ROOT, incident_id, format_), f"{format_} differs"
        assert str(tmp_path).encode() not in elsewhere
        assert str(ROOT).encode() not in elsewhere
