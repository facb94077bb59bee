"""The file says about itself what the document is."""

from __future__ import annotations

import io

import docx

from tests.render.word.opened import Opened, built, opened
from tests.render.word.sample import replace_in_metadata


def test_core_properties_can_be_read_by_another_library() -> None:
    properties = docx.Document(io.BytesIO(built())).core_properties
    assert properties.title == "GitLab.com: production database directory removed on the wrong host"
    assert properties.subject == "Post-mortem of INC-2017-01-31-001"
    assert properties.author == properties.last_modified_by == "Post-mortem facilitator"
    assert properties.keywords == "post-mortem, PostgreSQL, backup"
    assert (properties.identifier, properties.version) == ("INC-2017-01-31-001", "0.3")
    assert (properties.content_status, properties.category) == ("Draft", "Post-mortem")
    assert (properties.language, properties.revision) == ("en-GB", 1)
    assert properties.created == properties.modified
    assert properties.modified.isoformat() == "2017-02-10T12:30:00+00:00"


def test_a_property_longer_than_word_takes_is_cut_and_says_so() -> None:
    properties = docx.Document(io.BytesIO(built(None, replace_in_metadata(title="x" * 300)))).core_properties
    assert properties.title == "x" * 254 + "…"


def test_custom_properties_carry_what_record_systems_ask_for() -> None:
    top = opened().xml("docProps/custom.xml")
    assert {one.get("name"): one[0].text for one in top} == {
        "Incident ID": "INC-2017-01-31-001",
        "Severity": "SEV0",
        "Status": "Draft",
        "Version": "0.3",
        "Classification": "Internal",
    }


def test_the_organisation_is_the_company() -> None:
    document: Opened = opened()
    assert [child.text for child in document.xml("docProps/app.xml")] == ["Post-mortem pipeline", "GitLab"]
