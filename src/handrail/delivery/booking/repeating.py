"""The days of a series. Pure Python."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

MOST = 52
"""How many appointments are booked at once at most: a year of weeks."""
WEEKS = {"weekly": 1, "fortnightly": 2, "four_weekly": 4}


def days(first: date, rhythm: str, times: int | None, until: date | None) -> list[date]:
    """The days from the first on: so many times, or until a day, whichever comes first."""
    if rhythm not in WEEKS:
        return [first]
    most = min(times or MOST, MOST)
    return [day for day in islice(_every(first, WEEKS[rhythm]), most) if until is None or day <= until]


def _every(first: date, weeks: int) -> Iterator[date]:
    day = first
    while True:
        yield day
        day += timedelta(weeks=weeks)
