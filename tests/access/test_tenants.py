"""Delivery units and youth services: each with its own teams, staff, cases and accounts.

Ruth, Megan and Carol are of Eastgate Probation; Joel, Jo and Kai's case of Northmoor Youth Justice.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.contrib.postgres.functions import TransactionNow
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from handrail.access import connecting, governing, sharing
from handrail.access.actors import acting_as
from handrail.access.models import (
    Connection,
    ConnectionOutcome,
    DutySlot,
    Exclusion,
    Relation,
    SignInLink,
    User,
)
from handrail.agencies.models import Agency, SharingAgreement, Team, Worker
from handrail.people import creating
from handrail.people.models import Case
from tests.access.test_shutting import AsOwner, browser, named
from tests.answers import plain
from tests.cast import Cast, relate
from tests.filling import filled, offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def gwen(cast: Cast, as_owner: AsOwner) -> User:
    """Northmoor's own administrator."""
    with as_owner():
        return User.objects.create_user(
            "gwen", name="Gwen Tranter", role="administrator", tenant=cast.elsewhere.team.agency
        )


@pytest.fixture
def rosa(cast: Cast, as_owner: AsOwner) -> User:
    """Northmoor's own information governance officer."""
    with as_owner():
        return User.objects.create_user(
            "rosa", name="Rosa Quill", role="information_governance", tenant=cast.elsewhere.team.agency
        )


def refused(*attempts: Callable[[], object]) -> None:
    for attempt in attempts:
        with pytest.raises(ProgrammingError), transaction.atomic():
            attempt()


# -- Cases -------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ruth", "carol", "ian"])
def test_another_tenants_case_is_absent_and_no_reason_opens_it(cast: Cast, who: str) -> None:
    client, never = browser(cast.users[who]), "YJ99999"
    for name in ("home:case", "home:timeline", "people:open_with_reason"):
        page = reverse(name, args=[cast.elsewhere.reference])
        hidden, absent = client.get(page), client.get(page.replace(cast.elsewhere.reference, never))
        assert hidden.status_code == absent.status_code == 404
        assert plain(hidden, instead={cast.elsewhere.reference: never}) == plain(absent)
    door = reverse("people:open_with_reason", args=[cast.elsewhere.reference])
    assert client.post(door, {"reason": "He rang in distress."}).status_code == 404
    found = client.get(reverse("home:find"), {"q": cast.elsewhere.reference}).content.decode()
    assert "you have no part in it" not in found
    with acting_as(cast.users[who].pk):
        assert not Case.objects.filter(pk=cast.elsewhere.pk).exists()
        refused(
            lambda: Relation.objects.create(
                user=cast.users[who],
                case_id=cast.elsewhere.pk,
                kind="break_glass",
                granted_by=cast.users[who],
                purpose="x",
                starts_at=TransactionNow(),
                ends_at=TransactionNow() + timedelta(minutes=30),
            )
        )


def test_another_tenants_number_is_no_duplicate_here(cast: Cast) -> None:
    born = timezone.localdate()
    for who, count in (("ruth", 0), ("jo", 1)):
        with acting_as(cast.users[who].pk):
            alike = creating.alike(cast.users[who], "No", "Body", born, [cast.elsewhere.reference])
            assert len(alike) == count, who


