"""Administrators keep accounts and the directory; they see no case, and only they do it."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import AccessLine, DutySlot, Relation, SignInLink, User
from handrail.agencies.models import Agency, Team, Worker
from handrail.home import signing_in
from tests.cast import Cast
from tests.filling import filled, offered

AsOwner = Callable[[], AbstractContextManager[None]]
LINK = re.compile(r"http\S+/([\w-]{40,})/?<")
pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast: Cast) -> Client:
    found = Client()
    found.force_login(cast.dan)
    return found


def address(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def opened(client: Client, name: str, *args: object) -> dict[str, Any]:
    """What the form sends back when nothing is typed."""
    return filled(client.get(address(name, *args)))


def test_an_agency_is_added_once_however_often_the_form_is_sent(client: Client) -> None:
    sent = {**opened(client, "agency_add"), "name": "New Crescent", "type": "housing"}
    for _time in range(2):
        response = client.post(address("agency_add"), sent)
        assert response.status_code == 302
    (made,) = Agency.objects.filter(name="New Crescent")
    assert made.reference.startswith("new-crescent-")
    assert "New Crescent" in client.get(address("agency")).content.decode()


def test_a_rejected_form_comes_back_filled_in(client: Client) -> None:
    response = client.post(address("agency_add"), {"key": "k", "name": "", "area": "Wexborough"})
    assert response.status_code == 422
    assert 'value="Wexborough"' in response.content.decode()


def test_a_worker_with_several_roles_is_at_a_venue_by_weekday_and_hour(client: Client, cast: Cast) -> None:
    client.post(address("venue_add"), {**opened(client, "venue_add"), "name": "The Hub", "latitude": "53.48",
                                       "longitude": "-2.24"})  # fmt: skip
    venue = offered(client.get(address("worker_add")), "hours-0-venue")[-1]
    sent = {
        **opened(client, "worker_add"),
        "name": "Amy Field",
        "agency": str(Agency.objects.get(reference="wexborough-council").pk),
        "roles": "Housing worker\nBenefits adviser",
        "hours-0-weekday": "2",
        "hours-0-starts": "10am",
        "hours-0-ends": "4pm",
        "hours-0-venue": venue,
    }
    assert client.post(address("worker_add"), sent).status_code == 302
    worker = Worker.objects.get(name="Amy Field")
    assert worker.roles == ["Housing worker", "Benefits adviser"]
    assert worker.present == [{"weekday": 2, "starts": "10:00:00", "ends": "16:00:00", "venue": venue}]
    page = client.get(reverse("home:agency", args=["wexborough-council"])).content.decode()
    assert "Tuesday 10am to 4pm, " in page
    again = opened(client, "worker_update", worker.reference)
    assert client.post(address("worker_update", worker.reference), again).status_code == 302
    worker.refresh_from_db()
    assert len(worker.present) == 1


def test_two_administrators_at_once_are_told(client: Client) -> None:
    sent = opened(client, "agency_update", "county-police")
    other = opened(client, "agency_update", "county-police")
    client.post(address("agency_update", "county-police"), {**other, "area": "North"})
    response = client.post(address("agency_update", "county-police"), {**sent, "area": "South"})
    assert response.status_code == 422
    assert "Somebody changed this" in response.content.decode()
    assert Agency.objects.get(reference="county-police").area == "North"


def test_a_practitioner_is_added_with_a_worker_and_invited(client: Client, cast: Cast) -> None:
    team = Team.objects.get(reference="eastgate")
    sent = {**opened(client, "user_add"), "username": "nina", "name": "Nina Cole", "role": "practitioner",
            "team": str(team.pk)}  # fmt: skip
    response = client.post(address("user_add"), sent)
    assert response["Location"].endswith("/nina/update#invite")
    nina = User.objects.get(username="nina")
    assert nina.worker is not None
    assert nina.worker.team == team

    page = client.post(address("user_invite", "nina"))
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    first, second = (
        LINK.search(one.content.decode()) for one in (page, client.post(address("user_invite", "nina")))
    )
    assert first
    assert second
    assert not signing_in.link_works(first[1])
    assert signing_in.link_works(second[1])


def test_no_link_is_made_for_somebody_with_a_passkey_nor_for_oneself(
    client: Client, cast: Cast, as_owner: AsOwner
) -> None:
    from allauth.mfa.models import Authenticator

    with as_owner():
        Authenticator.objects.create(user=cast.ruth, type=Authenticator.Type.WEBAUTHN, data={})
    assert client.post(address("user_invite", "ruth")).status_code == 404
    assert client.post(address("user_invite", "dan")).status_code == 404
    for user in (cast.ruth, cast.dan):
        with acting_as(cast.dan.pk), pytest.raises(ProgrammingError), transaction.atomic():
            signing_in.first_sign_in_link(user)


def test_deactivating_ends_every_session_at_once(client: Client, cast: Cast) -> None:
    theirs = Client()
    theirs.force_login(cast.ruth)
    assert theirs.get(reverse("home:caseload")).status_code == 200
    sent = opened(client, "user_update", "ruth")
    del sent["is_active"]
    assert client.post(address("user_update", "ruth"), sent).status_code == 302
    assert theirs.get(reverse("home:caseload")).status_code == 302


def test_nobody_changes_their_own_role_and_who_has_a_part_keeps_it(client: Client, cast: Cast) -> None:
    for who, role in (("dan", "manager"), ("tom", "administrator")):
        sent = {**opened(client, "user_update", who), "role": role}
        if role == "manager":
            sent["team"] = str(Team.objects.get(reference="eastgate").pk)
        assert client.post(address("user_update", who), sent).status_code == 422
    assert User.objects.get(pk=cast.dan.pk).role == "administrator"
    assert User.objects.get(pk=cast.tom.pk).role == "practitioner"


def test_the_database_refuses_what_the_pages_do(cast: Cast) -> None:
    """Only an administrator writes; never a part for one; nobody raises themselves."""
    now = timezone.now()
    for who in (cast.ruth, cast.carol, cast.oliver):
        slot = DutySlot(user=who, team=cast.own.team, starts_at=now, ends_at=now + timedelta(hours=1))
        attempts: tuple[Callable[[], object], ...] = (
            Agency(reference="x", name="X", type="housing").save,
            User(username="x", name="X", role="administrator").save,
            partial(User.objects.filter(pk=who.pk).update, role="administrator"),
            slot.save,
            SignInLink(user=cast.dan, digest="d", expires_at=now).save,
        )
        with acting_as(who.pk):
            for attempt in attempts:
                with pytest.raises(ProgrammingError), transaction.atomic():
                    attempt()
            assert Agency.objects.update(name="Mine") == 0
            assert DutySlot.objects.all().delete()[0] == 0
    with acting_as(cast.carol.pk), pytest.raises(ProgrammingError), transaction.atomic():
        Relation.objects.create(user=cast.dan, case_id=cast.own.pk, kind="co_worker", granted_by=cast.carol)
    with acting_as(cast.dan.pk), pytest.raises(ProgrammingError), transaction.atomic():
        DutySlot.objects.create(
            user=cast.dan, team=cast.own.team, starts_at=timezone.now(), ends_at=timezone.now() + timedelta(1)
        )


def test_the_rota_lets_an_officer_open_the_teams_cases(client: Client, cast: Cast) -> None:
    sent = {**opened(client, "duty_add"), "user": str(cast.keith.pk), "team": str(cast.own.team_id),
            "on": "today", "starts": "00:00", "ends": "23:59"}  # fmt: skip
    assert client.post(address("duty_add"), sent).status_code == 302
    theirs = Client()
    theirs.force_login(cast.keith)
    assert theirs.get(reverse("home:case", args=[cast.own.reference])).status_code == 200
    slot = DutySlot.objects.get(user=cast.keith)
    assert client.post(address("duty_remove", slot.pk)).status_code == 302
    assert not DutySlot.objects.filter(user=cast.keith).exists()


def test_every_act_leaves_a_line_without_a_case(client: Client, cast: Cast) -> None:
    client.post(address("agency_add"), {**opened(client, "agency_add"), "name": "Secret", "type": "housing"})
    with acting_as(cast.dan.pk):
        line = AccessLine.objects.latest("id")
    assert (line.operation, line.cases, line.route) == ("alteration", [], "administration:agency_add")
    assert "Secret" not in line.reason


def test_an_empty_install_is_told_what_to_do_first(as_owner: AsOwner) -> None:
    with as_owner():
        first = User.objects.create_user("first", name="First", role="administrator")
    client = Client()
    client.force_login(first)
    page = client.get(address("index")).content.decode()
    steps = ("Add your own service as an agency", "Add a team", "Add a manager", "Add a practitioner")
    assert [page.index(words) for words in steps] == sorted(page.index(words) for words in steps)
