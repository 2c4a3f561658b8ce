"""Every route of the resolver, as every role, over every state of a case, with every method.

``routes.csv`` was written by hand from ``matrix.csv``: P a page, F a form refused because it was
sent empty, S the stub, R on to another page, L to signing in, 4 nothing here. A route that is not
in it fails. The same walk looks for canaries, and for one line in the log for each reading.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from zlib import crc32

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.world import (
    ENTRY,
    HERE,
    HIDDEN_FIELDS,
    LIVE,
    ROLES,
    STAFF,
    STATES,
    World,
    canary,
    is_live,
    may_read,
)
from tests.answers import plain, said

pytestmark = pytest.mark.django_db
EVERYBODY = [*ROLES, "signed_out"]
STUB = b"supervised here, and you have no part in it"


def routes() -> Iterator[tuple[str, URLPattern]]:
    """Every named route of the product, from the resolver."""

    def walk(patterns: list, space: str) -> Iterator[tuple[str, URLPattern]]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
            else:
                yield f"{space}{one.name}", one

    yield from walk(get_resolver().url_patterns, "")


ROUTES = dict(routes())
ACCOUNT = {name for name in ROUTES if name.startswith(("account_", "mfa_")) or name == "home:choose"}
"""Signing in has tests of its own."""


def by_hand() -> dict[tuple[str, str], dict[str, str]]:
    with (HERE / "routes.csv").open() as file:
        return {(line["route"], line["method"]): line for line in csv.DictReader(file)}


BY_HAND = by_hand()
OF_CASES = sorted(
    {name for name, _method in BY_HAND if "reference" in str(ROUTES[name].pattern) and name != "home:agency"}
)
OTHERS = sorted({name for name, _method in BY_HAND} - set(OF_CASES))


def test_no_two_routes_share_a_name() -> None:
    """One of them would have no row of its own, and a link to it could lead to the other."""
    names = [name for name, _one in routes()]

    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_route_has_a_policy_and_a_row_written_by_hand() -> None:
    for name, one in ROUTES.items():
        policy = getattr(one.callback, "route_policy", None)
        assert policy is not None, f"{name} declares no policy"
        if name not in ACCOUNT:
            for method in policy.logs:
                assert (name, method) in BY_HAND, f"{name} {method} has no row in tests/access/routes.csv"
    for name, _method in BY_HAND:
        assert name in ROUTES, f"{name} is in routes.csv and no longer a route"


ITEMS: dict[str, str | int] = {
    "user": "inspector",
    "agency": "other",
    "team": "here",
    "worker": "w-partner",
    "venue": "hub",
    "service": "offer",
    "agreement": "agreed",
    "duty": 0,
    "likelihood": "ogrs3",
    "list": "contact_kinds",
    "code": "our-code",
    "policy": "share_days",
}
"""What administrators keep, by kind: one that is there."""


def address(name: str, world: World, state: str) -> str:
    pattern = str(ROUTES[name].pattern)
    given: dict[str, str | int] = {}
    if "reference" in pattern:
        given["reference"] = "ours" if name == "home:agency" else world.cases[state].reference
    if "entry" in pattern:
        given["entry"] = ENTRY
    if "<str:amendment>" in pattern:
        given["amendment"] = ENTRY
    if "<str:cover>" in pattern:
        given["cover"] = "cover-0"  # there is none: those that exist have tests of their own
    if "<str:other>" in pattern:
        given["other"] = "X000000"  # there is none: those that exist have tests of their own
    if "<slug:slug>" in pattern:
        given["slug"] = "none-such"  # inspections have tests of their own
    if "<int:place>" in pattern:
        given["place"] = 1
    if "<str:question>" in pattern:
        given["question"] = "P2.1.1"
    if "number" in pattern:
        given["number"] = 0  # there is none: those that exist have tests of their own
    if "copy" in pattern:
        given["copy"] = 0
    if "item" in pattern:
        given["item"] = ITEMS[name.partition(":")[2].partition("_")[0]]
    return reverse(name, kwargs=given)


def expected(name: str, method: str, role: str, state: str) -> str:
    """The cell by hand, carried over to a state of the case."""
    cells = BY_HAND[name, method]
    if role == "in_charge" and state == "coworked":
        role = "co_worker"  # who is in charge elsewhere works beside another here
    if role == "signed_out" or is_live(role, state):
        return cells[role]
    if state not in ("excluded", "elsewhere") and role in STAFF:
        stub = cells["other_practitioner"]
        if name == "people:open_with_reason" and state == "restricted":
            return "4" if method == "POST" else "S"
        return stub
    return "4"


def sort_of(response, method: str) -> str:
    """The letter of an answer."""
    if response.status_code in (302, 303):
        return "L" if "/sign-in" in response["Location"] else "R"
    if response.status_code == 404:
        return "4"
    if response.status_code == 422 and method == "POST":
        return "F"
    if response.status_code == 200:
        return "S" if STUB in response.content else "P"
    return f"{response.status_code}"


def client_of(world: World, role: str) -> Client:
    client = Client()
    if role != "signed_out":
        client.force_login(world.users[role])
    return client


Forbidden = dict[str, list[tuple[str, str, str]]]


def forbidden_canaries(world: World, role: str) -> Forbidden:
    """What must not reach this reader: of a state and a table, how the field begins, the entry, and where."""
    found: Forbidden = defaultdict(list)
    for row in world.rows:
        table = canary(row.state, row.table, "")
        if not may_read(role, row):
            found[table].append(("", row.entry.replace("-", ""), str(row)))
        for field in HIDDEN_FIELDS.get((role, row.table), ()) if may_read(role, row) else ():
            found[table].append((canary("", "", field).partition("zz")[2], "", f"{row} {field}"))
    return found


def leaks(body: str, forbidden: Forbidden) -> list[str]:
    """Canaries in a page that this reader may not see."""
    found = set()
    for words in body.lower().split("canary")[1:]:
        table, _, said_of = words.partition("zz")
        for field, entry, where in forbidden.get(f"canary{table}zz", ()):
            if said_of.startswith(field) and entry in said_of[:60]:
                found.add(where)
    return sorted(found)


def whole(role: str, name: str) -> Iterator[tuple[str, str]]:
    """Every state with both methods; what no route takes is refused before a case is looked at."""
    yield from ((state, method) for state in STATES for method in ("GET", "POST"))
    yield from (("own", method) for method in ("HEAD", "PUT", "DELETE"))


def sampled(role: str, name: str) -> Iterator[tuple[str, str]]:
    """A live case with each method of the route; and this role's turns at the rest.

    In each other state a route is asked by one role, GET or POST in turn: one of those who find
    something in a live case, for nobody else could tell whether the state is minded. Of every fourth
    route one of all roles asks as well. What a route does not take is tried by one role.
    """
    turn = crc32(name.encode())
    takes = [method for method in ("GET", "POST") if (name, method) in BY_HAND]
    for place, (state, method) in enumerate(whole(role, name), start=turn):
        mine = role == in_turn(finding_something(name, method), place)
        if state != "own":
            mine = mine and method == in_turn(takes, turn + STATES.index(state))
        live = state == "own" and method in takes
        as_co_worker = role == "in_charge" and (state, method) == ("coworked", "GET")
        as_anybody = turn % 4 == 0 and role == in_turn(EVERYBODY, place)
        if mine or live or as_co_worker or as_anybody:
            yield state, method


def in_turn(ones: Sequence[str], place: int) -> str:
    return ones[place % len(ones)]


def finding_something(name: str, method: str) -> Sequence[str]:
    """Who finds more than nothing in a live case; everybody where nobody does."""
    cells = BY_HAND.get((name, "GET" if method == "HEAD" else method), {})
    return [role for role in ROLES if cells.get(role, "4") != "4"] or EVERYBODY


def test_the_sample_leaves_out_no_pair_of_role_route_and_state() -> None:
    asked = {(role, name, *one) for role in EVERYBODY for name in OF_CASES for one in sampled(role, name)}
    taken = {(name, method) for name, method in BY_HAND if name in OF_CASES}
    methods = ("GET", "POST", "HEAD", "PUT", "DELETE")

    assert {(role, name, method) for role, name, state, method in asked if state == "own"} >= {
        (role, *one) for role in EVERYBODY for one in taken
    }
    assert {(name, state) for _role, name, state, _method in asked} == set(product(OF_CASES, STATES))
    assert {(role, state) for role, _name, state, _method in asked} == set(product(EVERYBODY, STATES))
    assert {(name, method) for _role, name, _state, method in asked} == set(product(OF_CASES, methods))


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("walk", [sampled, pytest.param(whole, marks=pytest.mark.long)])
def test_every_route_answers_as_the_matrix_says_and_leaks_nothing(
    world: World, role: str, walk: Callable[[str, str], Iterator[tuple[str, str]]]
) -> None:
    client, forbidden = client_of(world, role), forbidden_canaries(world, role)
    wrong, leaked, unlogged = [], [], []
    logged = lines(world, role)
    for name in OF_CASES:
        for state, method in walk(role, name):
            response = client.generic(method, address(name, world, state))
            if method in ("PUT", "DELETE"):
                if response.status_code not in (405, 302):
                    wrong.append((state, name, method, response.status_code))
                continue
            asked = "GET" if method == "HEAD" else method
            if (name, asked) not in BY_HAND:
                if response.status_code not in (405, 302):
                    wrong.append((state, name, method, response.status_code))
                continue
            got = sort_of(response, asked) if method != "HEAD" else None
            want = expected(name, asked, role, state)
            if got is not None and got != want:
                wrong.append((state, name, method, f"wanted {want}, got {got}"))
            leaked += [(name, state, one) for one in leaks(said(response), forbidden)]
            if response.status_code in (200, 302, 303, 422):
                before, logged = logged, lines(world, role)
                # One too many may also be of a case that was not found since the last count.
                if response.status_code in (200, 422) and logged != before + 1:
                    unlogged.append((state, name, method))
    assert wrong == []
    assert leaked == []
    assert unlogged == []
    assert not any("canary" in line for line in log(world, role))


def lines(world: World, role: str) -> int:
    """How many lines of the log are this reader's."""
    return int(sum(log(world, role, "count(*)")))


