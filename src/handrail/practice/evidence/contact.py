"""Contact planned beside contact that took place: by phase, the longest gap, days lawfully without.

The meaning is that of the contact level of a case, so that a page and a finding name the same
numbers. Weeks of seven days run from the first day that is looked at; a week belongs to the phase
of its middle day, a contact to the phase of its week. What is planned falls due when a week is
over. Suspended days ask for nothing and are no part of a gap. Counted apart from the page, which
lays out every week: this asks thousands of cases, by whole stretches. A test holds both together.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Final

from handrail.casefile.contacts import Contact
from handrail.casefile.plans import ContactPhase
from handrail.casefile.sentences import ContactSuspension
from handrail.kernel.periods import ONE_DAY, Period, holds_on, merge, validity
from handrail.kernel.values import Value
from handrail.practice.reading import Case, in_order, once
from handrail.practice.wording import counted, on, times

WEEK: Final = 7
MIDDLE: Final = 3
BACK: Final = timedelta(weeks=104)
"""How far contact is looked back on: a life licence is not counted whole."""
PER_DAY: Final = {"week": (1, 7), "fortnight": (1, 14), "month": (3, 91)}
"""Contacts a day, for one in each of these rhythms; a year has 52 weeks."""


class Level(Value, frozen=True):
    """A phase so far: contacts due in its weeks that are over, those seen and missed in all its weeks."""

    phase: ContactPhase
    starts: date
    due: int
    seen: tuple[Contact, ...]
    missed: tuple[Contact, ...]
    suspended: int
    """Days of its weeks that are over on which contact was lawfully not asked for."""

    @property
    def offered(self) -> int:
        """Contacts that took place and appointments that were missed."""
        return len(self.seen) + len(self.missed)

    @property
    def kept(self) -> bool:
        """Whether at least three in four of what was due took place."""
        return len(self.seen) * 4 >= self.due * 3

    @property
    def hardly_offered(self) -> bool:
        """Whether less than half of what was due was so much as offered."""
        return self.offered * 2 < self.due

    @property
    def words(self) -> str:
        """As a sentence says it: "first weeks: seen twice, three contacts planned"."""
        came = f"seen {times(len(self.seen))}" if self.seen else "not seen"
        missed = f", {counted(len(self.missed), 'appointment', 'appointments')} missed" if self.missed else ""
        return f"{self.phase.name}: {came}, {counted(self.due, 'contact', 'contacts')} planned{missed}"


class Gap(Value, frozen=True):
    """Days from one contact to the next, suspended days left out; ``so_far`` when none has followed."""

    starts: date
    ends: date
    days: int
    so_far: bool = False

    @property
    def words(self) -> str:
        """As a sentence says it: "the longest gap was 12 days, to 6 March 2026"."""
        return f"the longest gap was {counted(self.days, 'day', 'days')}, to {on(self.ends)}"


@once
def since(case: Case) -> date:
    """The first day that is looked at: of supervision, or whole weeks later, two years back at most."""
    late = (case.as_of - BACK - case.began).days
    return case.began + timedelta(days=max(0, -(-late // WEEK)) * WEEK)


@once
def seen(case: Case) -> tuple[Contact, ...]:
    """Contacts that count, since that day."""
    return tuple(between(case.seen, since(case), case.as_of))


@once
def levels(case: Case) -> tuple[Level, ...]:
    """The phases that have begun, earliest first, and what came of each."""
    phases = sorted(
        [row for row in case.phases if row.valid_from], key=lambda row: row.valid_from or date.min
    )
    made = (_level(case, row, _later(phases, at)) for at, row in enumerate(phases))
    return tuple([one for one in made if one])


def now(case: Case) -> Level | None:
    """The level in force on the day: of the phase that began last of those that hold."""
    held = [one for one in levels(case) if holds_on(one.phase, case.as_of)]
    return held[-1] if held else None


def phase(case: Case) -> ContactPhase | None:
    """The phase in force on the day, however short so far; else the next one; else the last."""
    begun = in_order([row for row in case.phases if row.valid_from and row.valid_from <= case.as_of])
    ahead = in_order([row for row in case.phases if row.valid_from and row.valid_from > case.as_of])
    held: list[ContactPhase] = [row for row in begun if holds_on(row, case.as_of)]
    return next(iter((*held[-1:], *ahead[:1], *begun[-1:])), None)


def due(case: Case) -> int:
    """Contacts planned so far, in all phases."""
    return sum(one.due for one in levels(case))


@once
def gaps(case: Case) -> tuple[Gap, ...]:
    """From the first day to the first contact, between contacts, and from the last to the day."""
    days = sorted({since(case), *[row.valid_from for row in seen(case) if row.valid_from]})
    made = [Gap(one, after, _without(case, one, after)) for one, after in pairwise(days)]
    if (last := days[-1]) < case.as_of:
        made.append(Gap(last, case.as_of, _without(case, last, case.as_of), so_far=True))
    return tuple([gap for gap in made if gap.days > 0])


def longest(case: Case, period: Period | None = None) -> Gap | None:
    """The longest gap, or of those that ended in a period; of two of a length the later."""
    found = [gap for gap in gaps(case) if period is None or gap.ends in period]
    return max(found, key=_days_and_end, default=None)


_days_and_end = attrgetter("days", "ends")
_day = attrgetter("valid_from")


def every(phase: ContactPhase) -> int:
    """Days from one planned contact to the next: 7 for once a week, 3 for twice; 0 where none is planned."""
    often, days = PER_DAY[phase.every]
    return days // (often * phase.times) if phase.times else 0


def suspension(case: Case) -> ContactSuspension | None:
    """The lawful suspension of contact in force on the day."""
    return next(iter(case.on("sentences.suspensions")), None)


@once
def suspensions(case: Case) -> tuple[Period, ...]:
    """The days on which contact was lawfully not asked for, whole past and planned, as few periods."""
    return merge(validity(row) for row in case.rows("sentences.suspensions"))


def suspended_days(case: Case, first: date, last: date) -> int:
    """How many of the days from one to another, both included, were suspended."""
    if last < first or not (found := suspensions(case)):
        return 0
    within = Period(first, last)
    return sum(part.days or 0 for one in found if (part := one.clamp(within)))


def between(rows: Sequence[Contact], first: date, last: date) -> Sequence[Contact]:
    """Of contacts in order of day, those from one day to another, both included."""

    return rows[bisect_left(rows, first, key=_day) : bisect_right(rows, last, key=_day)]


def home(rows: Iterable[Contact]) -> tuple[Contact, ...]:
    """Those of these contacts that were at the person's home."""
    return tuple([row for row in rows if at_home(row)])


