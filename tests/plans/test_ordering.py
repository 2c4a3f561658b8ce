"""The order of work in the words of a case: Wayne, 25, on licence to 24 November."""

from datetime import timedelta

import pytest

from handrail.plans.lengths import days_said, length_of
from handrail.plans.ordering import Window, Windows, order_of
from handrail.plans.ways_out import WayKind, ways_out
from tests.plans.written import day, stable, step, wait

TODAY = day(5, 7)
LICENCE = Window("programme", "licence", day(3, 3), day(11, 24))
SENTENCE = Window("sentence", "supervision", day(3, 3), day(3, 2, 2027))
WINDOWS = Windows(SENTENCE, {"programme": LICENCE})
EXPECTED = stable(expected_on=day(5, 21))
GROUP = step(
    "group",
    sessions=26,
    per_week=1,
    wait_weeks=8,
    requirement="programme",
    kind="offence_focused",
)
THINKING = step("thinking", sessions=10, per_week=1, requirement="programme", kind="offence_focused")
COLLEGE = step("college", weeks=4, due_on=day(8, 3))
WAITS = [wait(one, state="stable") for one in ("group", "thinking", "college")]


def wayne(*steps, waits=WAITS, states=(EXPECTED,), today=TODAY, **more):
    return order_of(list(steps), waits, list(states), WINDOWS, today=today, **more)


def placed(order, entry):
    return next(one for one in order.steps if one.step.entry == entry)


def test_what_waits_for_a_state_starts_on_the_day_it_is_expected():
    one = placed(wayne(THINKING), "thinking")
    assert (one.dated.starts, one.dated.ends) == (day(5, 21), day(7, 29))
    assert (one.dated.latest_start, one.dated.latest_end) == (day(9, 16), day(11, 24))
    assert one.dated.room == 118 == 16 * 7 + 6
    assert one.dated.set_by == "programme"
    assert one.over == 0


def test_a_waiting_list_begins_when_the_state_has_come():
    one = placed(wayne(GROUP), "group")
    assert one.listed_from == day(5, 21)
    assert (one.dated.starts, one.dated.ends) == (day(7, 16), day(1, 13, 2027))
    assert one.over == 50
    assert one.dated.latest_start is None


def test_ways_out_of_what_cannot_fit_are_worked_out():
    order = wayne(GROUP, THINKING, COLLEGE)
    ways = {way.kind: way for way in ways_out(placed(order, "group"), order)}
    assert ways[WayKind.OTHER_WORK].step == "thinking"
    assert ways[WayKind.OTHER_WORK].room == 118
    twice = ways[WayKind.MORE_A_WEEK]
    assert (twice.number, twice.ends, twice.room) == (2, day(10, 14), 41)
    assert (ways[WayKind.SHORTER].number, ways[WayKind.SHORTER].ends) == (18, day(11, 18))
    assert (ways[WayKind.NO_LIST].ends, ways[WayKind.NO_LIST].room) == (day(11, 18), 6)
    assert ways[WayKind.BY_CHOICE].ends == day(1, 13, 2027)
    # Not waiting for the state would not be enough: 2 July and 26 weeks is 30 December.
    assert WayKind.NO_WAIT not in ways
    assert ways_out(placed(order, "thinking"), order) == ()


def test_not_waiting_is_a_way_out_where_it_is_enough():
    late = stable(expected_on=day(10, 1))
    order = wayne(THINKING, states=[late])
    one = placed(order, "thinking")
    assert (one.dated.starts, one.over) == (day(10, 1), 15)
    ways = {way.kind: way for way in ways_out(one, order)}
    assert (ways[WayKind.NO_WAIT].ends, ways[WayKind.NO_WAIT].room) == (day(7, 15), 132)


def test_the_latest_day_of_a_state_is_set_by_what_fits_and_is_soonest():
    state = wayne(GROUP, THINKING, COLLEGE).states[0]
    assert (state.latest, state.set_by) == (day(7, 7), "college")
    assert state.waiting == ("group", "thinking", "college")
    assert not state.holds


def test_a_state_come_true_frees_what_waited_from_that_day():
    judged = stable(expected_on=day(5, 21), true_since=day(5, 5))
    order = wayne(THINKING, states=[judged])
    assert order.states[0].holds
    assert placed(order, "thinking").dated.starts == TODAY
    assert placed(order, "thinking").awaited[0].come


def test_a_lapse_restarts_nothing_by_itself():
    """What is under way keeps its days; what has not been started waits again."""
    lapsed = stable(true_since=day(4, 1), lapsed_on=day(5, 1))
    under_way = step("thinking", sessions=10, per_week=1, state="in_progress", starts_on=day(4, 7))
    order = wayne(under_way, COLLEGE, states=[lapsed])
    assert placed(order, "thinking").dated.starts == day(4, 7)
    assert placed(order, "thinking").dated.ends == day(6, 15)
    assert [one.entry for one in placed(order, "thinking").early] == ["stable"]
    assert placed(order, "college").early == ()
    assert [one.entry for one in placed(order, "college").not_expected] == ["stable"]
    assert (order.states[0].waiting, order.states[0].under_way) == (("college",), ("thinking",))


