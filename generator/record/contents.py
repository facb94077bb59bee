"""What the associated files of a PDF are to us: input, data, settings, evidence; and whether they agree with each other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from generator.errors import FixityFailed
from generator.record.attachment import Relationship
from generator.record.content import SCHEMA
from generator.record.fingerprint import Fingerprint, fingerprint_of
from generator.record.opened import OpenedRecord
from generator.record.package import Settings, read_settings, settings_name

_DATA_NAME = re.compile(r"INC-\d{4}-\d{2}-\d{2}-\d{3}\.json", re.ASCII)


@dataclass(frozen=True, slots=True)
class RecordContents:
    """A record of ours, taken apart."""

    incident_id: str
    input_name: str
    input: bytes
    data: bytes
    settings: Settings
    evidence: Mapping[str, bytes]

    @property
    def fingerprint(self) -> Fingerprint:
        """Of the data inside."""
        return fingerprint_of(self.data)

    @property
    def schema(self) -> str:
        """Which canonical form the data have."""
        return str(_parsed(self.data).get("schema", ""))

    @property
    def is_of_this_form(self) -> bool:
        """Whether the data can be computed anew from the input and compared."""
        return self.schema == SCHEMA


def contents_of(record: OpenedRecord, shown_as: str) -> RecordContents:
    """Input, data, settings and evidence of a record.

    Raises:
        FixityFailed: the PDF does not carry them, or carries one twice.
    """
    if not record.files:
        raise FixityFailed(
            f"{shown_as} carries no files",
            hint="It was not made by this version, or its attachments were removed; take the original.",
        )
    data_names = [each.name for each in record.files if _DATA_NAME.fullmatch(each.name)]
    if len(data_names) != 1:
        raise FixityFailed(f"{shown_as} carries no data of a post-mortem", hint="Take the PDF as it was built.")
    incident_id = data_names[0].removesuffix(".json")
    sources = [each for each in record.files if each.relationship == Relationship.SOURCE]
    by_name = {each.name: each.content for each in record.files}
    if len(by_name) != len(record.files):
        raise FixityFailed(f"{shown_as} carries two files of the same name")
    if len(sources) != 1 or sources[0].name.rpartition(".")[0] != incident_id:
        raise FixityFailed(f"{shown_as} does not carry the one input it was made from")
    settings = by_name.get(settings_name(incident_id))
    if settings is None:
        raise FixityFailed(f"{shown_as} does not carry the settings it was made with")
    known = {sources[0].name, data_names[0], settings_name(incident_id)}
    return RecordContents(
        incident_id=incident_id,
        input_name=sources[0].name,
        input=sources[0].content,
        data=by_name[data_names[0]],
        settings=read_settings(settings),
        evidence={name: content for name, content in by_name.items() if name not in known},
    )


def contradictions(record: OpenedRecord, contents: RecordContents) -> Iterator[str]:
    """What in a record disagrees with what else it says, each in words; nothing where all agree."""
    fingerprint = contents.fingerprint
    if record.recorded_digest and record.recorded_digest != fingerprint.digest:
        yield f"the properties say {Fingerprint(record.recorded_digest).short}, the data inside have {fingerprint.short}"
    if not record.recorded_digest:
        yield "the properties hold no content fingerprint"
    strange = [each for each in record.identifiers if each != fingerprint.digest]
    if strange:
        yield f"the XMP metadata say {Fingerprint(strange[0]).short}, the data inside have {fingerprint.short}"
    if not record.identifiers:
        yield "the XMP metadata hold no content fingerprint"
    if not record.has_one_list:
        yield "the list of associated files (/AF) and the name tree of attachments hold different files"
    others = [each for each in record.printed if each != fingerprint.short]
    if others:
        yield f"the pages print {others[0]}, the data inside have {fingerprint.short}"
    if not record.printed:
        yield "the first and the last page print no content fingerprint"
    yield from _evidence_contradictions(contents)


def _evidence_contradictions(contents: RecordContents) -> Iterator[str]:
    listed = {each["name"]: each["sha256"] for each in _listed(contents.data)}
    for name, digest in sorted(listed.items()):
        if name not in contents.evidence:
            yield f"the evidence file {name} is missing"
        elif sha256(contents.evidence[name]).hexdigest() != digest:
            yield f"the evidence file {name} was changed"
    yield from (f"{name} was added" for name in sorted(contents.evidence.keys() - listed.keys()))


def _listed(data: bytes) -> list[dict[str, str]]:
    """The evidence files the data tell of."""
    listed = _parsed(data).get("evidence", [])
    entries = listed if isinstance(listed, list) else []
    return [each for each in entries if isinstance(each, dict) and _is_entry(each)]


def _is_entry(each: dict[str, Any]) -> bool:
    return isinstance(each.get("name"), str) and isinstance(each.get("sha256"), str)


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FixityFailed("the data inside the record can not be read") from error
    if not isinstance(parsed, dict):
        raise FixityFailed("the data inside the record are of another kind than this version reads")
    return parsed
