"""Worked examples: engagement, deliver, adults."""

from handrail.casefile.contacts import Absence, Contact, Enforcement, Handover
from handrail.casefile.people import Allocation
from handrail.casefile.plans import Help, Objective, Step
from handrail.casefile.reviews import Feedback
from handrail.casefile.sentences import Release, Requirement, Sentence
from handrail.practice.answers import Answer
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case

HOURS = row(Requirement, "hours", kind="unpaid_work", amount=40, unit="hours", done=0)
FIRST = row(Contact, "first-meeting", 3)
RUTH = row(Allocation, "in-charge", role="in_charge", worker="ruth", valid_to=39)
ANITA = row(Allocation, "in-charge-2", 40, role="in_charge", worker="anita")
CUSTODY = row(Sentence, "custody", -365, kind="determinate_custody", months=24)
RELEASE = row(Release, "release", 0, place="HMP Fenwold")


def missed(entry: str, on: int, outcome: str = "unacceptable_absence") -> Contact:
    """An appointment Ann did not come to."""
    return row(Contact, entry, on, outcome=outcome)


def looked_into(contact: str, on: int, reason: str = "travel") -> Absence:
    """What was found out about it, the help offered, and what was decided."""
    return row(
        Absence,
        f"why-{contact}",
        on,
        contact=contact,
        in_the_way=[reason],
        helps=["transport"],
        help_offered_on=on,
        words="I had no fare",
        because="She could have rung",
        decided_by="ruth",
    )


@example(
    "A-ENG-DEL-1",
    Answer.SHOWN,
    "Ann was first seen on 8 January 2026; unpaid work: begun, or later with a reason",
)
def the_first_saturday_in_the_second_week() -> Case:
    """Ann came on the third day, and to her first Saturday of unpaid work in the second week."""
    return adult(
        FIRST,
        HOURS,
        row(Objective, "order", 5),
        row(Step, "saturdays", 5, objective="order", requirement="hours"),
        row(Contact, "first-saturday", 12, kind="activity", workers=["ruth"], steps=["saturdays"]),
    )


@example("A-ENG-DEL-1", Answer.NO_EVIDENCE, "Not begun, and no reason: unpaid work")
def ten_weeks_and_no_saturday() -> Case:
    """After ten weeks no hour of unpaid work is done, and nobody wrote why."""
    return adult(FIRST, HOURS)


@example("A-ENG-DEL-1", Answer.AGAINST, "Ann was first seen on 4 February 2026, after 30 days")
def a_month_before_anybody_met_her() -> Case:
    """The first appointment was made for a month after sentence."""
    return adult(row(Contact, "first-meeting", 30))


@example("A-ENG-DEL-1", Answer.NOT_APPLICABLE, "Ann is in custody; nothing outside can begin")
def still_in_prison() -> Case:
    """Ann serves the first half of two years."""
    return adult(row(Sentence, "custody", kind="determinate_custody", months=24))


@example("A-ENG-DEL-1", Answer.NOT_YET_DUE, "There is time until 16 February 2026")
def four_weeks_in_and_on_the_list() -> Case:
    """Ann has been seen; in the fourth week there are two weeks left to begin the unpaid work."""
    return adult(FIRST, HOURS, on=25)


@example(
    "A-ENG-DEL-2",
    Answer.SHOWN,
    "The same worker since 5 January 2026, and Ann’s words on the work are kept",
)
def ruth_all_along() -> Case:
    """Ruth has been in charge from the first day, and Ann's own words end the notes."""
    return adult(row(Contact, "meeting", 20, words="You said it as it is"))


@example(
    "A-ENG-DEL-2",
    Answer.NO_EVIDENCE,
    "Nothing says that Ann was told of the change in charge on 14 February 2026",
)
def a_new_worker_without_a_word() -> Case:
    """Anita took over in the sixth week. Nothing says that Ann was told."""
    return adult(RUTH, ANITA, row(Contact, "meeting", 20, words="You said it as it is"))


@example(
    "A-ENG-DEL-2",
    Answer.AGAINST,
    "Who is in charge changed twice, and nothing says that Ann was told",
)
def three_workers_in_ten_weeks() -> Case:
    """Ruth, then Anita, then Femi within ten weeks, each time without a word to Ann."""
    return adult(
        RUTH,
        row(Allocation, "in-charge-2", 40, role="in_charge", worker="anita", valid_to=54),
        row(Allocation, "in-charge-3", 55, role="in_charge", worker="femi"),
    )