def test_a_state_judged_again_after_a_lapse_holds():
    again = stable(true_since=day(5, 6), lapsed_on=day(5, 1))
    assert wayne(COLLEGE, states=[again]).states[0].holds


def test_a_wait_advises_and_never_locks():
    early = step("thinking", sessions=10, per_week=1, state="in_progress", starts_on=day(5, 4))
    one = placed(wayne(early), "thinking")
    assert one.under_way
    assert [awaited.entry for awaited in one.early] == ["stable"]


def test_an_expected_day_that_has_passed_is_not_before_today():
    order = wayne(THINKING, states=[stable(expected_on=day(4, 1))])
    assert placed(order, "thinking").dated.starts == TODAY


def test_a_step_follows_the_day_after_another_ends():
    home = step("home", weeks=2, starts_on=day(5, 11))
    order = wayne(home, COLLEGE, waits=[wait("college", "home")])
    assert placed(order, "home").dated.ends == day(5, 24)
    assert placed(order, "college").dated.starts == day(5, 25)
    # College ends by 3 August, so it starts by 7 July and the home is there by the day before.
    assert placed(order, "home").dated.latest_end == day(7, 6)
    assert placed(order, "home").dated.set_by == "college"


def test_done_work_holds_nothing_up_and_dropped_work_is_not_waited_for():
    done = step("home", state="completed", starts_on=day(3, 3))
    dropped = step("group", state="no_longer_needed")
    order = wayne(done, dropped, COLLEGE, waits=[wait("college", "home"), wait("college", "group")])
    assert placed(order, "college").dated.starts == TODAY
    assert [(one.entry, one.come) for one in placed(order, "college").awaited] == [("home", True)]
    assert placed(order, "home").dated is None


def test_work_that_goes_on_by_choice_only_has_to_begin_in_time():
    gym = step("gym", weeks=80, goes_on_after=True)
    one = placed(wayne(gym), "gym")
    assert (one.over, one.dated.ends > SENTENCE.ends) == (0, True)
    assert one.dated.latest_start == SENTENCE.ends


def test_missing_its_own_day_is_told_apart_from_not_fitting():
    late = step("housing", weeks=6, due_on=day(5, 31))
    one = placed(wayne(late), "housing")
    assert (one.dated.ends, one.late, one.over) == (day(6, 17), 17, 0)
    # The day that is missed sets nothing; the end of the sentence does.
    assert one.dated.set_by == "sentence"


def test_work_under_way_beyond_its_time_ends_today_at_the_earliest():
    slow = step("housing", weeks=2, state="in_progress", starts_on=day(4, 1), due_on=day(4, 20))
    one = placed(wayne(slow), "housing")
    assert (one.dated.ends, one.late) == (TODAY, 17)


def test_the_room_before_the_end_of_a_requirement_and_of_the_sentence():
    rooms = {room.window.key: room for room in wayne(THINKING, GROUP, COLLEGE).rooms}
    assert (rooms["programme"].days, rooms["programme"].last_step) == (-50, "group")
    assert rooms["sentence"].days == 48


def test_a_service_tells_how_long_one_waits_unless_the_step_does():
    asked = step("recovery", service="recovery", weeks=1)
    told = step("housing", service="recovery", weeks=1, wait_weeks=0)
    order = wayne(asked, told, waits=[], service_waits={"recovery": 21})
    assert placed(order, "recovery").dated.starts == TODAY + timedelta(days=21)
    assert placed(order, "housing").dated.starts == TODAY


def test_waiting_counts_from_the_day_the_step_was_agreed():
    asked = step("recovery", wait_weeks=8, weeks=1, valid_from=day(4, 2))
    assert placed(wayne(asked, waits=[]), "recovery").dated.starts == day(5, 28)


@pytest.mark.parametrize(
    ("facts", "days", "known"),
    [
        ({"weeks": 6, "sessions": 3}, 42, True),
        ({"sessions": 10, "per_week": 2}, 35, True),
        ({"sessions": 5, "per_week": 2}, 21, True),
        ({"sessions": 4}, 28, True),
        ({"starts_on": day(5, 1), "due_on": day(5, 3)}, 3, True),
        ({"due_on": day(5, 3)}, 1, False),
        ({}, 1, False),
    ],
)
def test_how_long_a_step_takes(facts, days, known):
    found = length_of(step("some", **facts))
    assert (found.days, found.known) == (days, known)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Two to six weeks", 42),
        ("Three days", 3),
        ("Within a week", 7),
        ("About 8 weeks for the evening group", 56),
        ("1-2 months", 60),
        ("None, ask the day before", 0),
        ("Beds go at 6pm", 0),
        ("Starts each term", 0),
        ("Assessment takes several weeks", 0),
        ("", 0),
    ],
)
def test_what_a_service_says_about_waiting(words, days):
    assert days_said(words) == days
