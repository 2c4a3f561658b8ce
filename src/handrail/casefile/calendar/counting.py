"""Counting a period: week n of m, days used and left, milestones and their place on a bar.

One calculation for every figure and every bar. The day itself counts as used: on the first day
one day is used and it is week 1.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil

from handrail.kernel.dates import add_days, add_months, add_weeks
from handrail.kernel.periods import Period

REVIEW_WEEKS = 12
"""Weeks to the first review where no policy says otherwise."""
HALF_YEAR_MONTHS = 6


@dataclass(frozen=True)
class Milestone:
    """A day that matters in a period: ``key`` is "first_review", "6_months" or "two_thirds"."""

    key: str
    label: str
    on: date
    percent: float | None
    """Its place on the bar of the period, 0 to 100; ``None`` where the period has no end."""
    reached: bool
    weeks_away: int
    """Whole weeks from the day of counting, to the nearest; negative once past."""


@dataclass(frozen=True)
class Count:
    """A period counted on a day. Without an end, what needs one is ``None``."""

    period: Period
    on: date
    length: int | None
    used: int
    left: int | None
    week: int
    """Which week it is, from 1; 0 before the period, the last week after it."""
    weeks: int | None
    weeks_left: int | None
    """Weeks after this one."""
    percent_used: float | None
    milestones: tuple[Milestone, ...]
    review_weeks: int = REVIEW_WEEKS

    def milestone(self, key: str) -> Milestone | None:
        """The milestone of that key, if the period has it."""
        return next((one for one in self.milestones if one.key == key), None)


def count(period: Period, on: date, review_weeks: int = REVIEW_WEEKS) -> Count:
    """The figures of a period on a day, before, in or after it."""
    length = period.days
    used = max(0, (on - period.starts).days + 1)
    if length is not None:
        used = min(used, length)
    week = ceil(used / 7)
    weeks = None if length is None else ceil(length / 7)
    return Count(
        period=period,
        on=on,
        length=length,
        used=used,
        left=None if length is None else length - used,
        week=week,
        weeks=weeks,
        weeks_left=None if weeks is None else weeks - week,
        percent_used=None if length is None else _percent(used, length),
        milestones=milestones(period, on, review_weeks),
        review_weeks=review_weeks,
    )


def milestones(period: Period, on: date, review_weeks: int = REVIEW_WEEKS) -> tuple[Milestone, ...]:
    """The derived days that fall inside a period, in order; a short period has fewer.

    The first review and six months are the days on which that time has passed. Two thirds is the
    first day of the final third.
    """
    days = [
        ("first_review", f"{review_weeks} weeks", add_weeks(period.starts, review_weeks)),
        ("6_months", "6 months", add_months(period.starts, HALF_YEAR_MONTHS)),
    ]
    if period.days is not None:
        thirds = add_days(period.starts, ceil(2 * period.days / 3))
        days.append(("two_thirds", "Two thirds", thirds))
    inside = sorted([one for one in days if one[2] in period], key=lambda one: one[2])
    return tuple([_milestone(key, label, day, period, on) for key, label, day in inside])


def percent(period: Period, day: date) -> float | None:
    """Where a day begins on the bar of a period, 0 to 100 (two decimals); ``None`` without end.

    Use it for any mark on a bar, so that marks agree with the figures. ``Count.percent_used``
    is where a day ends.
    """
    if period.days is None:
        return None
    return _percent(min(max(0, (day - period.starts).days), period.days), period.days)


def weeks_between(first: date, second: date) -> int:
    """Weeks from one day to another, to the nearest whole week; negative if it is earlier."""
    days = (second - first).days
    return (abs(days) + 3) // 7 * (1 if days >= 0 else -1)


def _milestone(key: str, label: str, day: date, period: Period, on: date) -> Milestone:
    return Milestone(key, label, day, percent(period, day), day <= on, weeks_between(on, day))


def _percent(days: int, length: int) -> float:
    return round(100 * days / length, 2)
