"""The web pages of all samples in all brands, each built once in a test process."""

from __future__ import annotations

from functools import cache

import pytest

from generator.brand.reading import load_brand
from generator.pipeline import compose_document, require_buildable
from generator.project import find_project
from generator.render.html import render_html
from tests.building import ROOT, SAMPLES, understood

BRANDS = sorted(path.parent.name for path in (ROOT / "styles").glob("*/brand.toml"))
EACH_PAGE = [
    pytest.param(sample, brand, id=f"{sample}-{brand}", marks=pytest.mark.xdist_group(f"{sample}-{brand}"))
    for sample in SAMPLES
    for brand in BRANDS
]
"""One test for each sample in each brand."""


@cache
def page_of(sample: str, brand_name: str = "base") -> str:
    """The web page of a sample of this project in one of its brands."""
    project = find_project(ROOT)
    reading, brand = understood(ROOT, sample), load_brand(project.styles, brand_name)
    document = compose_document(project, brand, *require_buildable(reading), reading.evidence)
    return render_html(document, brand).decode()
