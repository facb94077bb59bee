"""One person is one person, whatever the name looks like; several and teams are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.people import people_in, team_word_in
from generator.rules.policy import Policy
from tests.rules.forms import codes

NAMES = [
    "Alexandra van den Berg", "Müller-Lüdenscheidt", "O'Brien", "山田太郎", "Andy Sorensen", "Anders Team-Olsen",
    "Sandro Sandoval", "Karl-Theodor von und zu Guttenberg", "Gloria von Thurn und Taxis", "José Ortega y Gasset",
    "María de las Nieves Y Barra", "Nguyễn Thị Minh Khai", "Ó Súilleabháin", "Þórunn Jónsdóttir",
    "Jean-François d'Étampes", "Ahmed ibn al-Rashid", "Dev Patel", "Allan Allesund", "Orlando Ortiz", "Undine Unger",
    "Ettore Etxeberria", "김민수", "李小龙", "アレクサンドラ・ベルク", "Жанна д’Арк", "Maria Lind, PhD",
    "Martin Luther King, Jr.",
    "Dana Whitfield (Platform)", "Dana Whitfield (@dana)", "Siobhán Ní Dhomhnaill", "Mette-Marit Tjessem Høiby",
    "Bhagwan Das", "Wanda Sykes", "Brandon Sanderson", "Ornella Muti", "@alice", "@bob-smith", "j.doe",
    "alice@example.com", "agoogler", "Dr. Eva Ops-Hansen", "Engineering Manager", "Head of Support", "Support Lead",
    "Olu Adé-Comms", "Ann Staff", "Will Group", "We Chen", "Dr. Ann Crew", "Maria de Group", "JD Staff Olsen",
    "Smith, John (SRE)", "Lind, Maria", "Smith, John A.", "García Márquez, Gabriel",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_one_person_and_no_team(name: str) -> None:
    assert len(people_in(name)) == 1
    assert team_word_in(name, Policy().team_words) is None


@given(
    st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from([" and ", ", ", " & ", "; ", " und ", " + ", "、"])
)
def test_two_names_are_never_silently_one(first: str, second: str, separator: str) -> None:
    if "von " in first + second:
        return  # an "und" after "von" may belong to the name: better silent than wrong
    if separator == ", " and not (" " in first and " " in second):
        return  # surname first, perhaps
    assert len(people_in(first + separator + second)) >= 2


@given(st.text(max_size=60))
def test_no_text_makes_it_stumble(text: str) -> None:
    people_in(text)
    team_word_in(text, Policy().team_words)


@pytest.mark.parametrize(
    ("owner", "people"),
    [
        ("@alice and @bob", ["@alice", "@bob"]),
        ("Anna Lind, Bert Roth", ["Anna Lind", "Bert Roth"]),
        ("Anna, Bert, Carla", ["Anna", "Bert", "Carla"]),
        ("@Anna, @Bert", ["@Anna", "@Bert"]),
        ("alice/bob", ["alice", "bob"]),
        ("Anna & Bert", ["Anna", "Bert"]),
        ("@anna @bert", ["@anna", "@bert"]),
        ("@anna/@bert", ["@anna", "@bert"]),
        ("Anna und Bert", ["Anna", "Bert"]),
        ("Anne et Bernard", ["Anne", "Bernard"]),
        ("jennifer, docbrown", ["jennifer", "docbrown"]),
        ("Anna or Bert", ["Anna", "Bert"]),
        ("Anna, Bert and Carla", ["Anna", "Bert", "Carla"]),
        ("山田、鈴木", ["山田", "鈴木"]),
        ("AB, CD", ["AB", "CD"]),
    ],
)
def test_several_are_told_apart(owner: str, people: list[str]) -> None:
    assert list(people_in(owner)) == people


@pytest.mark.parametrize(
    "owner",
    ["@db-team", "@comms", "team", "Operations team", "the SRE squad", "everyone", "All engineers",
     "ops@example.com", "運用チーム", "@acme/sre", "on-call", "@oncall", "DevOps", "全員", "Database Team (EU)",
     "support_emea", "Équipe réseau", "platform team", "Database Group", "SRE Crew", "support staff", "all of us",
     "Customer Support", "Operations, Support", "Team Alpha", "the group"],
)  # fmt: skip
def test_a_team_is_told(owner: str) -> None:
    assert len(people_in(owner)) == 1
    assert team_word_in(owner, Policy().team_words) is not None


@pytest.mark.parametrize("owner", ["n/a", "N/A", "Not known", "unknown", "None", "Not assigned"])
def test_an_answer_that_names_nobody_is_neither(owner: str) -> None:
    assert len(people_in(owner)) == 1
    assert team_word_in(owner, Policy().team_words) is None


def test_several_teams_are_told_as_several_and_not_twice() -> None:
    assert codes("action_items:\n  - {action: x, owner: '@db-team and @comms'}\n") == ["R201"]


def test_the_owner_of_the_document_is_one_person_as_well() -> None:
    assert codes("owner: Anna and Bert\n") == ["R201"]
    assert codes("owner: SRE team\n") == ["R202"]


def test_the_words_that_mean_a_team_are_the_organisation_s() -> None:
    policy = Policy.from_mapping({"team_words": ["Alpha"]})
    assert codes("owner: alpha-eu\n", policy) == ["R202"]
    assert codes("owner: SRE team\n", policy) == []
