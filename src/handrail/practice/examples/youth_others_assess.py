"""Worked examples: safety of others, assess, children."""

from handrail.casefile.assessments import Assessment, Enquiry, Factor, RiskOfHarm, Source
from handrail.practice.answers import Answer
from handrail.practice.examples.feared import low, medium
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example("Y-OTH-ASS-1", Answer.SHOWN, "Harm to children: who, how, when and how soon, and why this level")
def fights_with_boys_he_half_knows() -> Case:
    """Sam fights with boys he half knows. When it happens, what brings it on and what stops it is written."""
    return child(medium("children"), low())


@example("Y-OTH-ASS-1", Answer.NO_EVIDENCE, "Of harm to the public the record does not say why this level")
def low_and_no_reason() -> Case:
    """The level is low, and the line beside it is blank."""
    return child(row(RiskOfHarm, "harm-public", level="low"))


@example(
    "Y-OTH-ASS-1", Answer.NEEDS_JUDGEMENT, "Every level is low, yet pressing for harm: carrying: look at both"
)
def low_beside_carrying_a_knife() -> Case:
    """Carrying is marked as pressing and linked to harm, while every level is low."""
    return child(low(), row(Factor, "carrying", area="thinking", harm="linked", critical=True))


@example("Y-OTH-ASS-1", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def the_first_talk_was_yesterday() -> Case:
    """A week into the order nothing is written yet."""
    return child(on=7)


@example("Y-OTH-ASS-2", Answer.SHOWN, "School and police answered on what Sam has done")
def school_and_police_told_us() -> Case:
    """School told of two fights nobody was charged for; the police of one call to the bus station."""
    return child(
        row(Source, "school", kind="school", name="school", state="answered", answered_on=8),
        row(
            Enquiry,
            "police",
            about="Fights and weapons",
            sent_on=2,
            answered_on=9,
            means="One call, no charge",
        ),
    )


@example("Y-OTH-ASS-2", Answer.NO_EVIDENCE, "School: no answer, no chaser and no reason")
def school_was_asked_once() -> Case:
    """The police answered. School was asked in the first week, and nobody rang again."""
    return child(
        row(Source, "police", name="police", state="answered", answered_on=8),
        row(Source, "school", kind="school", name="school", state="asked", asked_on=3),
    )


@example("Y-OTH-ASS-2", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def nobody_has_been_asked_yet() -> Case:
    """A week into the order there are two weeks left to ask."""
    return child(on=7)


@example("Y-OTH-ASS-3", Answer.SHOWN, "What lowers harm to children is said; help or control is named")
def somebody_to_walk_with() -> Case:
    """It does not happen when Sam goes home with somebody; the assessment asks for that and for a club."""
    return child(
        medium("children"),
        row(Assessment, "initial", finished_on=14, would_help="His cousin, and a club on Fridays"),
    )


@example("Y-OTH-ASS-3", Answer.NO_EVIDENCE, "Nothing says what lowers harm to the public")
def nothing_on_what_would_stop_it() -> Case:
    """The fights are set out in full. What stops them is not."""
    return child(row(RiskOfHarm, "harm-public", nature="Fights in town", who="Boys he meets", when="Fridays"))


@example("Y-OTH-ASS-3", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def nothing_to_lessen() -> Case:
    """Sam took a bicycle. Every level is low, with its reason."""
    return child(low())


@example("Y-OTH-ASS-3", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def what_helps_is_not_written_yet() -> Case:
    """A week into the order nothing is written on harm."""
    return child(on=7)
