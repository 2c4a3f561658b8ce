"""Contact counted by week and by phase: what was planned beside what took place. Pure rules.

Weeks have seven days and run from the first day of the time that is looked at. A week belongs to the
phase that holds on most of its days, so that every contact is counted in exactly one week and one
phase, and the sums of a table agree with one another. What is planned falls due when a week is over;
days on which contact is lawfully suspended ask for nothing and are no part of a gap.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import floor
from typing import TypeVar

WEEK = 7
RATES = {"week": Fraction(1), "fortnight": Fraction(1, 2), "month": Fraction(12, 52)}
"""Contacts a week, for one in each of these rhythms."""


@dataclass(frozen=True)
class Seen:
    """A contact that took place and counts: when, by whom, how. ``ours``: one of us took part."""

    on: date
    workers: tuple[str, ...]
    ours: bool
    kind: str = ""
    how: str = ""


@dataclass(frozen=True)
class Missed:
    """An appointment the person did not come to, and how it was decided."""

    on: date
    workers: tuple[str, ...]
    outcome: str
    entry: str = ""


Dated = TypeVar("Dated", Seen, Missed)


@dataclass(frozen=True)
class Phase:
    """A time at one level; without ``ends`` it goes on."""

    name: str
    starts: date
    ends: date | None
    times: int
    every: str
    entry: str = ""

    @property
    def rate(self) -> Fraction:
        """Contacts planned a week."""
        return self.times * RATES[self.every]

    def holds(self, day: date) -> bool:
        """Whether it is the level on a day, first and last day included."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Gap:
    """Days from one contact to the next, suspended days left out; ``so_far`` when none has followed."""

    starts: date
    ends: date
    days: int
    so_far: bool = False


@dataclass(frozen=True)
class Week:
    """Seven days: the phase they belong to, what that plans for them, and what took place."""

    number: int
    starts: date
    phase: Phase | None
    planned: Fraction
    suspended: int
    seen: tuple[Seen, ...] = ()
    missed: tuple[Missed, ...] = ()

    @property
    def ends(self) -> date:
        """Its last day."""
        return self.starts + timedelta(days=WEEK - 1)


@dataclass(frozen=True)
class PhaseCount:
    """What weeks of one phase add up to; ``phase`` is empty for weeks outside every phase."""

    phase: Phase | None
    weeks: tuple[Week, ...]
    today: date
    gap: Gap | None

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """Every contact that counts in it."""
        return tuple(one for week in self.weeks for one in week.seen)

    @cached_property
    def missed(self) -> tuple[Missed, ...]:
        """Every appointment missed in it."""
        return tuple(one for week in self.weeks for one in week.missed)

    @property
    def due(self) -> int:
        """Contacts planned in the weeks that are over."""
        return floor(sum((week.planned for week in self.weeks if week.ends < self.today), Fraction(0)))

    @property
    def in_all(self) -> int:
        """Contacts planned in all its weeks."""
        return floor(sum((week.planned for week in self.weeks), Fraction(0)))

    @property
    def by_us(self) -> int:
        """Contacts in which one of us took part."""
        return sum(one.ours for one in self.seen)

    @property
    def by_others(self) -> int:
        """Contacts by others alone, fed back."""
        return len(self.seen) - self.by_us

    @property
    def begun(self) -> bool:
        """Whether any of its weeks has begun."""
        return self.weeks[0].starts <= self.today

    @property
    def over(self) -> bool:
        """Whether all its weeks are over."""
        return self.weeks[-1].ends < self.today


@dataclass(frozen=True)
class Count:
    """Everything counted over a time: week by week, phase by phase, in all."""

    weeks: tuple[Week, ...]
    phases: tuple[PhaseCount, ...]
    gaps: tuple[Gap, ...]
    today: date

    @property
    def seen(self) -> int:
        """Contacts that count."""
        return sum(len(one.seen) for one in self.phases)

    @property
    def due(self) -> int:
        """Contacts planned so far: the sum of the phases."""
        return sum(one.due for one in self.phases)

    @property
    def missed(self) -> tuple[Missed, ...]:
        """Appointments missed."""
        return tuple(one for phase in self.phases for one in phase.missed)

    @property
    def longest(self) -> Gap | None:
        """The longest gap; of two of a length the later."""
        return max(self.gaps, key=lambda gap: (gap.days, gap.ends), default=None)


