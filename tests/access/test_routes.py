"""Every route of the resolver, as every role, over every state of a case, with every method.

``routes.csv`` was written by hand from ``matrix.csv``: P a page, F a form refused because it was
sent empty, S the stub, R on to another page, L to signing in, 4 nothing here. A route that is not
in it fails. The same walk looks for canaries, and for one line in the log for each reading.
"""

import csv
from collections.abc import Callable, Iterator
from zlib import crc32

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from handrail.access.models import AccessLine
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
STUB = "supervised here, and you have no part in it"


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
        return "S" if STUB in said(response) else "P"
    return f"{response.status_code}"


def client_of(world: World, role: str) -> Client:
    client = Client()
    if role != "signed_out":
        client.force_login(world.users[role])
    return client


def forbidden_canaries(world: World, role: str) -> dict[str, str]:
    """Words that must not reach this reader, and where they stand."""
    found = {}
    for row in world.rows:
        hidden_fields: set[str] | None = None
        if may_read(role, row):
            hidden_fields = HIDDEN_FIELDS.get((role, row.table))
            if hidden_fields is None:
                continue
        words = canary(row.state, row.table, "", "")
        if hidden_fields is None:
            found[f"{words}|{row.entry}"] = str(row)
        else:
            for field in hidden_fields:
                found[canary(row.state, row.table, field)] = f"{row} {field}"
    return found


def leaks(body: str, world: World, role: str) -> list[str]:
    """Canaries in a page that this reader may not see."""
    text = body.lower()
    if "canary" not in text:
        return []
    found = []
    for key, where in forbidden_canaries(world, role).items():
        words, _, entry = key.partition("|")
        if words in text:
            tail = entry.replace("-", "")
            pieces = text.split(words)[1:]
            if not entry or any(tail in piece[:60].split("canary")[0] for piece in pieces):
                found.append(where)
    return found


def whole(role: str, name: str) -> Iterator[tuple[str, str]]:
    """Every state with both methods; what no route takes is refused before a case is looked at."""
    yield from ((state, method) for state in STATES for method in ("GET", "POST"))
    yield from (("own", method) for method in ("HEAD", "PUT", "DELETE"))


def sampled(role: str, name: str) -> Iterator[tuple[str, str]]:
    """A live case with both methods; and, of every third route for each role, a third of the rest."""
    draw = crc32(f"{role} {name}".encode())
    for place, asked in enumerate(whole(role, name)):
        rest = draw % 3 == 0 and (place + draw // 3) % 3 == 0
        as_co_worker = role == "in_charge" and asked == ("coworked", "GET")
        if asked in (("own", "GET"), ("own", "POST")) or as_co_worker or rest:
            yield asked


@pytest.mark.parametrize("role", [*ROLES, "signed_out"])
@pytest.mark.parametrize("walk", [sampled, pytest.param(whole, marks=pytest.mark.long)])
def test_every_route_answers_as_the_matrix_says_and_leaks_nothing(
    world: World, role: str, walk: Callable[[str, str], Iterator[tuple[str, str]]]
) -> None:
    client = client_of(world, role)
    wrong, leaked, unlogged = [], [], []
    for name in OF_CASES:
        for state, method in walk(role, name):
            before = lines(world, role)
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
            leaked += [(name, state, one) for one in leaks(said(response), world, role)]
            if response.status_code in (200, 422) and lines(world, role) != before + 1:
                unlogged.append((state, name, method))
    assert wrong == []
    assert leaked == []
    assert unlogged == []


def lines(world: World, role: str) -> int:
    """Lines of the log for this reader, counted by the owner of the tables."""
    if role == "signed_out":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.user_id', %s, false)", [str(world.users[role].pk)])
        count = AccessLine.objects.filter(user=world.users[role]).count()
        cursor.execute("select set_config('app.user_id', '', false)")
    return count


@pytest.mark.parametrize("role", [*ROLES, "signed_out"])
def test_pages_beside_the_cases_answer_and_leak_nothing(world: World, role: str) -> None:
    client = client_of(world, role)
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
            assert leaks(response.content.decode(), world, role) == [], one
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


def test_the_log_holds_no_content(world: World) -> None:
    """After every reader read every page, no word of any row stands in the log."""
    for role in ("in_charge", "manager", "duty_officer", "police"):
        client = client_of(world, role)
        for name in OF_CASES:
            client.get(address(name, world, "own"))
            client.post(address(name, world, "own"), {"text": "canarytyped", "what": "canarytyped"})
    log: set[str] = set()
    with connection.cursor() as cursor:
        for role in ROLES:
            cursor.execute("select set_config('app.user_id', %s, false)", [str(world.users[role].pk)])
            cursor.execute("select row_to_json(l)::text from access_accessline l")
            log |= {text for (text,) in cursor.fetchall()}
        cursor.execute("select set_config('app.user_id', '', false)")
    assert log
    assert not any("canary" in text for text in log)
