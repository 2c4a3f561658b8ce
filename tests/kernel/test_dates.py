"""Days counted by hand, with leap years and month ends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.kernel import dates

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("starts", "length", "ends"),
    [
        (date(2026, 3, 5), {"months": 9}, date(2026, 12, 4)),
        (date(2022, 9, 12), {"years": 4}, date(2026, 9, 11)),
        (date(2026, 1, 1), {"months": 1}, date(2026, 1, 31)),
        (date(2026, 2, 1), {"months": 1}, date(2026, 2, 28)),
        (date(2026, 3, 1), {"months": 1}, date(2026, 3, 31)),
        # A day that the last month does not have: the period ends with that month.
        (date(2024, 2, 29), {"months": 12}, date(2025, 2, 28)),
        (date(2024, 2, 29), {"years": 4}, date(2028, 2, 28)),
        (date(2026, 1, 31), {"months": 1}, date(2026, 2, 28)),
        (date(2024, 1, 31), {"months": 1}, date(2024, 2, 29)),
        (date(2024, 1, 29), {"months": 1}, date(2024, 2, 28)),
        (date(2026, 1, 29), {"months": 1}, date(2026, 2, 28)),
        (date(2025, 8, 31), {"months": 6}, date(2026, 2, 28)),
        # A year that has a leap day in it is a day longer; one that starts after it is not.
        (date(2024, 2, 28), {"years": 1}, date(2025, 2, 27)),
        (date(2024, 3, 1), {"years": 1}, date(2025, 2, 28)),
        (date(2026, 3, 5), {"weeks": 2}, date(2026, 3, 18)),
        (date(2026, 3, 5), {"days": 1}, date(2026, 3, 5)),
        (date(2026, 1, 31), {"months": 1, "days": 1}, date(2026, 3, 1)),
        (date(2026, 11, 15), {"years": 1, "months": 2, "days": 3}, date(2028, 1, 17)),
    ],
)
def test_the_last_day_of_a_period_is_the_day_before_the_corresponding_day(starts, length, ends):
    assert dates.last_day_of(starts, **length) == ends


def test_a_period_has_a_length():
    with pytest.raises(ValueError, match="at least one day"):
        dates.last_day_of(date(2026, 3, 5))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 2, 9), 6, date(2026, 8, 9)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months, later):
    assert dates.add_months(day, months) == later


def test_years_later_from_a_leap_day():
    assert dates.add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert dates.add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_weeks_and_weekdays():
    wednesday = date(2026, 3, 18)
    assert dates.monday_of(wednesday) == date(2026, 3, 16)
    assert dates.add_weeks(date(2026, 3, 5), 12) == date(2026, 5, 28)
    assert dates.weekday_name(7) == "Sunday"


@given(DAYS, st.integers(1, 60))
def test_two_periods_in_a_row_leave_no_day_out(starts, months):
    ends = dates.last_day_of(starts, months=months)
    assert starts <= ends
    assert dates.last_day_of(starts, months=months + 1) > ends
    assert dates.last_day_of(starts, months=months, days=1) == dates.add_days(ends, 1)


@given(DAYS, st.integers(-600, 600))
def test_months_later_is_in_the_month_meant(day, months):
    later = dates.add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2008, 3, 18), date(2026, 3, 17), 17),
        (date(2008, 3, 18), date(2026, 3, 18), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_a_year_of_age_is_completed_on_the_birthday(born, day, years):
    assert dates.completed_years(born, day) == years


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 31), 2),
        (date(2025, 3, 15), date(2026, 3, 14), 11),
        (date(2025, 3, 15), date(2026, 3, 15), 12),
        (date(2026, 3, 15), date(2025, 3, 15), -12),
    ],
)
def test_a_month_is_completed_when_its_day_is_reached(first, last, months):
    assert dates.completed_months(first, last) == months
