"""The order kept or not: what was begun before its time, what is late, what no longer fits.

Ann's talks about temper wait until she is settled, or until she has a room. Day 0 is 5 January 2026.
"""

from typing import Any

import pytest

from handrail.casefile.plans import LifeState, Mend, Step, Wait
from handrail.casefile.sentences import Sentence
from handrail.casefile.services import Programme, ProgrammeSession
from handrail.plans.ordering import order_of
from handrail.practice.evidence import order
from handrail.practice.examples.making import adult, day, row
from handrail.practice.reading import Case


def talks(state: str = "in_progress", **facts: Any) -> Step:
    return row(Step, "talks", objective="calm", what="Talks", state=state, **facts)


def settled(**facts: Any) -> LifeState:
    return row(LifeState, "settled", name="Settled", **facts)


def until_settled() -> Wait:
    return row(Wait, "wait", step="talks", for_state="settled")


def room(state: str, **facts: Any) -> Step:
    return row(Step, "room", objective="home", what="Room", state=state, **facts)


def after_the_room() -> Wait:
    return row(Wait, "wait", step="talks", for_step="room")


EARLY = {
    "she was settled a week before": (settled(true_since=30), until_settled(), talks(starts_on=37), False),
    "she was settled a week later": (settled(true_since=44), until_settled(), talks(starts_on=37), True),
    "nobody has judged her settled": (settled(), until_settled(), talks(starts_on=37), True),
    "it lapsed once they were under way": (
        settled(true_since=30, lapsed_on=50),
        until_settled(),
        talks(starts_on=37),
        False,
    ),
    "it had lapsed before": (
        settled(true_since=10, lapsed_on=20),
        until_settled(),
        talks(starts_on=37),
        True,
    ),
    "it lapsed and came again": (
        settled(true_since=45, lapsed_on=40),
        until_settled(),
        talks(starts_on=37),
        False,
    ),
    "she had a room": (room("completed", starts_on=3), after_the_room(), talks(starts_on=37), False),
    "the room came later": (room("completed", starts_on=40), after_the_room(), talks(starts_on=37), True),
    "there is no room yet": (room("not_started"), after_the_room(), talks(starts_on=37), True),
    "a room is not needed any more": (
        room("no_longer_needed"),
        after_the_room(),
        talks(starts_on=37),
        False,
    ),
    "boxing goes on for good and had begun": (
        room("in_progress", starts_on=3, goes_on_after=True),
        after_the_room(),
        talks(starts_on=37),
        False,
    ),
    "they have not begun": (settled(), until_settled(), talks("not_started", starts_on=37), False),
}


@pytest.mark.parametrize("name", EARLY)
def test_talks_begin_before_what_they_wait_for_or_not(name: str) -> None:
    *rows, early = EARLY[name]

    assert [one.step.entry for one in order.early(adult(*rows))] == (["talks"] if early else [])


@pytest.mark.parametrize(
    "rows",
    [
        (settled(true_since=30), until_settled(), talks(starts_on=37)),
        (settled(), until_settled(), talks(starts_on=37)),
        (room("completed", starts_on=3), after_the_room(), talks(starts_on=37)),
        (room("in_progress", starts_on=3), after_the_room(), talks(starts_on=37)),
        (room("no_longer_needed"), after_the_room(), talks(starts_on=37)),
        (room("in_progress", starts_on=3, goes_on_after=True), after_the_room(), talks(starts_on=37)),
    ],
)
def test_the_page_and_the_finding_call_the_same_step_early(rows: tuple[Any, ...]) -> None:
    case = adult(*rows)
    page = order_of(case.steps, case.on("plans.waits"), case.on("plans.life_states"), today=case.as_of)

    assert {one.step.entry for one in order.early(case)} == {
        one.step.entry for one in page.steps if one.early
    }


def test_a_reason_on_record_lets_them_begin_early() -> None:
    because = row(Mend, "mend", gap="wait", about="talks", because="She asked for them at once")

    assert not order.early(adult(settled(), until_settled(), talks(starts_on=37), because))


def test_sessions_tell_when_a_step_really_began() -> None:
    """The plan says the eighth week; the first session was held in the fourth."""
    case = adult(
        talks(starts_on=50),
        row(Programme, "programme", 20, kind="group", step="talks", state="running"),
        row(ProgrammeSession, "missed", 15, programme="programme", attendance="missed"),
        row(ProgrammeSession, "first", 22, programme="programme", attendance="came"),
    )

    assert order.first_days(case) == {"talks": day(22)}


@pytest.mark.parametrize(("due", "late"), [(55, True), (56, False)])
def test_a_fortnight_past_its_day_is_late(due: int, late: bool) -> None:
    """Looked at on day 70: a step due on day 55 has slipped fifteen days."""
    assert bool(order.late(adult(talks(due_on=due)))) is late


def test_what_waits_or_says_why_is_not_late() -> None:
    assert not order.late(adult(settled(), until_settled(), talks("not_started", starts_on=20)))
    assert not order.late(adult(talks("not_started", starts_on=20, because="She is in hospital")))


def twenty_sessions(*more: Any) -> Case:
    """Of twenty weekly sessions two are held, in the last ten weeks of a six-month order."""
    return adult(
        row(Sentence, "order", kind="community_order", months=6),
        talks(starts_on=98),
        row(Programme, "programme", 98, kind="group", step="talks", amount=20, state="running"),
        row(ProgrammeSession, "one", 98, programme="programme", attendance="came"),
        row(ProgrammeSession, "two", 105, programme="programme", attendance="came"),
        *more,
        on=110,
    )


def test_eighteen_sessions_do_not_fit_into_ten_weeks() -> None:
    assert [row.entry for row in order.too_long(twenty_sessions())] == ["talks"]


def test_unless_somebody_said_what_happens_instead() -> None:
    said = row(Mend, "mend", 105, gap="cannot_fit", about="talks", because="She goes on by choice")

    assert not order.too_long(twenty_sessions(said))
