"""Accepted, declined, waiting, started, ended: what may follow what, and what is kept of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from handrail.delivery.models import Referral, WantedChange
from handrail.delivery.referring import answering
from handrail.delivery.referring.answering import CameOfIt
from handrail.delivery.referring.states import NothingSaid, NotNow
from handrail.records import clock
from handrail.records.models import Line
from handrail.records.writing import Conflict
from tests.delivery.helping import address, signed_in

Act = Callable[..., Any]
Rows = Callable[..., list[Any]]


def test_denise_accepts_begins_and_ends_it_with_what_came_of_each_change(
    sent: Referral, act: Act, current: Rows
) -> None:
    today = clock.today()

    act(answering.accept, "housing", 1, on=today - timedelta(days=3), by="denise-okoro", words="Yes, Monday.")
    act(answering.start, "housing", 2, on=today - timedelta(days=2), words="She came with her forms.")
    act(
        answering.end,
        "housing",
        3,
        on=today,
        feedback="The keys are hers.",
        outcomes={"a-room": CameOfIt("reached", "Flat 4"), "a-bond": CameOfIt("partly")},
        goes_on_after=True,
    )

    (row,) = current(Referral)
    room, bond = current(WantedChange)
    assert (row.state, row.answered_by, row.because) == ("ended", "denise-okoro", "Yes, Monday.")
    assert (row.answered_on, row.started_on) == (today - timedelta(days=3), today - timedelta(days=2))
    assert (row.ended_on, row.valid_to, row.goes_on_after) == (today, today, True)
    assert row.feedback == "She came with her forms.\n\nThe keys are hers."
    assert (room.outcome, room.words, bond.outcome, bond.words) == ("reached", "Flat 4", "partly", "")


def test_a_wait_may_become_a_place_or_a_no(sent: Referral, act: Act, current: Rows) -> None:
    today = clock.today()

    act(answering.wait, "housing", 1, on=today, by="denise-okoro", until=today + timedelta(days=30))
    (row,) = current(Referral)
    assert (row.state, row.waits_until) == ("waiting", today + timedelta(days=30))

    act(answering.decline, "housing", 2, on=today, by="denise-okoro", because="The house closes in May.")
    (row,) = current(Referral)
    assert (row.state, row.waits_until, row.because) == ("declined", None, "The house closes in May.")

    act(answering.accept, "housing", 3, on=today, by="denise-okoro")
    (row,) = current(Referral)
    assert (row.state, row.because, row.valid_to) == ("accepted", "", None)


def test_what_cannot_follow_is_refused_and_says_how_it_stands(sent: Referral, act: Act) -> None:
    today = clock.today()
    with pytest.raises(NothingSaid):
        act(answering.decline, "housing", 1, on=today, because="  ")
    with pytest.raises(NotNow) as refused:
        act(answering.end, "housing", 1, on=today)
    assert refused.value.state == "sent"
    act(answering.decline, "housing", 1, on=today, because="Out of our area")
    with pytest.raises(NotNow):
        act(answering.start, "housing", 2, on=today)
    with pytest.raises(Conflict):
        act(answering.accept, "housing", 1, on=today)


def test_a_service_that_just_begins_has_answered(sent: Referral, act: Act, current: Rows) -> None:
    act(answering.start, "housing", 1, on=clock.today(), by="denise-okoro")

    (row,) = current(Referral)
    assert (row.state, row.answered_on, row.answered_by) == ("started", clock.today(), "denise-okoro")


def test_feedback_while_it_runs_keeps_what_was_said_before(sent: Referral, act: Act, current: Rows) -> None:
    act(answering.start, "housing", 1, on=clock.today(), words="First visit went well.")
    act(answering.tell, "housing", 2, feedback="Two rooms seen.", outcomes={"a-bond": CameOfIt("reached")})

    (row,) = current(Referral)
    assert (row.state, row.feedback) == ("started", "First visit went well.\n\nTwo rooms seen.")
    assert [one.outcome for one in current(WantedChange)] == ["not_known_yet", "reached"]
    with pytest.raises(NotNow):
        act(answering.accept, "housing", 3, on=clock.today())


def test_the_timeline_tells_where_a_referral_has_come_to(
    sent: Referral, act: Act, cast: Any, as_owner: Any
) -> None:
    act(answering.accept, "housing", 1, on=clock.today(), by="denise-okoro", words="Yes, Monday.")

    page = signed_in(cast.ruth).get(address(cast.own, "timeline")).content.decode()

    assert "Referral to Wexborough Council housing: accepted" in page
    assert "A safe place to live" in page
    assert "Yes, Monday." in page
    with as_owner():
        (line,) = Line.objects.now().filter(case_id=cast.own.pk, table="delivery.Referral")
    assert (line.kind, line.side, line.valid_from) == ("referral", "partner", clock.today())
