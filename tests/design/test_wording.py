"""Dates, times, counts and lists in words."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from handrail.design import wording

TODAY = date(2026, 3, 18)


def test_dates_are_written_as_people_say_them():
    assert wording.long_date(TODAY) == "Wednesday 18 March 2026"
    assert wording.full_date(TODAY) == "18 March 2026"
    assert wording.week_date(TODAY) == "Wednesday 18 March"
    assert wording.day_date(TODAY) == "Wednesday 18"
    assert wording.day_month(TODAY) == "18 March"
    assert wording.short_day(TODAY) == "Wed 18 Mar"
    assert wording.short_date(TODAY) == "18 Mar 2026"
    assert wording.month_year(TODAY) == "March 2026"
    assert wording.iso(TODAY) == "2026-03-18"


def test_an_unknown_date_is_empty():
    assert wording.long_date(None) == wording.short_day(None) == wording.clock(None) == ""
    assert wording.ago(None, TODAY) == wording.when(None) == ""


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(14), "2pm"),
        (time(10, 30), "10:30am"),
        (time(9, 5), "9:05am"),
        (time(12), "midday"),
        (time(0), "midnight"),
        (time(0, 15), "12:15am"),
        (time(12, 45), "12:45pm"),
    ],
)
def test_times(at, words):
    assert wording.clock(at) == words


def test_a_moment_is_shown_in_local_time():
    """1pm in London on the last day of March is 12:00 in the database: summer time has begun."""
    moment = datetime(2026, 3, 31, 12, 30, tzinfo=UTC)
    assert wording.when(moment) == "Tuesday 31 March, 1:30pm"
    assert wording.iso(datetime(2026, 3, 31, 23, 30, tzinfo=UTC)) == "2026-04-01"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 18), "today"),
        (date(2026, 3, 17), "yesterday"),
        (date(2026, 3, 16), "2 days ago"),
        (date(2026, 3, 9), "9 days ago"),
        (date(2026, 3, 4), "2 weeks ago"),
        (date(2025, 10, 18), "5 months ago"),
        (date(2023, 3, 1), "3 years ago"),
        (date(2026, 3, 19), "tomorrow"),
        (date(2026, 4, 8), "in 3 weeks"),
    ],
)
def test_how_long_ago(day, words):
    assert wording.ago(day, TODAY) == words


def test_age_changes_on_the_birthday():
    assert wording.age(date(1999, 6, 9), TODAY) == 26
    assert wording.age(date(2008, 3, 18), TODAY) == 18
    assert wording.age(date(2008, 3, 19), TODAY) == 17
    assert wording.age(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert wording.age(date(2008, 2, 29), date(2026, 3, 1)) == 18
    assert wording.age(None, TODAY) == ""


def test_counts_and_lists():
    assert wording.counted(1, "contact", "contacts") == "1 contact"
    assert wording.counted(0, "contact", "contacts") == "0 contacts"
    assert wording.listed(["Ruth", "", "Tom", "Grace"]) == "Ruth, Tom and Grace"
    assert wording.listed(["Ruth"]) == "Ruth"
    assert wording.listed([]) == ""


def test_words_are_quoted_once():
    assert wording.quoted('"Ring him."') == "“Ring him.”"
    assert wording.quoted("“Ring him.”") == "“Ring him.”"
    assert wording.quoted("  ") == ""


def test_dates_follow_the_language():
    with translation.override("cy"):
        assert wording.month_year(TODAY) == "Mawrth 2026"
