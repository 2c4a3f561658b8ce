"""Finding people: by name, sound, former name, number and date of birth, the nearest first."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from handrail.access.models import AccessLine
from handrail.people.models import Identifier, Person
from tests.cast import Cast, add_row, relate
from tests.home.finding_seen import ask

pytestmark = pytest.mark.django_db
Owner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def ruth(cast: Cast, as_owner: Owner) -> Client:
    """Ruth, who is in charge of Helen and Wayne and works Leon's case; and what Helen is known by."""
    with as_owner():
        person = Person.objects.get(case_id=cast.own.pk)
        person.called, person.former_names = "Nell", ["Helen Márquez-O'Shea"]
        person.save()
        add_row(Identifier, cast.own, cast.ruth, kind="pnc", value="2015/0123456H")
        add_row(Identifier, cast.own, cast.ruth, kind="prison_number", value="A1234BC")
    client = Client()
    client.force_login(cast.ruth)
    return client


def found(client: Client, typed: str) -> list[Any]:
    return ask(client, "/find", q=typed)[0]["found"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("helen", ""),
        ("Brightwell, Helen", ""),
        ("BRIGHT hel", ""),
        ("brigthwell", "spelt nearly like Brightwell"),
        ("brytwel", "sounds like Brightwell"),
        ("nell", "called Nell"),
        ("marquez", "former name Helen Márquez-O'Shea"),
        ("marquez oshea", "former name Helen Márquez-O'Shea"),
        ("x340571", "reference X340571"),
        ("20150123456H", "PNC number 2015/0123456H"),
        ("15/123456h", "PNC number 2015/0123456H"),
        ("A1234BC", "Prison number A1234BC"),
        ("9 June 1999", "born 9 June 1999"),
        ("9/6/99", "born 9 June 1999"),
        ("hel bright 1999", "born 9 June 1999"),
        ("bright X340571", "reference X340571"),
    ],
)
def test_one_person_is_found_many_ways(ruth: Client, typed: str, why: str) -> None:
    answer = found(ruth, typed)

    assert [one.reference for one in answer] == ["X340571"]
    assert answer[0].why == why


@pytest.mark.parametrize("typed", ["hel bright 1998", "tariq", "zzzz", "X999999", "'; drop", "%", "\x00"])
def test_what_does_not_fit_is_not_found(ruth: Client, typed: str) -> None:
    assert found(ruth, typed) == []


def test_the_nearest_comes_first(ruth: Client, cast: Cast, as_owner: Owner) -> None:
    with as_owner():
        for case, name in ((cast.coworked, "Helena"), (cast.expired, "Heleen")):
            Person.objects.filter(case_id=case.pk).update(given_name=name)

    assert [one.name.split()[0] for one in found(ruth, "helen")] == ["Helen", "Helena", "Heleen"]


def test_a_partner_finds_only_by_what_they_may_see(ruth: Client, cast: Cast) -> None:
    denise = Client()
    denise.force_login(cast.denise)

    assert [one.reference for one in found(denise, "helen")] == ["X340571"]
    for typed in ("marquez", "9 June 1999", "helen 1999", "2015/0123456H"):
        assert found(denise, typed) == [], typed


def test_a_reference_without_a_part_in_it_shows_a_stub_to_staff(ruth: Client, cast: Cast) -> None:
    page, response = ask(ruth, "/find", q="x340573")

    assert page["found"] == []
    assert page["beyond"].reference == "X340573"
    assert b"Aziz" not in response.content


def test_the_answer_is_in_the_log(ruth: Client, cast: Cast, as_owner: Owner) -> None:
    ruth.get("/find", {"q": "helen"})

    with as_owner():
        line = AccessLine.objects.filter(user=cast.ruth).latest("id")
    assert (line.route, line.cases) == ("home:find", [cast.own.pk])


def test_a_search_costs_the_same_however_many_fit(
    ruth: Client, cast: Cast, as_owner: Owner, django_assert_max_num_queries: Any
) -> None:
    with as_owner():
        for case in (cast.team, cast.excluded):
            relate(cast.ruth, case, "co_worker")
    found(ruth, "a 1")  # the first page of a session notes the device
    with django_assert_max_num_queries(15):
        found(ruth, "a 1")
