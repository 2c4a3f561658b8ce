"""What was learned stands above the forms in which it is of use, the nearest first.

Leon's lessons, all of January 2025: the market on the 20th, the sofa on the 21st (used in his curfew),
work on the 22nd (used in his trade) and tests on the 23rd; one more nobody uses, and why.
"""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handrail.plans.models import Objective, Step
from handrail.reviews.models import Lesson
from handrail.sentences.models import Condition, Release
from tests.cast import add_row
from tests.facts import visible_text

pytestmark = pytest.mark.django_db
MARKET, SOFA, WORK, TESTS = (
    "Drawn back at the market",
    "Nowhere to be found",
    "No job sought",
    "Tests too late",
)


@pytest.fixture
def ruth(cast: Any) -> Client:
    client = Client()
    client.force_login(cast.ruth)
    return client


@pytest.fixture(autouse=True)
def leon(cast: Any, as_owner: Any) -> None:
    """Two curfews, a goal with a step, and what was learned."""
    with as_owner():

        def put(model: Any, entry: str, **facts: Any) -> None:
            add_row(model, cast.coworked, cast.ruth, entry=entry, **facts)

        for entry in ("curfew-then", "curfew-now"):
            put(
                Condition,
                entry,
                sentence="custody",
                kind="curfew",
                wording="In by nine",
                valid_from=date(2026, 2, 9),
            )
        put(Objective, "goal", rank=1, will="find work", strengths=["barber"])
        put(Step, "step", objective="goal", rank=1, what="Ring the shops")
        for day, entry, kind, what, more in (
            (20, "market", "restriction", MARKET, {}),
            (21, "sofa", "housing", SOFA, {"used_in": ["curfew-then"]}),
            (22, "work", "strength", WORK, {"used_in": ["barber"]}),
            (23, "tests", "contact", TESTS, {}),
            (24, "letters", "restriction", "Letters went astray", {"not_used_because": "He moved."}),
        ):
            put(Lesson, entry, kind=kind, what=what, valid_from=date(2025, 1, day), **more)
        put(Release, "out", sentence="custody", valid_from=date(2026, 2, 9))


def offered(client: Client, route: str, *entry: str) -> list[str]:
    """What stands in the fold above a form, in its order."""
    response = client.get(reverse(route, args=["X340572", *entry]))
    assert response.status_code == 200
    fold = re.search(r"What was learned before.*?</details>", response.content.decode(), re.DOTALL)
    if not fold:
        return []
    told = visible_text(fold.group())
    assert "Letters went astray" not in told
    return sorted((one for one in (MARKET, SOFA, WORK, TESTS) if one in told), key=told.index)


def test_above_a_new_condition_what_needs_to_be_tighter_comes_first(ruth: Client) -> None:
    """Then the latest; three at most."""
    assert offered(ruth, "sentences:condition_add") == [MARKET, TESTS, WORK]


def test_above_a_condition_what_was_used_in_one_of_its_kind_comes_first(ruth: Client) -> None:
    assert offered(ruth, "sentences:condition_update", "curfew-now") == [SOFA, MARKET, TESTS]


def test_above_a_goal_and_its_step_what_to_build_on_comes_first(ruth: Client) -> None:
    """A goal that uses his trade, its step, and a goal yet to be written."""
    for route, entry in (
        ("plans:objective_update", ("goal",)),
        ("plans:step_update", ("step",)),
        ("plans:objective_add", ()),
    ):
        assert offered(ruth, route, *entry) == [WORK, TESTS, SOFA], route


def test_each_says_when_it_was_learned(ruth: Client) -> None:
    page = visible_text(ruth.get(reverse("sentences:condition_add", args=["X340572"])).content.decode())

    assert f"{MARKET} 20 January 2025" in page


def test_above_other_forms_nothing_stands(ruth: Client) -> None:
    assert offered(ruth, "sentences:release_update", "out") == []
