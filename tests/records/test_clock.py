"""The product's clock, moved by whole days: the wall clock in the service's time zone, not the sun's."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import override_settings
from hypothesis import assume, example, given
from hypothesis import strategies as st

from handrail.records import clock

LONDON = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)


def utc(*at: int) -> datetime:
    return datetime(*at, tzinfo=UTC)


def moved(days: int) -> override_settings:
    return override_settings(HANDRAIL_CLOCK_OFFSET_DAYS=days)


@pytest.mark.parametrize(
    ("real", "days", "shown"),
    [
        # Both in winter: 1 December back to 18 March is 258 days.
        (utc(2026, 12, 1, 23, 30), -258, utc(2026, 3, 18, 23, 30)),
        # Winter shown as summer: half past eleven at night is 22:30 in UTC. 30 November to 17 June, 166 days.
        (utc(2026, 11, 30, 23, 30), -166, utc(2026, 6, 17, 22, 30)),
        # Summer shown as winter: half past midnight on 1 July is 23:30 in UTC, the day before.
        (utc(2026, 6, 30, 23, 30), -105, utc(2026, 3, 18, 0, 30)),
        # Both nights on which the clocks go back, 364 days apart: the hour comes twice on each.
        (utc(2026, 10, 25, 0, 30), -364, utc(2025, 10, 26, 0, 30)),
        (utc(2026, 10, 25, 1, 30), -364, utc(2025, 10, 26, 1, 30)),
        # The hour comes twice, and is shown on a day on which it comes once.
        (utc(2026, 10, 25, 0, 30), -1, utc(2026, 10, 24, 0, 30)),
        (utc(2026, 10, 25, 1, 30), -1, utc(2026, 10, 24, 0, 30)),
        # The hour does not exist on the day shown: 01:30 becomes 02:30 in summer time.
        (utc(2026, 3, 28, 1, 30), 1, utc(2026, 3, 29, 1, 30)),
        # The hour comes twice on the day shown: the first of them.
        (utc(2026, 10, 24, 0, 30), 1, utc(2026, 10, 25, 0, 30)),
        (utc(2026, 10, 24, 1, 30), 1, utc(2026, 10, 25, 2, 30)),
    ],
)
def test_the_wall_clock_moves_by_whole_days(real, days, shown):
    with moved(days), time_machine.travel(real, tick=False):
        assert clock.now() == shown


def test_the_last_hour_of_a_winter_day_is_still_that_day_in_summer():
    with moved(-166), time_machine.travel(utc(2026, 11, 30, 23, 30), tick=False):
        assert (clock.today(), clock.local_time()) == (date(2026, 6, 17), time(23, 30))


def test_the_end_of_a_summer_day_leads_back_to_the_end_of_a_winter_day():
    with moved(-166):
        assert clock.real(clock.end_of(date(2026, 6, 17))) == utc(2026, 11, 30, 23, 59, 59, 999_999)


INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))
CHANGES = st.sampled_from(
    [utc(2026, 3, 29, 1), utc(2025, 3, 30, 1), utc(2026, 10, 25, 1), utc(2025, 10, 26, 1)]
)
NEAR_A_CHANGE = st.builds(lambda at, by: at + by, CHANGES, st.timedeltas(-3 * HOUR, 3 * HOUR))
AT = st.one_of(INSTANTS, NEAR_A_CHANGE)
# 52 weeks are here by themselves: the night the clocks change is then shown as the night they changed.
DAYS = st.one_of(st.integers(-800, 800), st.sampled_from([-364, -1, 1, 364]))


def how_often(wall: datetime) -> int:
    """How often the clocks of London come by this time: once; never or twice on a night they change."""
    last_sunday = wall.month in (3, 10) and wall.day > 24 and wall.isoweekday() == 7
    return {3: 0, 10: 2}[wall.month] if last_sunday and wall.hour == 1 else 1


@given(AT, DAYS)
@example(utc(2026, 11, 30, 23, 30), -166)
def test_it_is_always_so_many_days_away(at, days):
    with moved(days):
        shown = clock.shown(at)
    assert shown.astimezone(LONDON).date() == at.astimezone(LONDON).date() + timedelta(days=days)


@given(AT, DAYS)
def test_the_hands_stand_where_they_stood(at, days):
    wall = at.astimezone(LONDON).replace(tzinfo=None)
    assume(how_often(wall + timedelta(days=days)))
    with moved(days):
        shown = clock.shown(at)
    assert shown.astimezone(LONDON).replace(tzinfo=None) == wall + timedelta(days=days)


@given(AT, DAYS)
@example(utc(2026, 10, 25, 1, 30), -364)
def test_an_instant_leads_there_and_back(at, days):
    """Unless the hour comes more often on one of the two days: then no clock could tell them apart."""
    wall = at.astimezone(LONDON).replace(tzinfo=None)
    assume(how_often(wall) == how_often(wall + timedelta(days=days)))
    with moved(days):
        assert clock.real(clock.shown(at)) == at


@given(AT, DAYS)
@example(utc(2026, 3, 28, 1, 30), 1)
@example(utc(2026, 10, 25, 1, 30), -1)
def test_what_is_shown_leads_back_to_an_instant_at_which_it_is_shown(at, days):
    with moved(days):
        shown = clock.shown(at)
        assert clock.shown(clock.real(shown)) == shown


@given(AT)
def test_a_clock_that_is_not_moved_is_the_real_one(at):
    with moved(0):
        assert clock.shown(at) == clock.real(at) == at