@dataclass(frozen=True)
class Span:
    """The time that is looked at, and the day it is looked at from. ``week`` is the number of its first."""

    starts: date
    ends: date
    today: date
    week: int = 1


def count(
    span: Span,
    phases: Sequence[Phase],
    seen: Iterable[Seen],
    missed: Iterable[Missed] = (),
    suspended: frozenset[date] = frozenset(),
) -> Count:
    """Count what lies within the span, up to its today."""
    kept = [one for one in seen if span.starts <= one.on <= span.today]
    gone = [one for one in missed if span.starts <= one.on <= span.today]
    weeks = tuple(_weeks(span, phases, kept, gone, suspended))
    found = tuple(gaps(span.starts, span.today, [one.on for one in kept], suspended))
    return Count(weeks, tuple(_by_phase(weeks, found, span.today)), found, span.today)


def gaps(
    starts: date, today: date, days: Iterable[date], suspended: frozenset[date] = frozenset()
) -> list[Gap]:
    """From the first day to the first contact, between contacts, and from the last to today."""
    found = sorted(set(days))
    ends = [*([starts] if starts not in found else []), *found]
    made = [_gap(one, after, suspended) for one, after in pairwise(ends)]
    if ends and ends[-1] < today:
        made.append(_gap(ends[-1], today, suspended, so_far=True))
    return [gap for gap in made if gap.days > 0]


def _gap(starts: date, ends: date, suspended: frozenset[date], *, so_far: bool = False) -> Gap:
    quiet = sum(1 for day in suspended if starts < day < ends)
    return Gap(starts, ends, (ends - starts).days - quiet, so_far)


def phase_of(starts: date, phases: Sequence[Phase]) -> Phase | None:
    """The phase of a week: the one of most of its days; of two of a length the earlier.

    Where two hold on a day, the one that began later has taken the place of the other.
    """
    days = (starts + timedelta(days=n) for n in range(WEEK))
    held = Counter(_phase_on(day, phases) for day in days)
    return held.most_common(1)[0][0]


def _phase_on(day: date, phases: Sequence[Phase]) -> Phase | None:
    return max((one for one in phases if one.holds(day)), key=lambda one: one.starts, default=None)


def _weeks(
    span: Span,
    phases: Sequence[Phase],
    seen: Iterable[Seen],
    missed: Iterable[Missed],
    suspended: frozenset[date],
) -> Iterable[Week]:
    seen_in, missed_in = _by_week(span, seen), _by_week(span, missed)
    last = max(span.ends, span.today)
    for n in range((last - span.starts).days // WEEK + 1):
        starts = span.starts + timedelta(days=WEEK * n)
        phase = phase_of(starts, phases)
        if phase is None and starts > span.today and starts > last - timedelta(days=WEEK - 1):
            # A last few days, ahead and in no phase, are no week.
            return
        quiet = sum(starts + timedelta(days=day) in suspended for day in range(WEEK))
        rate = phase.rate if phase else Fraction(0)
        yield Week(
            span.week + n,
            starts,
            phase,
            rate * (WEEK - quiet) / WEEK,
            quiet,
            tuple(seen_in.get(n, ())),
            tuple(missed_in.get(n, ())),
        )


def _by_week(span: Span, rows: Iterable[Dated]) -> dict[int, list[Dated]]:
    found: dict[int, list[Dated]] = {}
    for row in sorted(rows, key=lambda one: one.on):
        found.setdefault((row.on - span.starts).days // WEEK, []).append(row)
    return found


def _by_phase(weeks: Sequence[Week], found: Sequence[Gap], today: date) -> Iterable[PhaseCount]:
    """The phases in the order of their first weeks; those outside every phase come last."""
    in_order = sorted(dict.fromkeys(week.phase for week in weeks), key=lambda phase: phase is None)
    for phase in in_order:
        mine = tuple(week for week in weeks if week.phase == phase)
        ended = [gap for gap in found if any(week.starts <= gap.ends <= week.ends for week in mine)]
        yield PhaseCount(phase, mine, today, max(ended, key=lambda gap: (gap.days, gap.ends), default=None))
