"""Where things are and what the organisation has set: the only configuration (`postmortem.toml` at the top of the project)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.errors import IntakeUnreadable, UsageError

SETTINGS = "postmortem.toml"
SUFFIXES = (".yaml", ".yml", ".xlsx")
_KNOWN: Mapping[str, frozenset[str] | None] = MappingProxyType(
    {
        "document": frozenset({"brand"}),
        "policy": None,  # read by the rules, which know its keys
        "limits": frozenset({"max_bytes", "max_picture_bytes", "max_evidence_bytes", "max_evidence_total_bytes"}),
    }
)


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder and its settings."""

    root: Path
    brand: str = "base"
    policy: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    max_bytes: int = 5_000_000
    max_picture_bytes: int = 10_000_000
    max_evidence_bytes: int = 20_000_000
    max_evidence_total_bytes: int = 50_000_000

    @property
    def inputs(self) -> Path:
        """`inputs/`: one file for each incident, and a folder of the same name for its evidence."""
        return self.root / "inputs"

    @property
    def templates(self) -> Path:
        """`templates/`."""
        return self.root / "templates"

    @property
    def styles(self) -> Path:
        """`styles/`: one folder for each brand."""
        return self.root / "styles"

    @property
    def fonts(self) -> Path:
        """`fonts/`: font packs of this project; need not be there."""
        return self.root / "fonts"

    @property
    def build(self) -> Path:
        """`build/`: what is made; never committed."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """`build/.cache/`: prepared fonts."""
        return self.build / ".cache"

    def shown(self, path: Path) -> str:
        """A path as messages and documents name it: relative to the project, never absolute."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.name

    def incident_ids(self) -> list[str]:
        """The ids that have an input, in order."""
        return sorted({path.stem for path in self.inputs.glob("INC-*") if path.suffix in SUFFIXES})

    def input_of(self, incident_id: str) -> Path:
        """The input file of an incident; `incident_id` must have been checked to be one.

        Raises:
            IntakeUnreadable: there is none, or more than one.
        """
        found = [path for suffix in SUFFIXES if (path := self.inputs / f"{incident_id}{suffix}").exists()]
        if len(found) > 1:
            names = " and ".join(self.shown(path) for path in found)
            raise IntakeUnreadable(f"{incident_id} has more than one input: {names}", hint="Keep one of them.")
        if not found:
            raise IntakeUnreadable(
                f"there is no input for {incident_id}: {self.shown(self.inputs)}/{incident_id}.yaml is not there",
                hint=f"Begin one with: make new INC={incident_id}",
            )
        return found[0]

    def evidence_of(self, incident_id: str) -> Path:
        """The folder of an incident's own files."""
        return self.inputs / incident_id

    def output_of(self, incident_id: str, suffix: str) -> Path:
        """Where a format of an incident is written."""
        return self.build / incident_id / f"{incident_id}.{suffix}"


def find_project(start: Path | None = None) -> Project:
    """The project that `start` (default: the working folder) lies in.

    Raises:
        UsageError: there is none, or its settings are wrong.
    """
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return _read(folder)
    raise UsageError(f"there is no {SETTINGS} here or above", hint="Run the command inside the project folder.")


def project_or_defaults() -> Project:
    """The project that the working folder lies in; the defaults where there is none, for whoever only received a record."""
    here = Path.cwd()
    inside = any((folder / SETTINGS).is_file() for folder in (here, *here.parents))
    return find_project() if inside else Project(root=here)


def _read(root: Path) -> Project:
    try:
        settings = tomllib.loads((root / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{SETTINGS} can not be read: {error}", hint="Correct the line it names.") from error
    for table, keys in settings.items():
        known = _KNOWN.get(table, frozenset())
        if table not in _KNOWN or not isinstance(keys, dict):
            raise UsageError(f"{SETTINGS}: there is no table [{table}]", hint=f"Known: {', '.join(_KNOWN)}.")
        unknown = sorted(keys.keys() - known) if known is not None else []
        if unknown:
            raise UsageError(
                f"{SETTINGS}: [{table}] has no key `{unknown[0]}`", hint=f"Known: {', '.join(sorted(known or ()))}."
            )
    limits = settings.get("limits", {})
    for key, value in limits.items():
        if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
            raise UsageError(f"{SETTINGS}: limits.{key} must be a number of bytes above 0")
    brand = settings.get("document", {}).get("brand", "base")
    if not isinstance(brand, str):
        raise UsageError(f"{SETTINGS}: document.brand must be the name of a folder in styles/")
    return Project(root=root, brand=brand, policy=MappingProxyType(settings.get("policy", {})), **limits)
