"""Who supervises: one act moves the parts and, with them, who can open the case."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from handrail.access.models import Exclusion, Relation
from handrail.people.models import Allocation
from tests.cast import relate, worker_of
from tests.people.conftest import SignIn, at, days_ago, typed


def parts(current: Any, case: Any) -> set[tuple[str, str, Any, Any]]:
    """Role, worker, first and last day of every allocation."""
    return {(row.role, row.worker, row.valid_from, row.valid_to) for row in current(Allocation, case)}


def seen(browser: Any, case: Any) -> str:
    """What the form says stood when it was opened."""
    page = browser.get(at("allocation", case)).content.decode()
    return re.search(r'name="seen" value="([^"]*)"', page)[1]


def change(browser: Any, case: Any, **facts: Any) -> Any:
    """Send the form; Megan takes over from Ruth, Tom stays."""
    sent = {
        "key": "k1",
        "seen": seen(browser, case),
        "in_charge": "megan-price",
        "co_workers": ["tom-ellery"],
        "manager": "carol-hughes",
        "on": "today",
        "reason": "Ruth goes on leave.",
        **facts,
    }
    return browser.post(at("allocation", case), sent)


def live(as_owner: Any, user: Any, case: Any) -> set[str]:
    """The kinds of live relation of a user to a case."""
    with as_owner():
        return set(Relation.objects.live().filter(user=user, case_id=case.pk).values_list("kind", flat=True))


def test_the_case_passes_from_ruth_to_megan(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    assert change(signed_in(cast.carol), cast.own).status_code == 302

    month = days_ago(30)
    assert parts(current, cast.own) == {
        ("in_charge", "ruth-adeyemi", month, days_ago(1)),
        ("in_charge", "megan-price", days_ago(0), None),
        ("co_worker", "tom-ellery", month, None),
        ("manager", "carol-hughes", month, None),
    }
    assert live(as_owner, cast.ruth, cast.own) == set()
    assert live(as_owner, cast.megan, cast.own) == {"in_charge"}
    assert live(as_owner, cast.tom, cast.own) == {"co_worker"}


def test_megan_can_work_the_case_at_once_and_ruth_sees_a_stub(cast: Any, signed_in: SignIn) -> None:
    change(signed_in(cast.carol), cast.own)

    assert "Update how to reach Helen" in signed_in(cast.megan).get(at("details", cast.own)).content.decode()
    page = signed_in(cast.ruth).get(at("details", cast.own)).content.decode()
    assert "Helen" not in page
    assert "you have no part in it" in page


def test_the_reason_is_kept_with_the_part_and_with_the_way_in(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    change(signed_in(cast.carol), cast.own)

    (megan,) = [row for row in current(Allocation, cast.own) if row.worker == "megan-price"]
    assert megan.reason == "Ruth goes on leave."
    with as_owner():
        relation = Relation.objects.live().get(user=cast.megan, case_id=cast.own.pk)
        assert (relation.granted_by, relation.purpose) == (cast.carol, "Ruth goes on leave.")


def test_without_a_reason_nothing_changes(cast: Any, signed_in: SignIn, current: Any) -> None:
    answer = change(signed_in(cast.carol), cast.own, reason="")

    assert answer.status_code == 422
    assert 'value="megan-price" selected' in answer.content.decode()
    assert ("in_charge", "ruth-adeyemi", days_ago(30), None) in parts(current, cast.own)


def test_sent_twice_is_done_once(cast: Any, signed_in: SignIn, current: Any, as_owner: Any) -> None:
    browser = signed_in(cast.carol)
    stood = seen(browser, cast.own)

    answers = [change(browser, cast.own, seen=stood) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(current(Allocation, cast.own)) == 4
    with as_owner():
        assert Relation.objects.filter(user=cast.megan, case_id=cast.own.pk).count() == 1


def test_the_second_manager_sees_what_the_first_one_did(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    with as_owner():
        cast.jo.team = cast.carol.team
        cast.jo.save()
        relate(cast.jo, cast.own, "manager")
    first, second = signed_in(cast.carol), signed_in(cast.jo)
    stood = seen(second, cast.own)
    change(first, cast.own)

    answer = change(second, cast.own, key="k2", seen=stood, in_charge="ian-mercer")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody changed this before you" in page
    assert "Megan Price" in page
    assert 'value="ian-mercer" selected' in page
    assert not any(row.worker == "ian-mercer" for row in current(Allocation, cast.own))
    again = change(second, cast.own, key="k3", in_charge="ian-mercer")
    assert again.status_code == 302
    workers = {(row.role, row.worker) for row in current(Allocation, cast.own) if row.valid_to is None}
    assert ("in_charge", "ian-mercer") in workers
    assert not any(row.worker == "megan-price" for row in current(Allocation, cast.own))


def test_from_a_day_ahead_both_parts_and_access_change_that_morning(
    cast: Any, signed_in: SignIn, current: Any, as_owner: Any
) -> None:
    monday = days_ago(-5)

    change(signed_in(cast.carol), cast.own, on=typed(monday))

    assert ("in_charge", "ruth-adeyemi", days_ago(30), monday - timedelta(days=1)) in parts(current, cast.own)
    assert live(as_owner, cast.ruth, cast.own) == {"in_charge"}
    assert live(as_owner, cast.megan, cast.own) == set()
    with as_owner():
        morning = timezone.localtime(Relation.objects.get(user=cast.megan, case_id=cast.own.pk).starts_at)
        assert (morning.date(), morning.hour) == (monday, 0)


def test_a_co_worker_leaves_and_another_comes(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    change(signed_in(cast.carol), cast.own, in_charge="ruth-adeyemi", co_workers=["megan-price"])

    assert live(as_owner, cast.tom, cast.own) == set()
    assert live(as_owner, cast.megan, cast.own) == {"co_worker"}
    assert live(as_owner, cast.ruth, cast.own) == {"in_charge"}


def test_a_manager_hands_the_managing_over_and_is_out(cast: Any, signed_in: SignIn, as_owner: Any) -> None:
    with as_owner():
        cast.jo.team = cast.carol.team
        cast.jo.save()

    answer = change(signed_in(cast.carol), cast.own, in_charge="ruth-adeyemi", manager="jo-lindley")

    assert answer.status_code == 302
    assert live(as_owner, cast.jo, cast.own) == {"manager"}
    assert "manager" not in live(as_owner, cast.carol, cast.own)


def test_nobody_gives_a_part_to_themselves(cast: Any, signed_in: SignIn, current: Any) -> None:
    answer = change(signed_in(cast.carol), cast.own, in_charge="carol-hughes")

    assert answer.status_code == 422
    assert "nobody gives a part to themselves" in answer.content.decode()
    assert len(current(Allocation, cast.own)) == 3


def offered(browser: Any, case: Any) -> set[str]:
    """Who can be put in charge, by the form."""
    page = browser.get(at("allocation", case)).content.decode()
    select = page[page.index('name="in_charge"') : page.index("</select>")]
    return set(re.findall(r'value="([a-z-]+)"', select))


def test_the_victims_worker_is_never_offered_nor_taken(
    cast: Any, signed_in: SignIn, as_owner: Any, current: Any
) -> None:
    with as_owner():
        relate(cast.megan, cast.own, "victim_worker")
    browser = signed_in(cast.carol)

    assert worker_of("megan") not in offered(browser, cast.own)
    assert change(browser, cast.own).status_code == 422
    assert len(current(Allocation, cast.own)) == 3


def test_who_is_excluded_is_not_offered_and_nothing_says_why(
    cast: Any, signed_in: SignIn, as_owner: Any
) -> None:
    with as_owner():
        since = timezone.now() - timedelta(days=1)
        Exclusion.objects.create(user=cast.megan, case_id=cast.own.pk, set_by=cast.oliver, starts_at=since)
    browser = signed_in(cast.carol)

    assert worker_of("megan") not in offered(browser, cast.own)
    assert "Megan" not in browser.get(at("allocation", cast.own)).content.decode()


def test_of_a_restricted_case_only_its_readers_are_offered(cast: Any, signed_in: SignIn) -> None:
    names = offered(signed_in(cast.carol), cast.restricted)

    assert worker_of("megan") in names
    assert worker_of("tom") not in names


@pytest.mark.parametrize("who", ["ruth", "tom", "frances", "ian", "denise", "sam", "beth", "oliver"])
def test_only_the_manager_changes_who_supervises(who: str, cast: Any, signed_in: SignIn) -> None:
    assert signed_in(getattr(cast, who)).get(at("allocation", cast.own)).status_code == 404


def test_a_day_before_the_present_parts_began_is_refused(cast: Any, signed_in: SignIn) -> None:
    answer = change(signed_in(cast.carol), cast.own, on=typed(days_ago(60)))

    assert answer.status_code == 422
    assert "Choose a day after the present parts began" in answer.content.decode()
