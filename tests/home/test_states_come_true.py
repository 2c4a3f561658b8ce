"""A state of life that steps waited for has come true: the caseload says so, for two weeks."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client

from handrail.plans.models import LifeState
from handrail.records import clock
from tests.cast import Cast, add_row

pytestmark = pytest.mark.django_db
Owner = Callable[[], AbstractContextManager[None]]
TOLD = "“%s” holds: what waited for it can begin"


def caseload(cast: Cast) -> str:
    client = Client()
    client.force_login(cast.ruth)
    return client.get("/my-caseload").content.decode()


def test_what_was_judged_to_hold_stands_under_what_needs_me(cast: Cast, as_owner: Owner) -> None:
    """Ruth judged on Monday that the tenancy holds; Megan's case is not hers to be told of."""
    today = clock.today()
    with as_owner():
        add_row(LifeState, cast.own, cast.ruth, name="Tenancy held", true_since=today - timedelta(days=2))
        add_row(LifeState, cast.team, cast.megan, name="Clear tests", true_since=today)

    page = caseload(cast)

    assert TOLD % "Tenancy held" in page
    assert "Clear tests" not in page


def test_a_lapse_and_the_passing_of_two_weeks_take_it_away(cast: Cast, as_owner: Owner) -> None:
    today = clock.today()
    with as_owner():
        facts = {"true_since": today - timedelta(days=3), "lapsed_on": today}
        add_row(LifeState, cast.own, cast.ruth, name="Tenancy held", **facts)
        add_row(LifeState, cast.own, cast.ruth, name="Clear tests", true_since=today - timedelta(days=14))

    page = caseload(cast)

    assert "Tenancy held" not in page
    assert "Clear tests" not in page
