"""The sessions of steps in a week: which steps ask for something in it, how often, and when. Pure Python."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handrail.kernel.times import DAY, minutes_of
from handrail.plans.lengths import length_of

OVER = ("completed", "no_longer_needed", "cannot_be_done_yet")
WEEK = timedelta(days=6)
UNKNOWN_MINUTES = 60
"""How long a session is drawn when nobody said how long it takes."""


@dataclass(frozen=True)
class Session:
    """One session with a day and a time, in minutes after midnight."""

    step: Any
    on: date
    starts: int
    ends: int


def repeats(step: Any) -> bool:
    """Whether a step comes round: so many sessions, or so many a week."""
    return bool(step.per_week or step.sessions)


def last_day(step: Any) -> date | None:
    """The last day on which a step can still ask for something; ``None`` where nothing says."""
    if not repeats(step):
        return step.due_on or step.starts_on
    if step.goes_on_after and not step.sessions:
        return None
    if step.starts_on and (step.weeks or step.sessions):
        return step.starts_on + timedelta(days=length_of(step).days - 1)
    return step.due_on


def asks_in(step: Any, monday: date) -> bool:
    """Whether a step asks for something in the week from a Monday.

    What comes round does so from its first day, or once it is under way. What is done once stands in
    the week of its day.
    """
    if step.state in OVER:
        return False
    sunday = monday + WEEK
    if not repeats(step):
        day = step.starts_on or step.due_on
        return day is not None and monday <= day <= sunday
    begins = step.starts_on or (step.valid_from if step.state == "in_progress" else None)
    last = last_day(step)
    return begins is not None and begins <= sunday and (last is None or monday <= last)


def times_in(step: Any, monday: date) -> int:
    """How many times a step asks in a week."""
    if not asks_in(step, monday):
        return 0
    return step.per_week or 1


def sessions_in(steps: Iterable[Any], monday: date) -> Iterator[Session]:
    """The sessions of a week whose day and time are known: the weekday of the step's first day."""
    for step in steps:
        if step.at is None or step.starts_on is None or not asks_in(step, monday):
            continue
        on = monday + timedelta(days=step.starts_on.weekday()) if repeats(step) else step.starts_on
        last = last_day(step)
        if on < step.starts_on or (last is not None and on > last):
            continue
        starts = minutes_of(step.at)
        yield Session(step, on, starts, min(DAY, starts + (step.minutes or UNKNOWN_MINUTES)))
