"""What holds for all tests: generated examples are the same in every run, so that a failure is a change and no chance."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("same examples", derandomize=True, deadline=None)
settings.load_profile("same examples")
