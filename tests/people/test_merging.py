"""Two records of one person: both say so, nobody gets in by it, and taking it back leaves each as it was."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from handrail.access import governing
from handrail.access.actors import acting_as
from handrail.access.governing import CaseName
from handrail.access.models import Alert, Relation, Restriction
from handrail.casefile import registry
from handrail.delivery.models import Contact
from handrail.people import merging, same
from handrail.people.allocating import TooFewReaders
from handrail.people.models import Case, Person, SamePerson
from handrail.people.opening import is_shut
from handrail.records import clock, writing
from handrail.records.reading import Reach
from tests.cast import add_row, relate
from tests.people.conftest import days_ago

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


def merge(cast: Any, leading: Any, following: Any, by: str = "carol", on: date | None = None) -> None:
    user = cast.users[by]
    with acting_as(user.pk), writing.act(leading.pk, "case.merged", by=user) as doing:
        merging.merge(doing, leading, following, on=on or clock.today(), reason="Same PNC number.")


def part(cast: Any, case: Any, other: Any, by: str = "carol", on: date | None = None) -> None:
    user = cast.users[by]
    with acting_as(user.pk), writing.act(case.pk, "case.parted", by=user) as doing:
        merging.part(doing, case, other, on=on or clock.today(), reason="Two brothers.")


def said(current: Any, case: Any) -> list[tuple[str, str, bool]]:
    return [(row.kind, row.other, row.leads) for row in current(SamePerson, case)]


def opens(cast: Any, who: str, case: Any) -> bool:
    """Whether somebody opens a case, in Python and by SQL through the serving role, which must agree."""
    user = cast.users[who]
    with acting_as(user.pk), connection.cursor() as cursor:
        cursor.execute("select count(*) from people_person where case_id = %s", [case.pk])
        (rows,) = cursor.fetchone()
        found = bool(Reach.of(user, [case.pk]).kinds)
    assert bool(rows) == found
    return found


def knows_of(cast: Any, who: str, case: Any) -> bool:
    with acting_as(cast.users[who].pk):
        return Case.objects.filter(pk=case.pk).exists()


def led_by(as_owner: AsOwner, case: Any) -> str | None:
    with as_owner():
        return Case.objects.values_list("same_as__reference", flat=True).get(pk=case.pk)


def test_both_records_say_that_they_are_of_one_person_and_one_leads(
    cast: Any, current: Any, as_owner: AsOwner
) -> None:
    merge(cast, cast.own, cast.coworked)

    assert said(current, cast.own) == [("one_person", "X340572", True)]
    assert said(current, cast.coworked) == [("one_person", "X340571", False)]
    ours, theirs = (current(SamePerson, case)[0] for case in (cast.own, cast.coworked))
    assert ours.recorded_at == theirs.recorded_at
    assert (ours.reason, ours.by) == ("Same PNC number.", cast.carol)
    assert (led_by(as_owner, cast.own), led_by(as_owner, cast.coworked)) == (None, "X340571")


def test_nobody_gets_in_by_it(cast: Any) -> None:
    before = {(who, key): opens(cast, who, cast.cases[key]) for who in cast.users for key in ("own", "team")}
    merge(cast, cast.own, cast.team)
    after = {(who, key): opens(cast, who, cast.cases[key]) for who in cast.users for key in ("own", "team")}

    assert after == before
    assert [key for who, key in before if who == "ruth" and before[who, key]] == ["own"]
    assert [key for who, key in before if who == "megan" and before[who, key]] == ["team"]


def test_whoever_is_excluded_from_one_is_shut_out_of_both(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        relate(cast.keith, cast.own, "co_worker")
    assert opens(cast, "keith", cast.own)
    assert knows_of(cast, "keith", cast.own)

    merge(cast, cast.own, cast.excluded)

    assert not opens(cast, "keith", cast.own)
    assert not knows_of(cast, "keith", cast.own)
    with acting_as(cast.keith.pk):
        assert is_shut(cast.keith, cast.own)
    assert opens(cast, "ruth", cast.own)


def test_whoever_a_restriction_leaves_out_of_one_is_shut_out_of_both(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        relate(cast.ruth, cast.team, "co_worker")
    assert opens(cast, "ruth", cast.team)

    merge(cast, cast.restricted, cast.team)

    assert not opens(cast, "ruth", cast.team)
    assert knows_of(cast, "ruth", cast.team)
    assert opens(cast, "megan", cast.team)
    assert opens(cast, "carol", cast.team)


def test_what_is_shut_afterwards_shuts_both_and_opens_both_again(cast: Any) -> None:
    merge(cast, cast.coworked, cast.own)
    with acting_as(cast.oliver.pk):
        governing.exclude(cast.ruth, CaseName(cast.own.pk, "X340571"), "Her brother.")
    assert not opens(cast, "ruth", cast.coworked)
    assert not opens(cast, "ruth", cast.own)

    with acting_as(cast.oliver.pk):
        (number,) = (one.number for one in governing.exclusions() if one.reference == "X340571")
        governing.lift_exclusion(number)
    assert opens(cast, "ruth", cast.coworked)
    assert opens(cast, "ruth", cast.own)


def test_a_restriction_must_leave_two_for_each_of_the_records(cast: Any, as_owner: AsOwner) -> None:
    """Ruth and Tom work Helen's record, Megan and Ruth the other; Carol manages both."""
    merge(cast, cast.own, cast.coworked)
    with acting_as(cast.oliver.pk):
        named = CaseName(cast.own.pk, "X340571")
        with pytest.raises(governing.Refused, match="too_few_readers"):
            governing.restrict(named, [cast.tom.pk, cast.carol.pk], "Court.")
        governing.restrict(named, [cast.ruth.pk, cast.carol.pk], "Court.")
    assert [who for who in ("ruth", "tom", "megan", "carol") if opens(cast, who, cast.own)] == [
        "ruth",
        "carol",
    ]
    assert not opens(cast, "megan", cast.coworked)


