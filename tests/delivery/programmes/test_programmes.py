"""A course of sessions, as Ruth records it: the session, its contact and what it adds to the requirement."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.delivery.models import Contact, Programme, ProgrammeSession
from handrail.plans.models import Objective, Step
from handrail.records import clock
from handrail.sentences.models import Requirement
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.filling import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def put(cast: Any, as_owner: AsOwner) -> Callable[..., Any]:
    """Put a row into Ruth's case."""

    def into(model: Any, **facts: Any) -> Any:
        with as_owner():
            return add_row(model, cast.own, cast.ruth, **facts)

    return into


@pytest.fixture
def unpaid_work(put: Callable[..., Any]) -> None:
    """Forty hours of unpaid work, five of them done before this was recorded here."""
    day = clock.today() - timedelta(days=30)
    put(Requirement, entry="hours", sentence="order", kind="unpaid_work", amount=40, unit="hours", done=5,
        valid_from=day)  # fmt: skip
    put(Programme, entry="park", kind="unpaid_work", name="The park", chosen_because="He likes to be outside",
        unit="hours", amount=40, per_week=7, requirement="hours", state="running", workers=["ruth-adeyemi"],
        valid_from=day)  # fmt: skip


def current(model: Any, case: Any, as_owner: AsOwner, **facts: Any) -> list[Any]:
    with as_owner():
        return list(model.objects.now().filter(case_id=case.pk, **facts).order_by("pk"))


def send(browser: Client, page: str, **typed: Any) -> Any:
    return browser.post(page, {**filled(browser.get(page)), **typed})


def test_a_session_is_written_once_with_its_contact_and_adds_to_the_requirement(
    cast: Any, as_owner: AsOwner, unpaid_work: None
) -> None:
    browser = signed_in(cast.ruth)
    page = address(cast.own, "programmes/park/sessions/add")
    form = filled(browser.get(page)) | {"attendance": "came", "minutes": "90", "topic": "Benches"}

    answers = [browser.post(page, form) for _twice in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    [session] = current(ProgrammeSession, cast.own, as_owner)
    [contact] = current(Contact, cast.own, as_owner)
    assert (session.contact, contact.title, contact.outcome) == (
        contact.entry,
        "The park, 1: Benches",
        "attended",
    )
    assert [row.done for row in current(Requirement, cast.own, as_owner)] == [6]


def test_half_hours_add_up_and_a_correction_takes_off_what_was_too_much(
    cast: Any, as_owner: AsOwner, unpaid_work: None
) -> None:
    browser = signed_in(cast.ruth)
    for _n in range(2):
        send(browser, address(cast.own, "programmes/park/sessions/add"), attendance="came", minutes="90",
             contact="none")  # fmt: skip
    assert [row.done for row in current(Requirement, cast.own, as_owner)] == [8]
    first = current(ProgrammeSession, cast.own, as_owner)[0]

    send(browser, address(cast.own, f"sessions/{first.entry}/update"), attendance="missed")

    assert [row.done for row in current(Requirement, cast.own, as_owner)] == [6]
    assert current(Contact, cast.own, as_owner) == []


def test_the_appointment_that_was_booked_is_told_how_it_went(
    cast: Any, as_owner: AsOwner, put: Callable[..., Any], unpaid_work: None
) -> None:
    put(Contact, entry="booked", kind="activity", mode="community_venue", workers=["ruth-adeyemi"],
        valid_from=clock.today())  # fmt: skip

    send(
        signed_in(cast.ruth),
        address(cast.own, "programmes/park/sessions/add"),
        attendance="missed",
        contact="booked",
        text="Bus was cancelled.",
    )

    [contact] = current(Contact, cast.own, as_owner)
    assert (contact.outcome, contact.text) == ("absence_waiting", "Bus was cancelled.")
    assert [row.done for row in current(Requirement, cast.own, as_owner)] == [5]


def test_a_programme_begins_from_its_step_and_says_why(
    cast: Any, as_owner: AsOwner, put: Callable[..., Any]
) -> None:
    put(Objective, entry="van", rank=1, will="work out what I told myself")
    put(Step, entry="eight", objective="van", rank=1, what="Eight sessions on the thefts", sessions=8,
        per_week=1, workers=["ruth-adeyemi"], by_person=True)  # fmt: skip
    browser = signed_in(cast.ruth)
    assert "Eight sessions on the thefts" in browser.get(address(cast.own, "programmes")).content.decode()
    page = address(cast.own, "programmes/add?step=eight")

    refused = send(browser, page, kind="one_to_one")
    send(browser, page, kind="one_to_one", chosen_because="He talks best across a table")

    assert refused.status_code == 422
    assert "Say why this work was chosen, and not another" in refused.content.decode()
    [row] = current(Programme, cast.own, as_owner)
    assert (row.name, row.step, row.amount, row.workers) == (
        "Eight sessions on the thefts",
        "eight",
        8,
        ["ruth-adeyemi"],
    )
    html = browser.get(address(cast.own, f"programmes/{row.entry}")).content.decode()
    assert "0 of 8 sessions done" in html
    assert "He talks best across a table" in html


def test_stopping_asks_why_and_keeps_what_was_done(cast: Any, as_owner: AsOwner, unpaid_work: None) -> None:
    browser = signed_in(cast.ruth)
    send(browser, address(cast.own, "programmes/park/sessions/add"), attendance="came", minutes="420")
    page = address(cast.own, "programmes/park/end")

    refused = send(browser, page, state="stopped")
    send(browser, page, state="stopped", because="Started a job", outcome="On time every week")

    assert "Say why it stopped" in refused.content.decode()
    html = browser.get(address(cast.own, "programmes/park")).content.decode()
    assert "7 of 40 hours done" in html
    assert "Started a job" in html
    assert "Record a session" not in html


def test_a_partner_reads_no_programme_and_a_manager_writes_none(cast: Any, unpaid_work: None) -> None:
    assert signed_in(cast.denise).get(address(cast.own, "programmes")).status_code == 404
    manager = signed_in(cast.carol)
    html = manager.get(address(cast.own, "programmes/park")).content.decode()
    assert "Record a session" not in html
    assert manager.get(address(cast.own, "programmes/park/sessions/add")).status_code == 404
