"""Opening a review: by a change that matters, or by hand; one at a time, and all or nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.assessments.models import Advice
from handrail.records import clock
from handrail.reviews.models import Change, Review
from tests.cast import add_row
from tests.filling import filled
from tests.reviews.test_looking import REVIEWS, browser_of, finished, put

CHANGES = "/cases/X340571/changes"


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


def changed(cast: Any, as_owner: Any, **facts: Any) -> Change:
    given = {"kind": "address", "what": "Has a flat of her own.", "valid_from": clock.today(), **facts}
    with as_owner():
        return add_row(Change, cast.own, cast.ruth, **given)


def decide(ruth: Client, row: Change, weight: str, because: str = "") -> Any:
    address = f"{CHANGES}/{row.entry}/decide"
    return ruth.post(address, filled(ruth.get(address)) | {"weight": weight, "because": because})


def reviews(cast: Any, as_owner: Any) -> list[Review]:
    with as_owner():
        return list(Review.objects.now().filter(case_id=cast.own.pk))


def change(cast: Any, as_owner: Any, entry: str) -> Change:
    with as_owner():
        return Change.objects.now().get(case_id=cast.own.pk, entry=entry)


def test_a_significant_change_opens_a_review_with_a_day_to_finish_by(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    row = changed(cast, as_owner)

    answer = decide(ruth, row, "significant")

    (review,) = reviews(cast, as_owner)
    assert (review.trigger, review.title, review.held_by) == (
        "change",
        "Has a flat of her own",
        "ruth-adeyemi",
    )
    # Five working days are a week on the calendar, or a day or two more from a weekend.
    assert clock.today() + timedelta(days=5) <= review.due_on <= clock.today() + timedelta(days=8)
    assert change(cast, as_owner, row.entry).review == review.entry
    assert answer.headers["Location"] == f"{REVIEWS}/{review.entry}"


def test_a_second_one_joins_the_review_that_is_open(cast: Any, as_owner: Any, ruth: Client) -> None:
    there = put(cast, as_owner)

    sent = filled(ruth.get(f"{CHANGES}/add")) | {
        "what": "A job at the bakery.",
        "kind": "work_or_learning",
        "weight": "significant",
    }
    ruth.post(f"{CHANGES}/add", sent)

    assert [one.entry for one in reviews(cast, as_owner)] == [there.entry]
    with as_owner():
        assert Change.objects.now().get(case_id=cast.own.pk).review == there.entry


def test_after_a_finished_one_a_new_one_opens(cast: Any, as_owner: Any, ruth: Client) -> None:
    finished(cast, as_owner)

    decide(ruth, changed(cast, as_owner), "significant")

    assert sorted(one.state for one in reviews(cast, as_owner)) == ["complete", "open"]


def test_noted_opens_none_and_takes_the_change_out_of_an_open_one(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    there = put(cast, as_owner)
    row = changed(cast, as_owner, weight="significant", review=there.entry)

    decide(ruth, row, "noted", "The flat fell through.")

    assert change(cast, as_owner, row.entry).review is None
    assert [one.state for one in reviews(cast, as_owner)] == ["open"]


def test_a_change_stays_in_the_finished_review_that_answered_it(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    done = finished(cast, as_owner)
    row = changed(cast, as_owner, weight="significant", review=done.entry)

    decide(ruth, row, "noted", "Answered.")

    assert change(cast, as_owner, row.entry).review == done.entry


def test_by_hand_for_a_transfer(cast: Any, as_owner: Any, ruth: Client) -> None:
    sent = filled(ruth.get(f"{REVIEWS}/add")) | {"trigger": "transfer", "title": "Helen moves to Ferrow"}

    answer = ruth.post(f"{REVIEWS}/add", sent)

    (review,) = reviews(cast, as_owner)
    assert (review.trigger, review.title, review.held_by) == (
        "transfer",
        "Helen moves to Ferrow",
        "ruth-adeyemi",
    )
    assert answer.headers["Location"] == f"{REVIEWS}/{review.entry}"


def test_while_one_is_open_a_second_is_refused_in_words(cast: Any, as_owner: Any, ruth: Client) -> None:
    sent = filled(ruth.get(f"{REVIEWS}/add")) | {"trigger": "request", "title": "She asked"}
    there = put(cast, as_owner)

    refused = ruth.post(f"{REVIEWS}/add", sent)

    assert refused.status_code == 422
    assert "A review is open already" in refused.content.decode()
    assert ruth.get(f"{REVIEWS}/add").headers["Location"] == f"{REVIEWS}/{there.entry}"
    assert len(reviews(cast, as_owner)) == 1


def test_her_words_and_whose_advice_she_listens_to(cast: Any, as_owner: Any, ruth: Client) -> None:
    there = put(cast, as_owner)
    address = f"{REVIEWS}/{there.entry}/views"

    sent = filled(ruth.get(address)) | {
        "persons_words": "I want to keep Tuesdays.",
        "advice_words": "My nan. Always my nan.",
    }
    ruth.post(address, sent)

    (review,) = reviews(cast, as_owner)
    with as_owner():
        said = Advice.objects.now().get(case_id=cast.own.pk)
    assert (said.words, said.stage) == ("My nan. Always my nan.", "review")
    assert (review.persons_words, review.advice) == ("I want to keep Tuesdays.", said.entry)


def test_nothing_is_written_to_a_finished_review(cast: Any, as_owner: Any, ruth: Client) -> None:
    there = put(cast, as_owner)
    address = f"{REVIEWS}/{there.entry}/views"
    sent = filled(ruth.get(address)) | {"persons_words": "Too late."}
    with as_owner():
        Review.objects.filter(pk=there.pk).update(state="complete", completed_on=clock.today())

    refused = ruth.post(address, sent)

    assert refused.status_code == 422
    html = refused.content.decode()
    assert "Open a new one to add to it." in html
    assert "Too late." in html
