"""Services over the phases of a sentence: which ran where, and what is still to run."""

from datetime import date

from handrail.design.pictures.phases import Phase, Run, draw, ran_in, still_in

PHASES = (
    Phase("Custody", date(2026, 1, 1), date(2026, 1, 31), inside=True),
    Phase("Licence", date(2026, 2, 1), date(2026, 3, 31)),
    Phase("Post-sentence supervision", date(2026, 4, 1), date(2026, 4, 10)),
)
TODAY = date(2026, 2, 15)


def test_a_service_stands_from_its_first_day_to_today_and_on() -> None:
    picture = draw("Services", PHASES, [Run("Mentor", date(2026, 1, 11), after=True)], TODAY)

    assert picture is not None
    (row,) = picture.rows
    assert row.ran is not None
    assert row.ahead is not None
    # A hundred days on 92 per cent of the width: 0.92 a day.
    assert (row.ran.at, row.ran.length) == (9.2, 33.12)
    assert (row.ahead.at, row.ahead.length) == (42.32, 49.68)
    assert picture.today_at == 42.32
    assert (row.after, row.begun) == (True, True)


def test_what_has_ended_has_nothing_ahead_and_what_has_not_begun_has_not_run() -> None:
    ended = Run("Prison faith worker", date(2026, 1, 1), date(2026, 1, 31))
    asked = Run("College", date(2026, 2, 10), begun=False)

    picture = draw("Services", PHASES, [ended, asked], TODAY)

    assert picture is not None
    first, second = picture.rows
    assert (first.ahead, second.ran) == (None, None)
    assert second.ahead is not None
    assert second.ahead.at == 36.8


def test_phases_are_told_in_words() -> None:
    mentor = Run("Mentor", date(2026, 1, 11))
    assert ran_in(PHASES, mentor, TODAY) == ("Custody", "Licence")
    assert still_in(PHASES, mentor, TODAY) == ("Post-sentence supervision",)
    until_march = Run("Course", date(2026, 2, 1), date(2026, 3, 20))
    assert (ran_in(PHASES, until_march, TODAY), still_in(PHASES, until_march, TODAY)) == (("Licence",), ())
    asked = Run("College", date(2026, 2, 10), begun=False)
    assert (ran_in(PHASES, asked, TODAY), still_in(PHASES, asked, TODAY)) == ((), ())


def test_without_phases_or_services_there_is_no_picture() -> None:
    assert draw("Services", (), [Run("Mentor", TODAY)], TODAY) is None
    assert draw("Services", PHASES, [], TODAY) is None
