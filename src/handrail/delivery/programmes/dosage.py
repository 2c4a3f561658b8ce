"""How much of a programme was done, beside how much was planned. Counts, and nothing that judges.

A session counts once: who missed one and caught up has done it, and a second catch-up of the same
session adds nothing. Coming for part of a session counts in hours, not as a whole session.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

CAME, PART, MISSED, CAUGHT_UP, NOT_HELD = "came", "part", "missed", "catch_up", "not_held"
WEEK = timedelta(days=7)
LONGEST = 104
"""Weeks a table has at most."""


@dataclass(frozen=True)
class WeekDose:
    """One week from its Monday: how much was done, what was missed or not held, what was caught up."""

    start: date
    done: float
    missed: int = 0
    caught_up: int = 0


@dataclass(frozen=True)
class Dose:
    """What was done of a programme so far."""

    unit: str
    done: float
    planned: int | None
    per_week: int | None
    still_missed: int
    caught_up: int
    in_part: int
    without_minutes: int
    weeks: tuple[WeekDose, ...]

    @property
    def whole(self) -> int:
        """What was done in whole sessions, hours or days."""
        return int(self.done)


def dose(programme: Any, sessions: Iterable[Any], today: date) -> Dose:
    """What the sessions of a programme come to, as of a day."""
    held = sorted(
        (row for row in sessions if row.valid_from <= today), key=lambda row: (row.valid_from, row.pk)
    )
    counting = _counting(held)
    caught = {row.catch_up_for for row in counting if row.attendance == CAUGHT_UP and row.catch_up_for}
    open_ones = [row for row in held if row.attendance == MISSED and row.entry not in caught]
    return Dose(
        programme.unit,
        amount(programme.unit, held),
        programme.amount,
        programme.per_week,
        len(open_ones),
        sum(row.attendance == CAUGHT_UP for row in counting),
        sum(row.attendance == PART and row.entry not in caught for row in held),
        sum(not row.minutes for row in counting) if programme.unit == "hours" else 0,
        _weeks(programme, held, today),
    )


def amount(unit: str, sessions: Sequence[Any]) -> float:
    """How many sessions, hours or days these come to."""
    counting = _counting(sessions)
    if unit == "hours":
        return sum(row.minutes or 0 for row in counting) / 60
    whole = [row for row in counting if row.attendance != PART]
    if unit == "days":
        return len({row.valid_from for row in whole})
    return len(whole)


def _counting(sessions: Sequence[Any]) -> list[Any]:
    """The sessions that add to what was done, each once."""
    been = {row.entry for row in sessions if row.attendance == CAME}
    found = []
    for row in sessions:
        if row.attendance in (CAME, PART):
            found.append(row)
        elif row.attendance == CAUGHT_UP and row.catch_up_for not in been:
            been |= {row.catch_up_for} - {None}
            found.append(row)
    return found


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def _weeks(programme: Any, held: Sequence[Any], today: date) -> tuple[WeekDose, ...]:
    """Every week from the first to the last, also those in which nothing was done."""
    days = [row.valid_from for row in held] + ([programme.valid_from] if programme.valid_from else [])
    days = [day for day in days if day <= today]
    if not days:
        return ()
    running = programme.state == "running"
    last = monday(today if running else max(days))
    first = max(monday(min(days)), last - LONGEST * WEEK)
    counting = _counting(held)
    starts = [first + n * WEEK for n in range((last - first).days // 7 + 1)]
    return tuple(_week(programme.unit, start, held, counting) for start in starts)


def _week(unit: str, start: date, held: Sequence[Any], counting: Sequence[Any]) -> WeekDose:
    inside = [row for row in held if monday(row.valid_from) == start]
    counted = [row for row in counting if monday(row.valid_from) == start]
    return WeekDose(
        start,
        amount(unit, counted),
        sum(row.attendance in (MISSED, NOT_HELD) for row in inside),
        sum(row.attendance == CAUGHT_UP for row in counted),
    )


def by_now(programme: Any, today: date) -> float | None:
    """About how much the plan has by today: so many a week since it began; none without a rhythm."""
    begun, rhythm = programme.valid_from, programme.per_week
    if not rhythm or begun is None or begun > today or programme.state not in ("running", "planned"):
        return None
    due = rhythm * ((today - begun).days / 7)
    return min(due, programme.amount) if programme.amount else due
