"""Single values with a syntax of their own, in the spellings people use."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake import Tree
from generator.intake.source import Source
from generator.model.base import YesNo
from generator.model.header import Status
from generator.model.learning import ActionStatus
from generator.model.scalars import Money
from generator.model.validation import validate
from tests.model.forms import refused, validated


@pytest.mark.parametrize(
    ("written", "count"),
    [("5000", 5000), ("5,000", 5000), ("'5 000'", 5000), ("5'000", 5000), ("5_000", 5000), ("0", 0)],
)
def test_a_count_may_have_separators_of_thousands(written: str, count: int) -> None:
    customer = validated(f"impact:\n  customer:\n    users_affected_count: {written}\n").impact.customer
    assert customer.users_affected_count == count


@pytest.mark.parametrize("written", ["-5", "0.5", "1,00", "NaN", "Infinity", "1e99", "5000 users"])
def test_what_is_no_whole_number_is_refused(written: str) -> None:
    (finding,) = refused(f"impact:\n  customer:\n    users_affected_count: {written}\n")
    assert finding.code == "M011"


@pytest.mark.parametrize(("written", "percent"), [("15", "15"), ("0.5 %", "0.5"), ("100%", "100"), ("0", "0")])
def test_a_percentage_may_have_its_sign(written: str, percent: str) -> None:
    customer = validated(f"impact:\n  customer:\n    users_affected_percent: {written}\n").impact.customer
    assert customer.users_affected_percent == Decimal(percent)


@pytest.mark.parametrize(
    ("written", "money"),
    [
        ("460000000 USD", Money(Decimal(460000000), "USD")),
        ("EUR 1,200", Money(Decimal(1200), "EUR")),
        ("48_650_000.50 GBP", Money(Decimal("48650000.50"), "GBP")),
        ("-5 JPY", Money(Decimal(-5), "JPY")),
    ],
)
def test_money_has_one_currency(written: str, money: Money) -> None:
    business = validated(f"impact:\n  business:\n    amounts: [{{label: Loss, amount: '{written}'}}]\n").impact.business
    assert business.amounts[0].amount == money


@pytest.mark.parametrize("written", ["$5", "12 usd", "EUR 5 USD", "five EUR", "EUR"])
def test_money_without_its_figure_or_code_is_refused(written: str) -> None:
    (finding,) = refused(f"impact:\n  business:\n    amounts: [{{label: Loss, amount: '{written}'}}]\n")
    assert finding.code == "M013"


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/Argentina/Ushuaia"])
def test_a_zone_of_the_database_is_taken(zone: str) -> None:
    assert validated(f"timezone: {zone}\n").timezone == zone


@pytest.mark.parametrize(
    "zone", ["PST8", "CEST", "../../etc/passwd", "/etc/localtime", "Europe", "localtime", "europe/berlin"]
)
def test_a_zone_that_depends_on_the_machine_or_does_not_exist_is_refused(zone: str) -> None:
    (finding,) = refused(f"timezone: {zone}\n")
    assert finding.code == "M015"


@pytest.mark.parametrize("name", ["cpu.png", "error rate (1).jpeg", "グラフ.png", "a-b+c.png", "ग्राफ.png", "กราฟิ.png"])
def test_a_plain_file_name_is_taken(name: str) -> None:
    data = validated(f"supporting_data:\n  metrics: [{{id: E1, title: CPU, image: {name}}}]\n").supporting_data
    assert data.metrics[0].image == name


@pytest.mark.parametrize(
    "name", ["../cpu.png", "/cpu.png", "a/b.png", "'a\\b.png'", ".hidden", "'http://x/y.png'", "'x:y.png'"]
)
def test_a_path_is_no_file_name(name: str) -> None:
    (finding,) = refused(f"supporting_data:\n  metrics: [{{id: E1, title: CPU, image: {name}}}]\n")
    assert finding.code == "M016"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("con.log", "device on Windows"),
        ("x.", "ends with a full stop"),
        ("図" * 80 + ".log", "244 bytes"),
        (".hidden", "begins with '.'"),
        ("-rf", "begins with '-'"),
        ("a\u202eb.txt", "holds U+202E"),
        ("a$b.txt", "holds '$' (U+0024)"),
        ("a/b.txt", "is a path"),
    ],
)
def test_a_file_name_that_not_every_system_keeps_is_refused_with_its_reason(name: str, why: str) -> None:
    found = [each for each in refused(
        f"supporting_data:\n  logs: [{{id: E1, title: T, file: {json.dumps(name)}}}]\n"
    ) if each.code == "M016"]  # fmt: skip
    assert len(found) == 1
    assert why in found[0].message
    assert found[0].position


@pytest.mark.parametrize("written", ["Not Started", "not started", "not-started", "NOT_STARTED", "notstarted"])
def test_a_choice_does_not_mind_case_spaces_or_hyphens(written: str) -> None:
    assert (
        validated(f"action_items: [{{action: x, status: {written}}}]\n").action_items[0].status
        is ActionStatus.NOT_STARTED
    )


@pytest.mark.parametrize(
    ("written", "flag"), [("yes", True), ("x", True), ("True", True), ("no", False), ("FALSE", False)]
)
def test_a_flag_is_set_or_not(written: str, flag: bool) -> None:
    post_mortem = validated(f"timeline: {{entries: [{{event: x, inferred: {written}}}]}}\n")
    assert post_mortem.timeline.entries[0].inferred is flag


@pytest.mark.parametrize(("written", "answer"), [("NO", YesNo.NO), ("true", YesNo.YES), ("Unknown", YesNo.UNKNOWN)])
def test_no_is_no_and_never_false(written: str, answer: YesNo) -> None:
    assert validated(f"impact:\n  business:\n    sla_breach: {written}\n").impact.business.sla_breach is answer


def test_an_empty_value_is_a_value_that_is_not_there() -> None:
    post_mortem = validated("status:\nsummary: ''\nlessons: []\nimpact: {}\ntimeline:\n  entries:\n")
    assert (post_mortem.status, post_mortem.summary, post_mortem.lessons) == (Status.DRAFT, None, [])


def test_one_text_stands_for_a_list_of_one_and_ids_are_divided_by_commas() -> None:
    post_mortem = validated("attendees: Dana Whitfield\nwent_well:\n  - {text: Quick, actions: 'AI-1, AI-2'}\n")
    assert post_mortem.attendees == ["Dana Whitfield"]
    assert post_mortem.went_well[0].actions == ["AI-1", "AI-2"]


TREES = st.recursive(
    st.none() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["at", "id", "text", "x"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
FIELDS = st.sampled_from(
    [
        "id",
        "title",
        "date",
        "status",
        "impact",
        "timeline",
        "went_well",
        "root_cause",
        "attendees",
        "language",
        "changelog",
    ]
)


@given(st.dictionaries(FIELDS, TREES, max_size=6))
def test_no_tree_of_text_makes_validation_stumble(tree: dict[str, Tree]) -> None:
    source = Source("x.yaml", tree, {}, {}, "", b"")
    post_mortem, findings = validate(source)
    assert (post_mortem is None) is bool(findings)
    assert all(found.code.startswith("M") for found in findings)


@pytest.mark.parametrize("written", ["0001-01-01", "1899-12-31", "3000-01-01", "2019-02-29"])
def test_a_date_the_form_can_not_speak_of_is_refused(written: str) -> None:
    (finding,) = refused(f"date: {written}\n")
    assert finding.code == "M006"


COUNT = "impact:\n  customer:\n    users_affected_count: "


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("80.000", "Write 80000 or 80."), ("5.000", "Write 5000 or 5."), ("1.234.567", "Write 1234567."),
        ("1.234", "Write 1234."), ("1,5", "Write 1.5."), ("1.234,5", "Write 1234.5."),
    ],
)  # fmt: skip
def test_a_count_that_can_be_read_in_two_ways_is_refused_with_both(written: str, hint: str) -> None:
    (finding,) = refused(f"{COUNT}{written}\n")
    assert (finding.code, finding.hint) == ("M011", hint)


@pytest.mark.parametrize(("written", "count"), [("1,000", 1000), ("80 000", 80000), ("80,000", 80000), ("80.0", 80)])
def test_a_count_that_can_be_read_in_one_way_is_taken(written: str, count: int) -> None:
    assert validated(f"{COUNT}{written}\n").impact.customer.users_affected_count == count


READING = (
    "supporting_data:\n  metrics: [{id: E1, title: x, series: [{readings: [{at: 2019-07-02 13:42, value: '%s'}]}]}]\n"
)


def test_a_number_with_exactly_three_zeros_behind_its_point_is_refused_and_no_other() -> None:
    (finding,) = refused(READING % "66.000")
    assert (finding.code, finding.hint) == ("M011", "Write 66000 or 66.")
    assert "ambiguous" in finding.message
    for written, value in (("1.5", "1.5"), ("66.123", "66.123"), ("0.000", "0.000"), ("66.0000", "66.0000")):
        (metric,) = validated(READING % written).supporting_data.metrics
        assert metric.series[0].readings[0].value == Decimal(value)
    (finding,) = refused(READING % "1,5")
    assert (finding.code, finding.hint) == ("M011", "Write 1.5.")


def test_money_with_points_for_thousands_is_refused() -> None:
    amount = "impact:\n  business:\n    amounts: [{label: Loss, amount: '%s'}]\n"
    assert [each.hint for each in refused(amount % "80.000 EUR")] == ["Write 80000 or 80."]
    assert [each.hint for each in refused(amount % "EUR 1.234")] == ["Write 1234 or 1.2340."]
    assert [each.hint for each in refused(amount % "EUR 1.234,50")] == ["Write 1234.50."]


def test_no_thousands_stand_behind_a_nought() -> None:
    (finding,) = refused("impact:\n  customer:\n    users_affected_percent: '0,500'\n")
    assert (finding.code, finding.hint) == ("M011", "Write 0.500.")
    (finding,) = refused("impact:\n  customer:\n    users_affected_count: 0 500\n")
    assert finding.code == "M011"


def test_nought_has_no_sign() -> None:
    percent = validated(
        "impact:\n  customer:\n    users_affected_percent: '-0'\n"
    ).impact.customer.users_affected_percent
    assert str(percent) == "0"


@pytest.mark.parametrize("link", ["http://[", "https://[::1", "http://"])
def test_an_address_that_can_not_be_taken_apart_is_no_link(link: str) -> None:
    (finding,) = refused(f"supporting_data:\n  metrics: [{{id: E1, title: CPU, link: '{link}'}}]\n")
    assert finding.code == "M014"


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "en"),
        ("DE", "de"),
        ("de-at", "de-AT"),
        ("ZH-hANT-tw", "zh-Hant-TW"),
        ("zh-cmn-Hans-CN", "zh-cmn-Hans-CN"),
        ("es-419", "es-419"),
        ("sl-rozaj-biske-1994", "sl-rozaj-biske-1994"),
        ("de-CH-1901", "de-CH-1901"),
        ("en-US-u-ca-buddhist", "en-US-u-ca-buddhist"),
        ("en-us-U-NU-LATN-CA-buddhist", "en-US-u-nu-latn-ca-buddhist"),
        ("az-Arab-x-AZE-derbend", "az-Arab-x-aze-derbend"),
        ("en-ca-x-CA", "en-CA-x-ca"),
        ("x-klingon", "x-klingon"),
        ("X-AB-cdef", "x-ab-cdef"),
        ("i-klingon", "i-klingon"),
        ("sgn-be-fr", "sgn-BE-FR"),
    ],
)
def test_a_language_is_a_well_formed_tag_in_the_usual_capitals(tag: str, written: str) -> None:
    assert validated(f"language: {tag}\n").language == written


@pytest.mark.parametrize(
    "tag",
    [
        "English",
        "aa-bb-cc-dd-ee",
        "de-419-DE",
        "a-DE",
        "x",
        "en-",
        "en--US",
        "en-u",
        "en-x",
        "de_AT",
        "ar-a-aaa-b",
        "dé",
        "ſv",
    ],
)
def test_what_is_no_well_formed_tag_is_refused(tag: str) -> None:
    (finding,) = refused(f"language: '{tag}'\n")
    assert (finding.code, finding.position and finding.position.line) == ("M021", 4)
