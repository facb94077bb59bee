"""Programs of the system that a test needs: there, or a reason that can be read.

**Why:** a developer without LibreOffice should still be able to test the rest, and must see what was left out. On the
continuous integration (`CI=true`) the same would be a hole nobody notices, and is a failure.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGES_FILE = Path(__file__).resolve().parent.parent / "setup" / "packages.tsv"


class SystemPackage(NamedTuple):
    """One line of `setup/packages.tsv`: what is needed, how to see that it is there, its name in each system."""

    purpose: str
    what_for: str
    probe: str
    debian: str
    fedora: str
    brew: str


def system_packages() -> list[SystemPackage]:
    """What the system must bring, in the order of the list."""
    lines = PACKAGES_FILE.read_text(encoding="utf-8").splitlines()
    return [SystemPackage(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def need(tool: str) -> str:
    """The path of a program; without it, the test that asks is skipped, or fails when `CI=true`.

    Raises:
        LookupError: the program is not in `setup/packages.tsv`, so that `make test` could not install it.
    """
    package = next((row for row in system_packages() if row.probe == f"tool:{tool}"), None)
    if package is None:
        raise LookupError(f"{tool} is not listed in setup/packages.tsv")
    if path := shutil.which(tool):
        return path
    reason = (
        f"{tool} is missing ({package.what_for}): "
        f"package {package.debian} on Debian, {package.fedora} on Fedora, {package.brew} with Homebrew"
    )
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
