"""Leon’s sentence and week."""

from datetime import date, time

from handrail.design.parts import Cell, Figure, Quote
from handrail.design.pictures import sentencebar, timebar, week
from tests.design.samples.frames import TODAY, frame


def _week_now() -> week.Week:
    shift = [week.Block(day, time(8), time(17), "work", "Work, 8am to 5pm") for day in range(5)]
    bus = [week.Block(day, time(6, 30), time(8), "travel", "Bus") for day in range(5)]
    back = [week.Block(day, time(17), time(18, 15), "travel", "Bus") for day in range(5)]
    skills = [week.Block(day, time(14), time(16), "programme", "Thinking Skills") for day in (1, 3)]
    key_work = [week.Block(day, time(18, 30), time(19, 30), "meeting", "Key work") for day in (0, 2)]
    free = [week.Block(day, time(18, 30), time(20, 30), "free", "Evening group") for day in (1, 3)]
    office = [week.Block(2, time(11), time(12), "meeting", "Office")]
    clashes = [week.Clash(1, day, time(6, 30), time(7), "Leaves 6:30am; curfew ends 7am") for day in range(5)]
    clashes += [
        week.Clash(2, day, time(14), time(16), "Thinking Skills 2pm to 4pm, in the shift") for day in (1, 3)
    ]
    clashes.append(week.Clash(3, 2, time(11), time(12), "Supervision at the office 11am, in the shift"))
    return week.Week(
        title="The week with three clashes",
        blocks=(*shift, *bus, *back, *skills, *key_work, *free, *office),
        curfews=tuple(week.Curfew(day, time(21), time(7)) for day in range(7)),
        clashes=tuple(clashes),
    )


def _week_settled() -> week.Week:
    shift = [week.Block(day, time(8), time(17), "work", "Work, 8am to 5pm") for day in range(5)]
    bus = [week.Block(day, time(6, 30), time(8), "travel", "Bus") for day in range(5)]
    back = [week.Block(day, time(17), time(18, 15), "travel", "Bus") for day in range(5)]
    skills = [
        week.Block(day, time(18, 30), time(20, 30), "programme", "Thinking Skills", changed=True)
        for day in (1, 3)
    ]
    key_work = [
        week.Block(day, time(18, 45), time(19, 15), "meeting", "Key work", changed=True) for day in (0, 4)
    ]
    call = [week.Block(2, time(18, 30), time(19), "meeting", "Phone call", changed=True)]
    # The night before a work day ends earlier.
    curfews = [week.Curfew((day - 1) % 7, time(21), time(6, 15), changed=True) for day in range(5)]
    curfews += [week.Curfew(day, time(21), time(7)) for day in (4, 5)]
    return week.Week(
        title="The settled week",
        blocks=(*shift, *bus, *back, *skills, *key_work, *call),
        curfews=tuple(curfews),
        monday=date(2026, 3, 23),
        hours=(5, 23),
    )


def sentence() -> dict[str, object]:
    """Leon's sentence and week."""
    new, same = Cell(tags=("New this time",)), "Same"
    first, again = "12 Sep 2024", "9 Feb 2026"
    return {
        "frame": frame(
            "Leon Harte",
            "Sentence",
            "X331775",
            29,
            "21 July 1996",
            ("In charge", "Ruth Adeyemi"),
            ("With", "Tom Ellery, trainee"),
            ("Lives at", "Elm Lodge, approved premises"),
            ("Scheme", "MAPPA"),
        ),
        "figure_list": (
            Figure("Week 6", "of 31, this licence"),
            Figure("38", "days used"),
            Figure("177", "days left"),
            Figure("7 weeks", "to the 12-week point"),
        ),
        "licence": timebar.draw(
            timebar.Period(
                start=date(2026, 2, 9),
                end=date(2026, 9, 11),
                today=TODAY,
                start_label="Released again",
                end_label="Ends",
                ticks=(
                    timebar.Tick(date(2026, 3, 11), "Job offer"),
                    timebar.Tick(date(2026, 5, 4), "12 weeks"),
                    timebar.Tick(date(2026, 8, 9), "6 months"),
                ),
            )
        ),
        "whole": sentencebar.draw(
            sentencebar.Sentence(
                today=TODAY,
                phases=(
                    sentencebar.Phase("custody", date(2022, 9, 12), date(2024, 9, 11), "Custody"),
                    sentencebar.Phase("licence", date(2024, 9, 12), date(2025, 1, 19), "First licence"),
                    sentencebar.Phase(
                        "custody", date(2025, 1, 20), date(2026, 2, 8), "Back in custody", "Custody"
                    ),
                    sentencebar.Phase("now", date(2026, 2, 9), date(2026, 9, 11), "Licence now"),
                ),
                marks=(
                    sentencebar.Mark(date(2022, 9, 12), "Sentenced"),
                    sentencebar.Mark(date(2024, 9, 12), "Released"),
                    sentencebar.Mark(date(2025, 1, 20), "Recalled", "before he found work"),
                    sentencebar.Mark(date(2026, 2, 9), "Released again"),
                    sentencebar.Mark(date(2026, 9, 11), "Ends", "recall did not move it"),
                ),
            )
        ),
        "week_now": week.draw(_week_now()),
        "week_settled": week.draw(_week_settled()),
        "clashes": (
            (
                Cell(
                    "Curfew ends at 7am; the bus that gets him there leaves at 6:40am",
                    "Monday to Friday",
                    number=1,
                ),
                Cell("Curfew ends 6:15am on work days", "Variation agreed 17 March"),
            ),
            (
                Cell("Thinking Skills, 2pm to 4pm, falls in the shift", "Tuesday, Thursday", number=2),
                Cell("Evening group, 6:30pm to 8:30pm; back before 9pm", "Three-way meeting, 17 March"),
            ),
            (
                Cell("Supervision at the office, 11am, falls in the shift", "Wednesday", number=3),
                Cell(
                    "Phone at 6:30pm until the programme ends; then face to face again",
                    "Three-way meeting, 17 March",
                ),
            ),
        ),
        "own_words": Quote(
            "I didn’t want you ringing him. But if that’s what gets me in the chair by Monday, ring him.",
            "Leon, three-way meeting, 17 March",
        ),
        "conditions": (
            (
                Cell("Live and sleep at Elm Lodge", "Not to stay anywhere else without being told yes first"),
                again,
                new,
            ),
            (
                Cell("Be in from 9pm to 7am", "Electronic tag. Until 6:15am on work days, from 23 March"),
                again,
                new,
            ),
            (Cell("Tell us of any job before starting", "Start only when told yes"), first, same),
            (Cell("Complete Thinking Skills", "Two sessions a week, 12 weeks"), first, same),
            (Cell("Give a test sample when asked", "Twice a week, at Elm Lodge"), again, new),
            (
                Cell(
                    "Keep out of the area agreed",
                    "“The Marlow estate and the streets round the market, as on my map”",
                ),
                first,
                Cell(tags=("Wider this time",)),
            ),
            (
                Cell("No contact with the people named on the licence", "Names open to those who need them"),
                first,
                same,
            ),
            ("One phone; number and any car known to us", again, new),
            (
                Cell("Keep appointments", "Weekly, face to face; by phone while Thinking Skills runs"),
                first,
                same,
            ),
        ),
    }
