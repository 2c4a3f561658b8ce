"""Local policies: settled by an administrator from a day on, told as they were, and worked by."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.access import reviewing
from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.agencies import policies
from handrail.agencies.models import Agency, LocalPolicy
from handrail.agencies.policy_table import POLICIES
from handrail.exchange.exporting import export
from handrail.exchange.importing import Refused, import_stream
from handrail.records import clock
from handrail.sentences.standing import _review_weeks
from tests.cast import Cast
from tests.exchange.documents import directory, give, take
from tests.filling import filled

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


@pytest.fixture
def eastgate(cast: Cast, as_owner: AsOwner) -> Client:
    """An administrator of Eastgate Probation, and of nothing else."""
    with as_owner():
        unit = Agency.objects.get(reference="eastgate-probation")
        return browser(User.objects.create_user("ada", name="Ada", role="administrator", tenant=unit))


def settle(client: Client, of: str, **given: Any) -> Any:
    page = address("policy_set", of)
    return client.post(page, {**filled(client.get(page)), **given})


def in_force(of: str, on: date, cast: Cast, cohort: str = "adult") -> Any:
    with acting_as(cast.ruth.pk, tenant=cast.own.team.agency_id):
        return policies.in_force(of, on, cohort=cohort).value


def test_what_ships_holds_until_a_unit_settles_its_own_from_a_day(eastgate: Client, cast: Cast) -> None:
    today = clock.today()
    ahead = today + timedelta(days=10)
    for given in ({"number": "10"}, {"number": "8", "from_on": ahead.isoformat(), "cohort": "youth"}):
        answer = settle(eastgate, "first_review_weeks", why="Agreed with the board", **given)
        assert answer["Location"] == address("policy", "first_review_weeks")

    yesterday = today - timedelta(days=1)
    assert [in_force("first_review_weeks", day, cast) for day in (yesterday, today, ahead)] == [12, 10, 10]
    told = [in_force("first_review_weeks", day, cast, "youth") for day in (yesterday, today, ahead)]
    assert told == [12, 10, 8]
    # Another unit works by what ships.
    with acting_as(cast.joel.pk, tenant=cast.elsewhere.team.agency_id):
        assert policies.number("first_review_weeks", ahead, cohort="youth") == 12

    page = eastgate.get(address("policy", "first_review_weeks"), {"on": yesterday.isoformat()})
    then = " ".join(page.content.decode().split())
    assert "12 weeks" in then.partition("What was set")[0]
    assert "10 weeks" not in then.partition("What was set")[0]
    assert "10 weeks" in then.partition("What was set")[2]
    assert "Agreed with the board" in then
    assert "Ada" in then.partition("What was set")[2]


def test_of_two_values_for_one_day_the_later_holds_and_both_stay(eastgate: Client, cast: Cast) -> None:
    for days in ("30", "60"):
        settle(eastgate, "share_days", number=days)
    assert in_force("share_days", clock.today(), cast) == 60
    page = eastgate.get(address("policy", "share_days")).content.decode()
    assert "30 days" in page
    assert "replaced before it held" in page


def test_a_unit_goes_back_to_what_the_service_settled(
    eastgate: Client, cast: Cast, as_owner: AsOwner
) -> None:
    today = clock.today()
    with as_owner():
        LocalPolicy.objects.create(
            reference="all", name="cover_days", value=40, from_on=date(2024, 1, 1), set_by="dan"
        )
    assert in_force("cover_days", today, cast) == 40
    settle(eastgate, "cover_days", number="20")
    assert in_force("cover_days", today, cast) == 20
    settle(eastgate, "cover_days", follows="on")
    assert in_force("cover_days", today, cast) == 40
    assert in_force("cover_days", date(2023, 12, 31), cast) == 90


def test_contact_levels_are_settled_band_by_band(eastgate: Client, cast: Cast) -> None:
    today = clock.today()
    assert in_force("contact_level", today, cast) is None
    assert in_force("contact_level", today, cast, "youth")[1] == {"band": "Enhanced", "first": 4, "after": 2}
    wrong = settle(eastgate, "contact_level", levels="Tier A, 8, 4\nTier B: weekly", cohort="adult")
    assert wrong.status_code == 422
    assert "“Tier B: weekly”: write the band and two numbers" in wrong.content.decode()
    assert "Tier A, 8, 4" in wrong.content.decode()
    settle(eastgate, "contact_level", levels="Tier A, 8, 4\nTier B: 4; 2", cohort="adult")
    assert in_force("contact_level", today, cast) == [
        {"band": "Tier A", "first": 8, "after": 4},
        {"band": "Tier B", "first": 4, "after": 2},
    ]
    assert "Tier B 4, then 2" in eastgate.get(address("policies")).content.decode()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"number": "0"}, "Write a number from 1 to 52"),
        ({"number": "53"}, "Write a number from 1 to 52"),
        ({}, "Write a value, or tick"),
        ({"number": "8", "follows": "on"}, "Write a value or tick this, not both"),
        ({"number": "8", "from_on": "yesterday"}, "Choose today or a later day"),
    ],
)
def test_a_slip_comes_back_with_what_was_typed(given: dict[str, str], words: str, eastgate: Client) -> None:
    answer = settle(eastgate, "first_review_weeks", why="The board", **given)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "The board" in answer.content.decode()
    assert not LocalPolicy.objects.exists()


def test_nobody_changes_what_was_set_and_nobody_sets_for_another_unit(
    eastgate: Client, cast: Cast, as_owner: AsOwner
) -> None:
    settle(eastgate, "share_days", number="30")
    ada = User.objects.get(username="ada")

    def row(**others: Any) -> LocalPolicy:
        facts = {
            "reference": "x",
            "name": "share_days",
            "value": 9,
            "from_on": clock.today(),
            "set_by": "ada",
        }
        return LocalPolicy(**{**facts, "tenant": cast.own.team.agency, **others})

    attempts = (
        (ada, row(tenant=cast.elsewhere.team.agency).save),
        (ada, row(tenant=None).save),
        (ada, row(set_by="dan").save),
        (cast.ruth, row(set_by="ruth").save),
        (ada, lambda: LocalPolicy.objects.update(value=9)),
    )
    for who, attempt in attempts:
        with acting_as(who.pk), pytest.raises(ProgrammingError), transaction.atomic():
            attempt()
    assert in_force("share_days", clock.today(), cast) == 30


def test_pages_work_by_what_is_in_force(eastgate: Client, cast: Cast) -> None:
    today = clock.today()
    settle(eastgate, "alert_review_working_days", number="5")
    settle(eastgate, "first_review_weeks", number="6", cohort="adult")
    settle(eastgate, "share_days", number="30")
    sharing = browser(cast.ruth).get(reverse("access:shares", args=[cast.own.reference])).content.decode()
    assert "At most 30 days from now" in sharing
    wednesday = today + timedelta(days=(2 - today.weekday()) % 7)
    with acting_as(cast.ruth.pk, tenant=cast.own.team.agency_id):
        assert reviewing.due(wednesday) == wednesday + timedelta(days=7)
        assert _review_weeks("community_order", today) == 6
        assert _review_weeks("referral_order", today) == 12
        assert _review_weeks("community_order", today - timedelta(days=1)) == 12


def test_asking_costs_one_query_however_often(eastgate: Client, cast: Cast) -> None:
    settle(eastgate, "share_days", number="30")
    with acting_as(cast.ruth.pk, tenant=cast.own.team.agency_id), CaptureQueriesContext(connection) as asked:
        for name in POLICIES:
            policies.in_force(name, clock.today())
            policies.in_force(name, clock.today(), cohort="youth")
    assert len(asked) <= 1


def test_every_policy_says_what_it_is_and_what_ships_is_sound() -> None:
    for policy in POLICIES.values():
        assert policy.title
        assert policy.about
        for dated in policy.shipped.values():
            assert all(policy.allowed(one.value) == "" and one.source for one in dated)
            assert [one.from_on or date.min for one in dated] == sorted(
                one.from_on or date.min for one in dated
            )


NORTH: dict[str, Any] = {
    "kind": "local_policy",
    "reference": "share-days-1",
    "name": "share_days",
    "tenant": "north",
    "value": 30,
    "from_on": "2025-01-01",
    "set_by": "olu",
    "set_at": "2024-12-20T10:00:00Z",
}


def line(**others: Any) -> dict[str, Any]:
    return {"format": "handrail-directory/1", "item": {**NORTH, **others}}


def test_policies_travel_with_the_directory(as_owner: AsOwner) -> None:
    levels = line(
        reference="levels-1", name="contact_level", value=[{"band": "Tier A", "first": 8, "after": 4}]
    )
    with as_owner():
        take([*directory(), line(), levels])
        told, again = give(), io.BytesIO()
        import_stream(io.BytesIO(told), replace=False, reason="Again", progress=lambda *_: None)
        export(None, again, reason="Again", progress=lambda *_: None)
        assert again.getvalue() == told
        assert b'"share_days"' in told
        for others, pointer in (({"name": "tea"}, "/item/name"), ({"value": 91}, "/item/value")):
            with pytest.raises(Refused) as refused:
                take([line(reference="wrong", **others)])
            assert refused.value.problems[0].pointer == pointer
