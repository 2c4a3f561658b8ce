"""Handing over several cases in one act: all of them or none, one line of the log for each."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import AccessLine, Exclusion, Relation
from handrail.home.team_work import moved
from handrail.people.allocating import Part
from handrail.people.models import Allocation, Case
from tests.cast import relate
from tests.filling import filled, offered
from tests.people.conftest import SignIn, at, days_ago, typed

RUTHS = f"{reverse('home:hand_over')}?from=ruth-adeyemi"


def ticks(browser: Any, *cases: Case) -> list[str]:
    """The ticks of these cases, as the page offers them."""
    found = {one.partition(".")[0]: one for one in offered(browser.get(RUTHS), "cases")}
    return [found[case.reference] for case in cases]


def hand_over(browser: Any, *cases: Case, **facts: Any) -> Any:
    """Megan takes these cases on from Ruth."""
    sent = {"key": "k1", "cases": ticks(browser, *cases), "to": "megan-price", "on": "today", **facts}
    return browser.post(RUTHS, {"reason": "Ruth moves to another team.", **sent})


def parts(current: Any, case: Case) -> set[tuple[str, str]]:
    """Who stands in which part after today."""
    return {
        (row.role, row.worker)
        for row in current(Allocation, case)
        if row.valid_to is None or row.valid_to >= days_ago(0)
    }


def live(as_owner: Any, user: Any, case: Case) -> set[str]:
    with as_owner():
        return set(Relation.objects.live().filter(user=user, case_id=case.pk).values_list("kind", flat=True))


def test_two_cases_pass_in_one_act_and_the_others_stay(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    answer = hand_over(signed_in(cast.carol), cast.own, cast.expired)

    assert answer.status_code == 302
    assert parts(current, cast.own) == {
        ("in_charge", "megan-price"),
        ("co_worker", "tom-ellery"),
        ("manager", "carol-hughes"),
    }
    assert ("in_charge", "megan-price") in parts(current, cast.expired)
    assert ("co_worker", "ruth-adeyemi") in parts(current, cast.coworked)
    assert live(as_owner, cast.megan, cast.own) == live(as_owner, cast.megan, cast.expired) == {"in_charge"}
    assert live(as_owner, cast.ruth, cast.own) == live(as_owner, cast.ruth, cast.expired) == set()


def test_the_log_has_a_line_for_each_and_each_keeps_the_reason(
    cast: Any, signed_in: SignIn, current: Any
) -> None:
    hand_over(signed_in(cast.carol), cast.own, cast.expired)

    with acting_as(cast.carol.pk):
        lines = list(AccessLine.objects.filter(operation="alteration").values_list("cases", flat=True))
    assert sorted(lines) == [[cast.own.pk], [cast.expired.pk]]
    reasons = {row.reason for row in current(Allocation, cast.expired) if row.worker == "megan-price"}
    assert reasons == {"Ruth moves to another team."}


def test_one_that_is_refused_is_named_with_the_reason_and_nothing_is_half_done(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    with as_owner():
        since = timezone.now() - timedelta(days=1)
        Exclusion.objects.create(user=cast.megan, case_id=cast.own.pk, set_by=cast.oliver, starts_at=since)
    browser = signed_in(cast.carol)

    answer = hand_over(browser, cast.own, cast.expired)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Helen Brightwell, X340571: Megan Price cannot take this part" in page
    assert "Nothing has been done yet" in page
    assert ("in_charge", "ruth-adeyemi") in parts(current, cast.expired)
    again = filled(answer)
    assert [one.partition(".")[0] for one in again["cases"]] == ["X340577"]
    assert again["reason"] == ["Ruth moves to another team."]
    assert browser.post(RUTHS, again).status_code == 302
    assert ("in_charge", "megan-price") in parts(current, cast.expired)
    assert ("in_charge", "ruth-adeyemi") in parts(current, cast.own)


def test_a_case_somebody_changed_meanwhile_is_looked_at_again(
    cast: Any, signed_in: SignIn, current: Any
) -> None:
    browser = signed_in(cast.carol)
    seen = ticks(browser, cast.own, cast.expired)
    hand_over(browser, cast.own, to="ian-mercer")

    answer = hand_over(browser, key="k2", cases=seen)

    assert answer.status_code == 422
    assert "X340571" in answer.content.decode()
    assert ("in_charge", "ruth-adeyemi") in parts(current, cast.expired)
    assert ("in_charge", "ian-mercer") in parts(current, cast.own)
    assert ticks(browser, cast.expired) == seen[1:]


def test_a_part_changed_beside_it_is_noticed(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.carol)
    seen = ticks(browser, cast.own)
    page = browser.get(at("allocation", cast.own))
    browser.post(at("allocation", cast.own), {**filled(page), "co_workers": [], "reason": "Tom has left."})

    answer = hand_over(browser, key="k2", cases=seen)

    assert answer.status_code == 422
    assert "somebody changed who supervises it" in answer.content.decode()
    assert ("in_charge", "ruth-adeyemi") in parts(current, cast.own)


def test_every_case_keeps_two_who_can_open_it(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    with as_owner():
        cast.jo.team = cast.carol.team
        cast.jo.save()
        for case in (cast.own, cast.team):
            Relation.objects.filter(case_id=case.pk, user=cast.carol, kind="manager").delete()
            relate(cast.carol, case, "manager")
    url = f"{reverse('home:hand_over')}?from=megan-price"
    browser = signed_in(cast.carol)
    found = {one.partition(".")[0]: one for one in offered(browser.get(url), "cases")}

    sent = {"key": "k1", "cases": [found["X340573"]], "to": "jo-lindley", "on": "today", "reason": "Leave."}
    assert browser.post(url, sent).status_code == 302

    assert parts(current, cast.team) == {("in_charge", "jo-lindley"), ("manager", "carol-hughes")}


def test_from_a_day_ahead_access_changes_that_morning(
    cast: Any, signed_in: SignIn, as_owner: Any, current: Any
) -> None:
    monday = days_ago(-5)
    hand_over(signed_in(cast.carol), cast.own, on=typed(monday))

    assert live(as_owner, cast.ruth, cast.own) == {"in_charge"}
    assert live(as_owner, cast.megan, cast.own) == set()
    rows = {(row.worker, row.valid_from, row.valid_to) for row in current(Allocation, cast.own)}
    assert ("ruth-adeyemi", days_ago(30), days_ago(-4)) in rows
    assert ("megan-price", monday, None) in rows


def test_sent_twice_they_pass_once(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.carol)
    seen = ticks(browser, cast.own, cast.expired)

    answers = [hand_over(browser, cases=seen).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert len([row for row in current(Allocation, cast.own) if row.worker == "megan-price"]) == 1


HELEN = {Part("in_charge", "ruth"), Part("co_worker", "tom"), Part("manager", "carol")}


@pytest.mark.parametrize(
    ("away", "to", "after"),
    [
        ("ruth", "megan", {Part("in_charge", "megan"), Part("co_worker", "tom"), Part("manager", "carol")}),
        ("ruth", "tom", {Part("in_charge", "tom"), Part("manager", "carol")}),
        ("tom", "ruth", {Part("in_charge", "ruth"), Part("manager", "carol")}),
        ("tom", "megan", {Part("in_charge", "ruth"), Part("co_worker", "megan"), Part("manager", "carol")}),
        ("carol", "jo", {Part("in_charge", "ruth"), Part("co_worker", "tom"), Part("manager", "jo")}),
    ],
)
def test_whoever_takes_on_never_works_beside_themselves(away: str, to: str, after: set[Part]) -> None:
    assert moved(HELEN, away, to) == after


def test_the_page_asks_as_often_for_many_cases_as_for_few(
    cast: Any, signed_in: SignIn, as_owner: Any, record: Any
) -> None:
    browser = signed_in(cast.carol)
    browser.get(RUTHS)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(RUTHS).status_code == 200
        return len(queries)

    few = asked()
    with as_owner():
        for number in range(12):
            case = Case.objects.create(reference=f"X99{number:03}", cohort="adult", team=cast.own.team)
            relate(cast.carol, case, "manager")
            relate(cast.ruth, case, "in_charge")
            record(
                Allocation, case, cast.carol, role="in_charge", worker="ruth-adeyemi", valid_from=days_ago(9)
            )
    assert "X99011" in browser.get(RUTHS).content.decode()
    assert asked() == few


def test_of_a_case_shut_to_the_manager_nothing_shows(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    with as_owner():
        since = timezone.now() - timedelta(days=1)
        Exclusion.objects.create(user=cast.carol, case_id=cast.own.pk, set_by=cast.oliver, starts_at=since)

    page = signed_in(cast.carol).get(RUTHS).content.decode()

    assert "X340571" not in page
    assert "Wayne Sutton" in page


@pytest.mark.parametrize("who", ["ruth", "frances", "ian", "denise", "beth", "oliver", "dan"])
def test_only_managers_hand_cases_over(who: str, cast: Any, signed_in: SignIn) -> None:
    assert signed_in(getattr(cast, who)).get(reverse("home:hand_over")).status_code == 404
