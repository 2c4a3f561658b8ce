"""Published instruments: refused by name where an answer is missing, in people of a hundred, for adults."""

from datetime import timedelta
from typing import Any

import pytest

from handrail.assessments.models import Likelihood
from handrail.people.models import Characteristics, Person
from handrail.records import clock
from handrail.sentences.models import Sentence
from tests.assessments.conftest import SignIn, at, days_ago, page, typed
from tests.filling import filled

CONVICTED = clock.today() - timedelta(days=20)
OGRS3 = {
    "key": "k1",
    "asked_gender": "FEMALE",
    "asked_conviction_date": typed(CONVICTED),
    "asked_follow_up_date": typed(CONVICTED),
    "asked_age_at_first_sanction": "16",
    "asked_total_sanctions": "12",
    "asked_offence_category": "theft_non_motor",
    "our_view": "Turning up every time says more.",
}


def test_the_result_is_people_of_a_hundred_with_what_went_in(
    cast: Any, signed_in: SignIn, current: Any
) -> None:
    browser = signed_in(cast.ruth)

    answer = browser.post(at("likelihood_add", cast.own, "ogrs3"), OGRS3)

    assert answer.status_code == 302, answer.content.decode()
    (row,) = current(Likelihood, cast.own)
    assert (row.instrument, row.origin, row.valid_from) == ("ogrs3", "worked_out_here", clock.today())
    assert row.inputs["total_sanctions"] == 12
    text = page(browser, cast.own)
    shown = text[text.index('id="likelihood"') :]
    assert "Of 100 people with the same answers, about" in shown
    assert "3 (2009), constants to nine digits" in shown
    assert "An unofficial calculation, no substitute for OASys." in shown
    assert "How old was the person when first cautioned or convicted? <b>16</b>" in shown
    assert "Turning up every time says more." in shown
    assert "%" not in "".join(row.said)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            {"asked_total_sanctions": ""},
            "Fill in: On how many occasions was the person cautioned or convicted?",
        ),
        ({"asked_gender": ""}, "Choose: Which published table is to be used?"),
        ({"asked_offence_category": ""}, "Which category is the current offence in?"),
        ({"asked_total_sanctions": "0"}, "is not so. Allowed: a whole number from 1"),
    ],
)
def test_what_is_missing_or_impossible_is_refused_by_name(
    wrong: dict[str, str], words: str, cast: Any, signed_in: SignIn, current: Any
) -> None:
    answer = signed_in(cast.ruth).post(at("likelihood_add", cast.own, "ogrs3"), {**OGRS3, **wrong})

    assert answer.status_code == 422
    assert words in answer.content.decode().replace("&#39;", "'")
    assert "Turning up every time" in answer.content.decode()
    assert current(Likelihood, cast.own) == []


def test_the_record_suggests_and_somebody_checks(cast: Any, signed_in: SignIn, record: Any) -> None:
    record(Characteristics, cast.own, cast.ruth, sex="Female")
    facts = {"kind": "community_order", "months": 9}
    record(Sentence, cast.own, cast.ruth, valid_from=days_ago(900), completed=True, **facts)
    record(Sentence, cast.own, cast.ruth, valid_from=days_ago(20), **facts)

    answer = signed_in(cast.ruth).get(at("likelihood_add", cast.own, "ogrs3"))

    form = filled(answer)
    assert form["asked_gender"] == ["FEMALE"]
    assert form["asked_total_sanctions"] == ["2"]
    assert "Taken from the record: check it." in answer.content.decode()


@pytest.mark.parametrize("item", ["ogrs3", "arp", "pni", "lds", "mst", "tier_v3"])
def test_no_child_is_given_a_number(item: str, cast: Any, signed_in: SignIn, current: Any) -> None:
    """Kai is not 18; nor has he a way to a form, nor does one that is sent do anything."""
    browser = signed_in(cast.joel)

    asked = browser.get(at("likelihood_add", cast.elsewhere, item))
    sent = browser.post(at("likelihood_add", cast.elsewhere, item), OGRS3)

    assert asked["Location"] == sent["Location"] == at("likelihood", cast.elsewhere)
    said = browser.get(at("likelihood", cast.elsewhere)).content.decode()
    assert "No number for anybody under 18" in said
    assert f"/{item}" not in said
    assert current(Likelihood, cast.elsewhere) == []


def test_of_a_child_not_even_a_value_from_elsewhere_is_shown(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    said = {
        "instrument": "other",
        "instrument_version": "YOGRS",
        "origin": "from_elsewhere",
        "said": ["Of 100"],
    }
    record(Likelihood, cast.elsewhere, cast.joel, valid_from=days_ago(3), **said)

    assert "Of 100" not in page(signed_in(cast.joel), cast.elsewhere)


def test_on_the_eighteenth_birthday_and_not_the_day_before(
    cast: Any, signed_in: SignIn, as_owner: Any
) -> None:
    today = clock.today()
    browser = signed_in(cast.ruth)
    for born, status in ((today.replace(year=today.year - 18), 200), (days_ago(18 * 365), 302)):
        with as_owner():
            Person.objects.filter(case_id=cast.own.pk).update(date_of_birth=born)
        assert browser.get(at("likelihood_add", cast.own, "lds")).status_code == status


def test_a_value_from_elsewhere_needs_its_source_and_date(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.ruth)
    facts = {
        "key": "k1",
        "instrument": "other",
        "instrument_version": "CSRP 1.2",
        "source": "",
        "valid_from": typed(days_ago(9)),
        "said": "Of 100 people with the same answers, about 4 were convicted of serious harm.",
    }
    refused = browser.post(at("likelihood_elsewhere", cast.own), facts)
    assert refused.status_code == 422
    assert "Fill in: Who produced it" in refused.content.decode()

    browser.post(at("likelihood_elsewhere", cast.own), {**facts, "source": "Prison offender manager"})

    (row,) = current(Likelihood, cast.own)
    assert (row.origin, row.valid_from) == ("from_elsewhere", days_ago(9))
    text = page(browser, cast.own)
    assert "From elsewhere: Prison offender manager" in text
    assert "about 4 were convicted of serious harm" in text


def test_our_view_is_added_later_and_the_result_stays(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.ruth)
    browser.post(at("likelihood_add", cast.own, "ogrs3"), {**OGRS3, "our_view": ""})
    (before,) = current(Likelihood, cast.own)
    facts = {"key": "k2", "version_seen": 1, "our_view": "Twelve weeks without an offence."}

    browser.post(at("likelihood_view", cast.own, before.entry), facts)

    (row,) = current(Likelihood, cast.own)
    assert (row.version, row.our_view, row.said) == (2, "Twelve weeks without an offence.", before.said)
