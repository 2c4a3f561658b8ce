"""Counting a period on a day, at its edges."""

from datetime import date

import pytest

from handrail.casefile.calendar.counting import count, percent, weeks_between
from handrail.kernel.periods import Period

FORTNIGHT = Period(date(2026, 3, 5), date(2026, 3, 18))


@pytest.mark.parametrize(
    ("day", "used", "left", "week"),
    [
        (date(2026, 3, 4), 0, 14, 0),
        (date(2026, 3, 5), 1, 13, 1),
        (date(2026, 3, 11), 7, 7, 1),
        (date(2026, 3, 12), 8, 6, 2),
        (date(2026, 3, 18), 14, 0, 2),
        (date(2026, 4, 1), 14, 0, 2),
    ],
)
def test_the_day_itself_is_used(day, used, left, week):
    figures = count(FORTNIGHT, day)
    assert (figures.used, figures.left, figures.week, figures.weeks) == (used, left, week, 2)


def test_a_short_period_has_no_milestone_beyond_it():
    assert [one.key for one in count(FORTNIGHT, date(2026, 3, 5)).milestones] == ["two_thirds"]
    assert count(FORTNIGHT, date(2026, 3, 5)).milestone("first_review") is None


def test_two_thirds_is_the_first_day_of_the_last_third():
    nine_days = Period(date(2026, 3, 1), date(2026, 3, 9))
    assert count(nine_days, date(2026, 3, 1)).milestone("two_thirds").on == date(2026, 3, 7)


def test_marks_are_held_within_the_bar():
    assert percent(FORTNIGHT, date(2026, 1, 1)) == 0
    assert percent(FORTNIGHT, date(2026, 3, 12)) == 50
    assert percent(FORTNIGHT, date(2027, 1, 1)) == 100
    assert percent(Period(date(2026, 3, 5)), date(2026, 3, 12)) is None


@pytest.mark.parametrize(
    ("days", "weeks"), [(0, 0), (3, 0), (4, 1), (47, 7), (71, 10), (-3, 0), (-4, -1), (-10, -1), (-11, -2)]
)
def test_weeks_to_the_nearest(days, weeks):
    day = date(2026, 3, 18)
    assert weeks_between(day, date.fromordinal(day.toordinal() + days)) == weeks
