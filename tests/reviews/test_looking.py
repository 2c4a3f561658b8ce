"""The list of reviews and the page of one: what stands first, what is frozen, who may look."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.records import clock
from handrail.reviews.models import Change, Review
from tests.cast import add_row

REVIEWS = "/cases/X340571/reviews"


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


def put(cast: Any, as_owner: Any, **facts: Any) -> Review:
    given = {
        "trigger": "change",
        "title": "Helen has a flat of her own",
        "valid_from": clock.today(),
        "held_by": "ruth-adeyemi",
        **facts,
    }
    with as_owner():
        return add_row(Review, cast.own, cast.ruth, **given)


def finished(cast: Any, as_owner: Any, **facts: Any) -> Review:
    given = {"state": "complete", "completed_on": clock.today(), "decision": "She moves at her own pace."}
    return put(cast, as_owner, **given | facts)


def test_the_open_review_stands_before_those_finished(cast: Any, as_owner: Any, ruth: Client) -> None:
    finished(cast, as_owner, title="Twelve weeks")
    put(cast, as_owner, due_on=clock.today() + timedelta(days=7))

    html = ruth.get(REVIEWS).content.decode()

    assert html.index("Helen has a flat of her own") < html.index("Twelve weeks")
    assert "She moves at her own pace." in html


def test_the_page_says_why_by_when_and_what_changed(cast: Any, as_owner: Any, ruth: Client) -> None:
    row = put(cast, as_owner, entry="flat", due_on=clock.today(), persons_words="My own door.")
    with as_owner():
        add_row(
            Change,
            cast.own,
            cast.ruth,
            kind="address",
            what="She has the keys.",
            how_known="Home visit.",
            valid_from=clock.today(),
            weight="significant",
            review=row.entry,
        )

    html = ruth.get(f"{REVIEWS}/flat").content.decode()

    assert "She has the keys." in html
    assert "Home visit." in html
    assert "My own door." in html
    assert "to finish by" in html


def test_the_words_of_a_finished_review_are_there_and_nothing_is_left_to_do(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    finished(cast, as_owner, entry="done")

    html = ruth.get(f"{REVIEWS}/done").content.decode()

    assert "She moves at her own pace." in html
    assert "Left to do" not in html


def test_a_finished_review_is_frozen(cast: Any, as_owner: Any) -> None:
    finished(cast, as_owner, entry="done", completed_on=date(2026, 3, 12))
    ruth = browser_of(cast.ruth)

    led = ruth.get(f"{REVIEWS}/done/views", follow=True)

    assert led.redirect_chain == [(f"{REVIEWS}/done", 302)]
    told = "This review was finished on 12 March. Open a new one to add to it."
    assert told in led.content.decode()


def test_partners_have_no_reviews(cast: Any, as_owner: Any) -> None:
    put(cast, as_owner, entry="flat")

    assert browser_of(cast.denise).get(REVIEWS).status_code == 404
    assert browser_of(cast.denise).get(f"{REVIEWS}/flat").status_code == 404
    assert browser_of(cast.frances).get(f"{REVIEWS}/flat").status_code == 200
