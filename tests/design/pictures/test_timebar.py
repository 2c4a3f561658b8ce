"""The time bar, checked against positions worked out by hand."""

from datetime import date

from handrail.design.pictures import timebar
from handrail.design.pictures.timebar import Period, Promise, Tick

HELEN = Period(
    start=date(2026, 3, 5),
    end=date(2026, 12, 4),
    today=date(2026, 3, 18),
    end_label="Order ends",
    ticks=(Tick(date(2026, 5, 28), "12-week review"), Tick(date(2026, 9, 5), "6 months", strong=False)),
    promises=(Promise("Lifts", date(2026, 4, 1)),),
)


def test_fourteen_of_275_days_are_used():
    """5 to 18 March is 14 days with both ends; 5 March to 4 December is 275. 14/275 = 5.09%."""
    bar = timebar.draw(HELEN)
    assert (bar.days_used, bar.days) == (14, 275)
    assert bar.used == bar.today_at == 5.09


def test_a_tick_stands_at_the_beginning_of_its_day():
    """28 May is 84 days after 5 March: 84/275 = 30.55%. 5 September is 184 days: 66.91%."""
    assert timebar.draw(HELEN).ticks == (30.55, 66.91)


def test_help_runs_to_the_end_of_its_last_day():
    """5 March to 1 April is 28 days: 28/275 = 10.18%."""
    (line,) = timebar.draw(HELEN).lines
    assert (line.at, line.length, line.top) == (0, 10.18, 55)


def test_help_that_starts_later_has_a_line_of_its_own_beneath():
    second = Promise("Mentor", date(2027, 1, 1), date(2026, 4, 6))
    bar = timebar.draw(Period(HELEN.start, HELEN.end, HELEN.today, promises=(*HELEN.promises, second)))
    assert bar.lines[1].top == 63
    assert bar.lines[1].at == 11.64  # 32/275
    assert round(bar.lines[1].at + bar.lines[1].length, 1) == 100.0  # cut at the end of the order
    assert bar.height == timebar.draw(HELEN).height + 8


def test_leon_is_38_days_into_215():
    """9 February to 18 March is 38 days; to 11 September 215. 11 March: 30/215 = 13.95%."""
    bar = timebar.draw(
        Period(
            date(2026, 2, 9), date(2026, 9, 11), date(2026, 3, 18), ticks=(Tick(date(2026, 3, 11), "Job"),)
        )
    )
    assert (bar.used, bar.ticks) == (17.67, (13.95,))


def test_labels_without_room_are_left_to_the_list():
    """On a phone "6 months" has no room beside "Order ends"; the list below holds all."""
    wide, _, narrow = timebar.draw(HELEN).labels
    assert {label.lines[0] for label in wide.labels} == {
        "Lifts to 1 April", "12-week review", "6 months", "Order ends",
    }  # fmt: skip
    assert "6 months" not in {label.lines[0] for label in narrow.labels}
    assert ("6 months", "5 September 2026") in timebar.draw(HELEN).dates


def test_before_it_starts_nothing_is_used_and_today_is_not_on_it():
    bar = timebar.draw(Period(date(2026, 4, 1), date(2026, 5, 1), date(2026, 3, 18)))
    assert (bar.used, bar.today_at) == (0, None)


def test_after_it_ends_all_is_used():
    bar = timebar.draw(Period(date(2025, 4, 1), date(2025, 5, 1), date(2026, 3, 18)))
    assert (bar.used, bar.today_at) == (100, None)


def test_a_day_outside_the_period_has_no_tick():
    bar = timebar.draw(Period(HELEN.start, HELEN.end, HELEN.today, ticks=(Tick(date(2027, 1, 1), "After"),)))
    assert bar.ticks == ()


def test_the_picture_says_itself_in_words():
    title = timebar.draw(HELEN).title
    assert title.startswith("14 of 275 days used.")
    assert "12-week review 28 May 2026" in title
