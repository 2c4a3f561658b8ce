"""Pages as known on an earlier date: what they show, what they leave out, and what they refuse."""

import ast
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import handrail
from handrail.access.models import AccessLine, Relation
from handrail.compartments.models import VictimCondition
from handrail.delivery.models import Contact
from handrail.people.models import Address, KeyPerson, OwnWords, SchemeMembership
from handrail.records import clock
from handrail.sentences.models import Requirement, Sentence
from tests.people.conftest import SignIn, days_ago
from tests.people.test_network import case_queries, joyce, words_of

READING = (
    "home:case",
    "home:timeline",
    "people:network",
    "sentences:sentence",
    "people:details",
    "compartments:victim",
    "home:as_it_was",
    "home:another_date",
)


def noon(days: int) -> datetime:
    """Midday, some days ago."""
    return timezone.make_aware(datetime.combine(days_ago(days), time(12)))


def page(client: Client, name: str, case: Any, *more: str, **query: str) -> Any:
    return client.get(reverse(name, args=[case.reference, *more]), query)


def known(client: Client, name: str, case: Any, days: int, *more: str, **query: str) -> str:
    response = page(client, name, case, *more, known=days_ago(days).isoformat(), **query)
    assert response.status_code == 200, (name, response.status_code, response.get("Location"))
    return response.content.decode()


@pytest.fixture
def life(cast: Any, as_owner: Callable[..., Any]) -> Any:
    """A history: an order, a home told wrongly at first, a visit written up late and corrected."""
    from tests.cast import add_row

    def put(model: Any, entry: str, recorded: int, ended: int | None = None, **facts: Any) -> None:
        gone = {"superseded_at": noon(ended)} if ended is not None else {}
        add_row(model, cast.own, cast.ruth, entry=entry, recorded_at=noon(recorded), **gone, **facts)

    with as_owner():
        put(Sentence, "order", 20, kind="community_order", months=12, valid_from=days_ago(60), title="Order")
        put(Address, "home", 20, 10, kind="sofa_surfing", area="Canal side", valid_from=days_ago(25))
        put(Address, "home", 10, version=2, kind="shelter", area="Wexborough", valid_from=days_ago(25))
        put(
            Contact, "visit", 8, 4, kind="home_visit", mode="home", valid_from=days_ago(12),
            outcome="attended", text="Talked about the flat", workers=["ruth-adeyemi"],
        )  # fmt: skip
        put(
            Contact, "visit", 4, version=2, kind="home_visit", mode="home", valid_from=days_ago(12),
            outcome="attended", text="Talked about the shelter", workers=["ruth-adeyemi"],
        )  # fmt: skip
        put(KeyPerson, "nan", 6, **joyce())
        put(OwnWords, "hope", 9, topic="what_i_hope_for", words="My own front door.", valid_from=days_ago(9))
        put(SchemeMembership, "iom", 7, kind="iom", level="Red", valid_from=days_ago(14))
        put(Requirement, "work", 5, sentence="order", kind="unpaid_work", valid_from=days_ago(18))
        put(VictimCondition, "agreed", 6, wording="Stay away from Mill Lane", valid_from=days_ago(20))
    return cast


def test_each_page_shows_what_stood_at_the_end_of_the_day(life: Any, signed_in: SignIn) -> None:
    ruth = signed_in(life.ruth)

    assert "Canal side" in known(ruth, "people:details", life.own, 11)
    assert "Wexborough" not in known(ruth, "people:details", life.own, 11)
    assert "Wexborough" in known(ruth, "people:details", life.own, 10)
    assert "Canal side" not in known(ruth, "people:details", life.own, 10)
    assert "Home visit" not in known(ruth, "home:timeline", life.own, 9, show="us")
    assert "Talked about the flat" in known(ruth, "home:timeline", life.own, 8)
    assert "Talked about the flat" in known(ruth, "home:timeline", life.own, 5)
    assert "Talked about the shelter" in known(ruth, "home:timeline", life.own, 4)
    assert "Joyce" not in known(ruth, "people:network", life.own, 7)
    assert "Joyce" in known(ruth, "people:network", life.own, 6)
    assert "front door" not in known(ruth, "home:case", life.own, 10)
    assert "front door" in known(ruth, "home:case", life.own, 9)
    assert "Unpaid work" not in known(ruth, "sentences:sentence", life.own, 6)
    assert "Unpaid work" in known(ruth, "sentences:sentence", life.own, 5)
    assert "Mill Lane" not in known(ruth, "compartments:victim", life.own, 7)
    assert "Mill Lane" in known(ruth, "compartments:victim", life.own, 6)


