"""What the calendar alone asks for: to be seen soon after it began, and a review before anybody opens one."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from handrail.agencies.models import LocalPolicy
from handrail.delivery.models import Contact
from handrail.reviews.models import Review
from handrail.sentences.models import Release, Sentence
from tests.cast import add_row
from tests.home.test_my_day import groups_of, said
from tests.reviews.test_looking import browser_of

CASE = "/cases/X340571"
FRIDAY, MONDAY, TUESDAY, WEDNESDAY = (date(2026, 3, day) for day in (13, 16, 17, 18))
THURSDAY = date(2026, 3, 19)


@pytest.fixture(autouse=True)
def _wednesday() -> Iterator[None]:
    """It is Wednesday 18 March 2026."""
    with time_machine.travel("2026-03-18T10:00:00+00:00", tick=False):
        yield


@pytest.fixture
def put(cast: Any, as_owner: Any) -> Any:
    def one(model: Any, entry: str, on: date, **facts: Any) -> Any:
        with as_owner():
            return add_row(model, cast.own, cast.ruth, entry=entry, valid_from=on, **facts)

    return one


def order(put: Any, began: date) -> None:
    put(Sentence, "order", began, kind="community_order", months=12)


def contact(put: Any, on: date, outcome: str | None = None, **facts: Any) -> None:
    facts = {"kind": "office_visit", "mode": "office", "workers": ["ruth-adeyemi"], **facts}
    put(Contact, f"c-{on}", on, outcome=outcome, **facts)


def the_first(user: Any) -> list[tuple[str, str]]:
    """Lines about a first appointment, with the heading they stand under."""
    return [
        (heading, line)
        for heading, lines in groups_of(user).items()
        for line in lines
        if "First appointment" in line
    ]


# -- The first appointment ----------------------------------------------------------


def test_somebody_sentenced_on_friday_is_to_be_seen_by_monday(cast: Any, put: Any) -> None:
    """One working day after the order, and the weekend is none: on Wednesday it was due on Monday."""
    order(put, FRIDAY)

    [(heading, line)] = the_first(cast.ruth)

    assert heading == "overdue"
    assert "First appointment to book" in line
    assert "was due 16 March" in line
    assert the_first(cast.carol) == the_first(cast.megan) == []
    page = browser_of(cast.ruth).get(CASE).content.decode()
    assert "A first appointment was to be held by Monday 16 March." in page
    assert "No next contact is booked." not in page


def test_sentenced_yesterday_there_is_still_today(cast: Any, put: Any) -> None:
    order(put, TUESDAY)

    assert [heading for heading, _line in the_first(cast.ruth)] == ["today"]
    assert "A first appointment is to be held by Wednesday 18 March." in (
        browser_of(cast.ruth).get(CASE).content.decode()
    )


@pytest.mark.parametrize(
    ("on", "told"),
    [
        pytest.param(WEDNESDAY, False, id="in time: nothing is asked"),
        pytest.param(THURSDAY, True, id="a day late: said with its day"),
    ],
)
def test_what_is_booked_is_looked_at(cast: Any, put: Any, on: date, told: bool) -> None:
    """Sentenced on Tuesday, so to be seen by Wednesday."""
    order(put, TUESDAY)
    contact(put, on)

    assert bool(the_first(cast.ruth)) is told
    assert ("First appointment, booked for Thursday 19 March" in said(cast.ruth)) is told
    page = browser_of(cast.ruth).get(CASE).content.decode()
    words = "A first appointment is to be held by Wednesday 18 March; it is booked for Thursday 19 March."
    assert (words in page) is told
    assert (f'href="{CASE}/contacts">See what is booked' in page) is told


def test_a_unit_that_gives_three_working_days_is_reminded_by_them(cast: Any, put: Any, as_owner: Any) -> None:
    """Sentenced on Friday, three working days: Wednesday."""
    with as_owner():
        LocalPolicy.objects.create(
            reference="three",
            name="induction_working_days",
            value=3,
            cohort="adult",
            tenant=cast.own.team.agency,
            from_on=FRIDAY,
            set_by="dan",
        )
    order(put, FRIDAY)

    assert [heading for heading, _line in the_first(cast.ruth)] == ["today"]


def test_once_seen_nothing_more_is_asked(cast: Any, put: Any) -> None:
    order(put, FRIDAY)
    contact(put, TUESDAY, "attended")

    assert the_first(cast.ruth) == []
    assert "first appointment" not in browser_of(cast.ruth).get(CASE).content.decode()


@pytest.mark.parametrize(
    ("on", "facts"),
    [
        pytest.param(TUESDAY, {"outcome": "missed"}, id="asked and not there"),
        pytest.param(date(2026, 3, 12), {"outcome": "attended"}, id="seen before the order"),
        pytest.param(
            TUESDAY, {"outcome": "attended", "kind": "meeting", "mode": "no_person"}, id="only talked about"
        ),
    ],
)
def test_nobody_was_seen_by_this(cast: Any, put: Any, on: date, facts: dict[str, Any]) -> None:
    order(put, FRIDAY)
    contact(put, on, **facts)

    assert len(the_first(cast.ruth)) == 1


def test_a_release_counts_as_a_beginning_and_custody_does_not(cast: Any, put: Any) -> None:
    """In prison since December; nothing is to be held outside until the door opens on Tuesday."""
    put(Sentence, "term", date(2025, 12, 1), kind="determinate_custody", months=12)
    assert the_first(cast.ruth) == []

    put(Release, "out", TUESDAY, sentence="term", kind="automatic")
    assert [heading for heading, _line in the_first(cast.ruth)] == ["today"]


# -- The review that falls due ------------------------------------------------------


def test_a_review_nobody_has_opened_stands_on_my_day(cast: Any, put: Any) -> None:
    """Begun on 31 December: twelve weeks are over on 25 March, next Wednesday."""
    order(put, date(2025, 12, 31))
    contact(put, date(2026, 1, 2), "attended")

    lines = groups_of(cast.ruth)["later"]

    [line] = [line for line in lines if "Review to open" in line]
    assert "12 weeks after supervision began" in line
    assert "25 March" in line
    assert "Review to open" not in said(cast.carol)
    client = Client()
    client.force_login(cast.ruth)
    assert f'href="{CASE}/reviews/add?for=date"' in client.get("/my-day").content.decode()


def test_once_it_is_open_only_the_review_stands_there(cast: Any, put: Any) -> None:
    order(put, date(2025, 12, 31))
    put(Review, "r", MONDAY, trigger="date", title="Twelve weeks", due_on=date(2026, 3, 25))

    assert "Review to open" not in said(cast.ruth)
    assert "Review: Twelve weeks" in said(cast.ruth)


def test_what_is_months_away_is_left_alone(cast: Any, put: Any) -> None:
    order(put, FRIDAY)

    assert "Review to open" not in said(cast.ruth)
