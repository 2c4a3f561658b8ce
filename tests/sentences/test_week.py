"""Curfew by the week, and what clashes with it."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from handrail.casefile.curfews import merged, overlap, overlaps, stretches
from handrail.sentences.week import Planned, hours_on, in_force, planned_from, week_of
from tests.casefile.calendar.pronounced import curfew

EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
MONDAY = date(2026, 3, 23)
NINE_TO_SEVEN = curfew(EVERY_DAY, time(21), time(7), valid_from=date(2026, 2, 9), valid_to=date(2026, 3, 22))
WORK_DAYS = curfew([7, 1, 2, 3, 4], time(21), time(6, 15), "work-days", valid_from=MONDAY)
WEEKENDS = curfew([5, 6], time(21), time(7), "weekends", valid_from=MONDAY)
LEON = [NINE_TO_SEVEN, WORK_DAYS, WEEKENDS]


def hours(windows, day):
    return [(one.starts / 60, one.ends / 60) for one in hours_on(windows, day)]


def test_a_night_is_the_evening_and_the_next_morning():
    found = [(one.weekday, one.starts, one.ends) for one in stretches(curfew([7], time(21), time(7)))]
    assert found == [(1, 0, 420), (7, 1260, 1440)]


def test_the_same_start_and_end_is_a_whole_day():
    found = [(one.weekday, one.starts, one.ends) for one in stretches(curfew([3], time(9), time(9)))]
    assert found == [(3, 540, 1440), (4, 0, 540)]
    assert [one.weekday for one in stretches(curfew([3], time(0), time(0)))] == [3]


def test_windows_that_touch_are_drawn_as_one():
    joined = merged([*stretches(curfew([1], time(9), time(12))), *stretches(curfew([1], time(12), time(15)))])
    assert [(one.starts, one.ends) for one in joined] == [(540, 900)]


def test_leon_leaves_earlier_on_work_days_from_the_day_it_changes():
    assert hours(LEON, date(2026, 3, 20)) == [(0, 7), (21, 24)]
    assert hours(LEON, date(2026, 3, 22)) == [(0, 7), (21, 24)]
    assert hours(LEON, MONDAY) == [(0, 6.25), (21, 24)]
    assert hours(LEON, date(2026, 3, 27)) == [(0, 6.25), (21, 24)]
    assert hours(LEON, date(2026, 3, 28)) == [(0, 7), (21, 24)]
    assert hours(LEON, date(2026, 3, 29)) == [(0, 7), (21, 24)]


def test_a_first_day_does_not_begin_with_a_curfew_nobody_had():
    assert hours(LEON, date(2026, 2, 9)) == [(21, 24)]
    assert hours(LEON, date(2026, 2, 8)) == []


def test_windows_in_force_on_a_day():
    assert in_force(LEON, date(2026, 3, 22)) == [NINE_TO_SEVEN]
    assert in_force(LEON, MONDAY) == [WORK_DAYS, WEEKENDS]


def test_windows_that_follow_each_other_do_not_overlap():
    assert overlaps(LEON) == []


def test_windows_of_one_source_over_the_same_hours_overlap():
    extra = curfew([1], time(6), time(8), "extra", valid_from=date(2026, 3, 30))
    (found,) = overlaps([WORK_DAYS, extra])
    assert (found.weekday, found.starts, found.ends) == (1, 360, 375)
    assert found.period.starts == date(2026, 3, 30)
    other_source = curfew([1], time(6), time(8), "extra", source="other", valid_from=MONDAY)
    assert overlaps([WORK_DAYS, other_source]) == []
    assert overlap(WORK_DAYS, other_source) is not None


def shift(on):
    return Planned(on, 8 * 60, 17 * 60, "Work", kind="work")


def bus(on):
    return Planned(on, 6 * 60 + 30, 8 * 60, "Bus", kind="travel")


def test_leon_the_job_laid_over_his_present_week():
    """As drawn: the bus, the programme and the office, each one clash however many days."""
    present = [curfew(EVERY_DAY, time(21), time(7), valid_from=date(2026, 2, 9))]
    days = [MONDAY + timedelta(days=ahead) for ahead in range(5)]
    planned = [thing for on in days for thing in (bus(on), shift(on))]
    planned += [Planned(days[at], 14 * 60, 16 * 60, "Thinking Skills", kind="programme") for at in (1, 3)]
    planned.append(Planned(days[2], 11 * 60, 12 * 60, "Supervision at the office"))

    week = week_of(date(2026, 3, 25), present, planned)

    assert week.monday == MONDAY
    assert [(clash.number, clash.what, clash.when) for clash in week.clashes] == [
        (1, "Curfew ends at 7am; Bus, 6:30am to 8am", "Monday to Friday"),
        (2, "Work, 8am to 5pm overlaps Thinking Skills, 2pm to 4pm", "Tuesday and Thursday"),
        (3, "Work, 8am to 5pm overlaps Supervision at the office, 11am to midday", "Wednesday"),
    ]
    tuesday = week.days[1]
    assert [block.kind for block in tuesday.blocks] == ["curfew", "travel", "work", "programme", "curfew"]


def test_leon_the_settled_week_has_no_clash():
    days = [MONDAY + timedelta(days=ahead) for ahead in range(5)]
    planned = [thing for on in days for thing in (bus(on), shift(on))]
    planned += [Planned(days[at], 18 * 60 + 30, 20 * 60 + 30, "Thinking Skills") for at in (1, 3)]
    assert week_of(MONDAY, LEON, planned).clashes == ()


def test_a_call_in_the_evening_is_no_clash_with_being_in():
    call = Planned(MONDAY, 21 * 60 + 30, 22 * 60, "Phone call", leaves_home=False)
    visit = Planned(MONDAY, 21 * 60 + 30, 22 * 60, "Late group")
    assert week_of(MONDAY, LEON, [call]).clashes == ()
    (clash,) = week_of(MONDAY, LEON, [visit]).clashes
    assert clash.what == "Curfew starts at 9pm; Late group, 9:30pm to 10pm"


@dataclass
class Row:
    valid_from: date | None
    at: time | None
    minutes: int | None = None
    mode: str = "office"
    kind: str = "supervision"
    title: str = "Supervision"
    entry: str = "c1"
    venue: str | None = None
    women_only: bool = False


def test_a_contact_as_a_planned_thing():
    assert planned_from(Row(MONDAY, None)) is None
    assert planned_from(Row(None, time(9))) is None
    office = planned_from(Row(MONDAY, time(11)))
    assert (office.starts, office.ends, office.kind, office.leaves_home) == (660, 690, "meeting", True)
    group = planned_from(Row(MONDAY, time(18, 30), 120, kind="programme_session"), label="Thinking Skills")
    assert (group.ends, group.kind, group.label) == (1230, "programme", "Thinking Skills")
    assert not planned_from(Row(MONDAY, time(21), mode="phone")).leaves_home
    assert planned_from(Row(MONDAY, time(23, 50), 60)).ends == 1440


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
WINDOWS = st.builds(
    lambda days, starts, ends: curfew(days, starts, ends, valid_from=date(2026, 1, 1)),
    st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True),
    TIMES,
    TIMES,
)


@given(WINDOWS)
def test_stretches_add_up_to_the_hours_asked_for(window):
    starts, ends = (at.hour * 60 + at.minute for at in (window.starts, window.ends))
    night = (ends - starts) % 1440 or 1440
    assert sum(one.ends - one.starts for one in stretches(window)) == night * len(window.weekdays)
    assert all(0 <= one.starts < one.ends <= 1440 for one in stretches(window))


@given(st.lists(WINDOWS, max_size=4), st.integers(0, 6))
def test_hours_of_a_day_never_overlap(windows, ahead):
    found = hours_on(windows, MONDAY + timedelta(days=ahead))
    for one, other in pairwise(found):
        assert one.ends < other.starts


@given(WINDOWS, WINDOWS)
def test_overlapping_is_mutual(one, other):
    assert (overlap(one, other) is None) == (overlap(other, one) is None)
    assert overlap(one, one) is not None
