"""Working days in England and Wales, without asking anybody."""

from datetime import date

import pytest

from handrail.kernel.working_days import (
    bank_holiday,
    is_working_day,
    working_day_before,
    working_days_after,
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 4, 7), ""),
        (date(2026, 12, 28), "Boxing Day"),
    ],
)
def test_bank_holidays_are_known_by_name(day: date, name: str) -> None:
    assert bank_holiday(day) == name


def test_easter_is_four_days_without_an_office() -> None:
    assert [day for day in range(1, 9) if not is_working_day(date(2026, 4, day))] == [3, 4, 5, 6]


def test_one_working_day_after_maundy_thursday_is_tuesday() -> None:
    assert working_days_after(date(2026, 4, 2), 1) == date(2026, 4, 7)
    assert working_days_after(date(2026, 3, 18), 0) == date(2026, 3, 18)


def test_before_easter_tuesday_offices_were_last_open_on_maundy_thursday() -> None:
    assert working_day_before(date(2026, 4, 7)) == date(2026, 4, 2)
    assert working_day_before(date(2026, 3, 19)) == date(2026, 3, 18)


def test_what_is_not_announced_is_not_claimed() -> None:
    assert bank_holiday(date(2027, 12, 27)) == "Christmas Day"
    assert bank_holiday(date(2090, 12, 25)) == ""
