"""Facts are added and superseded, never changed; and read through relations alone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from handrail.access.actors import acting_as
from handrail.people.models import Address, KeyPerson, Person
from handrail.records import clock, writing
from handrail.records.gathering import Some
from handrail.records.models import Line
from handrail.records.reading import Reach
from tests.access.world import World, make_world, tables

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def test_one_query_gathers_what_single_queries_read(as_owner: Any, django_assert_num_queries: Any) -> None:
    """Every table, every reader's reach: the union of many gives the same rows and the same values."""
    with as_owner():
        world: World = make_world()
    for role in ("in_charge", "partner", "police", "victim_worker"):
        user = world.users[role]
        with acting_as(user.pk):
            reach = Reach.of(user)
            with django_assert_num_queries(1):
                gathered = reach.gather(*tables())
            for model in tables():
                plain = reach.fetch(reach.rows(model).order_by("pk"))
                assert [values(row) for row in gathered[model]] == [values(row) for row in plain], model


def test_a_gathering_may_take_some_rows_of_a_table_only(
    as_owner: Any, django_assert_num_queries: Any
) -> None:
    """Of each reader's reach: the newest three lines, and the addresses in one town; known on a day too."""
    with as_owner():
        world: World = make_world()
    shelters = Some(Address, "kind = %(kind)s", {"kind": "shelter"})
    anybody = Some(KeyPerson, "true or true")
    newest = Some(Line, "side <> %(side)s", {"side": "us"}, order="valid_from desc, id desc", limit=3)
    seen = set()
    for role in ("in_charge", "partner", "police", "victim_worker"):
        user = world.users[role]
        with acting_as(user.pk):
            for reach in (Reach.of(user), Reach.of(user).at(clock.now()), Reach.of(user).at(LONG_AGO)):
                with django_assert_num_queries(1):
                    gathered = reach.gather(Person, shelters, anybody, newest)
                plain = reach.rows(Line).exclude(side="us").order_by("-valid_from", "-pk")[:3]
                lines = [(row.pk, row.valid_from, row.at, row.with_whom) for row in gathered[Line]]
                assert lines == sorted((row.pk, row.valid_from, row.at, row.with_whom) for row in plain)
                assert [row.pk for row in gathered[Address]] == [
                    row.pk for row in reach.rows(Address).filter(kind="shelter").order_by("pk")
                ]
                within = reach.rows(KeyPerson).order_by("pk").values_list("pk", flat=True)
                assert [row.pk for row in gathered[KeyPerson]] == list(within)
                seen.add((role, reach.known is not None, len(lines)))
    assert ("in_charge", False, 3) in seen, "more lines than are taken"
    assert ("in_charge", True, 0) in seen, "nothing was known then"


def values(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def moved(cast: Any, **facts: Any) -> Address:
    with writing.act(cast.own.pk, "address.added", by=cast.ruth) as doing:
        return writing.add(Address, doing, kind="shelter", area="Wexborough", **facts)


def test_a_correction_adds_a_version_and_keeps_the_first(cast: Any) -> None:
    with acting_as(cast.ruth.pk):
        first = moved(cast, valid_from=date(2026, 3, 1))
        with writing.act(cast.own.pk, "address.updated", by=cast.ruth) as doing:
            writing.amend(Address, doing, entry=first.entry, version_seen=1, area="Northmoor")

        versions = list(Address.objects.filter(case_id=cast.own.pk).order_by("version"))
        assert [(row.version, row.area) for row in versions] == [(1, "Wexborough"), (2, "Northmoor")]
        assert versions[0].superseded_at == versions[1].recorded_at
        assert versions[1].superseded_at is None
        assert versions[1].kind == "shelter", "what was not named stays"
        assert list(Address.objects.known(versions[0].recorded_at).values_list("area", flat=True)) == [
            "Wexborough"
        ]


def test_the_chronology_follows_a_correction_of_the_day(cast: Any) -> None:
    with acting_as(cast.ruth.pk):
        first = moved(cast, valid_from=date(2026, 3, 1))
        with writing.act(cast.own.pk, "address.updated", by=cast.ruth) as doing:
            writing.amend(Address, doing, entry=first.entry, version_seen=1, valid_from=date(2026, 2, 1))

        lines = Line.objects.filter(table="people.Address", entry=first.entry).order_by("version")
        assert [line.valid_from for line in lines] == [date(2026, 3, 1), date(2026, 2, 1)]
        assert [line.superseded_at is None for line in lines] == [False, True]


def test_the_second_editor_meets_what_the_first_saved(cast: Any) -> None:
    with acting_as(cast.ruth.pk):
        first = moved(cast)
        with writing.act(cast.own.pk, "address.updated", by=cast.ruth) as doing:
            writing.amend(Address, doing, entry=first.entry, version_seen=1, area="Northmoor")
        with (
            pytest.raises(writing.Conflict) as conflict,
            transaction.atomic(),
            writing.act(cast.own.pk, "address.updated", by=cast.ruth) as doing,
        ):
            writing.amend(Address, doing, entry=first.entry, version_seen=1, area="Elsewhere")

        assert conflict.value.theirs.area == "Northmoor"
        assert Address.objects.now().get(entry=first.entry).area == "Northmoor"


def test_a_key_used_twice_does_one_thing(cast: Any) -> None:
    with acting_as(cast.ruth.pk):
        with writing.act(cast.own.pk, "key_person.added", by=cast.ruth, key="once", entry="nan") as doing:
            writing.add(KeyPerson, doing, entry="nan", name="Joyce", relationship="Nan")
        with (
            pytest.raises(writing.AlreadyDone) as before,
            writing.act(cast.own.pk, "key_person.added", by=cast.ruth, key="once") as doing,
        ):
            writing.add(KeyPerson, doing, name="Joyce", relationship="Nan")

        assert before.value.entry == "nan"
        assert KeyPerson.objects.filter(case_id=cast.own.pk, name="Joyce").count() == 1


def test_as_it_was_on_a_day_counts_first_and_last_day(cast: Any) -> None:
    with acting_as(cast.ruth.pk):
        moved(cast, valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 9))

        def on(day: int) -> int:
            return Address.objects.now().valid_on(date(2026, 3, day)).filter(case_id=cast.own.pk).count()

        assert [on(day) for day in (1, 9, 10)] == [1, 1, 0]


def test_what_was_not_yet_recorded_was_not_known(cast: Any) -> None:
    with acting_as(cast.ruth.pk):
        before = datetime(2020, 1, 1, tzinfo=UTC)

        assert not Person.objects.known(before).exists()
        assert Person.objects.known(None).filter(case_id=cast.own.pk).count() == 1
