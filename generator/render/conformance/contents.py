"""What is drawn: page furniture, pictures, passages in other languages."""

from __future__ import annotations

from typing import Any

import pydyf

from generator.render.conformance.origins import Origins
from generator.render.conformance.structure import Structure

_POINTS = 0.75
"""PDF points in a CSS pixel."""


def set_furniture_aside(structure: Structure, origins: Origins) -> int:
    """Make artifacts of what stands in the margins of pages; returns how many pieces."""
    return structure.mark_artifacts(origins.furniture)


def measure_figures_in_points(structure: Structure, _origins: Origins) -> int:
    """Give each figure the box it fills in points from the bottom left; WeasyPrint writes pixels from the top left."""
    measured = 0
    for figure in structure.walk("Figure"):
        height = structure.of(figure["Pg"])["MediaBox"][3]
        left, top, right, bottom = (round(each * _POINTS, 3) for each in figure["A"]["BBox"])
        figure["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])
        measured += 1
    return measured


def leave_pictures_as_they_are(structure: Structure, _origins: Origins) -> int:
    """Ask no viewer to interpolate pictures; returns how many did."""
    found = 0
    for each in structure.pdf.objects:
        extra: dict[str, Any] = getattr(each, "extra", {})
        if extra.get("Subtype") == "/Image" and str(extra.get("Interpolate", "")).lower() == "true":
            extra["Interpolate"] = "false"
            found += 1
    return found


def name_languages(structure: Structure, origins: Origins) -> int:
    """Say the language of each passage whose element has one of its own; returns how many have."""
    named = 0
    for element in structure.walk():
        box = origins.elements.get(element.number)
        language = None if box is None or box.element is None else box.element.get("lang")
        if language:
            element["Lang"] = pydyf.String(language)
            named += 1
    return named
