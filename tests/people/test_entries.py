"""Every form of this room: saved, refused and filled in again, sent twice, changed by two."""

from collections.abc import Callable
from typing import Any

import pytest

from handrail.access.models import AccessLine
from handrail.people.models import (
    Address,
    Circumstance,
    KeyPerson,
    MustNotMeet,
    OwnWords,
    Person,
    SchemeMembership,
    TransferDecision,
)
from handrail.records.models import Line
from tests.people.conftest import SignIn, at, days_ago, typed

JOYCE = {
    "name": "Joyce",
    "relationship": "her nan",
    "group": "family",
    "influence": "supports_strongly",
    "shown_by": "Rings every Sunday.",
    "seen_on": typed(days_ago(3)),
    "listens": "yes",
    "involvement": "involved",
    "reason": "Helen wants her told how it is going.",
    "consent": "given",
    "consent_on": typed(days_ago(3)),
    "may_be_told": "How the week went.",
}
WORDS = {
    "words": "My own front door.",
    "voice": "person",
    "topic": "what_i_hope_for",
    "valid_from": typed(days_ago(5)),
    "occasion": "planning panel",
    "said_to": "ruth adeyemi",
    "foremost": "on",
}
CARING = {
    "kind": "caring_for_others",
    "what": "Does her nan’s shopping on Thursdays.",
    "means": "Nothing on Thursday mornings.",
    "we_do": "Appointments after two.",
    "valid_from": typed(days_ago(90)),
}
HOSTEL = {"kind": "emergency_hostel", "area": "Wexborough", "valid_from": typed(days_ago(10))}
IOM = {
    "kind": "iom",
    "level": "Red",
    "lead": "Sam Whitlock",
    "why": "Shop theft for drugs.",
    "valid_from": typed(days_ago(12)),
}
APART = {"who": "Dale Pike", "kind": "co_defendant", "reason": "Reports on Tuesdays.", "case_": "X340599"}
NOT_YET = {
    "decision": "not_yet",
    "to": "Northmoor",
    "valid_from": typed(days_ago(4)),
    "reason": "She would lose the women’s centre.",
    "decided_by": ["carol-hughes"],
    "decide_again_on": typed(days_ago(-60)),
}
# name, model, what is filled in, what makes it wrong, a field and another text for it
ENTRIES = [
    ("key_person", KeyPerson, JOYCE, {"reason": ""}, ("shown_by", "Came to the panel.")),
    ("own_words", OwnWords, WORDS, {"words": ""}, ("words", "A door with a lock on it.")),
    ("circumstance", Circumstance, CARING, {"what": ""}, ("we_do", "We ring on Thursdays.")),
    ("address", Address, HOSTEL, {"valid_from": "soon"}, ("area", "Canal Street")),
    ("scheme", SchemeMembership, IOM, {"lead": "Nobody Known"}, ("level", "Amber")),
    ("must_not_meet", MustNotMeet, APART, {"kind": ""}, ("reason", "Works at the market.")),
    ("transfer_decision", TransferDecision, NOT_YET, {"decide_again_on": ""}, ("reason", "No beds there.")),
]
each_entry = pytest.mark.parametrize(
    ("name", "model", "facts", "wrong", "other"), ENTRIES, ids=lambda v: v if isinstance(v, str) else ""
)
Rows = Callable[..., list[Any]]


def writer(cast: Any, name: str) -> Any:
    """Transfer decisions are the manager's; the rest is written by whoever works the case."""
    return cast.carol if name == "transfer_decision" else cast.ruth


@each_entry
def test_saved(
    name: str, model: Any, facts: Any, wrong: Any, other: Any, cast: Any, signed_in: SignIn, current: Rows
) -> None:
    browser = signed_in(writer(cast, name))

    answer = browser.post(at(f"{name}_add", cast.own), {"key": "k1", **facts})

    assert answer.status_code == 302
    (row,) = current(model, cast.own)
    field, words = other
    browser.post(
        at(f"{name}_update", cast.own, row.entry), {"key": "k2", "version_seen": 1, **facts, field: words}
    )
    (row,) = current(model, cast.own)
    assert (row.version, getattr(row, field)) == (2, words)


@each_entry
def test_refused_and_filled_in_again(
    name: str, model: Any, facts: Any, wrong: Any, other: Any, cast: Any, signed_in: SignIn, current: Rows
) -> None:
    kept = next(
        value
        for key, value in facts.items()
        if isinstance(value, str) and len(value) > 5 and key not in wrong
    )

    answer = signed_in(writer(cast, name)).post(at(f"{name}_add", cast.own), {"key": "k1", **facts, **wrong})

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert kept in answer.content.decode()
    assert current(model, cast.own) == []


