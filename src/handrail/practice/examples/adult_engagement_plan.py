"""Worked examples: engagement, plan, adults."""

from handrail.casefile.assessments import Area, Barrier, Factor, Readiness
from handrail.casefile.contacts import Contact
from handrail.casefile.people import Circumstance
from handrail.casefile.plans import ContactPhase, Copy, Edition, Help, Objective, Step
from handrail.casefile.sentences import Requirement, Sentence
from handrail.practice.answers import Answer
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case

AGREED = row(Edition, "edition-1", 21, words="The rent first, yes", hoped_for="To owe nobody", review_by=105)
NOT_YET = row(
    Readiness,
    "drinking",
    about="drinking",
    answer="thinking_about_making_changes",
    reason="She says so",
)
READY = row(Readiness, "rent", about="the rent", reason="She rang the council herself")


@example(
    "A-ENG-PLN-1",
    Answer.SHOWN,
    "Ann answered the plan of 26 January 2026 and was given it on 28 January 2026",
)
def what_she_asked_for_is_a_goal() -> Case:
    """Ann asked for help with money and it is her first goal. She agreed and took the plan home."""
    return adult(
        row(Area, "money", 10, area="finances", found="factor", help_wanted="Somebody to ring the council"),
        row(Factor, "debt", 10, area="finances"),
        row(Objective, "rent", 21, factors=["debt"]),
        AGREED,
        row(Copy, "copy-ann", 23),
    )


@example("A-ENG-PLN-1", Answer.NO_EVIDENCE, "No goal is for anything Ann asked for help with")
def what_she_asked_for_is_left_out() -> Case:
    """Ann asked for help with money. The plan has one goal, about thinking."""
    return adult(
        row(Area, "money", 10, area="finances", found="factor", help_wanted="Somebody to ring the council"),
        row(Factor, "debt", 10, area="finances"),
        row(Factor, "acting-first", 10, area="thinking_behaviours_and_attitudes"),
        row(Objective, "stop-and-think", 21, factors=["acting-first"]),
        AGREED,
        row(Copy, "copy-ann", 23),
    )


@example(
    "A-ENG-PLN-1",
    Answer.NEEDS_JUDGEMENT,
    "Ann did not agree to the plan of 26 January 2026: look at what came of it",
)
def she_said_no() -> Case:
    """Ann was asked and said no, in her words. Only somebody who knows can tell what that was used for."""
    return adult(row(Edition, "edition-1", 21, answer="disagrees", words="That is your list, not mine"))


@example("A-ENG-PLN-1", Answer.NOT_YET_DUE, "There is time until 2 February 2026 to give Ann the plan")
def agreed_yesterday() -> Case:
    """The plan was agreed yesterday. Her copy is to be read through with her next week."""
    return adult(AGREED, on=22)


@example("A-ENG-PLN-2", Answer.SHOWN, "What is done stands beside caring for others and waiting room")
def half_past_nine_and_a_side_room() -> Case:
    """Nothing is booked before school begins, and she waits in a side room."""
    return adult(
        row(
            Circumstance,
            "daughter",
            kind="caring_for_others",
            means="She brings her daughter to school",
            we_do="Nothing before half past nine",
        ),
        row(Barrier, "waiting-room", means="She leaves before she is called", we_do="A side room"),
        AGREED,
    )


@example("A-ENG-PLN-2", Answer.NO_EVIDENCE, "Nothing says what is done about this: travel and money")
def two_buses_and_no_pass() -> Case:
    """It takes Ann two buses that she cannot pay for, three times a week. The plan says no more."""
    return adult(
        row(Circumstance, "two-buses", kind="travel_and_money", means="Three places a week cost too much"),
        AGREED,
    )


@example("A-ENG-PLN-2", Answer.NOT_APPLICABLE, "Ann was asked, and nothing stands in the way")
def asked_and_none() -> Case:
    """At the induction her circumstances were gone through. She named nothing that would get in the way."""
    return adult(row(Contact, "induction", 2, kind="induction", explained=["own_circumstances"]), AGREED)


