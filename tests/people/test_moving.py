"""Moves: one act ends the present address and begins the next, unless both are meant."""

from typing import Any

from handrail.people.models import Address
from handrail.records.models import Line
from tests.people.conftest import SignIn, at, days_ago, typed

FLAT = {"kind": "renting_privately", "area": "Dale Street"}


def move(browser: Any, case: Any, **facts: Any) -> Any:
    """Send the form of a new address."""
    return browser.post(at("address_add", case), {"key": "k1", **FLAT, **facts})


def test_the_present_address_ends_the_night_before(
    cast: Any, signed_in: SignIn, record: Any, current: Any, as_owner: Any
) -> None:
    record(Address, cast.own, cast.ruth, kind="emergency_hostel", area="Canal", valid_from=days_ago(40))

    assert move(signed_in(cast.ruth), cast.own, valid_from=typed(days_ago(2))).status_code == 302

    flat, hostel = sorted(current(Address, cast.own), key=lambda row: row.valid_from, reverse=True)
    assert (hostel.valid_to, hostel.version) == (days_ago(3), 2)
    assert (flat.valid_from, flat.valid_to) == (days_ago(2), None)
    assert hostel.change == flat.change
    with as_owner():
        assert Line.objects.now().filter(case_id=cast.own.pk, kind="move").count() == 2


def test_both_stand_where_both_are_meant(cast: Any, signed_in: SignIn, record: Any, current: Any) -> None:
    record(Address, cast.own, cast.ruth, kind="renting_privately", area="Canal", valid_from=days_ago(40))

    move(signed_in(cast.ruth), cast.own, valid_from=typed(days_ago(2)), keeps_present="on")

    assert [row.valid_to for row in current(Address, cast.own)] == [None, None]


def test_an_earlier_address_does_not_end_the_present_one(
    cast: Any, signed_in: SignIn, record: Any, current: Any
) -> None:
    record(Address, cast.own, cast.ruth, kind="emergency_hostel", valid_from=days_ago(40))

    answer = move(
        signed_in(cast.ruth), cast.own, valid_from=typed(days_ago(90)), valid_to=typed(days_ago(41))
    )

    assert answer.status_code == 302
    assert sorted(str(row.valid_to) for row in current(Address, cast.own)) == sorted(
        ["None", str(days_ago(41))]
    )


def test_an_address_that_runs_into_the_present_one_is_refused(
    cast: Any, signed_in: SignIn, record: Any, current: Any
) -> None:
    record(Address, cast.own, cast.ruth, kind="emergency_hostel", valid_from=days_ago(40))

    answer = move(signed_in(cast.ruth), cast.own, valid_from=typed(days_ago(90)))

    assert answer.status_code == 422
    assert "give this one a last day before that, or keep both" in answer.content.decode()
    assert len(current(Address, cast.own)) == 1


def test_nowhere_to_live_is_an_address_too(cast: Any, signed_in: SignIn, current: Any) -> None:
    move(signed_in(cast.ruth), cast.own, kind="rough_sleeping", area="", valid_from="today")

    (row,) = current(Address, cast.own)
    assert (row.kind, row.lines) == ("rough_sleeping", "")
