"""When a review falls due by date, and that nothing significant stays unanswered unseen."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.design import wording
from handrail.kernel.dates import add_months
from handrail.records import clock
from handrail.reviews.models import Change
from handrail.sentences.models import Sentence
from tests.cast import add_row
from tests.reviews.test_looking import REVIEWS, browser_of, finished, put

CASE = "/cases/X340571"


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


def order(cast: Any, as_owner: Any, weeks_ago: int, months: int = 12) -> Any:
    """Helen's community order, begun so many weeks ago; the day it began."""
    day = clock.today() - timedelta(weeks=weeks_ago)
    with as_owner():
        add_row(
            Sentence,
            cast.own,
            cast.ruth,
            kind="community_order",
            months=months,
            valid_from=day,
        )
    return day


def test_the_first_is_due_twelve_weeks_after_supervision_began(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    """Begun eleven weeks ago: due in a week, so the case page says it too."""
    began = order(cast, as_owner, 11)
    due = wording.long_date(began + timedelta(weeks=12))

    words = f"Due by {due}: 12 weeks after supervision began"
    assert words in ruth.get(REVIEWS).content.decode()
    assert words in ruth.get(CASE).content.decode()


def test_while_it_is_far_off_only_the_list_says_it(cast: Any, as_owner: Any, ruth: Client) -> None:
    order(cast, as_owner, 2)

    assert "12 weeks after supervision began" in ruth.get(REVIEWS).content.decode()
    assert "12 weeks after supervision began" not in ruth.get(CASE).content.decode()


def test_the_next_is_counted_from_the_last(cast: Any, as_owner: Any, ruth: Client) -> None:
    """For adults six months are the usual; a service settles its own."""
    order(cast, as_owner, 14, months=24)
    done = clock.today() - timedelta(weeks=2)
    finished(cast, as_owner, valid_from=done, completed_on=done)

    due = wording.long_date(add_months(done, 6))
    assert f"Due by {due}: 6 months after the last review" in ruth.get(REVIEWS).content.decode()


def test_near_the_end_one_looks_back_and_ahead(cast: Any, as_owner: Any, ruth: Client) -> None:
    """A year's order begun forty-five weeks ago: the end comes before the six months are over."""
    order(cast, as_owner, 45)
    done = clock.today() - timedelta(weeks=8)
    finished(cast, as_owner, valid_from=done, completed_on=done)

    html = ruth.get(REVIEWS).content.decode()

    assert "the end is near" in html
    assert f"{REVIEWS}/add?for=ending" in html


def test_an_open_review_past_its_day_is_said_to_ruth_and_carol(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    put(cast, as_owner, due_on=clock.today() - timedelta(days=1))

    assert "was to be finished by" in ruth.get(CASE).content.decode()
    assert "was to be finished by" in browser_of(cast.carol).get(CASE).content.decode()
    assert "was to be finished by" not in browser_of(cast.frances).get(CASE).content.decode()


def test_a_change_nobody_decided_on_is_seen_by_the_manager_too(cast: Any, as_owner: Any) -> None:
    with as_owner():
        add_row(Change, cast.own, cast.ruth, kind="address", what="Has the keys.", valid_from=clock.today())

    html = browser_of(cast.carol).get(CASE).content.decode()

    assert "Has the keys. Does it ask for a review?" in html
    assert "/decide" not in html