@example("A-ENG-PLN-2", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def the_buses_are_known_and_the_plan_is_not_made() -> Case:
    """In the second week the two buses are known. The plan is still to be made."""
    return adult(
        row(Circumstance, "two-buses", kind="travel_and_money", means="Three places a week cost too much"),
        on=12,
    )


@example(
    "A-ENG-PLN-3",
    Answer.SHOWN,
    "How ready Ann is stands beside goals for later and practical help in the plan",
)
def drinking_is_for_later() -> Case:
    """Ann wants the rent settled and only thinks about drinking: that goal is for later. Tom goes along."""
    return adult(
        READY,
        NOT_YET,
        AGREED,
        row(Objective, "rent", 21),
        row(Objective, "drinking", 21, rank=2, state="later"),
        row(Help, "company", 21, kind="company"),
    )


@example(
    "A-ENG-PLN-3", Answer.NO_EVIDENCE, "Ann is not ready yet (drinking); nothing in the plan waits or helps"
)
def not_ready_and_nothing_is_gentle() -> Case:
    """Ann only thinks about drinking. Treatment begins at once, with no help beside it."""
    return adult(
        NOT_YET,
        AGREED,
        row(Objective, "drinking", 21),
        row(Step, "treatment", 21, objective="drinking", by_person=True),
    )


@example(
    "A-ENG-PLN-3",
    Answer.AGAINST,
    "Ann is not ready yet (drinking), and the first goal is work on the offending alone",
)
def the_offence_comes_first() -> Case:
    """Ann only thinks about drinking. The plan opens with sessions on the offence, nothing beside."""
    return adult(
        NOT_YET,
        AGREED,
        row(Objective, "the-night", 21),
        row(Step, "sessions", 21, objective="the-night", by_person=True, kind="offence_focused"),
    )


@example("A-ENG-PLN-3", Answer.NEEDS_JUDGEMENT, "Six steps are asked of Ann at once: look at the pace")
def six_things_at_once() -> Case:
    """Ann is ready. In the first week she is to see the council, the surgery, the bank, and three more."""
    steps = ("council", "surgery", "bank", "college", "group", "tests")
    return adult(
        READY,
        AGREED,
        row(Objective, "rent", 21),
        *(row(Step, name, 21, objective="rent", by_person=True) for name in steps),
    )


@example("A-ENG-PLN-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def no_plan_to_pitch_yet() -> Case:
    """It is known how ready Ann is; the plan is to be made next week."""
    return adult(READY, on=21)


@example("A-ENG-PLN-4", Answer.SHOWN, "Unpaid work and rehabilitation activity: in the plan, with a time")
def both_requirements_have_a_line() -> Case:
    """Forty hours of unpaid work from February on Saturdays, and twelve meetings with Ruth by summer."""
    return adult(
        row(Requirement, "hours", kind="unpaid_work", amount=40, unit="hours"),
        row(Requirement, "days", amount=12, unit="days"),
        AGREED,
        row(Objective, "order", 21),
        row(Step, "saturdays", 21, objective="order", requirement="hours", starts_on=33, weeks=8),
        row(Step, "meetings", 21, objective="order", requirement="days", due_on=180),
    )


@example("A-ENG-PLN-4", Answer.NO_EVIDENCE, "No line in the plan: unpaid work")
def the_hours_have_no_line() -> Case:
    """The plan has been in force for seven weeks. It says nothing of the forty hours."""
    return adult(row(Requirement, "hours", kind="unpaid_work", amount=40, unit="hours"), AGREED)


@example("A-ENG-PLN-4", Answer.AGAINST, "Planned past the end on 4 January 2027: programme")
def the_course_ends_too_late() -> Case:
    """The course is booked for the last autumn and lasts twenty weeks. The order is over before it is."""
    return adult(
        row(Requirement, "course", kind="programme", amount=20, unit="sessions"),
        AGREED,
        row(Objective, "order", 21),
        row(Step, "sessions", 21, objective="order", requirement="course", starts_on=300, weeks=20),
    )


@example(
    "A-ENG-PLN-4",
    Answer.NOT_APPLICABLE,
    "Nothing the sentence asks for is left to be booked and finished",
)
def only_a_curfew() -> Case:
    """The order has a curfew and nothing else: it is kept to, not booked."""
    return adult(row(Requirement, "curfew", kind="curfew"), AGREED)


@example("A-ENG-PLN-4", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def the_hours_in_the_second_week() -> Case:
    """Two weeks after sentence the plan is still to be made."""
    return adult(row(Requirement, "hours", kind="unpaid_work", amount=40, unit="hours"), on=14)


@example("A-ENG-PLN-5", Answer.SHOWN, "First weeks: twice a week, with how, with whom and why")
def twice_a_week_to_begin_with() -> Case:
    """Twice a week at the office for eight weeks, by Ruth, because nothing is settled yet."""
    return adult(
        row(
            ContactPhase,
            "first-weeks",
            times=2,
            modes=["office"],
            workers=["ruth"],
            reason="Nothing is settled yet",
            valid_to=55,
        ),
        on=40,
    )


@example("A-ENG-PLN-5", Answer.NO_EVIDENCE, "First weeks does not say why")
def once_a_week_and_no_reason() -> Case:
    """Once a week at the office with Ruth, for eight weeks. Why that much nobody wrote."""
    return adult(
        row(ContactPhase, "first-weeks", modes=["office"], workers=["ruth"], valid_to=55),
        on=40,
    )


@example("A-ENG-PLN-5", Answer.AGAINST, "First weeks ended on 1 March 2026, and no level follows")
def the_first_level_ran_out() -> Case:
    """The level was set for eight weeks. Two weeks later nothing says how often Ann is to be seen."""
    return adult(
        row(ContactPhase, "first-weeks", modes=["office"], workers=["ruth"], reason="New", valid_to=55),
    )


@example("A-ENG-PLN-5", Answer.NOT_APPLICABLE, "Ann is in custody; a level is set for the release")
def in_prison_for_now() -> Case:
    """Ann serves the first half of two years; release is in January next year."""
    return adult(row(Sentence, "custody", kind="determinate_custody", months=24))


@example("A-ENG-PLN-5", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def no_level_in_the_first_week() -> Case:
    """A week after sentence the level is still to be set."""
    return adult(on=7)
