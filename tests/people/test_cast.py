"""The cast stands as its description says, seen through row security."""

from typing import Any

from handrail.access.actors import acting_as
from handrail.access.models import Relation
from handrail.people.models import Case, Person


def test_ruth_opens_her_own_and_the_one_she_works_beside_megan(cast: Any) -> None:
    with acting_as(cast.ruth.pk):
        seen = set(Person.objects.values_list("given_name", flat=True))

    assert seen == {"Helen", "Leon", "Wayne"}


def test_keith_does_not_know_that_his_cousins_case_exists(cast: Any) -> None:
    with acting_as(cast.keith.pk):
        assert not Case.objects.filter(pk=cast.excluded.pk).exists()
        assert Relation.objects.get(user=cast.keith, case_id=cast.excluded.pk).shut


def test_a_restricted_case_is_shut_to_a_co_worker_who_is_not_named(cast: Any) -> None:
    with acting_as(cast.ruth.pk):
        assert Case.objects.filter(pk=cast.restricted.pk).exists()
        assert not Person.objects.filter(case_id=cast.restricted.pk).exists()


def test_a_share_that_ended_yesterday_shows_nothing(cast: Any) -> None:
    with acting_as(cast.denise.pk):
        assert set(Person.objects.values_list("given_name", flat=True)) == {"Helen"}
