"""Periods of days, both ends counted."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.kernel.periods import Period, holds_on, merge, validity

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@st.composite
def periods(draw):
    starts = draw(DAYS)
    length = draw(st.one_of(st.none(), st.integers(0, 40)))
    return Period(starts, None if length is None else starts + timedelta(days=length))


def days_of(period, until=date(2026, 6, 30)):
    last = min(period.ends or until, until)
    return {period.starts + timedelta(days=n) for n in range((last - period.starts).days + 1)}


def test_both_ends_count():
    assert date(2026, 3, 1) in MARCH
    assert date(2026, 3, 31) in MARCH
    assert date(2026, 4, 1) not in MARCH
    assert MARCH.days == 31
    assert MARCH.stop == date(2026, 4, 1)


def test_a_period_without_end_goes_on():
    since = Period(date(2026, 3, 1))
    assert date(2090, 1, 1) in since
    assert since.days is None
    assert since.stop is None


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2026, 3, 2), date(2026, 3, 1))


def test_periods_that_touch_do_not_overlap():
    april = Period(date(2026, 4, 1), date(2026, 4, 30))
    assert not MARCH.overlaps(april)
    assert MARCH.overlaps(Period(date(2026, 3, 31)))
    assert merge([april, MARCH]) == (Period(date(2026, 3, 1), date(2026, 4, 30)),)


def test_clamp():
    assert MARCH.clamp(Period(date(2026, 3, 20))) == Period(date(2026, 3, 20), date(2026, 3, 31))
    assert MARCH.clamp(Period(date(2026, 5, 1))) is None
    assert Period(date(2026, 1, 1)).clamp(Period(date(2026, 2, 1))) == Period(date(2026, 2, 1))


def test_minus_leaves_what_is_outside():
    middle = Period(date(2026, 3, 10), date(2026, 3, 12))
    end = Period(date(2026, 3, 30))
    assert MARCH.minus([end, middle]) == (
        Period(date(2026, 3, 1), date(2026, 3, 9)),
        Period(date(2026, 3, 13), date(2026, 3, 29)),
    )
    assert MARCH.minus([Period(date(2026, 1, 1))]) == ()
    assert MARCH.minus([Period(date(2026, 6, 1))]) == (MARCH,)


@dataclass
class Row:
    valid_from: date | None
    valid_to: date | None


def test_validity_of_a_version_counts_both_days():
    row = Row(date(2026, 3, 1), date(2026, 3, 31))
    assert validity(row) == MARCH
    assert holds_on(row, date(2026, 3, 31))
    assert not holds_on(row, date(2026, 4, 1))
    assert holds_on(Row(None, None), date(1900, 1, 1))
    assert not holds_on(Row(date(2026, 3, 1), None), date(2026, 2, 28))


@given(periods(), st.lists(periods(), max_size=4))
def test_minus_takes_out_just_those_days(period, others):
    left = period.minus(others)
    taken = set().union(*map(days_of, others))
    assert set().union(*map(days_of, left)) == days_of(period) - taken


@given(st.lists(periods(), max_size=5))
def test_merge_keeps_every_day_and_joins_what_touches(found):
    merged = merge(found)
    assert set().union(*map(days_of, merged)) == set().union(*map(days_of, found))
    for one, other in pairwise(merged):
        assert one.stop is not None
        assert one.stop < other.starts


@given(periods(), periods())
def test_overlapping_is_mutual_and_shown_by_clamp(one, other):
    assert one.overlaps(other) == other.overlaps(one) == (one.clamp(other) is not None)
