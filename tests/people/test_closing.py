"""Closing a case and taking it up again: access ends with the parts, the record stays, both are entries."""

from typing import Any

import pytest
from django.db import Error, transaction
from django.urls import reverse
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import Relation
from handrail.delivery.models import Contact
from handrail.kernel.references import new_reference
from handrail.people.models import Address, Allocation, Case, Closure
from handrail.records import writing
from handrail.records.reading import Reach
from tests.cast import relate
from tests.people.conftest import SignIn, days_ago, typed

pytestmark = pytest.mark.django_db


def at(name: str, case: Any) -> str:
    return reverse(f"home:{name}", args=[case.reference])


def close(browser: Any, case: Any, **facts: Any) -> Any:
    sent = {"key": new_reference(), "valid_from": "today", "reason": "order_completed", "note": "", **facts}
    return browser.post(at("close", case), sent)


def reopen(browser: Any, case: Any, **facts: Any) -> Any:
    sent = {
        "key": new_reference(),
        "valid_from": "today",
        "reason": "new_sentence",
        "note": "",
        "in_charge": "ruth-adeyemi",
        "co_workers": ["tom-ellery"],
        **facts,
    }
    return browser.post(at("reopen", case), sent)


def live(as_owner: Any, case: Any) -> set[tuple[str, str]]:
    with as_owner():
        rows = Relation.objects.live().filter(case_id=case.pk).select_related("user")
        return {(row.user.username, row.kind) for row in rows}


def standing(current: Any, case: Any) -> list[tuple[str, str, Any]]:
    return [(row.kind, row.reason, row.valid_from) for row in current(Closure, case)]


