"""Worked examples: safety of others, plan, adults."""

from handrail.casefile.assessments import Factor
from handrail.casefile.people import SchemeMembership
from handrail.casefile.plans import Contingency, OtherPlan
from handrail.casefile.reviews import Meeting
from handrail.practice.answers import Answer
from handrail.practice.examples.feared import drinking, goal, keeps_away, low, medium, rings_first
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example("A-SAF-PLN-1", Answer.SHOWN, "There is work in the plan for drinking")
def drinking_has_a_goal() -> Case:
    """Drinking is linked to the fights. The plan's first goal and its step are about it."""
    return adult(medium(), drinking(), *goal("drinking"))


@example("A-SAF-PLN-1", Answer.NO_EVIDENCE, "Linked to harm and without work: drinking")
def a_goal_without_a_step() -> Case:
    """Drinking is linked to harm. A goal names it, and nobody is to do anything."""
    return adult(medium(), drinking(), goal("drinking")[0])


@example("A-SAF-PLN-1", Answer.AGAINST, "Debt stands before drinking, which is pressing and has not begun")
def debt_before_drinking() -> Case:
    """Both are linked to harm, drinking is the pressing one. Its goal is second and nothing has begun."""
    debt = row(Factor, "debt", harm="linked")
    return adult(medium(), drinking(), debt, *goal("debt", 1, state="in_progress"), *goal("drinking", 2))


@example("A-SAF-PLN-1", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def little_is_feared() -> Case:
    """Ann stole from shops. Every level is low, with its reason, and no factor is linked to harm."""
    return adult(low(), low("staff"))


@example("A-SAF-PLN-1", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def the_plan_is_not_written_yet() -> Case:
    """Ten days after sentence the assessment names drinking; the plan comes in two weeks."""
    return adult(medium(), drinking(), on=10)


@example(
    "A-SAF-PLN-2",
    Answer.SHOWN,
    "One measure of help and one measure of restriction, each with an owner and how it is watched",
)
def a_call_and_two_streets() -> Case:
    """Somebody rings on Fridays, and Ann keeps out of two streets. Both are looked after."""
    return adult(medium(), rings_first(), keeps_away())


@example(
    "A-SAF-PLN-2",
    Answer.NO_EVIDENCE,
    "Nothing says how this is watched: “Keeps out of the two streets agreed”",
)
def nobody_watches_the_streets() -> Case:
    """Ann is to keep out of two streets. How anybody would know is not said."""
    return adult(medium(), rings_first(), keeps_away(monitoring=" "))


@example(
    "A-SAF-PLN-2",
    Answer.NEEDS_JUDGEMENT,
    "There is restriction alone: look at whether help is needed beside it",
)
def only_keeping_out() -> Case:
    """Keeping out of two streets is all there is. Whether that is enough is for a person to say."""
    return adult(medium(), keeps_away())


@example("A-SAF-PLN-2", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def no_measure_is_needed() -> Case:
    """Every level is low, with its reason, and there is no measure."""
    return adult(low())


@example("A-SAF-PLN-2", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def measures_are_not_set_yet() -> Case:
    """Ten days after sentence there is no measure yet."""
    return adult(medium(), on=10)


@example("A-SAF-PLN-3", Answer.SHOWN, "MAPPA: a lead is named, last met on 4 February 2026")
def mappa_met_a_month_in() -> Case:
    """Ann's case is managed with others. The lead is named, and the meeting of February is on record."""
    return adult(
        row(SchemeMembership, "mappa", lead="carol"), row(Meeting, "february", on=30, scheme="mappa")
    )


@example("A-SAF-PLN-3", Answer.NO_EVIDENCE, "Neither a meeting nor a plan is on record: MAPPA")
def mappa_is_only_a_tick() -> Case:
    """The record says MAPPA and names a lead. Ten weeks on no meeting and no plan stand beside it."""
    return adult(row(SchemeMembership, "mappa", lead="carol"))


@example("A-SAF-PLN-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def nobody_else_in_the_first_days() -> Case:
    """Ten days after sentence no other agency has a part yet."""
    return adult(medium(), on=10)


@example(
    "A-SAF-PLN-4",
    Answer.SHOWN,
    "It is said who does what by when: “She drinks two days running”",
)
def two_days_of_drinking() -> Case:
    """When Ann drinks two days running Ruth rings the same day, then visits."""
    return adult(medium(), row(Contingency, "drinks", when="She drinks two days running", by_when="That day"))


@example(
    "A-SAF-PLN-4",
    Answer.NO_EVIDENCE,
    "Not said by when, or what is done: one marked entry",
)
def no_time_to_act_by() -> Case:
    """There is one line, which Ann is not to see. It does not say by when; its words stay where they are."""
    return adult(medium(), row(Contingency, "drinks", marking="not_for_person"))


@example("A-SAF-PLN-4", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def nothing_to_go_wrong() -> Case:
    """Every level is low, with its reason."""
    return adult(low())


@example("A-SAF-PLN-4", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def what_if_is_not_written_yet() -> Case:
    """Ten days after sentence the plan is still being made; the police have a plan of their own."""
    return adult(medium(), row(OtherPlan, "police", what="Visits"), on=10)
