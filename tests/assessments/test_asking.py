"""Who should be heard: offered from what the case holds, worked out by hand, asked in one press."""

from typing import Any

from django.test import Client

from handrail.assessments.models import Source
from handrail.people.models import Address, Circumstance, KeyPerson, SchemeMembership
from handrail.records import clock
from handrail.sentences.models import Offence, Release, Requirement
from tests.assessments.conftest import SignIn, at, days_ago, page
from tests.filling import filled


def offered(browser: Client, case: Any) -> list[str]:
    """What the one press would ask, as the form sends it."""
    return filled(browser.get(at("ask", case)))["whom"]


def test_of_a_case_with_nothing_in_it_only_the_person(cast: Any, signed_in: SignIn) -> None:
    assert offered(signed_in(cast.ruth), cast.own) == ["person:"]


def test_of_a_child_the_parents_childrens_services_and_school(cast: Any, signed_in: SignIn) -> None:
    """Kai was born on 30 October 2009: he is at school until the day he is eighteen."""
    schools = ["school:"] if clock.today() < clock.today().replace(year=2027, month=10, day=30) else []

    assert offered(signed_in(cast.joel), cast.elsewhere) == [
        *("person:", "parents:"),
        *schools,
        "childrens_services:",
    ]


def test_offences_history_health_and_home_each_bring_a_source(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    def put(model: Any, **facts: Any) -> None:
        record(model, cast.own, cast.ruth, valid_from=days_ago(20), **facts)

    put(Offence, what="Shop theft", standing="index")
    put(Offence, what="Shop theft", standing="previous")
    put(Release, sentence="old")
    put(Requirement, sentence="order", kind="drug_rehabilitation")
    put(Circumstance, kind="health", what="Bad chest")
    put(Address, kind="shelter")
    put(KeyPerson, name="Joyce", relationship="nan", group="family", influence="supports")
    put(KeyPerson, name="Dean", relationship="former partner", group="family", influence="harms")

    browser = signed_in(cast.ruth)

    assert offered(browser, cast.own) == [
        *("person:", "family:", "earlier_assessment:", "court:", "police:", "prison:", "health:"),
        *("drug_and_alcohol:", "housing:"),
    ]
    text = page(browser, cast.own)
    shown = text[text.index('id="to-ask"') :]
    assert "Joyce" in shown
    assert "Dean" not in shown[: shown.index("</form>")]


def test_a_worker_stands_for_their_kind_of_source(cast: Any, signed_in: SignIn, record: Any) -> None:
    facts = {"valid_from": days_ago(20)}
    record(Offence, cast.own, cast.ruth, what="Shop theft", standing="index", **facts)
    record(SchemeMembership, cast.own, cast.ruth, kind="iom", lead="sam-whitlock", **facts)
    drugs = {"relationship": "drug worker", "group": "workers", "worker": "mark-tully"}
    record(KeyPerson, cast.own, cast.ruth, name="Mark Tully", **drugs, **facts)
    record(Requirement, cast.own, cast.ruth, sentence="order", kind="drug_rehabilitation", **facts)

    assert offered(signed_in(cast.ruth), cast.own) == [
        *("person:", "court:", "police:sam-whitlock", "drug_and_alcohol:mark-tully"),
    ]


def test_what_is_on_the_list_is_not_offered_again(cast: Any, signed_in: SignIn, record: Any) -> None:
    facts = {"valid_from": days_ago(20), "state": "not_needed", "not_had_because": "Sat in on it."}
    record(Source, cast.own, cast.ruth, kind="person", name="Helen", **facts)

    text = page(signed_in(cast.ruth), cast.own)

    assert "Not needed: Sat in on it." in text
    assert 'id="to-ask"' not in text


def test_one_press_asks_everybody_with_todays_date(
    cast: Any, signed_in: SignIn, record: Any, current: Any
) -> None:
    facts = {"valid_from": days_ago(2)}
    record(Offence, cast.own, cast.ruth, what="Shop theft", standing="index", **facts)
    record(Source, cast.own, cast.ruth, kind="specialist", name="Willow Centre", state="to_ask", **facts)
    browser = signed_in(cast.ruth)
    sent = filled(browser.get(at("assessment", cast.own)))
    assert len(sent["whom"]) == 4

    answer = browser.post(at("ask", cast.own), sent)
    again = browser.post(at("ask", cast.own), sent)

    assert answer["Location"] == again["Location"] == at("assessment", cast.own) + "#sources"
    rows = current(Source, cast.own)
    assert sorted(row.kind for row in rows) == ["court", "person", "police", "specialist"]
    assert {(row.state, row.asked_on) for row in rows} == {("asked", clock.today())}
    assert "Asked" in page(browser, cast.own)


def test_nobody_ticked_is_said(cast: Any, signed_in: SignIn, current: Any) -> None:
    answer = signed_in(cast.ruth).post(at("ask", cast.own), {"key": "k1", "asked_for": "What helps?"})

    assert answer.status_code == 422
    assert "Tick whom you ask; those left out stay offered" in answer.content.decode()
    assert current(Source, cast.own) == []


def test_two_weeks_without_an_answer_are_worth_another_call(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    record(Source, cast.own, cast.ruth, kind="health", name="GP", state="asked", asked_on=days_ago(15))
    record(Source, cast.own, cast.ruth, kind="court", name="Court", state="asked", asked_on=days_ago(14))

    text = page(signed_in(cast.ruth), cast.own)

    assert text.count("Worth asking again") == 1
    assert text.index("GP") < text.index("Worth asking again")


def test_sources_that_say_otherwise_are_shown_with_what_we_make_of_it(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    court = record(Source, cast.own, cast.ruth, kind="court", name="Court papers", state="answered")
    facts = {"conflicts_with": [court.entry], "conflict": "No weapon in the papers; police saw one."}
    record(Source, cast.own, cast.ruth, kind="police", name="Police", state="answered", **facts)

    assert "Says otherwise than Court papers. No weapon in the papers" in page(signed_in(cast.ruth), cast.own)


def test_an_empty_chair_needs_a_reason(cast: Any, signed_in: SignIn) -> None:
    facts = {"key": "k1", "kind": "health", "name": "GP", "state": "not_available"}

    answer = signed_in(cast.ruth).post(at("source_add", cast.own), facts)

    assert answer.status_code == 422
    assert "an empty chair needs a reason" in answer.content.decode()
