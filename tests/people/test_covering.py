"""Cover: a colleague stands in from day to day; the cases open for those days and no longer."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import Error, transaction
from django.urls import reverse
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import AccessLine, Exclusion, Relation
from handrail.delivery.models import Contact
from handrail.people.models import Allocation, Case
from handrail.records import clock
from handrail.records.reading import Reach
from tests.cast import relate
from tests.filling import filled
from tests.people.conftest import SignIn, at, days_ago, typed

COVER = f"{reverse('home:cover')}?from=ruth-adeyemi"


def arrange(browser: Any, **facts: Any) -> Any:
    """Megan stands in for Ruth, from today for a week, in whatever is ticked."""
    sent = filled(browser.get(COVER))
    sent |= {"to": "megan-price", "first": "today", "last": typed(days_ago(-6)), **facts}
    return browser.post(COVER, sent)


def ticked(browser: Any) -> set[str]:
    return {one.partition(".")[0] for one in filled(browser.get(COVER)).get("cases", [])}


def covers(current: Any, case: Case) -> list[tuple[str, str, Any, Any]]:
    rows = [row for row in current(Allocation, case) if row.role == "cover"]
    return [(row.worker, row.covers, row.valid_from, row.valid_to) for row in rows]


def opens(as_owner: Any, user: Any, case: Case, when: Any) -> bool:
    """Whether a user has a live way into a case at an instant."""
    with as_owner():
        return Relation.objects.live(when).filter(user=user, case_id=case.pk).exists()


def test_all_of_ruths_open_cases_that_carol_manages_are_offered_ticked(cast: Any, signed_in: SignIn) -> None:
    assert ticked(signed_in(cast.carol)) == {"X340571", "X340572", "X340576", "X340577"}


def test_megan_opens_ruths_cases_for_those_days_and_no_longer(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    assert arrange(signed_in(cast.carol)).status_code == 302

    week = (days_ago(0), days_ago(-6))
    assert covers(current, cast.own) == [("megan-price", "ruth-adeyemi", *week)]
    assert covers(current, cast.expired) == [("megan-price", "ruth-adeyemi", *week)]
    assert "Update how to reach Helen" in signed_in(cast.megan).get(at("details", cast.own)).content.decode()
    ends = clock.end_of(days_ago(-6))
    assert opens(as_owner, cast.megan, cast.own, ends)
    assert not opens(as_owner, cast.megan, cast.own, ends + timedelta(seconds=1))
    assert opens(as_owner, cast.ruth, cast.own, timezone.now())


def test_a_case_she_works_already_needs_no_cover(cast: Any, signed_in: SignIn, current: Any) -> None:
    arrange(signed_in(cast.carol))

    assert covers(current, cast.coworked) == []
    assert covers(current, cast.restricted) == []


def test_a_cover_to_come_opens_nothing_yet(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    monday = days_ago(-5)
    arrange(signed_in(cast.carol), first=typed(monday), last=typed(monday))

    assert not opens(as_owner, cast.megan, cast.own, timezone.now())
    assert opens(as_owner, cast.megan, cast.own, clock.end_of(monday))
    assert "you have no part in it" in signed_in(cast.megan).get(at("details", cast.own)).content.decode()


def test_one_case_that_cannot_be_covered_is_named_and_nothing_is_done(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    with as_owner():
        since = timezone.now() - timedelta(days=1)
        Exclusion.objects.create(user=cast.megan, case_id=cast.own.pk, set_by=cast.oliver, starts_at=since)
    browser = signed_in(cast.carol)

    answer = arrange(browser)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Helen Brightwell, X340571: Megan Price cannot take this part" in page
    assert "excluded" not in page
    assert covers(current, cast.expired) == []
    left = {one.partition(".")[0] for one in filled(answer)["cases"]}
    assert left == {"X340572", "X340576", "X340577"}
    assert browser.post(COVER, filled(answer)).status_code == 302
    assert len(covers(current, cast.expired)) == 1


def test_the_log_has_a_line_for_each_case(cast: Any, signed_in: SignIn) -> None:
    arrange(signed_in(cast.carol))

    with acting_as(cast.carol.pk):
        lines = list(AccessLine.objects.filter(operation="alteration").values_list("cases", flat=True))
    assert sorted(lines) == sorted(
        [case.pk] for case in (cast.own, cast.coworked, cast.restricted, cast.expired)
    )


def test_sent_twice_there_is_one_cover(cast: Any, signed_in: SignIn, current: Any, as_owner: Any) -> None:
    browser = signed_in(cast.carol)
    for _ in range(2):
        assert arrange(browser, key="k1").status_code == 302

    assert len(covers(current, cast.own)) == 1
    with as_owner():
        assert Relation.objects.filter(case_id=cast.own.pk, kind="cover").count() == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"last": "yesterday"}, "The last day is before the first"),
        ({"first": "yesterday"}, "Choose today or a day to come"),
        ({"last": typed(days_ago(-90))}, "Choose a day within 90 days"),
        ({"cases": []}, "Choose: Which cases?"),
        ({"to": ""}, "Choose: Who covers?"),
    ],
)
def test_what_is_not_sound_is_refused(
    facts: Any, words: str, cast: Any, signed_in: SignIn, current: Any
) -> None:
    answer = arrange(signed_in(cast.carol), **facts)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert covers(current, cast.own) == []


def ending(browser: Any) -> str:
    page = browser.get(reverse("home:cover")).content.decode()
    start = page.index("/cover/cover-")
    return page[start : page.index('"', start)]


def test_a_cover_ends_sooner_at_once(cast: Any, signed_in: SignIn, current: Any, as_owner: Any) -> None:
    browser = signed_in(cast.carol)
    arrange(browser)
    assert "2 cases" in browser.get(ending(browser)).content.decode()

    assert browser.post(ending(browser)).status_code == 302

    assert covers(current, cast.own) == [("megan-price", "ruth-adeyemi", days_ago(0), days_ago(0))]
    assert not opens(as_owner, cast.megan, cast.own, timezone.now() + timedelta(seconds=1))


def test_a_cover_taken_back_before_it_began_never_was(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    browser = signed_in(cast.carol)
    arrange(browser, first=typed(days_ago(-5)))

    browser.post(ending(browser))

    assert covers(current, cast.own) == []
    with as_owner():
        assert (
            Allocation.objects.filter(case_id=cast.own.pk, role="cover", superseded_at__isnull=False).count()
            == 1
        )
    assert not opens(as_owner, cast.megan, cast.own, clock.end_of(days_ago(-5)))


def test_whoever_covers_sees_the_appointments_of_those_days_in_their_day(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    booked = {"kind": "supervision", "mode": "office", "title": "With Ruth", "workers": ["ruth-adeyemi"]}
    record(Contact, cast.own, cast.ruth, valid_from=days_ago(0), **booked)
    arrange(signed_in(cast.carol))

    page = signed_in(cast.megan).get(reverse("home:caseload")).content.decode()

    day = page[page.index('id="day"') : page.index('id="needs"')]
    assert "Helen Brightwell" in day
    assert "show=cover" in page


def test_everybody_sees_who_covers_over_the_case(cast: Any, signed_in: SignIn) -> None:
    arrange(signed_in(cast.carol))

    page = signed_in(cast.tom).get(at("details", cast.own)).content.decode()
    assert "Megan Price until" in page[: page.index("<main")]
    assert "Cover for Ruth Adeyemi" in page
    timeline = signed_in(cast.tom).get(reverse("home:timeline", args=[cast.own.reference])).content.decode()
    assert "Cover: Megan Price for Ruth Adeyemi" in timeline


def test_the_database_takes_no_cover_without_an_end_nor_one_for_oneself(cast: Any, as_owner: Any) -> None:
    now = timezone.now()
    tries = (
        (cast.megan, None),
        (cast.megan, now + timedelta(days=100)),
        (cast.carol, now + timedelta(days=1)),
    )
    for who, ends in tries:
        with acting_as(cast.carol.pk), pytest.raises(Error, match="row-level security"), transaction.atomic():
            Relation.objects.create(
                user=who,
                case_id=cast.own.pk,
                kind="cover",
                granted_by=cast.carol,
                starts_at=now,
                ends_at=ends,
            )


def test_cover_is_not_counted_among_the_two_who_can_open_a_case(
    cast: Any, as_owner: Any, signed_in: SignIn
) -> None:
    with as_owner():
        Relation.objects.filter(case_id=cast.own.pk, kind__in=("in_charge", "co_worker")).update(
            ends_at=timezone.now() - timedelta(hours=1)
        )
        relate(cast.megan, cast.own, "cover", ends_at=timezone.now() + timedelta(days=3))

    assert "X340571" in signed_in(cast.carol).get(reverse("access:alerts")).content.decode()
    with acting_as(cast.megan.pk):
        assert Reach.of(cast.megan, [cast.own.pk]).can_write(cast.own.pk, "contact_notes")


@pytest.mark.parametrize("who", ["ruth", "frances", "ian", "denise", "beth", "oliver", "dan"])
def test_only_managers_arrange_cover(who: str, cast: Any, signed_in: SignIn) -> None:
    assert signed_in(getattr(cast, who)).get(reverse("home:cover")).status_code == 404
