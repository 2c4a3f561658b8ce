"""Leon, 29: an early shift, a curfew and an evening programme. Worked out by hand."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from handrail.casefile.plans import Commitment
from handrail.plans.clashing import Position, clashes, from_commitments, from_steps, without_twice
from handrail.sentences.week import Planned
from tests.casefile.calendar.pronounced import curfew
from tests.plans.written import TIMES, step

MONDAY = date(2026, 3, 16)
NIGHTS = curfew([1, 2, 3, 4, 5, 6, 7], time(19), time(7), valid_from=date(2026, 2, 9))
SQUARE = {"type": "Polygon", "coordinates": [[[0, 53], [0.1, 53], [0.1, 53.1], [0, 53.1], [0, 53]]]}


def at(weekday, starts, ends, label="Programme", **more):
    return Planned(date(2026, 3, 15 + weekday), starts * 60, ends * 60, label, **more)


def shift(**facts):
    facts = {
        "kind": "work",
        "what": "Depot",
        "weekdays": [1, 2, 3, 4, 5],
        "starts": time(8),
        "ends": time(17),
    }
    return Commitment(entry="depot", **facts, **TIMES)


def test_an_evening_programme_against_curfew_and_shift():
    """Tuesday 6pm to 8pm, in from 7pm: it can be earlier that day only after work, and fits on no weekday."""
    planned = [
        at(2, 18, 20, entry="programme", kind="programme"),
        *from_commitments([shift()], MONDAY, "Travel"),
    ]
    (one,) = clashes(MONDAY, planned, [NIGHTS]).clashes
    assert (one.number, one.kind, one.when) == (1, "curfew", "Tuesday")
    assert one.what == "Curfew starts at 7pm; Programme, 6pm to 8pm"
    assert one.entries == ("programme",)
    # From 5pm to 7pm is two hours: after the shift, before the curfew. No other evening has them at 6pm.
    assert one.free.same_day == 17 * 60
    assert one.free.other_days == ()


def test_a_session_in_the_shift_names_the_days_on_which_it_fits():
    planned = [
        at(2, 14, 16, entry="skills", kind="programme"),
        *from_commitments([shift()], MONDAY, "Travel"),
    ]
    (one,) = clashes(MONDAY, planned, [NIGHTS]).clashes
    assert (one.kind, one.with_work) == ("overlap", True)
    assert one.free.other_days == (6, 7)
    assert one.free.same_day == 17 * 60


def test_travel_before_the_curfew_ends_collides_too():
    hours = {"starts": time(7, 15), "ends": time(15), "travel_minutes": 40}
    early = Commitment(entry="depot", kind="work", what="Depot", weekdays=[1], **hours, **TIMES)
    (one,) = clashes(MONDAY, from_commitments([early], MONDAY, "Travel"), [NIGHTS]).clashes
    assert one.what == "Curfew ends at 7am; Travel, 6:35am to 7:15am"


def test_a_call_at_home_does_not_collide_with_a_curfew():
    call = at(1, 19, 20, "Call", leaves_home=False)
    assert clashes(MONDAY, [call], [NIGHTS]).clashes == ()


def test_a_place_inside_the_area_to_stay_out_of():
    venues = {"shop": Position("The Shop", 0.05, 53.05), "house": Position("Canal House", 0.2, 53.05),
              "new": Position("New place")}  # fmt: skip
    planned = [at(1, 10, 11, venue="shop"), at(2, 10, 11, venue="house"), at(3, 10, 11, venue="new")]
    found = clashes(MONDAY, planned, areas=[SQUARE], venues=venues)
    assert [(one.kind, one.what, one.when) for one in found.clashes] == [
        ("place", "Programme: The Shop is inside the area to stay out of", "Monday")
    ]
    assert found.unchecked == ("New place",)
    assert clashes(MONDAY, planned, venues=venues).clashes == ()


def test_women_only_sessions_keep_to_the_hours_where_they_are_known():
    hours = Commitment(entry="friday", kind="women_only", what="Women’s day", weekdays=[5], starts=time(9),
                       ends=time(17), venue="willow", **TIMES)  # fmt: skip
    inside = at(5, 10, 12, "Group", venue="willow", women_only=True)
    outside = at(3, 10, 12, "Group", venue="willow", women_only=True)
    elsewhere = at(3, 14, 15, "Group", venue="house", women_only=True)
    found = clashes(MONDAY, [inside, outside, elsewhere], women_hours=[hours]).clashes
    assert [(one.kind, one.when) for one in found] == [("women_only", "Wednesday")]


def test_somebody_to_be_kept_apart_is_never_named():
    venues = {"house": Position("Canal House")}
    other = at(2, 15, 16, "Brand, supervision", venue="house")
    mine = at(2, 14, 15, "Key work", venue="house", entry="mine")
    (one,) = clashes(MONDAY, [mine], venues=venues, apart=[other]).clashes
    assert one.kind == "apart"
    assert one.what == "Key work, 2pm: Canal House is not free then"
    later = at(2, 16, 17, "Brand, supervision", venue="house")
    assert clashes(MONDAY, [mine], venues=venues, apart=[later]).clashes == ()


def test_the_same_thing_told_twice_is_no_clash():
    """Where the place is the same at the same time, a commitment and a session are one."""
    college = Commitment(entry="college", kind="learning", what="College", weekdays=[2], starts=time(9),
                         ends=time(15), venue="college", **TIMES)  # fmt: skip
    lesson = at(2, 9, 15, "College, full time", venue="college")
    assert clashes(MONDAY, [lesson, *from_commitments([college], MONDAY, "Travel")]).clashes == ()
    group = step("group", by_person=True, per_week=1, weeks=20, starts_on=date(2026, 2, 10), at=time(18),
                 minutes=120, venue="elm", workers=["ruth"])  # fmt: skip
    (session,) = from_steps([group], MONDAY)
    assert (session.on, session.starts, session.ends) == (date(2026, 3, 17), 1080, 1200)
    booked = Planned(session.on, 1080, 1170, "Group, week 6", venue="elm")
    assert without_twice([booked], [session]) == [booked]
    assert without_twice([], [session]) == [session]


@given(
    st.lists(st.tuples(st.integers(1, 7), st.integers(0, 22), st.integers(1, 4), st.booleans()), max_size=6)
)
def test_free_times_collide_with_nothing(drawn):
    planned = [
        at(
            day,
            starts,
            min(24, starts + hours),
            f"Thing {n}",
            entry=f"thing-{n}",
            kind="work" if fixed else "meeting",
        )
        for n, (day, starts, hours, fixed) in enumerate(drawn)
    ]
    found = clashes(MONDAY, planned, [NIGHTS])
    for one in found.clashes:
        moved = next((p for p in planned if p.entry in one.entries and p.kind == "meeting"), None)
        if moved is None or one.free.same_day is None:
            continue
        others = [p for p in planned if p is not moved]
        length = moved.ends - moved.starts
        there = Planned(moved.on, one.free.same_day, one.free.same_day + length, "Moved", entry="moved")
        again = clashes(MONDAY, [*others, there], [NIGHTS]).clashes
        candidates = [p for p in planned if p.entry in one.entries and p.kind == "meeting"]
        if len(candidates) == 1:
            assert not any("moved" in clash.entries for clash in again)
