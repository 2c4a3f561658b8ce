"""Opening with a reason is loud; who opened a case is told to those who answer for it."""

from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from handrail.access import reviewing
from handrail.access.actors import acting_as
from handrail.access.models import AccessLine, Alert, AlertReview
from tests.access.test_shutting import AsOwner, browser, exclude
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def open_with_reason(user: Any, case: Any, reason: str = "He is at the front desk.") -> Any:
    return browser(user).post(reverse("people:open_with_reason", args=[case.reference]), {"reason": reason})


def test_opening_with_a_reason_alerts_manager_and_governance_in_the_same_transaction(cast: Cast) -> None:
    assert open_with_reason(cast.ruth, cast.team).status_code == 302
    for user in (cast.carol, cast.oliver):
        with acting_as(user.pk):
            (alert,) = Alert.objects.filter(kind="break_glass")
            assert (alert.about, alert.reference) == (cast.ruth, cast.team.reference)
        page = browser(user).get(reverse("access:alerts")).content.decode()
        assert "He is at the front desk." in page
    for user in (cast.ruth, cast.megan, cast.jo, cast.dan, cast.frances):
        with acting_as(user.pk):
            assert not Alert.objects.exists(), user.username


@pytest.mark.parametrize("state", ["excluded", "restricted"])
def test_no_reason_opens_what_is_shut_and_nothing_is_said(cast: Cast, state: str) -> None:
    case = cast.cases[state]
    who = cast.keith if state == "excluded" else cast.ruth
    assert open_with_reason(who, case).status_code == 404
    with acting_as(cast.oliver.pk):
        assert not Alert.objects.exists()


def test_the_alert_stands_first_on_the_managers_caseload_until_it_is_reviewed(cast: Cast) -> None:
    open_with_reason(cast.ruth, cast.team)
    carol = browser(cast.carol)
    assert "He is at the front desk." in carol.get(reverse("home:caseload")).content.decode()
    with acting_as(cast.carol.pk):
        alert = Alert.objects.get()
    review = reverse("access:alert_review", args=[alert.pk])
    assert carol.post(review, {"outcome": "needed"}).status_code == 422
    sent = {"outcome": "needed", "words": "Ian was out; she rang first."}
    assert carol.post(review, sent).status_code == 302
    assert "He is at the front desk." not in carol.get(reverse("home:caseload")).content.decode()
    assert "Ian was out; she rang first." in carol.get(reverse("access:alerts")).content.decode()
    assert carol.get(review).status_code == 404


def test_nobody_reviews_what_they_did_themselves(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        alert = Alert.objects.create(
            kind="break_glass",
            case_id=cast.own.pk,
            reference=cast.own.reference,
            about=cast.carol,
            reason="x",
        )
    answer = browser(cast.carol).post(
        reverse("access:alert_review", args=[alert.pk]), {"outcome": "needed", "words": "Mine."}
    )
    assert answer.status_code == 404
    with (
        acting_as(cast.carol.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        AlertReview.objects.create(alert=alert, by=cast.carol, outcome="needed", words="Mine.")


@pytest.mark.parametrize(
    ("made", "last"),
    [
        (date(2026, 3, 18), date(2026, 3, 20)),
        (date(2026, 3, 19), date(2026, 3, 23)),
        (date(2026, 3, 20), date(2026, 3, 24)),
        (date(2026, 3, 21), date(2026, 3, 24)),
    ],
)
def test_two_working_days_leave_the_weekend_out(made: date, last: date) -> None:
    assert reviewing.due(made) == last


def openings(user: Any, case: Any, **query: str) -> Any:
    return browser(user).get(reverse("access:openings", args=[case.reference]), query)


def test_whoever_is_in_charge_and_the_manager_see_who_opened_the_case(cast: Cast) -> None:
    browser(cast.tom).get(reverse("home:timeline", args=[cast.own.reference]))
    for user in (cast.ruth, cast.carol):
        page = openings(user, cast.own).content.decode()
        assert "Tom Ellery" in page
        assert "Timeline" in page
    for user in (cast.tom, cast.denise, cast.sam, cast.frances, cast.oliver):
        assert openings(user, cast.own).status_code == 404, user.username


def test_readings_of_sealed_rooms_and_other_cases_are_not_told(cast: Cast) -> None:
    browser(cast.sam).get(reverse("compartments:intelligence", args=[cast.own.reference]))
    browser(cast.megan).get(reverse("home:case", args=[cast.team.reference]))
    page = openings(cast.ruth, cast.own).content.decode()
    assert "Sam" not in page
    assert "Megan" not in page


def test_a_reason_given_stands_beside_the_opening(cast: Cast) -> None:
    open_with_reason(cast.ruth, cast.team)
    page = openings(cast.megan, cast.team).content.decode()
    assert "He is at the front desk." in page


def test_pages_of_openings_do_not_grow(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        AccessLine.objects.bulk_create(
            AccessLine(user=cast.tom, operation="consultation", route="home:case", cases=[cast.own.pk])
            for _ in range(reviewing.PAGE * 2 + 5)
        )
    with acting_as(cast.ruth.pk):
        seen: list[int] = []
        page = reviewing.openings(cast.own.pk)
        while page.more:
            assert len(page.lines) == reviewing.PAGE
            seen += [line.number for line in page.lines]
            page = reviewing.openings(cast.own.pk, seen[-1])
        seen += [line.number for line in page.lines]
    assert len(seen) == reviewing.PAGE * 2 + 5
    assert seen == sorted(set(seen), reverse=True)


def test_an_excluded_practitioner_no_longer_sees_who_opens_it(cast: Cast) -> None:
    exclude(cast, cast.ruth, cast.own)
    assert openings(cast.ruth, cast.own).status_code == 404
    with acting_as(cast.ruth.pk):
        assert reviewing.openings(cast.own.pk).lines == ()
