"""A hidden case over every search: it never shows and never counts, for any reader.

Every field of every row holds a canary. Each reader looks for each canary, for every reference and
for words that all rows share; nothing beyond what they may read comes back, and what comes back
is counted against what they may read.
"""

import pytest
from django.test import Client

from handrail.access.models import AccessLine
from tests.access.test_routes import client_of, forbidden_canaries, leaks, lines
from tests.access.world import LIVE, RELATED, ROLES, STATES, USER_ROLES, World, canary
from tests.answers import plain

pytestmark = pytest.mark.django_db
PLACES = ("/find", "/find/words")
READERS = tuple(role for role in ROLES if USER_ROLES[role] not in ("person", "parent", "administrator"))
READERS = tuple(role for role in READERS if role != "information_governance")
LOOKED_IN = ("people.Person", "people.Identifier", "delivery.Contact", "compartments.Intelligence")
IDENTITY = {"in_charge", "co_worker", "manager", "ap_key_worker", "inspector"}


def bodies(client: Client, typed: str) -> list[str]:
    answers = [client.get(place, {"q": typed}) for place in PLACES]
    assert all(answer.status_code == 200 for answer in answers)
    return [answer.content.decode() for answer in answers]


@pytest.mark.parametrize("role", READERS)
def test_no_search_brings_a_hidden_row(world: World, role: str) -> None:
    client, forbidden = client_of(world, role), forbidden_canaries(world, role)
    asked = {canary(state, table, "")[:-2] for state in STATES for table in LOOKED_IN}
    asked |= {"canary", "can", "kanary", "9 June 1999", "1999", "9/6/99", "canary 1999", "supervision"}
    asked |= {case.reference for case in world.cases.values()}
    found = [
        (typed, where)
        for typed in sorted(asked)
        for body in bodies(client, typed)
        # The words typed stand in the search box again; they are the reader's own.
        for where in leaks(body.replace(typed, ""), forbidden)
    ]
    assert found == []


@pytest.mark.parametrize("role", READERS)
def test_only_what_is_within_reach_counts(world: World, role: str) -> None:
    client = client_of(world, role)
    live = len(LIVE) if role in RELATED else 0

    by_name, _words = bodies(client, "canary")
    assert by_name.count('<th scope="row">') == live
    by_date, _words = bodies(client, "9 June 1999")
    assert by_date.count('<th scope="row">') == (live if role in IDENTITY else 0)


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("place", PLACES)
def test_hidden_and_never_existed_are_answered_alike(world: World, role: str, place: str) -> None:
    client = client_of(world, role)
    hidden = world.cases["excluded"].reference
    for typed, never in (
        (hidden, "C999"),
        ("canaryexcluded", "canaryneveryet"),
        (f"canary {hidden}", "canary C999"),
    ):
        one = client.get(place, {"q": typed})
        other = client.get(place, {"q": never})
        assert plain(one, instead={typed: never, typed.replace(" ", "+"): never.replace(" ", "+")}) == plain(
            other
        )


@pytest.mark.parametrize("place", PLACES)
def test_every_search_is_one_line_in_the_log(world: World, place: str) -> None:
    for role in READERS:
        before = lines(world, role)
        client_of(world, role).get(place, {"q": "canary"})
        assert lines(world, role) == before + 1, role


def test_a_line_names_only_cases_that_were_shown(world: World, as_owner) -> None:
    for place in PLACES:
        client_of(world, "in_charge").get(place, {"q": "canary"})
    with as_owner():
        named = {pk for line in AccessLine.objects.filter(user=world.users["in_charge"]) for pk in line.cases}
    assert named
    assert named <= {world.cases[state].pk for state in LIVE}


def test_sealed_compartments_are_not_searched_even_for_their_readers(world: World) -> None:
    for role in ("victim_worker", "in_charge", "police"):
        client = client_of(world, role)
        for table in ("compartmentsvictim", "compartmentsintelligence"):
            for state in LIVE:
                body = client.get("/find/words", {"q": f"canary{state}{table}"}).content.decode()
                assert "No entry found" in body
