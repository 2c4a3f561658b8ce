"""A draft is its author's alone, and only while they may still write what the form writes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import Exclusion, Relation, Restriction
from handrail.records import drafts
from handrail.records.models import Draft
from handrail.records.reading import Reach
from tests.access.world import ROLES, World
from tests.filling import filled

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]

WRITES = {
    "frame": {"manager"},
    "identity": {"in_charge", "co_worker"},
    "address": {"in_charge", "co_worker"},
    "contact_notes": {"in_charge", "co_worker", "partner", "police", "ap_key_worker"},
    "assessment": {"in_charge", "co_worker"},
    "risk_management": {"in_charge", "co_worker"},
    "health": {"in_charge", "co_worker", "partner"},
    "test_results": {"in_charge", "co_worker", "ap_key_worker"},
    "oversight": {"manager"},
    "victim": {"victim_worker"},
    "intelligence": {"police"},
}
"""By hand from the matrix: who writes a class (all of it, or their own part)."""


def draft(user: Any, case: Any, writes: str, **facts: Any) -> Draft:
    facts = {"typed": {"text": ["canarydraft"]}, "typed_at": timezone.now(), **facts}
    key = f"{user.pk}-{case.pk if case else 0}-{writes}"
    return Draft(user=user, case_id=case.pk if case else None, writes=writes, key=key, place="/x", **facts)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_keeps_and_reads_drafts_of_what_it_writes_and_no_others(
    world: World, role: str, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft of every class in every case for everybody: by SQL, and by Python past the second wall."""
    monkeypatch.setattr(drafts, "MOST", 1000)
    states = {case.pk: state for state, case in world.cases.items()}
    me, everyone, cases = world.users[role], world.users.values(), world.cases.values()
    everything = [draft(user, case, name) for user in everyone for case in cases for name in WRITES]
    mine = {
        (state, name, me.pk)
        for name, writers in WRITES.items()
        for state in ("own", "coworked")
        if role in writers
    }
    with as_owner():
        Draft.objects.bulk_create(everything)
        in_python = {(states[row.case_id], row.writes, row.user_id) for row in drafts.within(Reach.of(me))}
    with acting_as(me.pk):
        by_sql = {(states[row.case_id], row.writes, row.user_id) for row in Draft.objects.all()}
        Draft.objects.all().delete()
    with as_owner():
        left = Draft.objects.count()

    assert in_python == mine
    assert by_sql == mine
    assert left == len(everything) - len(mine)


def test_nobody_puts_a_draft_where_they_may_not_write(world: World) -> None:
    in_charge, manager = world.users["in_charge"], world.users["manager"]
    wrong = [
        draft(in_charge, world.cases["team"], "identity"),
        draft(in_charge, world.cases["excluded"], "identity"),
        draft(in_charge, world.cases["own"], "victim"),
        draft(in_charge, world.cases["own"], "frame"),
        draft(manager, world.cases["own"], "oversight"),
        draft(in_charge, None, "", role="information_governance"),
        draft(in_charge, world.cases["excluded"], "", role="practitioner"),
        draft(in_charge, world.cases["restricted"], "", role="practitioner"),
    ]
    for one in wrong:
        with (
            acting_as(in_charge.pk),
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
        ):
            one.save(force_insert=True)


def test_whoever_owns_the_tables_sees_no_draft_in_passing(
    world: World, database_owner: str, as_owner: AsOwner
) -> None:
    with as_owner():
        draft(world.users["in_charge"], world.cases["own"], "identity").save()
    with connection.cursor() as cursor:
        cursor.execute(f'set role "{database_owner}"')
        cursor.execute("select count(*) from records_draft")
        found = cursor.fetchone()
        cursor.execute("set role handrail_app")
    assert found == (0,)


# -- Access withdrawn: from the next request there is no draft ----------------------


YESTERDAY = timedelta(days=1)


def part_in_it(world: World) -> Any:
    return Relation.objects.filter(user=world.users["in_charge"], case_id=world.cases["own"].pk)


def ends(world: World) -> None:
    part_in_it(world).update(ends_at=timezone.now() - YESTERDAY)


def may_only_read(world: World) -> None:
    part_in_it(world).update(kind="inspector")


def excludes(world: World) -> None:
    user, setter = world.users["in_charge"], world.users["information_governance"]
    facts = {"set_by": setter, "starts_at": timezone.now() - YESTERDAY}
    Exclusion.objects.create(user=user, case_id=world.cases["own"].pk, **facts)


def restricts(world: World) -> None:
    facts = {"set_by": world.users["information_governance"], "starts_at": timezone.now() - YESTERDAY}
    Restriction.objects.create(case_id=world.cases["own"].pk, readers=[], **facts)


@pytest.mark.parametrize("withdraw", [ends, excludes, restricts, may_only_read])
def test_withdrawn_access_hides_the_draft_at_once(
    withdraw: Callable[[World], None], world: World, as_owner: AsOwner
) -> None:
    ruth, client = world.users["in_charge"], Client()
    client.force_login(ruth)
    place = reverse("people:own_words_add", args=[world.cases["own"].reference])
    page = filled(client.get(place))
    assert client.post("/drafts", {**page, "words": "canarydraft"}).status_code == 200
    with as_owner():
        withdraw(world)

    assert client.post("/drafts", {**page, "words": "canarydraft again"}).status_code == 410
    for address in (place, reverse("home:caseload")):
        text = client.get(address).content.decode()
        assert "canarydraft" not in text
        assert "Begun and not saved" not in text
    with acting_as(ruth.pk):
        assert Draft.objects.count() == 0
    with as_owner():
        assert [row.typed["words"] for row in Draft.objects.all()] == [["canarydraft"]]


def test_a_draft_of_governance_goes_with_the_role(world: World, as_owner: AsOwner) -> None:
    officer, client = world.users["information_governance"], Client()
    client.force_login(officer)
    place = reverse("governance:exclusion_add")
    page = filled(client.get(place))
    assert client.post("/drafts", {**page, "reason": "canarydraft"}).status_code == 200
    assert "canarydraft" in client.get(place).content.decode()

    with as_owner():
        officer.role = "manager"
        officer.save()

    assert client.post("/drafts", {**page, "reason": "more"}).status_code == 410
    with acting_as(officer.pk):
        assert Draft.objects.count() == 0
