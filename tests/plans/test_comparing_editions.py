"""Any two editions side by side, or one and the plan as it stands."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from handrail.plans.models import ContactPhase, Objective
from tests.cast import add_row
from tests.plans.agreed import change_since
from tests.plans.test_my_plan import words_of


@pytest.fixture
def changed(cast: Any, plan: Any, as_owner: Any) -> None:
    """Since the panel: home in other words, hair dropped, a job added, contact every week."""
    now = timezone.now() - timedelta(hours=1)
    with as_owner():
        change_since(cast, plan)
        Objective.objects.filter(pk=plan["hair"].pk).update(superseded_at=now)
        add_row(
            Objective,
            cast.own,
            cast.tom,
            entry="hair",
            version=2,
            rank=3,
            will="work with hair again",
            state="dropped",
            because="She would rather cook",
            recorded_at=now,
        )
        add_row(Objective, cast.own, cast.ruth, entry="cook", rank=3, will="cook", recorded_at=now)
        add_row(
            ContactPhase,
            cast.own,
            cast.ruth,
            entry="weekly",
            rank=1,
            name="Settling in",
            times=1,
            every="week",
            reason="The first weeks decide",
            recorded_at=now,
        )


def test_what_differs_is_counted_and_told_by_sign_and_word(changed: None, ruth_reads: Any) -> None:
    words = words_of(ruth_reads("compare"))

    assert "Edition 1, " in words
    assert "The working plan : 2 added, 1 changed and 1 dropped." in words
    assert "≠ Changed: I will keep my tenancy." in words
    assert "I will get somewhere safe to live keep my tenancy" in words
    assert "+ Added: I will cook." in words
    assert "− Dropped: I will work with hair again." in words


def test_why_is_said_where_the_record_says_it(changed: None, ruth_reads: Any) -> None:
    words = words_of(ruth_reads("compare"))

    assert "Why: She would rather cook" in words
    assert "Why: The first weeks decide" in words
    assert "Tom Ellery" in words


def test_the_orders_are_drawn_beside_one_another_and_listed(changed: None, ruth_reads: Any) -> None:
    page = ruth_reads("compare")

    assert "The objectives in their order: Edition 1, " in page
    assert page.count("3. I will work with hair again.") == 2
    assert page.count("3. I will cook.") == 2
    assert page.count("1. I will get somewhere safe to live.") == 2
    assert page.count("1. I will keep my tenancy.") == 2


def test_an_edition_beside_itself_has_no_differences(changed: None, ruth_reads: Any) -> None:
    words = words_of(ruth_reads("compare", "?from=first&to=first"))

    assert "nothing differs" in words


def test_a_plan_without_editions_compares_with_nothing(cast: Any, ruth_reads: Any) -> None:
    assert "nothing differs" in words_of(ruth_reads("compare"))


def test_each_edition_says_what_was_said_to_it(plan: Any, ruth_reads: Any) -> None:
    words = words_of(ruth_reads("editions"))

    assert "“Everyone wants the same thing for once.” Agrees, in the room, for now" in words
    assert "0 copies given · looked at again by " in words


def test_an_edition_that_is_not_there_cannot_be_compared(cast: Any, plan: Any, signed_in: Any) -> None:
    address = reverse("plans:compare", args=[cast.own.reference])

    assert signed_in(cast.ruth).get(f"{address}?from=none&to=working").status_code == 404


def test_comparing_asks_as_often_however_much_differs(
    cast: Any, plan: Any, as_owner: Any, signed_in: Any
) -> None:
    browser, address = signed_in(cast.ruth), reverse("plans:compare", args=[cast.own.reference])
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    with as_owner():
        for number in range(30):
            add_row(Objective, cast.own, cast.ruth, rank=number + 4, will=f"do thing {number}")
    with CaptureQueriesContext(connection) as many:
        browser.get(address)

    assert len(many) <= len(few) + 1  # who recorded it is asked once there is something recorded
