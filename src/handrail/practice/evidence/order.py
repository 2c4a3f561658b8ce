"""The order of work: when steps began, what they wait for, what is late, and what no longer fits.

The meaning is that of the order of work of a plan, which asks what can be done from today on; this
asks whether what was begun kept to it, and so of a day long past. Waits advise and never lock. A
state of life holds from the day it was judged so until it lapses; one that lapsed is waited for
again by what has not been started, and what is under way stays under way.
"""

from datetime import date, timedelta
from typing import Final

from handrail.casefile.plans import LifeState, Step, Wait
from handrail.casefile.steps import BEGUN, has_come
from handrail.kernel.values import Value
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once

PUT_ASIDE: Final = ("cannot_be_done_yet", "no_longer_needed")
HELD: Final = ("came", "part", "catch_up")
WEEK: Final = 7
SLIP: Final = timedelta(days=14)
"""How far a planned day may slip before it is asked about."""


class Awaited(Value, frozen=True):
    """A step and what it waits for: another step, or a state of life."""

    wait: Wait
    step: Step
    what: Step | LifeState
    begun: date | None
    """The first day of the step, where it has begun and the day is known."""
    kept: bool
    """Whether what it waits for had come when it began, or has come by the day."""


@once
def begun(case: Case) -> tuple[Step, ...]:
    """Steps that are under way or done."""
    return tuple([row for row in case.steps if row.state in BEGUN])


@once
def first_days(case: Case) -> dict[str, date]:
    """When each step that has begun did so: its own day or its first session, else its first contact."""
    sessions, contacts = _sessions(case), _contacts(case)
    found: dict[str, date] = {}
    for row in begun(case):
        own = [day for day in (row.starts_on, sessions.get(row.entry)) if day and day <= case.as_of]
        if first := min(own, default=contacts.get(row.entry)):
            found[row.entry] = first
    return found


@once
def awaited(case: Case) -> tuple[Awaited, ...]:
    """Every wait of the plan in force, by rank of what waits; what is no longer needed waits for nothing."""
    steps = {row.entry: row for row in case.steps if row.state != "no_longer_needed"}
    states = {row.entry: row for row in case.on("plans.life_states")}
    waits: dict[str, list[Wait]] = {}
    for row in case.on("plans.waits"):
        waits.setdefault(row.step, []).append(row)
    return tuple(
        [
            _awaited(case, wait, step, what)
            for entry, step in steps.items()
            for wait in waits.get(entry, ())
            if (what := steps.get(wait.for_step or "") or states.get(wait.for_state or ""))
        ]
    )


def early(case: Case) -> tuple[Awaited, ...]:
    """What was begun before what it waits for had come, and nobody said why."""
    return tuple(
        [
            one
            for one in awaited(case)
            if one.step.state in BEGUN and not one.kept and not said(case, "wait", one.step.entry)
        ]
    )


def waiting(case: Case) -> tuple[Awaited, ...]:
    """What has not been begun because what it waits for has not come."""
    return tuple([one for one in awaited(case) if one.step.state == "not_started" and not one.kept])


def late(case: Case) -> tuple[Step, ...]:
    """Steps that should have begun or ended a fortnight ago, have not, wait for nothing, and say no why."""
    held_up = {one.step.entry for one in waiting(case)}
    return tuple(
        [
            row
            for row in case.steps
            if row.state in ("not_started", "in_progress")
            and row.entry not in held_up
            and not written(row.because)
            and (day := _should(row))
            and day + SLIP < case.as_of
        ]
    )


def put_aside(case: Case) -> tuple[Step, ...]:
    """Steps that were given up or put off without a reason."""
    return tuple([row for row in case.steps if row.state in PUT_ASIDE and not written(row.because)])


def too_long(case: Case) -> tuple[Step, ...]:
    """Steps that cannot be done before supervision ends, and nobody said what happens instead."""
    if case.ends is None:
        return ()
    return tuple(
        [
            row
            for row in case.steps
            if row.state in ("not_started", "in_progress")
            and not row.goes_on_after
            and (weeks := _weeks_left(case, row))
            and _from(case, row) + timedelta(days=weeks * WEEK - 1) > case.ends
            and not said(case, "cannot_fit", row.entry)
        ]
    )


