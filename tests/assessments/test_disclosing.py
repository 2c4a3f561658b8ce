"""Kai says something frightening: his words, a plan and named calls the same day."""

from typing import Any

import pytest
from django.urls import reverse

from handrail.assessments.models import Disclosure, SafetyCall
from handrail.records import clock
from handrail.records.models import Line
from tests.assessments.conftest import SignIn, at, days_ago, page, typed
from tests.filling import filled

SAID = {
    "key": "k1",
    "words": "If he comes near me again I will kill him.",
    "about": "harm_to_others",
    "valid_from": typed(days_ago(0)),
    "at": "4:20pm",
    "told_to": "Joel Marsh",
    "plan_now": "Stays at home tonight with his mum. Kitchen knives away. Rings Joel at nine.",
    "calls": "Jo Lindley, team manager\r\nChildren’s services, out of hours too",
    "parents": "told",
    "parents_hear": "That he is frightened, and what we do tonight.",
}


def overview(browser: Any, case: Any) -> str:
    return str(browser.get(reverse("home:case", args=[case.reference])).content.decode())


def test_one_page_then_a_list_of_calls(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.joel)

    answer = browser.post(at("disclosure_add", cast.elsewhere), SAID)

    (row,) = current(Disclosure, cast.elsewhere)
    assert answer["Location"] == at("disclosure", cast.elsewhere, row.entry)
    assert (row.told_to, row.words) == ("joel-marsh", SAID["words"])
    calls = current(SafetyCall, cast.elsewhere)
    assert [(call.whom, call.worker) for call in calls] == [
        ("Jo Lindley, team manager", "jo-lindley"),
        ("Children’s services, out of hours too", None),
    ]
    assert {call.change for call in calls} == {row.change}
    assert "2 calls to make today" in browser.get(answer["Location"]).content.decode()


def test_it_stands_at_the_top_until_every_call_is_made(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.joel)
    browser.post(at("disclosure_add", cast.elsewhere), SAID)
    for left in (2, 1):
        words = "2 calls are still to be made" if left == 2 else "1 call is still to be made"
        assert words in page(browser, cast.elsewhere)
        assert words in overview(browser, cast.elsewhere)
        call = next(one for one in current(SafetyCall, cast.elsewhere) if one.called_at is None)
        form = filled(browser.get(at("call_update", cast.elsewhere, call.entry)))
        assert form["by_whom"] == ["Joel Marsh"]
        browser.post(at("call_update", cast.elsewhere, call.entry), {**form, "outcome": "Will visit at six."})

    assert "still to be made" not in page(browser, cast.elsewhere)
    assert "still to be made" not in overview(browser, cast.elsewhere)
    (row,) = current(Disclosure, cast.elsewhere)
    done = browser.get(at("disclosure", cast.elsewhere, row.entry)).content.decode()
    assert "Every call is made" in done
    assert done.count("Will visit at six.") == 2


def test_the_manager_of_the_case_is_called_first(cast: Any, signed_in: SignIn) -> None:
    form = filled(signed_in(cast.joel).get(at("disclosure_add", cast.elsewhere)))

    assert form["calls"] == ["Jo Lindley, team manager\nChildren’s services, out of hours too"]
    assert form["told_to"] == ["Joel Marsh"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"words": ""}, "Fill in: The words"),
        ({"plan_now": ""}, "Fill in: What happens now"),
        ({"calls": " "}, "Fill in: Who is called today"),
        ({"about": ""}, "Choose: What is it about?"),
        ({"parents": ""}, "Choose: Do the parents know?"),
        ({"parents_hear": ""}, "Say what they hear"),
        ({"parents": "not_told"}, "Say why they are not told"),
        ({"valid_from": typed(days_ago(-1))}, "This day has not come yet"),
    ],
)
def test_what_is_missing_is_said(
    wrong: dict[str, str], words: str, cast: Any, signed_in: SignIn, current: Any
) -> None:
    answer = signed_in(cast.joel).post(at("disclosure_add", cast.elsewhere), {**SAID, **wrong})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert current(Disclosure, cast.elsewhere) == current(SafetyCall, cast.elsewhere) == []


def test_an_adults_parents_are_not_asked_about(cast: Any, signed_in: SignIn, current: Any) -> None:
    facts = {name: value for name, value in SAID.items() if not name.startswith("parents")}
    facts |= {"told_to": "Ruth Adeyemi"}
    browser = signed_in(cast.ruth)
    assert "parents" not in filled(browser.get(at("disclosure_add", cast.own)))

    browser.post(at("disclosure_add", cast.own), facts)

    (row,) = current(Disclosure, cast.own)
    assert row.parents == "not_concerned"


def test_somebody_else_is_called_later(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.joel)
    browser.post(at("disclosure_add", cast.elsewhere), SAID)
    (row,) = current(Disclosure, cast.elsewhere)
    more = {**SAID, "key": "k2", "version_seen": "1", "calls": "CAMHS crisis line"}

    browser.post(at("disclosure_update", cast.elsewhere, row.entry), more)

    assert [call.whom for call in current(SafetyCall, cast.elsewhere)][-1] == "CAMHS crisis line"
    assert len(current(SafetyCall, cast.elsewhere)) == 3


def test_it_stands_on_the_timeline_without_the_words(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    browser = signed_in(cast.joel)
    browser.post(at("disclosure_add", cast.elsewhere), SAID)

    with as_owner():
        line = Line.objects.get(case_id=cast.elsewhere.pk, table="assessments.Disclosure")
    assert (line.kind, line.valid_from, line.row_data_class) == (
        "disclosure",
        clock.today(),
        "risk_management",
    )
    timeline = browser.get(reverse("home:timeline", args=[cast.elsewhere.reference])).content.decode()
    assert "Something was said that needed a plan the same day" in timeline
    assert "I will kill him" not in timeline


def test_titles_say_nothing_of_it(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.joel)
    browser.post(at("disclosure_add", cast.elsewhere), SAID)
    (row,) = current(Disclosure, cast.elsewhere)

    for answer in (
        browser.get(at("disclosure_add", cast.elsewhere)),
        browser.get(at("disclosure", cast.elsewhere, row.entry)),
    ):
        text = answer.content.decode()
        title = text[text.index("<title>") + 7 : text.index("</title>")]
        assert title.split(",")[0].strip() == "Today"