def test_closing_ends_the_parts_that_write_and_leaves_who_answers_for_the_record(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    answer = close(signed_in(cast.carol), cast.own, valid_from=typed(days_ago(1)), note="All went well.")

    assert answer.status_code == 302
    assert standing(current, cast.own) == [("closed", "order_completed", days_ago(1))]
    ends = {(row.role, row.worker): row.valid_to for row in current(Allocation, cast.own)}
    assert ends == {
        ("in_charge", "ruth-adeyemi"): days_ago(1),
        ("co_worker", "tom-ellery"): days_ago(1),
        ("manager", "carol-hughes"): None,
    }
    assert live(as_owner, cast.own) == {
        ("carol", "manager"),
        ("carol", "named_intelligence"),
        ("frances", "inspector"),
        ("beth", "victim_worker"),
        ("helen", "person"),
        ("sharon", "parent"),
    }


def test_who_may_still_open_it_reads_and_writes_nothing(cast: Any, signed_in: SignIn) -> None:
    close(signed_in(cast.carol), cast.own)

    page = signed_in(cast.carol).get(reverse("people:details", args=[cast.own.reference])).content.decode()
    assert "The order came to its end" in page
    assert "Reopen the case" in page
    assert "Change who supervises" not in page
    assert "Add a transfer decision" not in page
    assert signed_in(cast.frances).get(reverse("home:case", args=[cast.own.reference])).status_code == 200
    allocation = reverse("people:allocation", args=[cast.own.reference])
    assert signed_in(cast.carol).get(allocation)["Location"] == at("reopen", cast.own)
    for name in ("people:transfer_decision_add", "delivery:contact_add"):
        assert signed_in(cast.carol).get(reverse(name, args=[cast.own.reference])).status_code == 404, name


def test_who_supervised_sees_a_stub_and_whoever_was_lent_a_part_nothing(cast: Any, signed_in: SignIn) -> None:
    close(signed_in(cast.carol), cast.own)

    address = reverse("home:case", args=[cast.own.reference])
    assert "you have no part in it" in signed_in(cast.ruth).get(address).content.decode()
    assert signed_in(cast.denise).get(address).status_code == 404
    assert signed_in(cast.sam).get(address).status_code == 404


def test_a_closed_case_leaves_the_caseload_and_can_be_found(cast: Any, signed_in: SignIn) -> None:
    browser = signed_in(cast.carol)
    assert "Helen Brightwell" in browser.get(reverse("home:caseload")).content.decode()
    close(browser, cast.own)

    caseload = browser.get(reverse("home:caseload")).content.decode()
    assert "Helen Brightwell" not in caseload
    assert "1 closed case" in caseload
    assert "Helen Brightwell" in browser.get(reverse("home:closed")).content.decode()
    found = browser.get(f"{reverse('home:find')}?q=helen+brightwell").content.decode()
    assert "X340571" in found
    assert "Closed" in found


def test_the_closing_stands_on_the_timeline_and_over_every_page(cast: Any, signed_in: SignIn) -> None:
    close(signed_in(cast.carol), cast.own, note="Finished early.")

    page = signed_in(cast.frances).get(reverse("home:timeline", args=[cast.own.reference])).content.decode()
    assert "Case closed: the order came to its end" in page
    assert "Finished early." in page
    assert "Closed" in page[: page.index("<main")]


def test_reopening_gives_the_parts_back_and_is_an_entry_of_its_own(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    browser = signed_in(cast.carol)
    close(browser, cast.own, valid_from=typed(days_ago(3)))
    form = browser.get(at("reopen", cast.own)).content.decode()
    assert 'value="ruth-adeyemi" selected' in form

    assert reopen(browser, cast.own).status_code == 302

    assert standing(current, cast.own) == [
        ("closed", "order_completed", days_ago(3)),
        ("reopened", "new_sentence", days_ago(0)),
    ]
    held = [(row.role, row.worker, row.valid_to) for row in current(Allocation, cast.own)]
    assert ("in_charge", "ruth-adeyemi", days_ago(3)) in held
    assert ("in_charge", "ruth-adeyemi", None) in held
    assert {("ruth", "in_charge"), ("tom", "co_worker"), ("carol", "manager")} <= live(as_owner, cast.own)
    assert ("denise", "partner") not in live(as_owner, cast.own)
    with as_owner():
        assert not Case.objects.get(pk=cast.own.pk).closed
    assert "Helen Brightwell" in signed_in(cast.ruth).get(reverse("home:caseload")).content.decode()


def test_closed_and_reopened_on_one_day_whoever_supervised_goes_on(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    """A mistake, seen at once: nothing ends at midnight, and nobody stands there twice."""
    browser = signed_in(cast.carol)
    close(browser, cast.own)

    assert reopen(browser, cast.own).status_code == 302

    held = [(row.role, row.worker, row.valid_to) for row in current(Allocation, cast.own)]
    assert sorted(held) == [
        ("co_worker", "tom-ellery", None),
        ("in_charge", "ruth-adeyemi", None),
        ("manager", "carol-hughes", None),
    ]
    assert {("ruth", "in_charge"), ("tom", "co_worker"), ("carol", "manager")} <= live(as_owner, cast.own)


def test_a_case_keeps_two_who_can_open_it_when_it_is_reopened(
    cast: Any, signed_in: SignIn, as_owner: Any, current: Any
) -> None:
    close(signed_in(cast.carol), cast.own)
    with as_owner():
        Relation.objects.filter(case_id=cast.own.pk, kind="manager").update(ends_at=timezone.now())
        relate(cast.keith, cast.own, "manager")
        row = Allocation.objects.now().get(case_id=cast.own.pk, role="manager")
        row.worker = "ian-mercer"
        row.save()
        cast.ian.is_active = False
        cast.ian.save()

    answer = reopen(signed_in(cast.keith), cast.own, co_workers=[])

    assert answer.status_code == 422
    assert "At least two must be able to open the case" in answer.content.decode()
    assert [one[0] for one in standing(current, cast.own)] == ["closed"]


def test_sent_twice_it_is_closed_once(cast: Any, signed_in: SignIn, current: Any) -> None:
    browser = signed_in(cast.carol)

    answers = [close(browser, cast.own, key="k1").status_code for _ in range(2)]

    assert answers == [302, 302]
    assert len(standing(current, cast.own)) == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"reason": ""}, "Choose: Why"),
        ({"reason": "other"}, "Say in a few words what the reason is"),
        ({"valid_from": "tomorrow"}, "This day has not come yet"),
        ({"reason": "to_adult"}, "Select a valid choice"),
        ({"reason": "new_sentence"}, "Select a valid choice"),
    ],
)
def test_without_a_sound_reason_and_day_it_stays_open(
    facts: Any, words: str, cast: Any, signed_in: SignIn, current: Any
) -> None:
    answer = close(signed_in(cast.carol), cast.own, **facts)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert standing(current, cast.own) == []


