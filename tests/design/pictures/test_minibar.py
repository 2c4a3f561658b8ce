"""The small bar of a caseload row."""

from datetime import date

from handrail.design.pictures import minibar

TODAY = date(2026, 3, 18)


def test_helen_is_in_week_2_of_40():
    """14 of 275 days; week 12 begins after 84 days, 84/275 = 30.55%; 40 weeks less 2."""
    bar = minibar.draw(date(2026, 3, 5), date(2026, 12, 4), TODAY)
    assert (bar.used, bar.mark, bar.on_used) == (5.09, 30.55, False)
    assert (bar.weeks_left, bar.weeks) == (38, 40)


def test_the_mark_is_light_where_it_lies_on_what_is_used():
    bar = minibar.draw(date(2025, 9, 8), date(2026, 9, 10), TODAY)
    assert bar.on_used
    assert (bar.weeks_left, bar.weeks) == (25, 53)


def test_a_period_shorter_than_twelve_weeks_has_no_mark():
    assert minibar.draw(date(2026, 3, 1), date(2026, 4, 1), TODAY).mark is None


def test_a_period_that_is_over_is_full():
    bar = minibar.draw(date(2025, 1, 1), date(2025, 6, 1), TODAY)
    assert (bar.used, bar.weeks_left) == (100, 0)
