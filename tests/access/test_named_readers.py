"""Who reads a sealed room: named and taken away by information governance, at once, two at least."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from handrail.access import governing
from handrail.access.actors import acting_as
from handrail.access.models import AccessLine, Relation, User
from handrail.compartments.models import Intelligence, Victim
from handrail.records import clock
from handrail.records.reading import Reach
from tests.access.test_shutting import AsOwner, browser, exclude, named
from tests.cast import Cast, add_row
from tests.filling import filled, offered

pytestmark = pytest.mark.django_db
WHISPER, NAME = "Seen by the canal", "Ottoline Marsh"


@pytest.fixture
def sealed(cast: Cast, as_owner: AsOwner) -> Cast:
    """Something in both rooms of Helen's case; Carol alone is named for one, Beth keeps the other."""
    with as_owner():
        grades = {"source_grade": "2", "information_grade": "C", "handling_code": "P", "originator": "x"}
        add_row(Intelligence, cast.own, cast.sam, text=WHISPER, valid_from=clock.today(), **grades)
        add_row(Victim, cast.own, cast.beth, name=NAME)
    return cast


@pytest.fixture
def hana(cast: Cast, as_owner: AsOwner) -> User:
    """A second victim worker."""
    with as_owner():
        return User.objects.create_user("hana", name="Hana Field", role="victim_worker")


def address(cast: Cast, room: str) -> str:
    return f"{reverse('governance:rooms')}?case={cast.own.reference}&room={room}"


def reads(cast: Cast, who: Any, room: str) -> bool:
    """Whether somebody reads what is sealed: the page, Python alone and SQL alone say the same."""
    words, model = (WHISPER, Intelligence) if room == "intelligence" else (NAME, Victim)
    page = browser(who).get(reverse(f"compartments:{room}", args=[cast.own.reference]))
    with acting_as(who.pk), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {model._meta.db_table} where case_id = %s", [cast.own.pk])
        by_sql = cursor.fetchone() == (1,)
        by_python = Reach.of(who).rows(model).filter(case_id=cast.own.pk).exists()
    assert by_sql == by_python == (words in page.content.decode())
    return by_sql


def test_the_officer_names_readers_and_takes_one_away_at_once(sealed: Cast, as_owner: AsOwner) -> None:
    assert reads(sealed, sealed.carol, "intelligence")
    assert not reads(sealed, sealed.ruth, "intelligence")
    oliver, page = browser(sealed.oliver), address(sealed, "intelligence")
    first = oliver.post(reverse("governance:rooms"), {"reference": "x340571", "room": "intelligence"})
    assert first["Location"] == page
    sent = filled(oliver.get(page))
    assert sent["readers"] == [str(sealed.carol.pk)]

    both = [str(sealed.carol.pk), str(sealed.ruth.pk)]
    assert oliver.post(page, {"readers": both, "reason": "Originator agrees."}).status_code == 302
    assert reads(sealed, sealed.ruth, "intelligence")
    shown = browser(sealed.ruth).get(reverse("compartments:intelligence", args=[sealed.own.reference]))
    assert "Read by Carol Hughes and Ruth Adeyemi" in shown.content.decode()

    others = [str(sealed.tom.pk), str(sealed.ruth.pk)]
    assert oliver.post(page, {"readers": others, "reason": "Carol is leaving."}).status_code == 302
    assert not reads(sealed, sealed.carol, "intelligence")
    assert reads(sealed, sealed.tom, "intelligence")
    with as_owner():
        line = AccessLine.objects.filter(user=sealed.oliver, operation="alteration").latest("id")
    assert (line.cases, line.reason, line.route) == (
        [sealed.own.pk], "Carol is leaving.", "governance:rooms",
    )  # fmt: skip
    openings = browser(sealed.ruth).get(reverse("access:openings", args=[sealed.own.reference]))
    assert "Carol is leaving" not in openings.content.decode()


