"""What sessions come to: worked out by hand, nothing counted twice."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from handrail.delivery.programmes import dosage

TODAY = date(2026, 3, 18)


def programme(**facts: Any) -> Any:
    usual = {
        "unit": "sessions",
        "amount": 8,
        "per_week": 1,
        "valid_from": date(2026, 2, 2),
        "state": "running",
    }
    return SimpleNamespace(**{**usual, **facts})


def session(entry: str, day: int, attendance: str = "came", month: int = 2, **facts: Any) -> Any:
    usual = {"minutes": 60, "catch_up_for": None, "pk": int(entry.strip("s"))}
    return SimpleNamespace(
        entry=entry, valid_from=date(2026, month, day), attendance=attendance, **{**usual, **facts}
    )


def test_a_session_missed_and_caught_up_is_one_done_and_none_missing() -> None:
    held = [
        session("s1", 2),
        session("s2", 9, "missed"),
        session("s3", 11, "catch_up", catch_up_for="s2"),
        session("s4", 12, "catch_up", catch_up_for="s2"),
        session("s5", 16, "missed"),
    ]

    found = dosage.dose(programme(), held, TODAY)

    assert (found.done, found.caught_up, found.still_missed) == (2, 1, 1)


def test_a_catch_up_of_what_was_attended_adds_nothing() -> None:
    held = [session("s1", 2), session("s2", 4, "catch_up", catch_up_for="s1")]

    assert dosage.dose(programme(), held, TODAY).done == 1


def test_part_of_a_session_counts_in_hours_and_not_as_a_session() -> None:
    held = [session("s1", 2), session("s2", 9, "part", minutes=30), session("s3", 16, minutes=None)]

    in_hours = dosage.dose(programme(unit="hours", amount=24), held, TODAY)

    assert (in_hours.done, in_hours.whole, in_hours.without_minutes) == (1.5, 1, 1)
    assert dosage.dose(programme(), held, TODAY).done == 2
    assert dosage.dose(programme(), held, TODAY).in_part == 1


def test_two_sessions_of_one_day_are_one_activity_day() -> None:
    held = [session("s1", 2), session("s2", 2), session("s3", 3)]

    assert dosage.dose(programme(unit="days"), held, TODAY).done == 2


def test_every_week_is_there_also_those_without() -> None:
    held = [session("s1", 3), session("s2", 17, "not_held"), session("s3", 18)]

    weeks = dosage.dose(programme(), held, date(2026, 2, 24)).weeks

    assert [(week.start.day, week.done, week.missed) for week in weeks] == [
        (2, 1, 0),
        (9, 0, 0),
        (16, 1, 1),
        (23, 0, 0),
    ]


def test_what_is_planned_by_now_follows_the_rhythm_and_never_exceeds_the_whole() -> None:
    assert dosage.by_now(programme(), date(2026, 2, 16)) == 2
    assert dosage.by_now(programme(), date(2027, 2, 2)) == 8
    assert dosage.by_now(programme(per_week=None), TODAY) is None
    assert dosage.by_now(programme(state="completed"), TODAY) is None


def test_what_is_still_ahead_is_not_done() -> None:
    assert dosage.dose(programme(), [session("s1", 20, month=3)], TODAY).done == 0