def at_home(row: Contact) -> bool:
    """Whether a contact was at the person's home."""
    return row.kind == "home_visit" or row.mode == "home"


def by_partners(case: Case, rows: Iterable[Contact]) -> tuple[Contact, ...]:
    """Those of these contacts that others had alone, and fed back."""
    return tuple([row for row in rows if not case.allocated.intersection(row.workers)])


def _later(phases: Sequence[ContactPhase], at: int) -> list[Period]:
    """When other phases took the place of this one: those that began later, or stand before it on its day."""
    mine = phases[at].valid_from
    return [
        validity(row)
        for n, row in enumerate(phases)
        if n != at and (row.valid_from != mine if n > at else row.valid_from == mine)
    ]


def _level(case: Case, phase: ContactPhase, others: Iterable[Period]) -> Level | None:
    over, met = _last_over(case), seen(case)
    asked = quiet = 0
    came: list[Contact] = []
    gone: list[Contact] = []
    starts: date | None = None
    for first, last in _weeks(case, validity(phase).minus(others)):
        starts = starts or first
        whole = min(last, over)
        suspended = suspended_days(case, first, whole)
        asked += max(0, (whole - first).days + 1) - suspended
        quiet += suspended
        came += between(met, first, last)
        gone += between(case.missed, first, last)
    if starts is None:
        return None
    often, days = PER_DAY[phase.every]
    return Level(phase, starts, phase.times * often * asked // days, tuple(came), tuple(gone), quiet)


def _weeks(case: Case, stretches: Iterable[Period]) -> Iterable[tuple[date, date]]:
    """First and last day of the weeks whose middle day lies in each stretch, up to the week of the day."""
    begin = since(case)
    current = (case.as_of - begin).days // WEEK
    for stretch in stretches:
        first = max(0, -(-((stretch.starts - begin).days - MIDDLE) // WEEK))
        last = current if stretch.ends is None else ((stretch.ends - begin).days - MIDDLE) // WEEK
        if first <= (last := min(last, current)):
            yield begin + timedelta(days=WEEK * first), begin + timedelta(days=WEEK * last + WEEK - 1)


def _last_over(case: Case) -> date:
    """The last day of the last week that is over."""
    begin = since(case)
    return begin + timedelta(days=(case.as_of - begin).days // WEEK * WEEK - 1)


def _without(case: Case, starts: date, ends: date) -> int:
    """Days from one contact to the next, those left out that were suspended in between."""
    quiet = suspended_days(case, starts + ONE_DAY, ends - ONE_DAY) if suspensions(case) else 0
    return (ends - starts).days - quiet
