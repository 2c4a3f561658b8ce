"""Working days in England and Wales: Monday to Friday but the bank holidays, which come with the package.

Bank holidays are announced a year or two ahead; of later days nothing is claimed.
"""

from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

DIVISION = BankHolidays.ENGLAND_AND_WALES
WEEKEND = (6, 7)


def bank_holiday(day: date) -> str:
    """The name of the bank holiday on a day; empty when it is none."""
    return _holidays().get(day, "")


def is_working_day(day: date) -> bool:
    """Whether offices are open: no weekend, no bank holiday."""
    return day.isoweekday() not in WEEKEND and not bank_holiday(day)


def working_days_after(day: date, days: int) -> date:
    """The day so many working days after one, which itself does not count."""
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def working_day_before(day: date) -> date:
    """The last day before one on which offices are open."""
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


@cache
def _holidays() -> dict[date, str]:
    found = BankHolidays(use_cached_holidays=True).get_holidays(division=DIVISION)
    return {one["date"]: one["title"] for one in found}
