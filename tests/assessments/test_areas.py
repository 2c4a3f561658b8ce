"""Areas of life: looked at on one form, a factor in the same act, what was not looked at kept apart."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from handrail.assessments.models import Area, Factor
from tests.assessments.conftest import SignIn, at, days_ago, page
from tests.filling import filled

HIDDEN = {"key", "draft"}

HOME = {
    "area": "accommodation",
    "found": "factor",
    "going_on": "Nights at the shelter, days in town.",
    "name": "Nowhere to live",
    "does": "Keeps her in the places where she stole, and awake.",
    "since": "Three years",
    "offending": "linked",
    "harm": "not_linked",
    "critical_because": "Everything else waits for a door.",
    "certainty": "likely",
    "persons_words": "I just want my own front door.",
    "help_wanted": "Somebody to come along to housing.",
}


def test_an_area_and_its_factor_are_one_form_and_one_act(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.ruth)

    answer = browser.post(at("area_add", cast.own), {"key": "k1", **HOME})

    assert (answer.status_code, answer["Location"]) == (302, at("assessment", cast.own) + "#areas")
    (area,) = current(Area, cast.own)
    (factor,) = current(Factor, cast.own)
    assert (area.found, area.help_wanted) == ("factor", "Somebody to come along to housing.")
    assert (factor.area, factor.name, factor.critical) == ("accommodation", "Nowhere to live", True)
    assert (factor.certainty, factor.harm) == ("likely", "not_linked")
    assert area.change == factor.change


def test_a_whole_area_asks_nine_answers(cast: Any, signed_in: SignIn) -> None:
    """Opened from the list, the area, the link to offending and how sure we are are filled in already."""
    answer = signed_in(cast.ruth).get(at("area_add", cast.own) + "?area=accommodation")

    given = {name for name, value in filled(answer).items() if value != [""]} - HIDDEN
    assert given == {"area", "offending", "certainty"}
    assert len(set(HOME) - given) == 9


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"found": ""}, "Choose: What did you and Helen find?"),
        ({"name": ""}, "Say what the factor is"),
        ({"does": ""}, "Say what it does in Helen’s life"),
        ({"harm": ""}, "Say whether it is linked to harm"),
        ({"found": "no_issue"}, "A factor is filled in below"),
    ],
)
def test_what_is_missing_is_said_and_the_form_comes_back(
    wrong: dict[str, str], words: str, cast: Any, signed_in: SignIn, current: Any
) -> None:
    answer = signed_in(cast.ruth).post(at("area_add", cast.own), {"key": "k1", **HOME, **wrong})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Nights at the shelter, days in town." in answer.content.decode()
    assert current(Area, cast.own) == current(Factor, cast.own) == []


def test_an_area_is_looked_at_once_and_then_updated(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.ruth)
    browser.post(at("area_add", cast.own), {"key": "k1", **HOME})

    again = browser.post(
        at("area_add", cast.own), {"key": "k2", "area": "accommodation", "found": "no_issue"}
    )

    assert again.status_code == 422
    assert "This area was looked at already: update it instead" in again.content.decode()
    (area,) = current(Area, cast.own)
    form = browser.get(at("area_update", cast.own, area.entry)).content.decode()
    assert "Nowhere to live" in form  # its factor has a form of its own
    assert "The factor, in a few words" not in form
    browser.post(
        at("area_update", cast.own, area.entry),
        {"key": "k3", "version_seen": 1, "area": "accommodation", "found": "factor", "going_on": "A room."},
    )
    (area,) = current(Area, cast.own)
    assert (area.version, area.going_on) == (2, "A room.")
    assert len(current(Factor, cast.own)) == 1


def test_the_most_pressing_come_first_and_not_looked_at_is_not_no_issue(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    facts = {"valid_from": days_ago(5)}
    record(Area, cast.own, cast.ruth, area="finances", found="difficulty", going_on="No claim yet.", **facts)
    record(Area, cast.own, cast.ruth, area="alcohol_use", found="no_issue", **facts)
    record(Factor, cast.own, cast.ruth, area="employment_and_education", name="No work", **facts)
    record(
        Factor,
        cast.own,
        cast.ruth,
        area="drug_use",
        name="Heroin",
        critical=True,
        critical_because="x",
        **facts,
    )

    text = page(signed_in(cast.ruth), cast.own)

    order = ("Heroin", "No work", "No claim yet.", "Looked at, no issue", "Alcohol use", "Not looked at")
    places = [text.index(words, text.index('id="areas"')) for words in order]
    assert places == sorted(places)
    apart = text[text.index('id="not-looked-at"') :]
    assert "Accommodation" in apart[: apart.index("</section>")]
    assert "Alcohol use" not in apart[: apart.index("</section>")]


def test_the_page_as_known_shows_what_stood_that_day(cast: Any, signed_in: SignIn, record: Any) -> None:
    then = timezone.now() - timedelta(days=5)
    facts = {"area": "finances", "found": "difficulty", "valid_from": days_ago(20)}
    first = {"entry": "money", "superseded_at": then, "recorded_at": then - timedelta(days=5)}
    record(Area, cast.own, cast.ruth, going_on="No income.", **facts, **first)
    second = {"entry": "money", "version": 2, "recorded_at": then}
    record(Area, cast.own, cast.ruth, going_on="A claim is in.", **facts, **second)
    browser = signed_in(cast.ruth)

    known = browser.get(at("assessment", cast.own), {"known": days_ago(7).isoformat()}).content.decode()

    assert ("No income." in known, "A claim is in." in known) == (True, False)
    assert "/area/add" not in known
    assert "A claim is in." in page(browser, cast.own)


def test_a_child_has_the_areas_of_the_young(cast: Any, signed_in: SignIn) -> None:
    text = page(signed_in(cast.joel), cast.elsewhere)

    apart = text[text.index('id="not-looked-at"') :]
    assert "Friends and other young people" in apart
    assert "Lifestyle and associates" not in apart
    assert 'id="likelihood"' not in text


def test_a_critical_factor_needs_its_reason(cast: Any, signed_in: SignIn) -> None:
    facts = {"key": "k1", "area": "drug_use", "name": "Heroin", "does": "Sleep.", "offending": "linked"}
    facts |= {"harm": "not_known", "certainty": "certain", "critical": "on"}

    answer = signed_in(cast.ruth).post(at("factor_add", cast.own), facts)

    assert answer.status_code == 422
    assert "Say why it is one of the most pressing" in answer.content.decode()
