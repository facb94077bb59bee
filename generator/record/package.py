"""What a record carries inside: the input as it was read, the data as they were understood, the evidence, the settings.

=====================  ============  ==================================================================
name                   relationship  what
=====================  ============  ==================================================================
``INC-….yaml``         Source        the input, byte for byte
``INC-….json``         Data          the canonical content (`generator.record.content`)
``INC-….settings.json``  Data        what else the document was made with: brand, policy, generator
(their own names)      Supplement    the evidence files, byte for byte
=====================  ============  ==================================================================

**Why settings are a file of their own:** they change the look, not what is said; the data file alone is the fingerprinted
content. They hold nothing that differs between machines.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from generator.errors import FixityFailed
from generator.intake.evidence import EvidenceFile
from generator.record.attachment import Attachment, Relationship

SETTINGS_SCHEMA = "postmortem-settings/1"
_SOURCE_TYPES = {
    "yaml": "application/yaml",
    "yml": "application/yaml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a document was made with besides its input. A rebuild takes the brand; the rest is told when it differs."""

    brand: str
    policy_version: str
    generator_version: str


def data_name(incident_id: str) -> str:
    """Name of the data file."""
    return f"{incident_id}.json"


def settings_name(incident_id: str) -> str:
    """Name of the settings file."""
    return f"{incident_id}.settings.json"


def names_taken(incident_id: str) -> tuple[str, ...]:
    """Names that no evidence file of an incident can have."""
    return (
        *(f"{incident_id}.{suffix}" for suffix in _SOURCE_TYPES),
        data_name(incident_id),
        settings_name(incident_id),
    )


def packaged(
    incident_id: str,
    source: tuple[str, bytes],
    data: bytes,
    evidence: Mapping[str, EvidenceFile],
    settings: Settings,
    modified_at: datetime,
) -> tuple[Attachment, ...]:
    """The associated files of a record; `source` is name and bytes of the input."""
    name, content = source
    media_type = _SOURCE_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    text = json.dumps({"schema": SETTINGS_SCHEMA, **asdict(settings)}, ensure_ascii=False, indent=1) + "\n"

    def data_file(name: str, content: bytes, description: str) -> Attachment:
        return Attachment(name, content, "application/json", Relationship.DATA, description, modified_at)

    return (
        Attachment(name, content, media_type, Relationship.SOURCE, "The input, exactly as it was read", modified_at),
        data_file(data_name(incident_id), data, "The content (RFC 8785); its SHA-256 is the content fingerprint"),
        data_file(settings_name(incident_id), text.encode(), "Brand, policy and generator the document was made with"),
        *(
            Attachment(each, file.content, file.media_type, Relationship.SUPPLEMENT, "Evidence", modified_at)
            for each, file in sorted(evidence.items())
        ),
    )


def read_settings(content: bytes) -> Settings:
    """The settings of a record.

    Raises:
        FixityFailed: they are not what `packaged` writes.
    """
    try:
        values = json.loads(content)
        known = {key: values[key] for key in ("brand", "policy_version", "generator_version")}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FixityFailed("the settings inside the record can not be read") from error
    if values.get("schema") != SETTINGS_SCHEMA or not all(isinstance(each, str) for each in known.values()):
        raise FixityFailed("the settings inside the record are of another kind than this version reads")
    return Settings(**known)
