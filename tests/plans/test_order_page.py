"""Waits, states of life and what was judged of them, as a practitioner enters and reads them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.assessments.models import Factor
from handrail.people.models import Case
from handrail.plans.models import Help, LifeState, Objective, StateSign, Step, Wait
from handrail.records import clock
from handrail.sentences.models import Sentence
from tests.cast import Cast, add_row, worker_of
from tests.filling import filled

pytestmark = pytest.mark.django_db
RUTH = worker_of("ruth")
MOST = 12
"""Questions to the database for the page itself, session, user and log included."""


@pytest.fixture
def client(cast: Cast) -> Client:
    found = Client()
    found.force_login(cast.ruth)
    return found


@pytest.fixture
def put(cast: Cast, as_owner: Any) -> Callable[..., Any]:
    """Put a row into Ruth's case."""

    def into(model: Any, **facts: Any) -> Any:
        with as_owner():
            return add_row(model, cast.own, cast.ruth, **facts)

    return into


@pytest.fixture
def planned(put: Callable[..., Any]) -> date:
    """A year's order; college and a course that wait for nothing yet; a home under way."""
    today = clock.today()
    begun = today - timedelta(days=70)
    put(Sentence, entry="order", kind="community_order", valid_from=begun, years=1)
    put(Objective, entry="steady", rank=1, will="settle")
    step = {"objective": "steady", "valid_from": begun, "by_person": True}
    put(Step, entry="home", rank=1, what="A room of his own", state="in_progress", weeks=20,
        starts_on=begun, **step)  # fmt: skip
    put(Step, entry="college", rank=2, what="College", weeks=10, **step)
    put(Step, entry="course", rank=3, what="The course", sessions=60, per_week=1,
        kind="offence_focused", **step)  # fmt: skip
    return today


