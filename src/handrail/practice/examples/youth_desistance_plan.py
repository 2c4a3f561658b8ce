"""Worked examples: desistance, plan, children."""

from handrail.casefile.assessments import Factor, Strength
from handrail.casefile.compartments import RestorativePerson
from handrail.casefile.people import Circumstance, KeyPerson
from handrail.casefile.plans import Copy, Edition, Objective, PlanAnswer, Step
from handrail.casefile.progress import PlannedPart
from handrail.casefile.sentences import Offence, Requirement, Sentence
from handrail.practice.answers import Answer
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example("Y-DES-PLN-1", Answer.SHOWN, "Somebody is named, with a time, for: evenings")
def a_coach_and_a_tuesday() -> Case:
    """Empty evenings are behind it. Femi takes Sam to football on Tuesdays, from next week."""
    return child(
        row(Factor, "empty-evenings", area="interests", does="It always starts at the shops"),
        row(Objective, "evenings", headline="evenings", factors=["empty-evenings"]),
        row(Step, "football", objective="evenings", workers=["femi"], starts_on=40),
    )


@example("Y-DES-PLN-1", Answer.NO_EVIDENCE, "Nobody is named for: evenings")
def a_goal_without_anybody() -> Case:
    """That Sam's evenings need filling is agreed. Who does something about it is not."""
    return child(
        row(Factor, "empty-evenings", area="interests", does="It always starts at the shops"),
        row(Objective, "evenings", headline="evenings", factors=["empty-evenings"]),
    )


@example("Y-DES-PLN-1", Answer.AGAINST, "More is planned than the disposal has time for: “a long course”")
def a_course_longer_than_the_order() -> Case:
    """Three months of Sam's six-month order are left. A course of thirty weeks is to begin now."""
    return child(
        row(Sentence, "order", kind="youth_rehabilitation_order", months=6),
        row(Factor, "temper", area="thinking", does="Fists first"),
        row(Objective, "temper", headline="temper", factors=["temper"]),
        row(Step, "a-long-course", objective="temper", workers=["femi"], starts_on=75, weeks=30),
    )


