"""A reason opens a case for an hour; it never opens one that is shut, nor anything sealed."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import AccessLine, Relation
from handrail.people.opening_with_reason import open_with_reason
from tests.answers import REFERENCE
from tests.people.conftest import SignIn, at

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
REASON = "Helen is at the front desk and upset"


def bare(answer: Any) -> str:
    """A page without the token and the reference that differ at every request."""
    return REFERENCE.sub("", TOKEN.sub("", answer.content.decode()))


def test_a_colleague_opens_the_case_for_an_hour(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    browser = signed_in(cast.megan)
    assert "Open it with a reason" in browser.get(at("details", cast.own)).content.decode()

    answer = browser.post(at("open_with_reason", cast.own), {"reason": REASON})

    assert answer.headers["Location"] == reverse("home:case", args=[cast.own.reference])
    page = browser.get(at("details", cast.own)).content.decode()
    assert "Helen Brightwell" in page
    assert "Opened with a reason, for an hour" in page
    with as_owner():
        relation = Relation.objects.get(user=cast.megan, case_id=cast.own.pk)
        assert (relation.kind, relation.purpose) == ("break_glass", REASON)
        assert relation.ends_at - relation.starts_at == timedelta(minutes=60)


def test_the_reason_stands_in_the_log(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    signed_in(cast.megan).post(at("open_with_reason", cast.own), {"reason": REASON})

    with as_owner():
        line = AccessLine.objects.get(user=cast.megan, reason=REASON)
        assert (line.operation, line.cases, line.relations) == (
            "consultation",
            [cast.own.pk],
            ["break_glass"],
        )


@pytest.mark.parametrize("reason", ["", "urgent", "         "])
def test_a_reason_is_a_sentence(reason: str, cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    answer = signed_in(cast.megan).post(at("open_with_reason", cast.own), {"reason": reason})

    assert answer.status_code == 422
    assert reason.strip() in answer.content.decode()
    with as_owner():
        assert not Relation.objects.filter(user=cast.megan, case_id=cast.own.pk).exists()


def test_sent_twice_opens_it_once(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    browser = signed_in(cast.megan)

    answers = [browser.post(at("open_with_reason", cast.own), {"reason": REASON}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    with as_owner():
        assert Relation.objects.filter(user=cast.megan, case_id=cast.own.pk).count() == 1


def test_after_the_hour_the_stub_is_back(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    browser = signed_in(cast.megan)
    browser.post(at("open_with_reason", cast.own), {"reason": REASON})
    with as_owner():
        past = timezone.now() - timedelta(minutes=61)
        Relation.objects.filter(user=cast.megan, case_id=cast.own.pk).update(
            starts_at=past, ends_at=past + timedelta(minutes=60)
        )

    page = browser.get(at("details", cast.own)).content.decode()

    assert "Helen" not in page
    assert "Open it with a reason" in page


def test_it_opens_nothing_to_write_and_nothing_sealed(cast: Any, signed_in: SignIn) -> None:
    browser = signed_in(cast.megan)
    browser.post(at("open_with_reason", cast.own), {"reason": REASON})

    page = browser.get(at("details", cast.own)).content.decode()

    assert "Police information" not in page
    assert "Add own words" not in page
    assert browser.get(at("own_words_add", cast.own)).status_code == 404


def test_an_excluded_case_is_absent_before_and_after(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    browser = signed_in(cast.keith)
    page = at("open_with_reason", cast.excluded)
    nowhere = page.replace(cast.excluded.reference, "X999999")

    got, sent = browser.get(page), browser.post(page, {"reason": REASON})

    assert (got.status_code, sent.status_code) == (404, 404)
    assert bare(got) == bare(browser.get(nowhere))
    with as_owner():
        assert not Relation.objects.filter(user=cast.keith, kind="break_glass").exists()


def test_a_restricted_case_shows_the_stub_without_the_way_in(
    cast: Any, signed_in: SignIn, as_owner: Any
) -> None:
    browser = signed_in(cast.tom)

    for page in (at("details", cast.restricted), at("open_with_reason", cast.restricted)):
        words = browser.get(page).content.decode()
        assert "01632 960101" in words
        assert "Open it with a reason" not in words
        assert "Why do you need" not in words
    assert browser.post(at("open_with_reason", cast.restricted), {"reason": REASON}).status_code == 404
    with as_owner():
        assert not Relation.objects.filter(user=cast.tom, kind="break_glass").exists()


@pytest.mark.parametrize("state", ["excluded", "restricted"])
def test_the_database_refuses_what_a_page_would_forget(state: str, cast: Any) -> None:
    who = cast.keith if state == "excluded" else cast.tom
    with acting_as(who.pk), pytest.raises(DatabaseError), transaction.atomic():
        open_with_reason(getattr(cast, state), by=who, reason=REASON)


def test_nobody_opens_a_case_for_somebody_else(cast: Any) -> None:
    with acting_as(cast.megan.pk), pytest.raises(DatabaseError), transaction.atomic():
        open_with_reason(cast.own, by=cast.tom, reason=REASON)


@pytest.mark.parametrize("who", ["mark", "sam", "priya", "beth", "oliver", "frances", "dan"])
def test_only_practitioners_and_managers_have_this_way_in(who: str, cast: Any, signed_in: SignIn) -> None:
    assert signed_in(getattr(cast, who)).get(at("open_with_reason", cast.team)).status_code == 404


def test_who_has_a_part_goes_straight_to_the_case(cast: Any, signed_in: SignIn) -> None:
    answer = signed_in(cast.ruth).get(at("open_with_reason", cast.own))

    assert answer.headers["Location"] == reverse("home:case", args=[cast.own.reference])


def test_the_duty_officer_needs_no_reason_and_sees_the_case_at_once(cast: Any, signed_in: SignIn) -> None:
    page = signed_in(cast.ian).get(at("details", cast.team)).content.decode()

    assert "Tariq Aziz" in page


def test_a_restricted_case_stays_shut_to_the_duty_officer(
    cast: Any, signed_in: SignIn, as_owner: Any
) -> None:
    page = signed_in(cast.ian).get(at("details", cast.restricted)).content.decode()

    assert "Verney" not in page
    with as_owner():
        assert not Relation.objects.filter(user=cast.ian, case_id=cast.restricted.pk).exists()