def plain(response: Any) -> str:
    """The words of a page, its markup left out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def states(case: Case, as_owner: Any) -> list[str]:
    return [row.state for row in rows(Step, case, as_owner)]


def at(case: Case, name: str, *more: str) -> str:
    return reverse(f"plans:{name}", args=[case.reference, *more])


def send(client: Client, address: str, **typed: Any) -> Any:
    return client.post(address, {**filled(client.get(address)), **typed})


def typed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def rows(model: Any, case: Case, as_owner: Any) -> list[Any]:
    with as_owner():
        return list(model.objects.now().filter(case_id=case.pk).order_by("pk"))


def test_a_case_without_steps_says_what_comes(client: Client, cast: Cast) -> None:
    words = plain(client.get(at(cast.own, "order")))
    assert "Nothing to put in order yet" in words
    assert "No step waits for another or for a state." in words


def test_what_does_not_fit_is_told_with_its_ways_out(client: Client, cast: Cast, planned: date) -> None:
    """Sixty weekly sessions in the 42 weeks that are left; two a week are thirty weeks."""
    words = plain(client.get(at(cast.own, "order")))
    assert "Cannot fit: The course" in words
    assert "60 sessions, one a week: it would end on" in words
    assert "2 sessions a week" in words
    assert "goes on by choice" in words
    assert "Under way" in words


def test_a_step_waits_for_a_state_until_it_is_judged_to_hold(
    client: Client, cast: Cast, planned: date, as_owner: Any
) -> None:
    in_three_weeks = planned + timedelta(days=21)
    sign = {"sign_1_what": "Tenancy held", "sign_1_needed": "6", "sign_1_unit": "weeks",
            "sign_1_since": typed(planned - timedelta(days=35))}  # fmt: skip
    added = send(client, at(cast.own, "state_add"), name="Stable", judged_by=[RUTH],
                 expected_on=typed(in_three_weeks), **sign)  # fmt: skip
    assert added.status_code == 302
    (state,) = rows(LifeState, cast.own, as_owner)
    assert (state.name, state.judged_by, state.expected_on) == ("Stable", [RUTH], in_three_weeks)
    (kept,) = rows(StateSign, cast.own, as_owner)
    assert (kept.state, kept.what, kept.needed, kept.unit) == (state.entry, "Tenancy held", 6, "weeks")

    waits = send(client, at(cast.own, "wait_add"), step="college", waits_for=state.entry,
                 because="One thing at a time")  # fmt: skip
    assert waits.status_code == 302
    words = plain(client.get(at(cast.own, "order")))
    assert "Then, once this holds" in words
    assert "Tenancy held: 6 weeks 5, since" in words
    assert "Latest day that still leaves time for everything behind it" in words
    assert "One thing at a time" in words

    judged = send(client, at(cast.own, "state_judge", state.entry), judged="holds",
                  true_since=typed(planned), judgement="Six weeks with his own key")  # fmt: skip
    assert judged.status_code == 302
    words = plain(client.get(at(cast.own, "order")))
    assert "“Stable” holds since" in words
    assert "These can begin now: College." in words
    (state,) = rows(LifeState, cast.own, as_owner)
    assert (state.true_since, state.judgement) == (planned, "Six weeks with his own key")
    assert states(cast.own, as_owner) == [
        "in_progress",
        "not_started",
        "not_started",
    ]


def test_a_lapse_is_recorded_and_stops_nothing(
    client: Client, cast: Cast, planned: date, put: Callable[..., Any], as_owner: Any
) -> None:
    put(
        LifeState,
        entry="stable",
        name="Stable",
        judged_by=[RUTH],
        true_since=planned - timedelta(days=30),
    )
    put(Wait, entry="first", step="home", for_state="stable")
    lapsed = send(client, at(cast.own, "state_judge", "stable"), judged="lapsed", lapsed_on=typed(planned),
                  judgement="Two nights away")  # fmt: skip
    assert lapsed.status_code == 302
    words = plain(client.get(at(cast.own, "order")))
    assert "“Stable” has lapsed" in words
    assert "go on unless you agree otherwise: A room of his own." in words
    assert states(cast.own, as_owner) == [
        "in_progress",
        "not_started",
        "not_started",
    ]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"judged": "holds", "true_since": ""}, "Give the day since when it holds"),
        ({"judged": "holds", "true_since": "tomorrow"}, "This day has not come yet"),
        ({"judged": "not_yet", "expected_on": "1 January 2020"}, "give one ahead, or none"),
        ({"judged": ""}, "Choose"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused_in_words(
    client: Client, cast: Cast, put: Callable[..., Any], said: dict[str, str], message: str
) -> None:
    put(LifeState, entry="stable", name="Stable", judged_by=[RUTH])
    refused = send(client, at(cast.own, "state_judge", "stable"), judgement="As seen", **said)
    assert refused.status_code == 422
    assert message in plain(refused)
    assert "As seen" in plain(refused)


def test_steps_that_would_wait_for_each_other_are_refused_by_name(
    client: Client, cast: Cast, planned: date, put: Callable[..., Any], as_owner: Any
) -> None:
    put(Wait, entry="first", step="college", for_step="home")
    refused = send(client, at(cast.own, "wait_add"), step="home", waits_for="college", because="By mistake")
    assert refused.status_code == 422
    words = plain(refused)
    assert "These would wait for each other: “" in words
    assert "“College” waits for “A room of his own”" in words
    assert "By mistake" in words
    assert len(rows(Wait, cast.own, as_owner)) == 1


def test_a_wait_is_removed_after_a_question(
    client: Client, cast: Cast, planned: date, put: Callable[..., Any], as_owner: Any
) -> None:
    put(Wait, entry="first", step="college", for_step="home", because="A room first")
    asked = client.get(at(cast.own, "wait_end", "first"))
    assert "“College” no longer waits for “A room of his own”." in plain(asked)
    assert client.post(at(cast.own, "wait_end", "first"), {"key": "once"}).status_code == 302
    assert rows(Wait, cast.own, as_owner) == []


def test_settling_first_is_suggested_with_its_reason(
    client: Client, cast: Cast, planned: date, put: Callable[..., Any]
) -> None:
    assert "Settle first?" not in plain(client.get(at(cast.own, "order")))
    put(Factor, area="accommodation", name="Nowhere to live", critical=True)
    words = plain(client.get(at(cast.own, "order")))
    assert "“Nowhere to live” is critical" in words
    assert "“The course” waits for nothing. Settle first?" in words


def test_help_that_ends_is_told_before_it_does(
    client: Client, cast: Cast, planned: date, put: Callable[..., Any]
) -> None:
    put(Help, kind="lift", what="Lifts to viewings", steps=["home"], valid_from=planned - timedelta(days=9),
        valid_to=planned + timedelta(days=10))  # fmt: skip
    words = plain(client.get(at(cast.own, "order")))
    assert "Lifts to viewings ends on" in words
    assert "It stands beside “A room of his own”, which goes on longer." in words
    assert "Nobody has said what comes afterwards." in words


def test_the_page_asks_the_database_a_bounded_number_of_questions(
    client: Client, cast: Cast, planned: date, put: Callable[..., Any]
) -> None:
    for n in range(8):
        put(Step, entry=f"more-{n}", objective="steady", rank=9, what=f"Step {n}", workers=[RUTH])
        put(Wait, entry=f"wait-{n}", step=f"more-{n}", for_step="home")
    client.get(at(cast.own, "order"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(at(cast.own, "order"))
    case_questions = [one for one in asked.captured_queries if "SAVEPOINT" not in (one["sql"] or "")]
    assert len(case_questions) <= MOST, [(one["sql"] or "")[:90] for one in case_questions]
