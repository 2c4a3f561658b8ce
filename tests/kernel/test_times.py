"""Times and weekdays as people say them."""

from datetime import time

import pytest

from handrail.kernel.times import clock_words, minutes_of, weekdays_words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(7), "7am"),
        (time(6, 15), "6:15am"),
        (time(12), "midday"),
        (time(12, 30), "12:30pm"),
        (time(0), "midnight"),
        (time(0, 5), "12:05am"),
        (time(21), "9pm"),
    ],
)
def test_clock_words(at, words):
    assert clock_words(minutes_of(at)) == words


def test_the_end_of_a_day_is_midnight():
    assert clock_words(24 * 60) == "midnight"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([1, 2, 3, 4, 5], "Monday to Friday"),
        ([4, 2], "Tuesday and Thursday"),
        ([1, 3, 5], "Monday, Wednesday and Friday"),
        ([7], "Sunday"),
        ([6, 7], "Saturday and Sunday"),
        ([1, 2, 3, 4, 5, 6, 7], "Every day"),
    ],
)
def test_weekdays_words(days, words):
    assert weekdays_words(days) == words