def test_a_contact_shows_the_version_and_the_corrections_of_that_day(life: Any, signed_in: SignIn) -> None:
    ruth = signed_in(life.ruth)

    before = known(ruth, "delivery:contact", life.own, 5, "visit")
    after = known(ruth, "delivery:contact", life.own, 4, "visit")

    assert "Talked about the flat" in before
    assert "shelter" not in before
    assert "Talked about the shelter" in after
    assert "Talked about the flat" in after, "what stood before the correction was known by then"
    assert page(ruth, "delivery:contact", life.own, "visit", known=str(days_ago(9))).status_code == 404


def test_counts_speak_from_that_day(life: Any, signed_in: SignIn) -> None:
    ruth = signed_in(life.ruth)

    assert "1 contact" not in known(ruth, "home:timeline", life.own, 9)
    assert "1 contact" in known(ruth, "home:timeline", life.own, 8)
    used = []
    for days in (10, 3):
        said = words_of(known(ruth, "home:case", life.own, days).encode())
        used += [int(n) for n in re.findall(r"days used (\d+)", said)]
    assert used[1] - used[0] == 7


def test_a_band_says_so_nothing_can_be_written_and_links_keep_the_date(life: Any, signed_in: SignIn) -> None:
    ruth = signed_in(life.ruth)
    base = reverse("home:case", args=[life.own.reference])
    writes = re.compile(r"/(add|update|correct|outcome|allocation)\b")

    for name in READING:
        body = known(ruth, name, life.own, 3)
        assert "as it was known at the end of" in body, name
        assert "Back to today" in body, name
        assert '<form method="post"' not in body.split("<main")[1], name
        for link in re.findall(rf'href="({base}[^"]*)"', body):
            assert f"known={days_ago(3)}" in link, (name, link)
            assert not writes.search(link.split("?")[0]), (name, link)
        for form in re.findall(rf'<form[^>]*action="{base}[^>]*method="get"[^>]*>(?:<input[^>]*>)?', body):
            assert f'name="known" value="{days_ago(3)}"' in form, name


def test_back_to_today_keeps_what_else_was_asked(life: Any, signed_in: SignIn) -> None:
    body = known(signed_in(life.ruth), "home:timeline", life.own, 3, show="us")

    assert 'href="?show=us">Back to today' in body


def test_today_is_simply_now(life: Any, signed_in: SignIn) -> None:
    body = page(signed_in(life.ruth), "home:case", life.own, known="today").content.decode()

    assert "as it was known" not in body
    assert "Add a contact" in body


@pytest.mark.parametrize(
    "written", ["tomorrow", "2999-01-01", "31 February 2026", "0000-00-00", "canary", "9" * 60]
)
def test_a_day_to_come_or_no_day_is_refused_with_words(life: Any, signed_in: SignIn, written: str) -> None:
    ruth = signed_in(life.ruth)

    refused = page(ruth, "home:timeline", life.own, known=written, show="us")

    assert refused.status_code == 302
    shown = ruth.get(refused["Location"])
    assert shown.status_code == 422
    assert "There is a problem" in shown.content.decode()
    assert re.search(r'value="known"\s+checked', shown.content.decode())
    again = ruth.get(refused["Location"].replace("on=", "on=yesterday&x="))
    assert again["Location"] == (
        reverse("home:timeline", args=[life.own.reference]) + f"?show=us&known={days_ago(1)}"
    )


def test_before_the_record_there_is_nothing_and_the_page_says_so(life: Any, signed_in: SignIn) -> None:
    ruth = signed_in(life.ruth)

    for name in READING:
        body = known(ruth, name, life.own, 400)
        assert "Nothing was on record on" in body, name
        assert "The record of this case begins on" in body, name
        assert "Helen" not in body.split("hr-id")[1], name


def test_forms_are_about_now(life: Any, signed_in: SignIn) -> None:
    ruth = signed_in(life.ruth)
    address = reverse("delivery:contact_add", args=[life.own.reference])

    assert ruth.get(f"{address}?known={days_ago(3)}")["Location"] == address
    log = reverse("access:openings", args=[life.own.reference])
    assert ruth.get(f"{log}?known={days_ago(3)}")["Location"] == log, "the log is no part of the record"
    assert (
        ruth.post(f"{reverse('home:case', args=[life.own.reference])}?known={days_ago(3)}").status_code == 405
    )


def test_access_is_decided_now(life: Any, signed_in: SignIn, as_owner: Callable[..., Any]) -> None:
    """Megan begins today and reads the past; Denise, whose part has ended, reads nothing of it."""
    with as_owner():
        Relation.objects.create(
            user=life.megan, case_id=life.own.pk, kind="co_worker",
            starts_at=timezone.now() - timedelta(minutes=1), granted_by=life.oliver,
        )  # fmt: skip

    assert "Canal side" in known(signed_in(life.megan), "people:details", life.own, 15)
    gone = page(signed_in(life.denise), "home:case", life.expired, known=days_ago(10).isoformat())
    assert gone.status_code == 404