def log(world: World, role: str, what: str = "row_to_json(one)::text") -> list:
    """The lines of the log for this reader, read by the owner of the tables."""
    if role == "signed_out":
        return []
    asker = world.users[role].pk
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.user_id', %s, false)", [str(asker)])
        cursor.execute(f"select {what} from access_accessline one where user_id = %s", [asker])
        found = [line for (line,) in cursor.fetchall()]
        cursor.execute("select set_config('app.user_id', '', false)")
    return found


@pytest.mark.parametrize("role", EVERYBODY)
def test_pages_beside_the_cases_answer_and_leak_nothing(world: World, role: str) -> None:
    client, forbidden = client_of(world, role), forbidden_canaries(world, role)
    for name in OTHERS:
        path = address(name, world, "own")
        asked = [path] if (name, "GET") in BY_HAND else []
        if name.startswith(("administration:", "new_case:")) and (name, "POST") in BY_HAND:
            assert sort_of(client.post(path), "POST") == BY_HAND[name, "POST"][role], path
        if name == "home:find":
            asked += [f"{path}?q=canary", *(f"{path}?q={case.reference}" for case in world.cases.values())]
        for one in asked:
            response = client.get(one)
            assert sort_of(response, "GET") == expected_beside(name, role), one
            assert leaks(response.content.decode(), forbidden) == [], one
        if role == in_turn(EVERYBODY, crc32(name.encode())):  # refused before anybody is looked at
            assert client.put(path).status_code in (405, 302, 404), name


