"""What a week asks, counted by hand."""

from datetime import date, time

from handrail.casefile.contacts import Contact
from handrail.casefile.plans import ContactPhase, Help
from handrail.plans.asking import Rows, asked_in_week
from handrail.plans.sessions import sessions_in
from tests.plans.written import TIMES, step

MONDAY = date(2026, 3, 16)
SESSIONS = step(
    "sessions", by_person=True, sessions=8, per_week=1, starts_on=date(2026, 1, 20), at=time(11), weeks=16,
    minutes=60, journeys=1, workers=["ruth"], state="in_progress",
)  # fmt: skip
COLLEGE = step("college", by_person=True, per_week=3, minutes=390, journeys=1, goes_on_after=True,
               starts_on=date(2026, 1, 14), state="in_progress")  # fmt: skip


def contact(entry, on, **facts):
    facts = {"kind": "supervision", "mode": "office", "workers": ["ruth"], "minutes": 45, **facts}
    return Contact(entry=entry, valid_from=on, **TIMES, **facts)


def phase(**facts):
    facts = {"rank": 1, "name": "Seen each week", "times": 1, "workers": ["ruth"], **facts}
    return ContactPhase(entry="level", valid_from=date(2026, 3, 2), **TIMES, **facts)


def counted(*steps, monday=MONDAY, **more):
    return asked_in_week(Rows(steps=steps, **more), monday)


def test_hours_and_journeys_of_a_week():
    """One session of an hour, college three times six and a half: 20½ hours, four journeys."""
    week = counted(SESSIONS, COLLEGE)
    assert [(row.what, row.times, row.minutes, row.journeys) for row in week.rows] == [
        ("sessions", 1, 60, 1),
        ("college", 3, 1170, 3),
    ]
    assert (week.minutes, week.hours, week.journeys) == (1230, "20½", 4)


def test_an_appointment_booked_for_a_session_is_that_session():
    booked = contact("tuesday", date(2026, 3, 17), at=time(11), minutes=50)
    week = counted(SESSIONS, contacts=[booked])
    assert [(row.what, row.minutes) for row in week.rows] == [("sessions", 50)]
    other = contact("friday", date(2026, 3, 20), at=time(10), title="Home visit", mode="home")
    week = counted(SESSIONS, contacts=[booked, other])
    assert [(row.what, row.minutes, row.journeys) for row in week.rows] == [
        ("sessions", 50, 1),
        ("Home visit", 45, 0),
    ]


def test_a_session_moved_within_the_week_is_counted_once():
    moved = contact("wednesday", date(2026, 3, 18), at=time(14), minutes=60, kind="programme_session")
    course = step("course", by_person=True, per_week=1, weeks=20, starts_on=date(2026, 3, 3), at=time(18),
                  minutes=120, workers=["ruth"], kind="offence_focused")  # fmt: skip
    assert [(row.what, row.minutes) for row in counted(course, contacts=[moved]).rows] == [("course", 60)]


def test_what_others_talk_about_asks_nothing_of_the_person():
    meeting = contact("mappa", date(2026, 3, 20), at=time(10), kind="meeting", title="MAPPA meeting")
    assert counted(contacts=[meeting]).rows == ()


def test_a_contact_level_is_not_counted_beside_its_own_appointments():
    assert [row.what for row in counted(phases=[phase()]).rows] == ["Seen each week"]
    seen = contact("friday", date(2026, 3, 20), at=time(10), title="Office")
    assert [row.what for row in counted(phases=[phase()], contacts=[seen]).rows] == ["Office"]
    twice = counted(phases=[phase(times=2)], contacts=[seen]).rows
    assert [(row.what, row.times, row.minutes) for row in twice] == [
        ("Office", 1, 45),
        ("Seen each week", 1, 30),
    ]
    assert counted(phases=[phase(every="month")]).rows == ()


def test_what_is_done_once_stands_in_its_own_week():
    once = step("council", by_person=True, due_on=date(2026, 3, 20), minutes=30, journeys=1)
    assert counted(once).journeys == 1
    assert counted(once, monday=date(2026, 3, 23)).rows == ()


def test_what_is_not_the_persons_and_what_is_done_asks_nothing():
    ours = step("referral", workers=["ruth"], due_on=date(2026, 3, 20), minutes=30)
    done = step("form", by_person=True, due_on=date(2026, 3, 20), minutes=30, state="completed")
    assert counted(ours, done).rows == ()


def test_what_nobody_said_the_length_of_is_counted_as_unsaid():
    week = counted(
        step("supper", by_person=True, per_week=2, state="in_progress", valid_from=date(2026, 3, 2))
    )
    assert (week.minutes, week.unsaid, week.rows[0].times) == (0, 1, 2)


def test_help_stands_beside_its_step_and_is_warned_of_before_it_ends():
    lift = Help(
        entry="lift", kind="lift", what="A lift", steps=["sessions"], valid_to=date(2026, 4, 8), **TIMES
    )
    far = Help(entry="far", kind="lift", what="Later", steps=["sessions"], valid_to=date(2026, 6, 9), **TIMES)
    week = counted(SESSIONS, help=[lift, far])
    assert [one.entry for one in week.rows[0].help] == ["lift", "far"]
    assert [one.entry for one in week.ending] == ["lift"]


def test_sessions_fall_on_the_weekday_of_the_first():
    (one,) = sessions_in([SESSIONS], MONDAY)
    assert (one.on, one.starts, one.ends) == (date(2026, 3, 17), 660, 720)
    # Sixteen weeks from 20 January end on 11 May.
    assert list(sessions_in([SESSIONS], date(2026, 5, 11))) == []
    assert list(sessions_in([COLLEGE], MONDAY)) == []