def test_a_part_given_in_another_tenants_case_counts_for_nothing(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        relate(cast.ruth, cast.elsewhere, "co_worker")
    assert browser(cast.ruth).get(reverse("home:case", args=[cast.elsewhere.reference])).status_code == 404
    with acting_as(cast.ruth.pk), connection.cursor() as cursor:
        cursor.execute("select count(*) from people_person where case_id = %s", [cast.elsewhere.pk])
        assert cursor.fetchone() == (0,)


def test_a_manager_allocates_nobody_of_another_tenant_and_moves_no_case_to_it(cast: Cast) -> None:
    with acting_as(cast.carol.pk):
        refused(
            lambda: Relation.objects.create(
                user=cast.joel, case_id=cast.own.pk, kind="co_worker", granted_by=cast.carol
            ),
            lambda: Case.objects.filter(pk=cast.own.pk).update(team=cast.elsewhere.team),
        )
    page = browser(cast.carol).get(reverse("people:allocation", args=[cast.own.reference]))
    assert "joel-marsh" not in offered(page, "in_charge")


def test_when_a_case_changes_hands_its_doors_shut_and_open_with_it(cast: Cast, as_owner: AsOwner) -> None:
    page = reverse("home:case", args=[cast.own.reference])
    eastgate, northmoor = cast.own.team, cast.elsewhere.team
    with as_owner():
        Case.objects.filter(pk=cast.own.pk).update(team=northmoor)
    assert browser(cast.ruth).get(page).status_code == 404
    assert browser(cast.denise).get(page).status_code == 200  # shared across tenants
    with as_owner():
        User.objects.filter(pk=cast.ruth.pk).update(team=northmoor)
    assert browser(cast.ruth).get(page).status_code == 200
    with as_owner():
        Team.objects.filter(pk=northmoor.pk).update(agency=eastgate.agency)
    assert browser(cast.tom).get(page).status_code == 200


def test_forms_offer_the_tenants_own_staff_and_partner_agencies(cast: Cast) -> None:
    ruth = browser(cast.ruth)
    page = ruth.get(reverse("delivery:contact_add", args=[cast.own.reference])).content.decode()
    assert "Mark Tully" in page
    assert "Joel Marsh" not in page
    form = reverse("people:own_words_add", args=[cast.own.reference])
    sent = {**filled(ruth.get(form)), "topic": "what_matters_to_me", "voice": "person", "words": "My garden."}
    for name, status in (("Joel Marsh", 422), ("Mark Tully", 302), ("Tom Ellery", 302)):
        answer = ruth.post(form, {**sent, "said_to": name, "key": name[:4]})
        assert answer.status_code == status, name


def test_an_agreement_of_another_tenant_lets_nobody_in(cast: Cast, as_owner: AsOwner) -> None:
    today = timezone.localdate()
    facts = {"purpose": "Housing", "gateway": "Consent", "starts_on": today, "ends_on": today + timedelta(1)}
    with as_owner():
        Relation.objects.filter(user=cast.denise).update(ends_at=timezone.now())
        theirs, ours = (
            SharingAgreement.objects.create(
                reference=f"of-{unit.pk}", name="x", agency=cast.denise.worker.agency, tenant=unit, **facts
            )
            for unit in (cast.elsewhere.team.agency, cast.own.team.agency)
        )
    until = timezone.now() + timedelta(minutes=1)
    with acting_as(cast.ruth.pk):
        with pytest.raises(sharing.Refused, match="no_agreement"):
            sharing.share(cast.own.pk, cast.denise, theirs, until)
        sharing.share(cast.own.pk, cast.denise, ours, until)
    page = browser(cast.ruth).get(reverse("access:shares", args=[cast.own.reference]))
    assert offered(page, "who") == [f"{cast.denise.pk}-{ours.pk}"]


# -- Administration ----------------------------------------------------------------


def test_an_administrator_of_one_tenant_sees_its_accounts_and_teams_only(cast: Cast, gwen: User) -> None:
    client = browser(gwen)
    index = client.get(reverse("administration:index")).content.decode()
    assert "Northmoor Youth Justice Service" in index
    users = client.get(reverse("administration:user")).content.decode()
    assert "Joel Marsh" in users
    assert "Ruth Adeyemi" not in users
    teams = client.get(reverse("administration:team")).content.decode()
    assert "Northmoor team" in teams
    assert "Eastgate team" not in teams
    workers = client.get(reverse("administration:worker")).content.decode()
    assert "Mark Tully" in workers
    assert "Megan Price" not in workers
    for kind, item in (("user", "ruth"), ("team", "eastgate"), ("agency", "eastgate-probation")):
        page = reverse(f"administration:{kind}_update", args=[item])
        assert client.get(page).status_code == 404, kind
    assert client.post(reverse("administration:user_invite", args=["ruth"])).status_code == 404


def test_an_account_she_adds_is_her_tenants(cast: Cast, gwen: User) -> None:
    client, page = browser(gwen), reverse("administration:user_add")
    form = client.get(page)
    assert 'name="tenant"' not in form.content.decode()
    assert offered(form, "team") == ["", str(cast.elsewhere.team.pk)]
    sent = {**filled(form), "username": "nia", "name": "Nia Frost", "role": "administrator"}
    assert client.post(page, sent).status_code == 302
    assert User.objects.get(username="nia").tenant == cast.elsewhere.team.agency


def test_the_whole_services_administrator_makes_a_tenant_and_its_administrator(cast: Cast) -> None:
    client = browser(cast.dan)
    add = reverse("administration:agency_add")
    sent = {**filled(client.get(add)), "name": "Southgate Probation", "type": "probation", "ours": "on"}
    assert client.post(add, sent).status_code == 302
    unit = Agency.objects.get(name="Southgate Probation")
    page = reverse("administration:user_add")
    facts = {"username": "sid", "name": "Sid Marlow", "role": "administrator", "tenant": str(unit.pk)}
    assert client.post(page, {**filled(client.get(page)), **facts}).status_code == 302
    sid = browser(User.objects.get(username="sid"))
    assert "Add a team" in sid.get(reverse("administration:index")).content.decode()


def test_the_database_holds_an_administrator_to_their_tenant(cast: Cast, gwen: User) -> None:
    today = timezone.localdate()
    northmoor, eastgate = cast.elsewhere.team.agency, cast.own.team.agency
    agreed: dict[str, Any] = {
        "name": "x", "agency": cast.denise.worker.agency, "starts_on": today, "ends_on": today,
    }  # fmt: skip
    slot = {"starts_at": timezone.now(), "ends_at": timezone.now() + timedelta(hours=1)}
    users = User.objects.filter
    with acting_as(gwen.pk):
        refused(
            User(username="x", name="X", role="administrator").save,
            User(username="x", name="X", role="administrator", tenant=eastgate).save,
            User(username="x", name="X", role="manager", team=cast.own.team).save,
            User(username="x", name="X", role="practitioner", tenant=northmoor).save,
            partial(users(pk=cast.joel.pk).update, team=cast.own.team),
            partial(users(pk=cast.ruth.pk).update, name="Mine"),
            partial(users(pk=cast.dan.pk).update, tenant=northmoor),
            Agency(reference="x", name="X", type="probation", ours=True).save,
            partial(Agency.objects.filter(pk=northmoor.pk).update, ours=False),
            partial(Agency.objects.filter(reference="county-police").update, ours=True),
            Team(reference="x", name="X", agency=eastgate).save,
            Team(reference="x", name="X", agency=cast.denise.worker.agency).save,
            Worker(reference="x", name="X", agency=eastgate).save,
            SharingAgreement(reference="x", **agreed).save,
            SharingAgreement(reference="x", tenant=eastgate, **agreed).save,
            SignInLink(user=cast.ruth, digest="d", expires_at=timezone.now()).save,
            DutySlot(user=cast.ruth, team=cast.own.team, **slot).save,
            DutySlot(user=cast.ruth, team=cast.elsewhere.team, **slot).save,
        )
        assert Agency.objects.filter(pk=eastgate.pk).update(name="Mine") == 0
        assert Team.objects.filter(pk=cast.own.team.pk).update(agency=northmoor) == 0
        assert DutySlot.objects.filter(team=cast.own.team).delete()[0] == 0
        assert Agency.objects.filter(pk=northmoor.pk).update(telephone="01632 960200") == 1
        assert Agency.objects.filter(reference="county-police").update(area="North") == 1
        SharingAgreement(reference="x", tenant=northmoor, **agreed).save()
        Worker(reference="x", name="X", agency=northmoor, team=cast.elsewhere.team).save()
        DutySlot(user=cast.joel, team=cast.elsewhere.team, **slot).save()


# -- Information governance --------------------------------------------------------


def test_an_officer_of_one_tenant_governs_its_cases_only(cast: Cast, rosa: User) -> None:
    with acting_as(rosa.pk):
        with pytest.raises(governing.Refused):
            governing.exclude(cast.tom, named(cast.own), "Family.")
        with pytest.raises(governing.Refused):
            governing.restrict(named(cast.own), [cast.ruth.pk, cast.carol.pk], "x")
        assert governing.case_of(cast.own.reference) is None
        assert governing.readers_of(named(cast.own)) == []
        assert governing.exclusions() == governing.restrictions() == []
        assert {one.reference for one in governing.too_few_readers()} <= {cast.elsewhere.reference}
        governing.exclude(cast.joel, named(cast.elsewhere), "Family.")
        (one,) = governing.exclusions()
        assert one.reference == cast.elsewhere.reference


def test_she_lifts_nothing_of_another_tenant(cast: Cast, rosa: User, as_owner: AsOwner) -> None:
    with as_owner():
        number = Exclusion.objects.get(case_id=cast.excluded.pk).pk
    with acting_as(rosa.pk), pytest.raises(governing.Refused):
        governing.lift_exclusion(number)


def test_staff_declare_to_their_own_tenant_and_a_partner_to_each(cast: Cast, rosa: User) -> None:
    made = []
    for who, case in ((cast.ruth, cast.own), (cast.joel, cast.elsewhere), (cast.sam, cast.elsewhere)):
        with acting_as(who.pk):
            connecting.declare(who, reference=case.reference, how="My cousin.")
            made.append(Connection.objects.latest("id"))
    of_ruth, of_joel, of_sam = made
    with acting_as(rosa.pk):
        assert list(connecting.waiting(rosa)) == [of_joel, of_sam]
        connecting.decide(of_sam, connecting.cases_of(of_sam), by=rosa, reason="Cousin.")
        refused(
            lambda: ConnectionOutcome.objects.create(
                connection=of_ruth, tenant=rosa.tenant, outcome="dismissed", by=rosa, reason="x"
            ),
            lambda: ConnectionOutcome.objects.create(
                connection=of_joel, outcome="dismissed", by=rosa, reason="x"
            ),
        )
        connecting.decide(of_joel, [], by=rosa, reason="No.")
    with acting_as(cast.oliver.pk):  # for the whole service: Sam may work for any tenant
        assert list(connecting.waiting(cast.oliver)) == [of_ruth, of_sam]