@example(
    "A-ENG-DEL-2",
    Answer.NEEDS_JUDGEMENT,
    "Ann spoke on 25 January 2026 of how we work, and no answer is written: look at it",
)
def she_said_it_feels_like_a_list() -> Case:
    """Ann was told of Anita. She said it felt like a list being read out; no answer is written."""
    return adult(
        RUTH,
        ANITA,
        row(
            Handover,
            "to-anita",
            40,
            kind="practitioner",
            from_worker="ruth",
            to_worker="anita",
            must_know="Mornings",
            told_on=38,
        ),
        row(Feedback, "a-list", 20, topic="supervision", words="It is a list being read out"),
    )


@example("A-ENG-DEL-2", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def the_first_fortnight_of_a_relationship() -> Case:
    """Two weeks in Ann has been met twice; nothing she said of it is in the notes so far."""
    return adult(FIRST, row(Contact, "second-meeting", 10), on=14)


@example("A-ENG-DEL-3", Answer.SHOWN, "Made easier for Ann: practical help and appointments rearranged")
def a_lift_and_another_day() -> Case:
    """A volunteer drives Ann to her first sessions; one appointment was moved for a school play."""
    return adult(
        row(Help, "lift", 10, kind="lift"),
        row(Contact, "school-play", 31, outcome="rearranged"),
    )


@example("A-ENG-DEL-3", Answer.NO_EVIDENCE, "Nothing shows what was made easier for Ann")
def nothing_was_moved() -> Case:
    """Ten weeks of appointments, none moved, no help beside them."""
    return adult(FIRST, row(Contact, "second-meeting", 10))


@example("A-ENG-DEL-3", Answer.AGAINST, "Getting there: in the way twice, and no help was offered")
def no_fare_and_again_no_fare() -> Case:
    """Twice Ann had no money for the bus and said so. Nothing was offered."""
    return adult(
        missed("february", 30),
        row(Absence, "why-february", 31, contact="february", in_the_way=["travel"]),
        missed("march", 60),
        row(Absence, "why-march", 61, contact="march", in_the_way=["travel"]),
    )


@example("A-ENG-DEL-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def nothing_to_move_so_far() -> Case:
    """In the second week there has been one appointment."""
    return adult(FIRST, on=10)


@example(
    "A-ENG-DEL-4",
    Answer.SHOWN,
    "Ann was seen or heard in prison twice before release on 5 January 2026",
)
def a_visit_and_a_call() -> Case:
    """Ruth visited in November and rang by video before Christmas."""
    return adult(
        CUSTODY,
        RELEASE,
        row(Contact, "visit", -40, kind="custody_visit", mode="custody_visit", purpose="pre_release"),
        row(Contact, "video", -14, mode="video", purpose="pre_release"),
    )


@example(
    "A-ENG-DEL-4",
    Answer.NO_EVIDENCE,
    "No contact in prison in the twelve weeks before 5 January 2026",
)
def first_met_at_the_gate() -> Case:
    """Ann came out in January. The first contact on record is that day."""
    return adult(CUSTODY, RELEASE, row(Contact, "gate", 0))


@example("A-ENG-DEL-4", Answer.NOT_APPLICABLE, "This supervision did not begin with a release from prison")
def an_order_from_court() -> Case:
    """Ann serves a community order."""
    return adult()


@example("A-ENG-DEL-4", Answer.NOT_YET_DUE, "There is time until 24 September 2026")
def release_is_months_away() -> Case:
    """Ann was sentenced in January to two years. Release is due in October."""
    return adult(row(Sentence, "custody", kind="determinate_custody", months=24))


@example(
    "A-ENG-DEL-5",
    Answer.SHOWN,
    "What got in the way was asked, or Ann seen, within a week after 4 February 2026",
)
def asked_the_same_day() -> Case:
    """Ann did not come. Ruth rang the next day: there was no fare, and a pass was arranged."""
    return adult(missed("february", 30), looked_into("february", 31))


@example("A-ENG-DEL-5", Answer.NO_EVIDENCE, "Nothing says what was done after 4 February 2026")
def nobody_rang() -> Case:
    """Ann did not come in February. Nobody asked why, and she was seen a month later."""
    return adult(missed("february", 30), row(Contact, "next", 60))


@example("A-ENG-DEL-5", Answer.AGAINST, "The warning of 5 February 2026 came before any help")
def a_letter_by_return() -> Case:
    """The day after the missed appointment a warning was sent. Nobody had asked."""
    return adult(
        missed("february", 30),
        row(Enforcement, "warning", 31, contacts=["february"], because="Did not come"),
    )


@example(
    "A-ENG-DEL-5",
    Answer.NEEDS_JUDGEMENT,
    "Forgot, again and again: look whether that is the cause",
)
def forgot_three_times() -> Case:
    """Three times Ann said that she forgot, and each time a reminder was promised."""
    days = {"first": 30, "second": 44, "third": 58}
    found = [looked_into(entry, on + 1, "forgot") for entry, on in days.items()]
    return adult(*(missed(entry, on) for entry, on in days.items()), *found)


@example("A-ENG-DEL-5", Answer.NOT_APPLICABLE, "No appointment was missed without a good reason")
def she_came_each_time() -> Case:
    """Ann was ill once and rang; otherwise she came."""
    return adult(FIRST, missed("ill", 20, "acceptable_absence"))


@example("A-ENG-DEL-5", Answer.NOT_YET_DUE, "There is time until 11 February 2026")
def missed_yesterday() -> Case:
    """Ann did not come yesterday. There are some days to ask."""
    return adult(missed("february", 30), on=31)


@example("A-ENG-DEL-6", Answer.SHOWN, "Each absence has its decision and reason, and what followed")
def a_warning_with_its_reason() -> Case:
    """The absence was not acceptable, because she could have rung; a warning followed within the week."""
    return adult(
        missed("february", 30),
        looked_into("february", 31),
        row(Enforcement, "warning", 34, contacts=["february"], because="Second time without a word"),
    )


@example("A-ENG-DEL-6", Answer.NO_EVIDENCE, "Nothing is decided after the absence of 4 February 2026")
def not_acceptable_and_then_nothing() -> Case:
    """The absence was decided as not acceptable. Neither a warning nor a reason for none followed."""
    return adult(missed("february", 30), looked_into("february", 31))


@example(
    "A-ENG-DEL-6",
    Answer.AGAINST,
    "The warning of 8 February 2026 is for an absence decided as acceptable",
)
def warned_for_being_ill() -> Case:
    """Ann had rung in ill and it stands as acceptable. The warning names that day."""
    return adult(
        missed("ill", 30, "acceptable_absence"),
        row(Enforcement, "warning", 34, contacts=["ill"], because="Did not come"),
    )


@example(
    "A-ENG-DEL-6",
    Answer.NOT_APPLICABLE,
    "No absence was unacceptable, and nothing else called for enforcement",
)
def nothing_to_enforce() -> Case:
    """Ann has come to every appointment."""
    return adult(FIRST)


@example("A-ENG-DEL-6", Answer.NOT_YET_DUE, "There is time until 18 February 2026")
def the_reason_is_awaited() -> Case:
    """Ann did not come three days ago, and says that she will bring a letter."""
    return adult(missed("february", 30, "absence_waiting"), on=33)


WARNING = row(
    Enforcement,
    "warning",
    34,
    contacts=["february"],
    because="Second time without a word",
    help_tried="A pass for the bus",
    persons_words="I thought you had given up on me",
)


@example(
    "A-ENG-DEL-7",
    Answer.SHOWN,
    "Seen again within two weeks after the warning of 8 February 2026, and it was talked over",
)
def seen_a_week_later() -> Case:
    """After the warning Ruth saw Ann within the week and they talked about what went wrong."""
    return adult(missed("february", 30), WARNING, row(Contact, "again", 40))


@example(
    "A-ENG-DEL-7", Answer.NO_EVIDENCE, "No contact in the two weeks after the warning of 8 February 2026"
)
def a_warning_and_silence() -> Case:
    """The warning was sent in February. In March nothing has followed."""
    return adult(missed("february", 30), WARNING)


@example(
    "A-ENG-DEL-7",
    Answer.NEEDS_JUDGEMENT,
    "Appointments after the warning of 8 February 2026 were missed: look at what was tried",
)
def offered_and_not_taken() -> Case:
    """Two appointments were offered after the warning, and Ann came to neither."""
    return adult(missed("february", 30), WARNING, missed("again", 38), missed("once-more", 44))


@example("A-ENG-DEL-7", Answer.NOT_APPLICABLE, "No warning, breach or recall has gone before")
def nothing_to_come_back_from() -> Case:
    """Ann has come to every appointment."""
    return adult(FIRST)


@example(
    "A-ENG-DEL-7",
    Answer.NOT_YET_DUE,
    "There is time until 22 February 2026 to be in touch after the warning of 8 February 2026",
)
def warned_two_days_ago() -> Case:
    """The warning was given two days ago."""
    return adult(missed("february", 30), WARNING, on=36)