@example("Y-DES-PLN-1", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def services_in_the_second_week() -> Case:
    """Two weeks after court the plan is being made."""
    return child(on=14)


@example(
    "Y-DES-PLN-2",
    Answer.SHOWN,
    "One circumstance is answered; with a part in the plan: his aunt",
)
def his_aunt_has_the_saturdays() -> Case:
    """Sam looks after two brothers: nothing before five. His aunt has him on Saturdays."""
    return child(
        row(Circumstance, "brothers", kind="caring_for_others", we_do="Nothing before five"),
        row(KeyPerson, "aunt", name="his aunt", relationship="aunt"),
        row(PlannedPart, "saturdays", person="aunt", what="Saturdays together"),
    )


@example("Y-DES-PLN-2", Answer.NO_EVIDENCE, "Nothing says what is done about it: caring for others")
def known_and_not_answered() -> Case:
    """That Sam looks after two brothers is known. The plan does nothing about it."""
    return child(row(Circumstance, "brothers", kind="caring_for_others", means="Late after school"))


@example(
    "Y-DES-PLN-2", Answer.NO_EVIDENCE, "Nobody of the family has a part in the plan, and no reason is given"
)
def a_plan_without_the_family() -> Case:
    """Sam's mother is close to him. The plan has nothing for her to do, and does not say why."""
    return child(row(KeyPerson, "mother"), row(Edition, "edition-1", on=20))


@example("Y-DES-PLN-2", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def family_in_the_second_week() -> Case:
    """Two weeks after court the plan is being made."""
    return child(row(KeyPerson, "mother"), on=14)


@example("Y-DES-PLN-3", Answer.SHOWN, "The plan builds on: football")
def a_goal_made_of_football() -> Case:
    """Sam plays well and never misses. His first goal is built on it."""
    return child(
        row(Strength, "football", kind="interest_or_talent"),
        row(Objective, "evenings", strengths=["football"]),
    )


@example("Y-DES-PLN-3", Answer.NO_EVIDENCE, "Nothing in the plan builds on a strength or an interest")
def a_plan_of_what_is_wrong() -> Case:
    """Sam plays well. The plan has a course on temper and a letter to write."""
    return child(
        row(Strength, "football", kind="interest_or_talent"),
        row(Objective, "temper"),
        row(Edition, "edition-1", on=20),
    )


@example("Y-DES-PLN-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def strengths_in_the_second_week() -> Case:
    """Two weeks after court the plan is being made."""
    return child(on=14)


@example(
    "Y-DES-PLN-4",
    Answer.SHOWN,
    "Sam was given a copy to read on 26 January 2026; one step says how it is done or why it suits",
)
def one_page_with_pictures() -> Case:
    """Sam was given one page with pictures. The talks are done with a pen in his hand; he said what for."""
    return child(
        row(Edition, "edition-1", on=20),
        row(Copy, "page", on=21, what="easy_read"),
        row(Objective, "evenings", so_that="I am not at the shops"),
        row(Step, "talks", objective="evenings", method="Drawn, not talked"),
    )


@example("Y-DES-PLN-4", Answer.NO_EVIDENCE, "No copy made for Sam to read was given to Sam")
def only_the_full_plan() -> Case:
    """Sam was given the full plan, eleven pages of it, and nothing else."""
    return child(row(Edition, "edition-1", on=20), row(Copy, "full", on=21, what="full_plan"))


@example("Y-DES-PLN-4", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def copies_in_the_second_week() -> Case:
    """Two weeks after court the plan is being made."""
    return child(on=14)


@example("Y-DES-PLN-5", Answer.SHOWN, "Planned to put right: “the park wall”")
def the_park_wall() -> Case:
    """The order asks for reparation. Sam paints the park wall that he marked."""
    return child(
        row(Requirement, "reparation", kind="reparation"),
        row(Step, "the-park-wall", objective="amends", requirement="reparation"),
    )


@example(
    "Y-DES-PLN-5", Answer.SHOWN, "On 26 January 2026 it was decided about restorative work; no step is open"
)
def decided_that_there_is_none() -> Case:
    """In January it was decided with Sam that there is no message and no meeting."""
    return child(row(Offence, "bicycle"), row(RestorativePerson, "none", on=21, kind="decision", answer="no"))


@example("Y-DES-PLN-5", Answer.NO_EVIDENCE, "The disposal asks for reparation, and no step is for it")
def asked_for_and_not_planned() -> Case:
    """The order asks for reparation. Ten weeks on no step of the plan is for it."""
    return child(row(Requirement, "reparation", kind="reparation"))


@example("Y-DES-PLN-5", Answer.NOT_APPLICABLE, "This is prevention work: no offence is on record")
def nothing_to_put_right() -> Case:
    """Sam's mother asked for help before anything happened."""
    return child(row(Sentence, "order", kind="prevention", months=6))


@example("Y-DES-PLN-5", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def putting_right_in_the_second_week() -> Case:
    """Two weeks after court the plan is being made."""
    return child(on=14)


@example(
    "Y-DES-PLN-6",
    Answer.SHOWN,
    "Sam said yes to the plan of 25 January 2026, and the parents or carers said what they think",
)
def agreed_at_the_kitchen_table() -> Case:
    """Sam said what he hopes for and yes to the plan; his mother said that she is glad of Tuesdays."""
    return child(
        row(Edition, "edition-1", on=20, hoped_for="A team of my own", parents_view="Glad of Tuesdays")
    )


@example("Y-DES-PLN-6", Answer.NO_EVIDENCE, "The plan of 25 January 2026 has nothing in Sam’s own words")
def a_plan_in_our_words() -> Case:
    """The plan was agreed in January. Nothing in it is in Sam's own words."""
    return child(row(Edition, "edition-1", on=20, parents_view="Glad of Tuesdays"))


@example(
    "Y-DES-PLN-6",
    Answer.NEEDS_JUDGEMENT,
    "Sam said otherwise to the plan of 25 January 2026 when asked again in private: look at both",
)
def yes_in_the_room_and_unsure_alone() -> Case:
    """In the room Sam said yes. Asked again on a walk, he was not sure."""
    return child(
        row(Edition, "edition-1", on=20, words="Yeah", parents_view="Glad of Tuesdays"),
        row(PlanAnswer, "walk", on=24, edition="edition-1", answer="not_sure"),
    )


@example("Y-DES-PLN-6", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def agreement_in_the_second_week() -> Case:
    """Two weeks after court the plan is being made."""
    return child(on=14)