def test_a_room_that_holds_something_keeps_two_readers(sealed: Cast) -> None:
    oliver = browser(sealed.oliver)
    page = address(sealed, "intelligence")
    for readers in ([], [str(sealed.ruth.pk)]):
        refused = oliver.post(page, {"readers": readers, "reason": "x"})
        assert refused.status_code == 422
        assert "at least two" in refused.content.decode()
    assert reads(sealed, sealed.carol, "intelligence")
    with acting_as(sealed.oliver.pk):
        thin = {(one.reference, one.room, one.readers) for one in governing.thin_rooms()}
        assert thin == {("X340571", "intelligence", 1), ("X340571", "victim", 1)}
        governing.name_readers("intelligence", named(sealed.own), [sealed.ruth.pk, sealed.tom.pk], "x")
        assert [one.room for one in governing.thin_rooms()] == ["victim"]
    assert "Name readers: X340571" in oliver.get(reverse("governance:start")).content.decode()


def test_an_empty_room_can_be_left_without_readers(cast: Cast) -> None:
    with acting_as(cast.oliver.pk):
        governing.name_readers("intelligence", named(cast.own), [], "Nothing in it.")
        assert governing.room_readers("intelligence", cast.own.pk) == []


def test_only_those_the_matrix_names_can_be_chosen(sealed: Cast, hana: User) -> None:
    oliver = browser(sealed.oliver)
    who = {user.pk: key for key, user in sealed.users.items()} | {hana.pk: "hana"}

    def chosen(room: str) -> set[str]:
        page = oliver.get(address(sealed, room))
        every = {*offered(page, "readers"), *filled(page).get("readers", [])}
        return {who[int(key)] for key in every}

    assert chosen("intelligence") == {"ruth", "tom", "carol", "priya", "sam", "frances"}
    assert chosen("victim") == {"beth", "hana", "sam", "frances"}
    with acting_as(sealed.oliver.pk):
        for room, wrong in (
            ("intelligence", sealed.denise),
            ("intelligence", sealed.beth),
            ("victim", sealed.ruth),
        ):
            with pytest.raises(governing.Refused, match="not_eligible"):
                governing.name_readers(room, named(sealed.own), [wrong.pk, sealed.frances.pk], "x")


def test_a_victim_worker_is_let_in_by_being_named(sealed: Cast, hana: User) -> None:
    assert not reads(sealed, hana, "victim")
    with acting_as(sealed.oliver.pk):
        governing.name_readers("victim", named(sealed.own), [sealed.beth.pk, hana.pk], "Beth is away.")
    assert reads(sealed, hana, "victim")
    assert reads(sealed, sealed.beth, "victim")
    with acting_as(sealed.oliver.pk):
        governing.name_readers("victim", named(sealed.own), [hana.pk, sealed.frances.pk], "Beth has left.")
    assert not reads(sealed, sealed.beth, "victim")
    assert browser(sealed.beth).get(reverse("home:case", args=[sealed.own.reference])).status_code == 404


def test_who_loses_their_part_no_longer_reads_and_nor_does_the_excluded(
    sealed: Cast, as_owner: AsOwner
) -> None:
    with acting_as(sealed.oliver.pk):
        governing.name_readers(
            "intelligence", named(sealed.own), [sealed.ruth.pk, sealed.tom.pk, sealed.carol.pk], "x"
        )
    with as_owner():
        Relation.objects.filter(user=sealed.tom, kind="co_worker").update(
            ends_at=timezone.now() - timedelta(hours=1)
        )
    exclude(sealed, sealed.ruth, sealed.own)
    for who in (sealed.tom, sealed.ruth):
        assert not reads(sealed, who, "intelligence")
    page = browser(sealed.oliver).get(address(sealed, "intelligence")).content.decode()
    assert "read nothing: Ruth Adeyemi and Tom Ellery" in page


@pytest.mark.parametrize("who", ["ruth", "carol", "dan", "beth"])
def test_nobody_else_names_or_asks_who_is_named(sealed: Cast, who: str) -> None:
    user = sealed.users[who]
    with acting_as(user.pk):
        with pytest.raises(governing.Refused, match="refused"):
            governing.name_readers("intelligence", named(sealed.own), [sealed.ruth.pk, sealed.tom.pk], "x")
        assert governing.could_be_named("intelligence", named(sealed.own)) == []
        assert governing.thin_rooms() == []
        told = [one.name for one in governing.room_readers("intelligence", sealed.own.pk)]
    assert told == (["Carol Hughes"] if who == "carol" else [])
