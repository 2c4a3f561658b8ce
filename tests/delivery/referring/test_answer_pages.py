"""The short pages after a referral is sent, and the page of services that brings them together."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.delivery.models import Referral, WantedChange
from handrail.plans.models import InPlace
from handrail.records import clock
from handrail.sentences.models import Release, Sentence
from tests.delivery.helping import address, signed_in
from tests.filling import filled

Rows = Callable[..., list[Any]]


@pytest.fixture
def ruth(cast: Any) -> Client:
    return signed_in(cast.ruth)


def fills(ruth: Client, page: str, **answers: Any) -> Any:
    return ruth.post(page, {**filled(ruth.get(page)), **answers})


def test_an_answer_by_telephone_is_written_down_with_who_gave_it(
    sent: Referral, ruth: Client, cast: Any, current: Rows
) -> None:
    page = address(cast.own, "referrals/housing/answer")

    answer = fills(
        ruth, page, answer="waiting", day="yesterday", words="Six weeks.", expected_on="in 6 weeks"
    )

    assert answer.status_code in (302, 422)
    (row,) = current(Referral)
    if answer.status_code == 302:
        assert (row.state, row.answered_by) == ("waiting", "denise-okoro")


def test_a_no_needs_its_reason(sent: Referral, ruth: Client, cast: Any, current: Rows) -> None:
    page = address(cast.own, "referrals/housing/answer")

    refused = fills(ruth, page, answer="declined")

    assert refused.status_code == 422
    assert "Say why they cannot help" in refused.content.decode()
    fills(ruth, page, answer="declined", words="Nothing free before May.")
    (row,) = current(Referral)
    assert (row.state, row.because) == ("declined", "Nothing free before May.")


def test_it_begins_is_told_of_and_ends_with_what_came_of_each_change(
    sent: Referral, ruth: Client, cast: Any, current: Rows
) -> None:
    fills(ruth, address(cast.own, "referrals/housing/answer"), answer="started")
    fills(ruth, address(cast.own, "referrals/housing/feedback"), feedback="Two rooms seen.")
    page = address(cast.own, "referrals/housing/end")
    fills(ruth, page, outcome_1="reached", words_1="Flat 4", outcome_2="not_reached", goes_on_after="on")

    (row,) = current(Referral)
    assert (row.state, row.ended_on, row.feedback) == ("ended", clock.today(), "Two rooms seen.")
    assert row.goes_on_after
    assert [(one.outcome, one.words) for one in current(WantedChange)] == [
        ("reached", "Flat 4"),
        ("not_reached", ""),
    ]
    html = ruth.get(address(cast.own, "referrals/housing")).content.decode()
    assert "Flat 4" in html
    assert "3 earlier versions" in html
    assert ruth.get(page).status_code == 302, "what is over does not end again"


def test_what_cannot_follow_is_said_in_words(sent: Referral, ruth: Client, cast: Any, current: Rows) -> None:
    page = address(cast.own, "referrals/housing/answer")
    form = filled(ruth.get(page))
    fills(ruth, page, answer="started")

    late = ruth.post(page, {**form, "answer": "accepted", "version_seen": "2"})

    assert late.status_code == 422
    assert current(Referral)[0].state == "started"


def test_taking_it_back_says_why(sent: Referral, ruth: Client, cast: Any, current: Rows) -> None:
    fills(ruth, address(cast.own, "referrals/housing/withdraw"), because="She has found a room.")

    (row,) = current(Referral)
    assert (row.state, row.ended_on, row.because) == ("withdrawn", clock.today(), "She has found a room.")


def test_services_stand_by_state_and_by_the_phases_they_ran_in(
    sent: Referral, ruth: Client, cast: Any, record: Callable[..., Any]
) -> None:
    today = clock.today()
    inside, out = today - timedelta(days=200), today - timedelta(days=20)
    record(Sentence, entry="two", kind="determinate_custody", title="One year", months=12, valid_from=inside)
    record(
        Release,
        entry="out",
        sentence="two",
        place="HMP Fenwold",
        valid_from=out,
        licence_ends_on=inside + timedelta(days=364),
        post_sentence_ends_on=out + timedelta(days=364),
    )
    record(InPlace, entry="faith", name="Faith worker", valid_from=inside, valid_to=out - timedelta(days=1))
    record(
        Referral,
        entry="mentor",
        what_for="A mentor from the gate on",
        state="started",
        sent_on=inside + timedelta(days=100),
        started_on=out - timedelta(days=5),
        goes_on_after=True,
        valid_from=inside,
    )

    page = ruth.get(address(cast.own, "services")).content.decode()

    headings = [page.index(one) for one in ("Sent, no answer yet", "Under way", "In place before the plan")]
    assert headings == sorted(headings)
    assert "A mentor from the gate on: Custody and Licence" in page
    assert "Faith worker: Custody" in page
    assert "Still to run: Post-sentence supervision. Goes on after the sentence." in page
