"""The week: positions by hand, curfew across midnight, clashes and changes, words for phones."""

from datetime import date, time

from handrail.design.pictures import week
from handrail.design.pictures.week import Block, Clash, Curfew, Week

NIGHTS = tuple(Curfew(day, time(21), time(7)) for day in range(7))
SHIFT = Block(0, time(8), time(17), "work", "Work, 8am to 5pm")
FIVE_TO_ELEVEN = (5, 23)


def monday(*blocks, curfews=(), clashes=(), hours=FIVE_TO_ELEVEN):
    return week.draw(Week(blocks=blocks, curfews=curfews, clashes=clashes, hours=hours)).rows[0]


def test_a_shift_stands_where_its_hours_are():
    """5am to 11pm is 18 hours: 8am is 3/18 (16.67%), nine hours are 50%."""
    (piece,) = monday(SHIFT).pieces
    assert (piece.at, piece.length) == (16.67, 50.0)


def test_hours_are_named_every_second_hour():
    hours = week.draw(Week(hours=FIVE_TO_ELEVEN)).hours
    assert hours[0] == (5.56, "6am")
    assert [words for _, words in hours][3:5] == ["12pm", "2pm"]
    assert hours[-1] == (94.44, "10pm")


def test_a_curfew_across_midnight_stands_on_both_days():
    """Until 7am: 2/18 = 11.11%. From 9pm: 16/18 = 88.89% to the edge."""
    morning, evening = sorted(monday(curfews=NIGHTS).hatches, key=lambda hatch: hatch.at)
    assert (morning.at, morning.length, morning.label) == (0, 11.11, "")
    assert (evening.at, evening.length, evening.label) == (88.89, 11.11, "Curfew")


def test_sunday_night_ends_on_monday_morning():
    rows = week.draw(Week(curfews=(Curfew(6, time(21), time(7)),))).rows
    assert len(rows[0].hatches) == 1
    assert len(rows[6].hatches) == 1
    assert not rows[1].hatches


def test_a_curfew_to_midnight_does_not_reach_the_next_day():
    rows = week.draw(Week(curfews=(Curfew(0, time(19), time(0)),))).rows
    assert len(rows[0].hatches) == 1
    assert not rows[1].hatches


def test_a_night_shift_is_drawn_on_both_days():
    rows = week.draw(Week(blocks=(Block(2, time(22), time(6), "work", "Nights"),))).rows
    assert len(rows[2].pieces) == len(rows[3].pieces) == 1
    assert rows[2].words == ((0, False, "Nights 10pm to 6am"),)
    assert rows[3].words == ((0, False, "Nothing planned"),)


def test_hours_follow_from_what_the_week_holds():
    """First thing 6:30am, so from 5am; curfew from 9pm shows two hours of itself, to 11pm."""
    bus = Block(0, time(6, 30), time(8), "travel", "Bus")
    assert week._scale(Week(blocks=(bus, SHIFT), curfews=NIGHTS)) == week._Scale(5 * 60, 23 * 60)


def test_an_empty_week_shows_the_day():
    assert week._scale(Week()) == week._Scale(7 * 60, 19 * 60)


def test_a_clash_is_framed_and_numbered_and_told_first():
    row = monday(
        SHIFT,
        Block(0, time(14), time(16), "programme", "Thinking Skills"),
        curfews=NIGHTS,
        clashes=(Clash(2, 0, time(14), time(16), "Thinking Skills, in the shift"),),
    )
    (frame,) = row.frames
    assert (frame.number, frame.at, frame.length) == (2, 50.0, 11.11)
    # The clash says what the block would have said.
    assert row.words == ((0, False, "Work, 8am to 5pm"), (2, False, "Thinking Skills, in the shift"))


def test_a_label_stands_where_nothing_covers_it():
    """Thinking Skills covers 2pm to 4pm; the longest free part of the shift is 8am to 2pm."""
    row = monday(SHIFT, Block(0, time(14), time(16), "programme", "Thinking Skills"))
    shift = next(piece for piece in row.pieces if piece.kind == "work")
    # Halfway between 8am (16.67) and 2pm (50).
    assert {(label.at, label.beside) for label in shift.labels} == {(33.34, False)}


def test_a_label_too_wide_for_its_block_stands_beside_it():
    (piece,) = monday(Block(0, time(18, 30), time(19), "meeting", "Phone call")).pieces
    assert all(label.beside for label in piece.labels)
    assert piece.labels[0].at == round(piece.at + piece.length, 2)


def test_a_label_may_take_two_lines():
    """Two hours of 18 are 66 pixels of the narrowest week with labels: "Thinking Skills" needs 99."""
    (piece,) = monday(Block(0, time(14), time(16), "programme", "Thinking Skills")).pieces
    assert {label.tier: label.lines for label in piece.labels} == {
        "wide": ("Thinking Skills",),
        "middle": ("Thinking", "Skills"),
    }


def test_what_a_label_leaves_out_stands_under_the_day():
    """Two hours are 111 pixels on wide screens: "Monthly discussion with manager" is cut, and listed."""
    row = monday(Block(0, time(9), time(11), "meeting", "Monthly discussion with manager"), SHIFT)
    label = row.pieces[1].labels[0]
    assert (label.lines, label.whole) == (("Monthly", "discussion…"), False)
    assert row.listed == ("wide", "middle")
    assert monday(SHIFT).listed == ()


def test_a_label_never_stands_on_the_curfew():
    """From 8pm to 9pm there is an hour: 55 pixels on wide screens, 33 on narrower, for 54 and 10."""
    row = monday(Block(0, time(19, 45), time(20), "meeting", "Key work"), curfews=NIGHTS)
    assert row.pieces[0].labels == ()


def test_a_label_never_stands_on_another_block():
    office = Block(0, time(11), time(11, 30), "meeting", "Office")
    assert next(piece for piece in monday(SHIFT, office).pieces if piece.kind == "meeting").labels == ()


def test_what_changed_is_cornered_and_said():
    row = monday(
        Block(0, time(18, 30), time(19), "meeting", "Key work", changed=True),
        curfews=(Curfew(6, time(21), time(6, 15), changed=True),),
    )
    assert row.pieces[0].corner
    assert row.hatches[0].corner
    assert row.words == (
        (0, True, "May leave from 6:15am"),
        (0, True, "Key work 6:30pm to 7pm"),
    )


def test_the_row_says_the_curfew_to_those_who_hear_it():
    assert monday(SHIFT, curfews=NIGHTS).said == "Monday: Work, 8am to 5pm. In until 7am. In from 9pm"


def test_a_free_place_is_called_one():
    row = monday(Block(0, time(18, 30), time(20, 30), "free", "Evening group"))
    assert row.words == ((0, False, "Free place: Evening group 6:30pm to 8:30pm"),)


def test_days_carry_dates_where_the_week_is_known():
    rows = week.draw(Week(monday=date(2026, 3, 16))).rows
    assert (rows[0].name, rows[0].on) == ("Monday", "16 Mar")
    assert rows[6].on == "22 Mar"