def test_a_part_given_later_is_shut_from_the_beginning(cast: Any, as_owner: AsOwner) -> None:
    merge(cast, cast.own, cast.excluded)
    with as_owner():
        relate(cast.keith, cast.own, "co_worker")
    assert not opens(cast, "keith", cast.own)


def test_three_records_of_one_person_shut_each_other(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        relate(cast.keith, cast.coworked, "co_worker")
    merge(cast, cast.own, cast.coworked)
    merge(cast, cast.own, cast.excluded)
    assert not opens(cast, "keith", cast.coworked)

    part(cast, cast.excluded, cast.own)
    assert opens(cast, "keith", cast.coworked)
    assert not opens(cast, "keith", cast.excluded)


def test_taking_it_back_opens_what_was_open_and_keeps_what_was_written_since(
    cast: Any, as_owner: AsOwner, current: Any
) -> None:
    with as_owner():
        relate(cast.keith, cast.own, "co_worker")
        before = held(as_owner, cast)
    merge(cast, cast.own, cast.excluded, on=days_ago(3))
    with as_owner():
        add_row(Contact, cast.own, cast.ruth, kind="supervision", mode="office", valid_from=clock.today())

    part(cast, cast.excluded, cast.own)

    assert opens(cast, "keith", cast.own)
    assert not opens(cast, "keith", cast.excluded)
    assert said(current, cast.own) == [("one_person", "X340575", True), ("two_people", "X340575", True)]
    assert said(current, cast.excluded) == [
        ("one_person", "X340571", False),
        ("two_people", "X340571", False),
    ]
    assert led_by(as_owner, cast.excluded) is None
    assert len(current(Contact, cast.own)) == 1
    assert held(as_owner, cast) == before
    assert not same.standing(current(SamePerson, cast.own), clock.today())
    assert len(same.standing(current(SamePerson, cast.own)[:1], clock.today())) == 1


def held(as_owner: AsOwner, cast: Any) -> dict[str, Any]:
    """Both documents, without what was said of the two and what was written since."""
    with as_owner():
        found = registry.read_cases([cast.own.pk, cast.excluded.pk])
        shut = set(Relation.objects.filter(shut=True).values_list("user", "case_id"))
    for document in found.values():
        document.people.same_person.clear()
        document.delivery.contacts.clear()
    return {"shut": shut, **{document.reference: document for document in found.values()}}


def test_it_can_be_said_again_after_it_was_taken_back(cast: Any, as_owner: AsOwner) -> None:
    merge(cast, cast.own, cast.team)
    part(cast, cast.own, cast.team)
    merge(cast, cast.team, cast.own)
    assert (led_by(as_owner, cast.own), led_by(as_owner, cast.team)) == ("X340573", None)


def test_as_known_on_an_earlier_day_they_are_two(cast: Any, as_owner: AsOwner) -> None:
    merge(cast, cast.own, cast.team)
    with as_owner():
        rows = SamePerson.objects.known(clock.end_of(days_ago(1))).filter(case_id=cast.own.pk)
        assert not rows.exists()


@pytest.mark.parametrize("by", ["ruth", "megan", "frances", "oliver"])
def test_only_who_manages_both_can_say_it(cast: Any, by: str) -> None:
    with pytest.raises(PermissionDenied):
        merge(cast, cast.own, cast.coworked, by=by)


def test_a_manager_of_one_of_them_can_neither_say_it_nor_take_it_back(cast: Any, as_owner: AsOwner) -> None:
    """Not even by writing the row themselves: the database asks about both."""
    with as_owner():
        relate(cast.tom, cast.own, "manager")
    with pytest.raises(PermissionDenied):
        merge(cast, cast.own, cast.team, by="tom")
    merge(cast, cast.own, cast.team)
    with pytest.raises(PermissionDenied):
        part(cast, cast.own, cast.team, by="tom")
    facts = {"kind": "two_people", "other": "X340573", "leads": True, "reason": "x"}
    with (
        pytest.raises(Exception, match="row-level security"),
        acting_as(cast.tom.pk),
        writing.act(cast.own.pk, "case.parted", by=cast.tom) as doing,
    ):
        writing.add(SamePerson, doing, valid_from=clock.today(), **facts)
    assert led_by(as_owner, cast.team) == "X340571"


def test_what_has_been_said_is_not_said_twice_and_a_record_follows_one_other(cast: Any) -> None:
    merge(cast, cast.own, cast.team)
    with pytest.raises(merging.StandsAlready):
        merge(cast, cast.own, cast.team)
    for leading, following in (
        (cast.team, cast.coworked),
        (cast.coworked, cast.team),
        (cast.coworked, cast.own),
    ):
        with pytest.raises(merging.FollowsAnother):
            merge(cast, leading, following)
    part(cast, cast.own, cast.team)
    with pytest.raises(merging.StandsAlready):
        part(cast, cast.own, cast.team)


def test_it_is_not_taken_back_before_it_was_said(cast: Any) -> None:
    merge(cast, cast.own, cast.team, on=days_ago(2))
    with pytest.raises(merging.BeforeThat):
        part(cast, cast.own, cast.team, on=days_ago(3))


def test_each_open_record_keeps_two_who_can_open_it(cast: Any, as_owner: AsOwner, current: Any) -> None:
    """Of Helen's record only Carol would be left: Ruth and Tom may not open the other."""
    with pytest.raises(TooFewReaders):
        merge(cast, cast.own, cast.restricted)
    assert said(current, cast.own) == said(current, cast.restricted) == []
    assert opens(cast, "ruth", cast.own)
    with as_owner():
        Restriction.objects.update(readers=[cast.megan.pk, cast.carol.pk, cast.ruth.pk])
    merge(cast, cast.own, cast.restricted)
    assert not opens(cast, "tom", cast.own)


def test_information_governance_is_told_and_whoever_said_it_does_not_review_it(cast: Any) -> None:
    merge(cast, cast.own, cast.team)
    part(cast, cast.team, cast.own)
    with acting_as(cast.oliver.pk):
        found = [(one.kind, one.reference, one.about, one.reason) for one in Alert.objects.order_by("id")]
    assert found == [
        ("one_person", "X340571", cast.carol, "X340573"),
        ("two_people", "X340571", cast.carol, "X340573"),
    ]


def test_the_person_stays_each_record_s_own(cast: Any, current: Any) -> None:
    merge(cast, cast.own, cast.team)
    assert [row.given_name for row in current(Person, cast.own)] == ["Helen"]
    assert [row.given_name for row in current(Person, cast.team)] == ["Tariq"]