def test_a_limited_reader_is_limited_in_the_past_too(life: Any, signed_in: SignIn) -> None:
    denise = signed_in(life.denise)

    assert "Talked about" not in known(denise, "home:timeline", life.own, 5)
    assert page(denise, "people:network", life.own, known=str(days_ago(5))).status_code == 404


def test_the_log_says_which_date_was_read(life: Any, signed_in: SignIn, as_owner: Callable[..., Any]) -> None:
    known(signed_in(life.ruth), "home:case", life.own, 5)

    with as_owner():
        line = AccessLine.objects.filter(user=life.ruth, route="home:case").latest("pk")
        assert line.reason == f"as known on {days_ago(5).isoformat()}"


def test_an_earlier_date_costs_no_more_than_one_query_beyond_today(life: Any, signed_in: SignIn) -> None:
    ruth = signed_in(life.ruth)
    for name in READING:
        counts = []
        for query in ({}, {"known": str(days_ago(3))}):
            with CaptureQueriesContext(
                connection,
            ) as made:
                page(ruth, name, life.own, **query)
            counts.append(len(case_queries(made.captured_queries)))
        assert counts[1] <= counts[0] + 1, (name, counts)


def test_how_things_were_on_a_day_and_what_was_known_of_it_then(life: Any, signed_in: SignIn) -> None:
    ruth = signed_in(life.ruth)

    said = words_of(page(ruth, "home:as_it_was", life.own, on=str(days_ago(15))).content)

    assert "Where did Helen live? Shelter, Wexborough" in said
    assert re.search(r"Known on that day: Staying here and there, Canal side", said), said
    assert "In charge: Ruth Adeyemi" in said
    assert re.search(r"What restricted Helen\? Unpaid work.{0,20} Known on that day: Nothing on record", said)
    assert "Community order, 12 months. Week 7" in said
    future = page(ruth, "home:as_it_was", life.own, on="tomorrow")
    assert future.status_code == 422
    assert "still to come" in future.content.decode()


def test_how_things_were_may_itself_be_asked_of_what_was_known(life: Any, signed_in: SignIn) -> None:
    said = known(signed_in(life.ruth), "home:as_it_was", life.own, 12, on=str(days_ago(15)))

    assert "Canal side" in said
    assert "Wexborough" not in said.split("<main")[1]


def test_the_page_to_go_on_to_is_always_one_of_the_case(life: Any, signed_in: SignIn) -> None:
    ruth = signed_in(life.ruth)
    base = reverse("home:case", args=[life.own.reference])

    for to in (
        "https://elsewhere.example/",
        "//elsewhere.example",
        f"{base}0",
        f"{base}/../../x",
        "/\\x",
        "",
    ):
        gone = page(ruth, "home:another_date", life.own, on="yesterday", to=to)
        assert gone["Location"] == f"{base}?known={days_ago(1)}", to
    was = page(ruth, "home:another_date", life.own, on="yesterday", ask="was", to=base)
    assert was["Location"] == reverse("home:as_it_was", args=[life.own.reference]) + f"?on={days_ago(1)}"


def _only_forms(tree: ast.Module) -> bool:
    """Whether every page declared in a module writes: such pages are about now."""
    declared = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == "case_page"]
    return bool(declared) and all(
        {"writes", "post"} & {keyword.arg for keyword in page.keywords} for page in declared
    )


def _modules_about_a_case() -> list[tuple[Path, ast.Module]]:
    """The modules that make a page of a case, or a part of one, from an open case."""
    found = []
    for path in sorted(Path(handrail.__file__).parent.rglob("*.py")):
        text = path.read_text()
        about_now = path.name in ("opening.py", "knowing.py") or path.stem.endswith(("forms", "fields"))
        if about_now:
            continue
        if re.search(r"\b(case_page|OpenCase|CaseLike)\b", text):
            tree = ast.parse(text)
            if not _only_forms(tree):
                found.append((path, tree))
    return found


def test_no_page_of_a_case_asks_the_clock_for_the_day_or_reads_what_stands_now() -> None:
    """``case.today`` and ``case.rows`` know on which date the case is shown; nothing else does."""
    modules = _modules_about_a_case()
    assert len(modules) > 12
    forgetful = []
    for path, tree in modules:
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            asked = ast.unparse(node.func)
            no_argument = not node.args and not node.keywords
            if asked in ("clock.today", "timezone.localdate", "date.today") and no_argument:
                forgetful.append(f"{path.name}:{node.lineno} {asked}()")
            if asked.endswith("objects.now") and "writing" not in path.read_text():
                forgetful.append(f"{path.name}:{node.lineno} {asked}()")
    assert forgetful == [], forgetful


def test_the_end_of_a_day_is_its_last_instant_where_the_clocks_change_too() -> None:
    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25), date(2026, 7, 1)):
        last = clock.end_of(day)
        assert timezone.localdate(last) == day
        assert timezone.localdate(last + timedelta(microseconds=1)) == day + timedelta(days=1)