def expected_beside(name: str, role: str) -> str:
    return BY_HAND[name, "GET"][role]


@pytest.mark.parametrize("role", sorted(STAFF | {"partner", "inspector"}))
def test_a_caseload_counts_only_what_is_within_reach(world: World, role: str) -> None:
    response = client_of(world, role).get(reverse("home:caseload"))
    live = len(LIVE) if role not in ("other_practitioner", "duty_officer") else 0
    words = "1 case" if live == 1 else f"{live} cases"
    assert words in response.content.decode()


def test_hidden_and_never_existed_look_the_same(world: World) -> None:
    """Status, headers and body, for a case that hides and one that never was."""
    for role in ("in_charge", "partner", "inspector"):
        client = client_of(world, role)
        for name in ("home:case", "home:timeline", "sentences:sentence", "delivery:contact_add"):
            hidden = client.get(address(name, world, "excluded"))
            never = client.get(
                address(name, world, "excluded").replace(world.cases["excluded"].reference, "C999")
            )
            assert hidden.status_code == never.status_code == 404
            reference = world.cases["excluded"].reference
            assert plain(hidden, instead={reference: "C999"}) == plain(never), name


def test_the_log_holds_nothing_that_was_typed(world: World) -> None:
    """Every form is sent by one of those who find it; of what was read, the walk above looks."""
    clients = {role: client_of(world, role) for role in EVERYBODY}
    for name in OF_CASES:
        if (name, "POST") in BY_HAND:
            sender = clients[in_turn(finding_something(name, "POST"), crc32(name.encode()))]
            sender.post(address(name, world, "own"), {"text": "canarytyped", "what": "canarytyped"})

    written = [line for role in ROLES for line in log(world, role)]

    assert written
    assert not any("canary" in line for line in written)
