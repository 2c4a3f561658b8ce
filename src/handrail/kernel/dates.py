"""Days, weeks, months and years, as sentences and reviews count them.

Two month-end rules meet here and are kept apart on purpose:

- ``add_months`` names *a day*: six months after 31 August is the last day of February.
- ``last_day_of`` names *the end of a period that includes its first day*: the day before the
  corresponding day, so nine months from 5 March end on 4 December. Where the month has no
  corresponding day the period ends on the last day of that month: twelve months from
  29 February 2024 end on 28 February 2025. (The "corresponding date rule" of Dodds v Walker
  [1981] 1 WLR 1027, for periods that begin with the day itself.)
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""English names by position; ISO weekday 1 is the first."""


def add_days(day: date, days: int) -> date:
    """The day that many days later (earlier if negative)."""
    return day + timedelta(days=days)


def add_weeks(day: date, weeks: int) -> date:
    """The same weekday that many weeks later."""
    return day + timedelta(weeks=weeks)


def add_months(day: date, months: int) -> date:
    """The same day of the month that many months later; the month's last day if it has none."""
    year, month = _month_after(day, months)
    return date(year, month, min(day.day, _length(year, month)))


def add_years(day: date, years: int) -> date:
    """The same day that many years later; 28 February for a 29 February that is missing."""
    return add_months(day, 12 * years)


def last_day_of(starts: date, *, years: int = 0, months: int = 0, weeks: int = 0, days: int = 0) -> date:
    """The last day of a period of that length whose first day is ``starts``.

    Years and months are counted first, then weeks and days. Raises ``ValueError`` for a
    period without any length.
    """
    if not (years or months or weeks or days):
        raise ValueError("a period needs a length of at least one day")
    after = _corresponding(starts, 12 * years + months)
    return after + timedelta(weeks=weeks, days=days - 1)


def completed_years(born: date, day: date) -> int:
    """Age in whole years on a day; a leap-day birthday falls on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def completed_months(first: date, last: date) -> int:
    """Whole months from one day to another: the day of the month must be reached. Negative backwards."""
    if last < first:
        return -completed_months(last, first)
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)


def days_between(first: date, last: date) -> int:
    """How many days there are from first to last, both counted."""
    return (last - first).days + 1


def monday_of(day: date) -> date:
    """The Monday of the week a day is in."""
    return day - timedelta(days=day.weekday())


def weekday_name(weekday: int) -> str:
    """The English name of an ISO weekday (Monday is 1)."""
    return WEEKDAYS[weekday - 1]


@lru_cache(maxsize=4096)
def _length(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _month_after(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


def _corresponding(day: date, months: int) -> date:
    """The day a period of whole months has passed: a day that is missing counts as the first after."""
    year, month = _month_after(day, months)
    length = _length(year, month)
    if day.day <= length:
        return date(year, month, day.day)
    return date(year, month, length) + timedelta(days=1)
