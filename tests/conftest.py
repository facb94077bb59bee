"""What holds for all tests: generated examples are the same in every run, so that a failure is a change and no chance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("same examples", derandomize=True, deadline=None)
settings.load_profile("same examples")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process that ask for it (`tests.browser` opens pages in it)."""
    from tests.browser import open_browser

    yield from open_browser()
