"""Worked examples: desistance, assess, adults."""

from handrail.casefile.assessments import Factor, Source, Strength
from handrail.practice.answers import Answer
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example("A-DES-ASS-1", Answer.SHOWN, "The record says what this does in Ann’s life: debt and drinking")
def each_factor_has_a_line() -> Case:
    """Ann drinks to sleep and owes rent; both are linked to the thefts, and debt is marked as pressing."""
    return adult(
        row(Factor, "debt", critical=True, does="She steals when rent is due"),
        row(Factor, "drinking", does="She drinks to sleep and wakes without money"),
    )


@example("A-DES-ASS-1", Answer.NO_EVIDENCE, "Nothing says what this does in Ann’s life: drinking")
def one_factor_is_only_named() -> Case:
    """Debt is explained. Drinking is ticked as linked, and nobody wrote what it does."""
    return adult(
        row(Factor, "debt", critical=True, does="She steals when rent is due"),
        row(Factor, "drinking"),
    )


@example("A-DES-ASS-1", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def the_assessment_has_just_begun() -> Case:
    """Ann was sentenced a week ago; nothing is assessed yet, and two weeks are left."""
    return adult(on=7)


@example("A-DES-ASS-2", Answer.SHOWN, "The record says what shows it and what it is for: cooking")
def a_trade_to_build_on() -> Case:
    """Ann cooked in a school for six years, and says she would teach it."""
    return adult(
        row(
            Strength,
            "cooking",
            evidence="Six years in a school kitchen; her reference",
            could_be_used="The community kitchen’s Thursday group",
        )
    )


@example("A-DES-ASS-2", Answer.NO_EVIDENCE, "Named without what shows it or a use: cooking")
def a_strength_that_is_only_a_word() -> Case:
    """The assessment says "cooking" and nothing else."""
    return adult(row(Strength, "cooking"))


@example("A-DES-ASS-2", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def strengths_in_the_first_week() -> Case:
    """A week after sentence nothing is assessed yet."""
    return adult(on=7)


@example("A-DES-ASS-3", Answer.SHOWN, "Two sources beside Ann answered: police and GP")
def police_and_the_surgery_answered() -> Case:
    """Both were asked in the first week and answered in the second."""
    return adult(
        row(Source, "police", name="police", state="answered", asked_on=2, answered_on=9),
        row(Source, "gp", kind="health", name="GP", state="answered", asked_on=2, answered_on=12),
    )


@example("A-DES-ASS-3", Answer.NO_EVIDENCE, "GP: no answer, no chaser and no reason")
def the_surgery_never_answered() -> Case:
    """The police answered. The surgery was asked in the first week; nobody rang again."""
    return adult(
        row(Source, "police", name="police", state="answered", asked_on=2, answered_on=9),
        row(Source, "gp", kind="health", name="GP", state="asked", asked_on=2),
    )


@example("A-DES-ASS-3", Answer.NEEDS_JUDGEMENT, "GP says otherwise than another source: look at both")
def the_surgery_and_the_prison_disagree() -> Case:
    """The surgery says Ann has been off alcohol since summer, the prison that she drank in autumn."""
    return adult(
        row(Source, "prison", kind="prison", name="prison", state="answered", answered_on=9),
        row(
            Source,
            "gp",
            kind="health",
            name="GP",
            state="answered",
            answered_on=12,
            conflicts_with=["prison"],
        ),
    )


@example("A-DES-ASS-3", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def nobody_was_asked_in_the_first_week() -> Case:
    """A week after sentence there are two weeks left to ask."""
    return adult(on=7)