@each_entry
def test_sent_twice_is_done_once(
    name: str, model: Any, facts: Any, wrong: Any, other: Any, cast: Any, signed_in: SignIn, current: Rows
) -> None:
    browser = signed_in(writer(cast, name))

    answers = [browser.post(at(f"{name}_add", cast.own), {"key": "k1", **facts}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(current(model, cast.own)) == 1


@each_entry
def test_the_second_editor_sees_both_texts(
    name: str, model: Any, facts: Any, wrong: Any, other: Any, cast: Any, signed_in: SignIn, current: Rows
) -> None:
    first = second = signed_in(writer(cast, name))
    if name != "transfer_decision":
        second = signed_in(cast.tom)
    first.post(at(f"{name}_add", cast.own), {"key": "k1", **facts})
    (row,) = current(model, cast.own)
    page = at(f"{name}_update", cast.own, row.entry)
    field, words = other
    first.post(page, {"key": "k2", "version_seen": 1, **facts, field: words})

    answer = second.post(page, {"key": "k3", "version_seen": 1, **facts, field: "Something else again"})

    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert "Something else again" in answer.content.decode()
    assert getattr(current(model, cast.own)[0], field) == words


def test_names_and_how_to_reach_the_person(cast: Any, signed_in: SignIn, current: Rows) -> None:
    page = at("person_update", cast.own)
    facts = {
        "key": "k1",
        "version_seen": 1,
        "given_name": "Helen",
        "family_name": "Brightwell",
        "called": "Hel",
        "former_names": "Helen Marsh\r\n\r\nHelen Dunn ",
        "pronouns": "she",
        "date_of_birth-day": "9",
        "date_of_birth-month": "6",
        "date_of_birth-year": "1999",
        "languages": "English",
        "reach_by": "by text",
        "safe_ways": "Never by post.",
    }
    browser = signed_in(cast.ruth)

    assert browser.post(page, facts).status_code == 302
    (row,) = current(Person, cast.own)
    assert (row.called, row.former_names, row.safe_ways) == (
        "Hel",
        ["Helen Marsh", "Helen Dunn"],
        "Never by post.",
    )
    assert "Update how to reach Hel" in browser.get(page).content.decode()
    stale = signed_in(cast.tom).post(page, {**facts, "key": "k2", "called": "Nell"})
    assert stale.status_code == 409
    assert "Hel" in stale.content.decode()


def test_what_was_said_stands_in_the_chronology(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    signed_in(cast.ruth).post(at("own_words_add", cast.own), {"key": "k1", **WORDS})

    with as_owner():
        line = Line.objects.get(case_id=cast.own.pk, table="people.OwnWords")
        assert (line.valid_from, line.kind) == (days_ago(5), "own_words")


def test_words_cannot_have_been_said_tomorrow(cast: Any, signed_in: SignIn) -> None:
    ahead = {**WORDS, "valid_from": typed(days_ago(-1))}

    answer = signed_in(cast.ruth).post(at("own_words_add", cast.own), {"key": "k1", **ahead})

    assert answer.status_code == 422
    assert "This day has not come yet" in answer.content.decode()


def test_decide_again_needs_its_day(cast: Any, signed_in: SignIn) -> None:
    undecided = {**JOYCE, "involvement": "decide_again"}

    answer = signed_in(cast.ruth).post(at("key_person_add", cast.own), {"key": "k1", **undecided})

    assert answer.status_code == 422
    assert "Enter the day to decide again" in answer.content.decode()


def test_nobody_who_must_not_meet_her_comes_into_the_picture(
    cast: Any, signed_in: SignIn, record: Any, current: Rows
) -> None:
    record(MustNotMeet, cast.own, cast.ruth, who="Dale Pike", kind="co_defendant")

    answer = signed_in(cast.ruth).post(
        at("key_person_add", cast.own), {"key": "k1", **JOYCE, "name": " dale pike"}
    )

    assert answer.status_code == 422
    assert "must not meet Helen" in answer.content.decode()
    assert current(KeyPerson, cast.own) == []


def test_an_entry_that_ends_stays_on_the_record(
    cast: Any, signed_in: SignIn, record: Any, current: Rows
) -> None:
    row = record(Circumstance, cast.own, cast.ruth, kind="travel_and_money", what="No bus pass")
    facts = {"kind": "travel_and_money", "what": "No bus pass", "valid_to": typed(days_ago(1))}

    signed_in(cast.ruth).post(
        at("circumstance_update", cast.own, row.entry), {"key": "k1", "version_seen": 1, **facts}
    )

    (now,) = current(Circumstance, cast.own)
    assert now.valid_to == days_ago(1)
    page = signed_in(cast.ruth).get(at("details", cast.own)).content.decode()
    assert page.index("No longer so") < page.index("No bus pass")


def test_an_entry_of_another_case_is_not_there(cast: Any, signed_in: SignIn, record: Any) -> None:
    row = record(KeyPerson, cast.team, cast.megan, name="Imran", relationship="brother")

    assert signed_in(cast.ruth).get(at("key_person_update", cast.own, row.entry)).status_code == 404


@pytest.mark.parametrize("name", [entry[0] for entry in ENTRIES])
@pytest.mark.parametrize("who", ["denise", "sam", "priya", "beth", "frances", "oliver", "dan"])
def test_who_may_not_write_finds_no_form(name: str, who: str, cast: Any, signed_in: SignIn) -> None:
    assert signed_in(getattr(cast, who)).get(at(f"{name}_add", cast.own)).status_code == 404


def test_a_practitioner_does_not_decide_about_transfer_nor_a_manager_about_key_people(
    cast: Any, signed_in: SignIn
) -> None:
    assert signed_in(cast.ruth).get(at("transfer_decision_add", cast.own)).status_code == 404
    assert signed_in(cast.carol).get(at("key_person_add", cast.own)).status_code == 404


def test_the_log_says_what_was_done_and_nothing_of_what_it_said(
    cast: Any, signed_in: SignIn, as_owner: Any
) -> None:
    browser = signed_in(cast.ruth)
    browser.get(at("key_person_add", cast.own))
    browser.post(at("key_person_add", cast.own), {"key": "k1", **JOYCE})

    with as_owner():
        lines = AccessLine.objects.filter(user=cast.ruth).order_by("pk")
        assert [line.operation for line in lines] == ["consultation", "collection"]
        assert not any("Joyce" in line.reason for line in lines)