def next_day(case: Case) -> date | None:
    """The first day on which something planned is to begin."""
    days = [row.starts_on for row in case.steps if row.state == "not_started" and row.starts_on]
    return min((day for day in days if day >= case.as_of), default=None)


def said(case: Case, gap: str, about: str) -> bool:
    """Whether a gap of the plan was answered: why it stays, or a day that has not passed to mend it by."""
    mends = case.on("plans.mends")
    return bool(mends) and any(
        row.gap == gap
        and about in row.about.split()
        and (written(row.because) or (row.mend_by and row.mend_by >= case.as_of))
        for row in mends
    )


def _awaited(case: Case, wait: Wait, step: Step, what: Step | LifeState) -> Awaited:
    first = first_days(case).get(step.entry)
    kept = _held(what, first or case.as_of) if isinstance(what, LifeState) else _came(case, what, first)
    return Awaited(wait, step, what, first, kept)


def _held(state: LifeState, day: date) -> bool:
    """Whether a state was true on a day, or had been before it lapsed and came again."""
    if state.true_since is None:
        return False
    if state.lapsed_on and state.lapsed_on < state.true_since:
        return True
    return state.true_since <= day and (state.lapsed_on is None or day < state.lapsed_on)


def _came(case: Case, what: Step, first: date | None) -> bool:
    """Whether another step was done, or is to go on for long, and did not begin after what waits for it."""
    other = first_days(case).get(what.entry)
    return has_come(what) and not (first and other and first < other)


def _should(row: Step) -> date | None:
    """The planned day that has not been kept, if it is past: of beginning, or of ending."""
    return row.starts_on or row.due_on if row.state == "not_started" else row.due_on


def _from(case: Case, row: Step) -> date:
    """The first day on which the rest of a step can be done."""
    first = first_days(case).get(row.entry) if row.entry not in _planned_sessions(case) else None
    if first:
        return first
    expected = [
        one.what.expected_on
        for one in awaited(case)
        if one.step is row and not one.kept and isinstance(one.what, LifeState)
    ]
    return max([case.as_of, *(day for day in (row.starts_on, *expected) if day)])


def _weeks_left(case: Case, row: Step) -> int:
    """Weeks a step takes, or has left where its sessions are counted; 0 where nobody said."""
    if left := _planned_sessions(case).get(row.entry):
        sessions, a_week = left
        return -(-sessions // a_week)
    if row.weeks:
        return row.weeks
    return -(-row.sessions // (row.per_week or 1)) if row.sessions else 0


@once
def _planned_sessions(case: Case) -> dict[str, tuple[int, int]]:
    """Sessions left and sessions a week, of the step of each programme that is counted in sessions."""
    held: dict[str, int] = {}
    for row in case.past("delivery.sessions"):
        if row.attendance in HELD:
            held[row.programme] = held.get(row.programme, 0) + 1
    return {
        row.step: (max(0, row.amount - held.get(row.entry, 0)), row.per_week or 1)
        for row in case.on("delivery.programmes")
        if row.step and row.amount and row.unit == "sessions" and row.state in ("planned", "running")
    }


def _sessions(case: Case) -> dict[str, date]:
    """The day of the first session held of each step's programme, or that its service began."""
    steps = {row.entry: row.step for row in case.rows("delivery.programmes") if row.step}
    found: dict[str, date] = {}
    for row in reversed(case.past("delivery.sessions")):
        if row.attendance in HELD and row.programme in steps:
            found[steps[row.programme]] = row.valid_from
    for row in case.rows("delivery.referrals"):
        if row.step and row.started_on and row.started_on <= found.get(row.step, case.as_of):
            found[row.step] = row.started_on
    return found


def _contacts(case: Case) -> dict[str, date]:
    """The day of the first contact that worked on each step."""
    found: dict[str, date] = {}
    for row in case.happened:
        if row.steps and row.valid_from:
            for step in row.steps:
                found.setdefault(step, row.valid_from)
    return found
