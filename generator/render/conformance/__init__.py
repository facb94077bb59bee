"""What WeasyPrint leaves undone for PDF/A-3a and PDF/UA-1: named steps over the objects of the file, before it is written."""

from generator.render.conformance.steps import STEPS, Step, conforming

__all__ = ["STEPS", "Step", "conforming"]
