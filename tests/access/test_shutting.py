"""Connections, exclusions, restrictions: who sets them, who learns of them, and how soon they hold."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.access import governing
from handrail.access.actors import acting_as
from handrail.access.governing import CaseName, Refused
from handrail.access.models import (
    AccessLine,
    Alert,
    Connection,
    ConnectionOutcome,
    Exclusion,
    Restriction,
    User,
)
from tests.answers import plain
from tests.cast import Cast, relate

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


def browser(user: Any) -> Client:
    """Somebody signed in."""
    client = Client()
    client.force_login(user)
    return client


def named(case: Any) -> CaseName:
    return CaseName(case.pk, case.reference)


def exclude(cast: Cast, who: Any, case: Any) -> None:
    with acting_as(cast.oliver.pk):
        governing.exclude(who, named(case), "Family.")


def declare(cast: Cast, **typed: Any) -> Connection:
    sent = {"how": "My sister.", **typed}
    answer = browser(cast.ruth).post(reverse("access:connections"), sent)
    assert answer.status_code == 302, answer.content
    with acting_as(cast.ruth.pk):
        return Connection.objects.latest("id")


def test_declaring_says_the_same_whether_or_not_there_is_such_a_case(cast: Cast) -> None:
    pages = []
    for reference in (cast.own.reference, "X999999"):
        client = browser(cast.tom)
        sent = {"reference": reference, "how": "My cousin."}
        pages.append(plain(client.post(reverse("access:connections"), sent)))
    assert pages[0] == pages[1]


def test_a_connection_needs_something_to_go_by(cast: Cast) -> None:
    answer = browser(cast.ruth).post(reverse("access:connections"), {"how": "x", "family_name": "Brightwell"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "typed",
    [
        {"reference": "x340571"},
        {
            "family_name": "brightwell",
            "date_of_birth-day": "9",
            "date_of_birth-month": "6",
            "date_of_birth-year": "1999",
        },
        {"family_name": "Brightwell", "given_name": "Helen"},
    ],
)
def test_a_declared_connection_becomes_an_exclusion_and_an_open_session_ends(
    cast: Cast, typed: dict[str, str]
) -> None:
    ruth = browser(cast.ruth)
    page = reverse("home:case", args=[cast.own.reference])
    assert ruth.get(page).status_code == 200
    declared = declare(cast, **typed)
    oliver = browser(cast.oliver)
    decide = reverse("governance:connection", args=[declared.pk])
    shown = oliver.get(decide).content.decode()
    assert cast.own.reference in shown
    assert "9 June 1999" not in shown or "date_of_birth-day" in typed  # only as typed, never ours

    sent = {"outcome": "excluded", "cases": [str(cast.own.pk)], "reason": "Her sister."}
    assert oliver.post(decide, sent).status_code == 302

    hidden, never = ruth.get(page), ruth.get(page.replace(cast.own.reference, "X999999"))
    assert hidden.status_code == 404
    assert plain(hidden, instead={cast.own.reference: "X999999"}) == plain(never)
    assert ruth.post(reverse("delivery:contact_add", args=[cast.own.reference])).status_code == 404
    assert oliver.get(decide).status_code == 404  # decided once


def test_a_connection_is_dismissed_with_a_reason_and_the_declarer_cannot_tell(cast: Cast) -> None:
    declared = declare(cast, reference="X999999")
    before = plain(browser(cast.ruth).get(reverse("access:connections")))
    oliver = browser(cast.oliver)
    decide = reverse("governance:connection", args=[declared.pk])
    assert oliver.post(decide, {"outcome": "dismissed"}).status_code == 422
    assert oliver.post(decide, {"outcome": "dismissed", "reason": "No such case."}).status_code == 302
    assert plain(browser(cast.ruth).get(reverse("access:connections"))) == before
    with acting_as(cast.ruth.pk):
        assert ConnectionOutcome.objects.count() == 0


def test_exclusion_by_hand_is_logged_and_the_manager_is_not_told(cast: Cast, as_owner: AsOwner) -> None:
    oliver = browser(cast.oliver)
    sent = {"who": "tom", "reference": cast.own.reference, "reason": "Neighbour."}
    assert oliver.post(reverse("governance:exclusion_add"), sent).status_code == 302
    assert "Neighbour." in oliver.get(reverse("governance:start")).content.decode()
    page = browser(cast.carol).get(reverse("access:openings", args=[cast.own.reference]))
    assert "Neighbour" not in page.content.decode()
    assert "Oliver" not in page.content.decode()
    with as_owner():
        line = AccessLine.objects.get(operation="alteration", user=cast.oliver)
    assert (line.cases, line.reason) == ([cast.own.pk], "Neighbour.")


def test_lifting_opens_the_case_again(cast: Cast) -> None:
    exclude(cast, cast.ruth, cast.own)
    with acting_as(cast.oliver.pk):
        number = next(one.number for one in governing.exclusions() if one.users == (cast.ruth.name,))
    page = reverse("home:case", args=[cast.own.reference])
    assert browser(cast.ruth).get(page).status_code == 404
    lift = reverse("governance:exclusion_lift", args=[number])
    assert browser(cast.oliver).post(lift, {"reason": "A mistake."}).status_code == 302
    assert browser(cast.ruth).get(page).status_code == 200


@pytest.mark.parametrize("who", ["ruth", "carol", "dan", "beth", "frances"])
def test_nobody_but_governance_sets_or_reads_what_shuts_a_case(cast: Cast, who: str) -> None:
    user = cast.users[who]
    with acting_as(user.pk):
        for act in (
            lambda: governing.exclude(cast.tom, named(cast.own), "x"),
            lambda: governing.restrict(named(cast.own), [cast.ruth.pk, cast.carol.pk], "x"),
            lambda: governing.lift_exclusion(_number(Exclusion, cast)),
            lambda: governing.lift_restriction(_number(Restriction, cast)),
        ):
            with pytest.raises(Refused):
                act()
        assert governing.exclusions() == governing.restrictions() == []
        assert governing.case_of(cast.own.reference) is None
        assert governing.readers_of(named(cast.own)) == []


def _number(model: Any, cast: Cast) -> int:
    """Any number: the refusal must come first."""
    return 1


def test_governance_does_not_exclude_itself_or_decide_on_its_own_connection(cast: Cast) -> None:
    with acting_as(cast.oliver.pk):
        with pytest.raises(Refused):
            governing.exclude(cast.oliver, named(cast.own), "x")
        mine = Connection.objects.create(user=cast.oliver, reference=cast.own.reference, how="x")
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ConnectionOutcome.objects.create(connection=mine, outcome="dismissed", by=cast.oliver, reason="x")
    assert browser(cast.oliver).get(reverse("governance:connection", args=[mine.pk])).status_code == 404


def test_governance_sees_no_row_of_any_case(cast: Cast) -> None:
    oliver = browser(cast.oliver)
    declare(cast, family_name="Brightwell", given_name="Helen")
    for name in (
        "governance:start",
        "access:alerts",
        "governance:exclusion_add",
        "governance:restriction_add",
    ):
        assert "1999" not in oliver.get(reverse(name)).content.decode()
    assert oliver.get(reverse("home:case", args=[cast.own.reference])).status_code == 404


def test_a_restriction_needs_two_live_readers_and_shuts_the_others(cast: Cast) -> None:
    oliver = browser(cast.oliver)
    form = f"{reverse('governance:restriction_add')}?case={cast.own.reference}"
    alone = {"readers": [str(cast.ruth.pk)], "reason": "High profile."}
    refused = oliver.post(form, alone)
    assert refused.status_code == 422
    assert "at least two" in refused.content.decode()
    page = reverse("home:case", args=[cast.own.reference])
    assert browser(cast.tom).get(page).status_code == 200

    two = {"readers": [str(cast.ruth.pk), str(cast.carol.pk)], "reason": "High profile."}
    assert oliver.post(form, two).status_code == 302
    assert browser(cast.ruth).get(page).status_code == 200
    assert "you have no part in it" in browser(cast.tom).get(page).content.decode()
    assert browser(cast.denise).get(page).status_code == 404
    with acting_as(cast.oliver.pk):
        number = next(r.number for r in governing.restrictions() if r.reference == cast.own.reference)
    lift = reverse("governance:restriction_lift", args=[number])
    assert oliver.post(lift, {"reason": "Over."}).status_code == 302
    assert browser(cast.tom).get(page).status_code == 200


def test_a_new_restriction_takes_the_place_of_the_old_one(cast: Cast, as_owner: AsOwner) -> None:
    with acting_as(cast.oliver.pk):
        governing.restrict(named(cast.own), [cast.ruth.pk, cast.carol.pk], "x")
        governing.restrict(named(cast.own), [cast.tom.pk, cast.carol.pk], "y")
        (stands,) = [one for one in governing.restrictions() if one.reference == cast.own.reference]
    assert set(stands.users) == {cast.tom.name, cast.carol.name}
    page = reverse("home:case", args=[cast.own.reference])
    assert "you have no part in it" in browser(cast.ruth).get(page).content.decode()
    assert browser(cast.tom).get(page).status_code == 200


def test_an_exclusion_that_leaves_fewer_than_two_holds_and_raises_an_alert(cast: Cast) -> None:
    exclude(cast, cast.megan, cast.team)
    with acting_as(cast.carol.pk):
        (alert,) = Alert.objects.filter(case_id=cast.team.pk)
        assert (alert.kind, alert.about) == ("few_readers", None)
        assert [one.reference for one in governing.too_few_readers()] == [cast.team.reference]
    page = browser(cast.carol).get(reverse("access:alerts")).content.decode()
    assert cast.team.reference in page
    assert "Megan" not in page
    with acting_as(cast.megan.pk):
        assert Alert.objects.count() == 0
        assert governing.too_few_readers() == []


def test_an_excluded_manager_learns_nothing(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        User.objects.filter(pk=cast.jo.pk).update(team=cast.team.team)
        relate(cast.jo, cast.team, "manager")
    exclude(cast, cast.carol, cast.team)
    exclude(cast, cast.megan, cast.team)
    page = browser(cast.carol).get(reverse("access:alerts")).content.decode()
    assert cast.team.reference not in page
    assert browser(cast.carol).get(reverse("access:openings", args=[cast.team.reference])).status_code == 404
    with acting_as(cast.jo.pk):
        assert Alert.objects.filter(case_id=cast.team.pk).count() == 1


def test_nothing_declared_or_decided_is_ever_changed(cast: Cast) -> None:
    declare(cast, reference="X1")
    with acting_as(cast.oliver.pk):
        for model in (Connection, ConnectionOutcome, Alert):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                model.objects.update(**{model._meta.concrete_fields[-1].name: None})
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Alert.objects.create(kind="few_readers", case_id=cast.own.pk, reference="x", at=timezone.now())