def test_what_is_left_unfinished_is_said_and_does_not_stand_in_the_way(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    booked = {"kind": "supervision", "mode": "office"}
    record(Contact, cast.own, cast.ruth, valid_from=days_ago(-3), **booked)
    record(Contact, cast.own, cast.ruth, valid_from=days_ago(2), **booked)
    browser = signed_in(cast.carol)

    page = browser.get(at("close", cast.own)).content.decode()

    assert "1 appointment ahead" in page
    assert "1 appointment without an outcome" in page
    assert "Ruth Adeyemi and Tom Ellery can no longer open it" in page.replace("&nbsp;", " ")
    assert close(browser, cast.own).status_code == 302


@pytest.mark.parametrize("who", ["ruth", "tom", "frances", "ian", "denise", "beth", "oliver", "dan"])
def test_only_the_manager_closes_a_case(who: str, cast: Any, signed_in: SignIn) -> None:
    assert signed_in(getattr(cast, who)).get(at("close", cast.own)).status_code == 404


def test_as_known_before_the_closing_the_case_is_open(cast: Any, signed_in: SignIn) -> None:
    close(signed_in(cast.carol), cast.own)

    address = f"{reverse('people:details', args=[cast.own.reference])}?known={days_ago(1)}"
    page = signed_in(cast.carol).get(address).content.decode()

    assert "Case closed" not in page
    assert "The order came to its end" not in page


def test_why_it_was_closed_is_put_right_and_nothing_else_changes(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    browser = signed_in(cast.carol)
    close(browser, cast.own)
    (row,) = current(Closure, cast.own)

    address = reverse("people:closure_update", args=[cast.own.reference, row.entry])
    sent = {"key": new_reference(), "version_seen": "1", "reason": "revoked", "note": "On 3 May."}
    assert browser.post(address, sent).status_code == 302

    (now,) = current(Closure, cast.own)
    assert (now.version, now.kind, now.reason, now.valid_from) == (2, "closed", "revoked", row.valid_from)
    with as_owner():
        assert Case.objects.get(pk=cast.own.pk).closed


def test_the_database_takes_no_row_and_lets_nobody_in_while_it_is_closed(
    cast: Any, signed_in: SignIn, as_owner: Any
) -> None:
    close(signed_in(cast.carol), cast.own)
    with as_owner():
        relate(cast.megan, cast.own, "in_charge")  # as a careless import would

    with acting_as(cast.megan.pk):
        assert Reach.of(cast.megan, [cast.own.pk]).can_write(cast.own.pk, "address")
        with (
            pytest.raises(Error, match="row-level security"),
            writing.act(cast.own.pk, "address.added", by=cast.megan) as doing,
        ):
            writing.add(Address, doing, kind="shelter", valid_from=days_ago(0))
    with acting_as(cast.carol.pk), pytest.raises(Error, match="row-level security"), transaction.atomic():
        Relation.objects.create(
            user=cast.tom, case_id=cast.own.pk, kind="co_worker", granted_by=cast.carol, purpose="x"
        )


def test_a_closed_case_is_not_told_as_one_that_too_few_can_open(cast: Any, signed_in: SignIn) -> None:
    close(signed_in(cast.carol), cast.own)

    assert "X340571" not in signed_in(cast.carol).get(reverse("access:alerts")).content.decode()
