"""Worked examples: safety of others, plan, children."""

from handrail.casefile.assessments import Factor
from handrail.casefile.compartments import VictimCondition
from handrail.casefile.contacts import Contact
from handrail.casefile.people import MustNotMeet
from handrail.casefile.plans import Contingency
from handrail.practice.answers import Answer
from handrail.practice.examples.feared import drinking, goal, keeps_away, low, medium, rings_first
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example("Y-OTH-PLN-1", Answer.SHOWN, "There is work, with who and when, for drinking")
def drinking_with_dina_first() -> Case:
    """Sam fights when he drinks. Dina sees him about it, first of all."""
    return child(medium(), drinking(), *goal("drinking", workers=["dina"]))


@example("Y-OTH-PLN-1", Answer.NO_EVIDENCE, "Not said who or when: drinking")
def a_step_for_nobody() -> Case:
    """There is a step about drinking. Nobody is named for it, and no time."""
    return child(medium(), drinking(), *goal("drinking", workers=[], when=""))


@example("Y-OTH-PLN-1", Answer.AGAINST, "Boredom comes before drinking, which is pressing and has not begun")
def boredom_first() -> Case:
    """Both are linked to harm, drinking is the pressing one. Its goal is second and nothing has begun."""
    boredom = row(Factor, "boredom", area="interests", harm="linked")
    return child(medium(), drinking(), boredom, *goal("boredom"), *goal("drinking", 2))


@example("Y-OTH-PLN-1", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def a_bicycle() -> Case:
    """Sam took a bicycle. Every level is low, and no factor is linked to harm."""
    return child(low())


@example("Y-OTH-PLN-1", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def two_weeks_left_to_plan() -> Case:
    """Ten days into the order the assessment names drinking; the plan comes in two weeks."""
    return child(medium(), drinking(), on=10)


@example("Y-OTH-PLN-2", Answer.SHOWN, "With a part, and taking it, last on 2 March 2026: Dina")
def dina_rings_and_comes() -> Case:
    """Dina of the youth club rings on Fridays. She was at the meeting with Sam in March."""
    return child(rings_first(owner="dina"), row(Contact, "met", on=56, workers=["joel", "dina"]))


@example("Y-OTH-PLN-2", Answer.NO_EVIDENCE, "Named in the plan and not yet heard from: Dina")
def dina_is_a_name_in_a_plan() -> Case:
    """Dina is to ring on Fridays. Ten weeks on, nothing on record is from her."""
    return child(rings_first(owner="dina"))


@example("Y-OTH-PLN-2", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def no_agency_in_the_first_days() -> Case:
    """Ten days into the order no other agency has a part yet."""
    return child(medium(), on=10)


@example(
    "Y-OTH-PLN-3",
    Answer.SHOWN,
    "There to protect them, with an owner: “Keeps out of the two streets agreed”; "
    "a victim condition is on record",
)
def kept_out_of_two_streets() -> Case:
    """A victim worker asked for a condition. Sam keeps out of two streets, and Joel goes over the routes."""
    return child(medium(), row(VictimCondition, "condition"), keeps_away(owner="joel"))


@example("Y-OTH-PLN-3", Answer.NO_EVIDENCE, "Nothing in the plan protects those who were or could be harmed")
def boys_he_half_knows() -> Case:
    """The assessment says whom Sam fights with. The plan does nothing for them."""
    return child(medium("children"), rings_first())


@example(
    "Y-OTH-PLN-3",
    Answer.NEEDS_JUDGEMENT,
    "Contact with somebody is forbidden and no victim worker has been heard: "
    "look at how their wishes are known",
)
def no_contact_and_no_word() -> Case:
    """Sam must keep away from somebody, and a measure sees to it. Nobody has asked what they wish."""
    return child(row(MustNotMeet, "named"), keeps_away())


@example(
    "Y-OTH-PLN-3",
    Answer.NOT_APPLICABLE,
    "Nobody who was or could be harmed is described, and no contact is forbidden",
)
def nobody_was_harmed() -> Case:
    """Sam was found with cannabis. Every level is low."""
    return child(low())


@example("Y-OTH-PLN-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def protection_is_not_planned_yet() -> Case:
    """Ten days into the order the plan is still being made."""
    return child(medium(), on=10)


@example(
    "Y-OTH-PLN-4",
    Answer.SHOWN,
    "One measure of help and one measure of control, each with an owner and how it is watched",
)
def help_beside_control() -> Case:
    """Somebody rings on Fridays, and Sam keeps out of two streets."""
    return child(medium(), rings_first(), keeps_away())


@example("Y-OTH-PLN-4", Answer.NO_EVIDENCE, "Neither help nor control is on record to keep others safe")
def neither_help_nor_control() -> Case:
    """Ten weeks into the order nothing is set to keep others safe."""
    return child(medium())


@example(
    "Y-OTH-PLN-4",
    Answer.NEEDS_JUDGEMENT,
    "Harm to the public is high and help stands alone: look at whether control is needed",
)
def a_call_on_fridays_is_all() -> Case:
    """The level is high. Somebody rings on Fridays, and that is all there is."""
    return child(medium(level="high"), rings_first())


@example("Y-OTH-PLN-4", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def no_control_is_needed() -> Case:
    """Every level is low, with its reason."""
    return child(low())


@example("Y-OTH-PLN-4", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def help_is_not_set_out_yet() -> Case:
    """Ten days into the order the plan is still being made."""
    return child(medium(), on=10)


@example("Y-OTH-PLN-5", Answer.SHOWN, "It is said who does what by when: “He is not home by ten”")
def not_home_by_ten() -> Case:
    """When Sam is not home by ten his mother rings Joel the same evening."""
    line = row(
        Contingency,
        "late",
        when="He is not home by ten",
        then="His mother rings Joel",
        worker="joel",
        by_when="The same evening",
    )
    return child(medium(), line)


@example("Y-OTH-PLN-5", Answer.NO_EVIDENCE, "Not said by when, or what is done: “Something happens”")
def something_happens() -> Case:
    """The line says that somebody rings when something happens. By when is not said."""
    return child(medium(), row(Contingency, "any", when="Something happens", then="Ring", worker="joel"))


@example("Y-OTH-PLN-5", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def a_quiet_case() -> Case:
    """Every level is low, with its reason."""
    return child(low())


@example("Y-OTH-PLN-5", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def what_if_comes_with_the_plan() -> Case:
    """Ten days into the order the plan is still being made."""
    return child(medium(), on=10)
