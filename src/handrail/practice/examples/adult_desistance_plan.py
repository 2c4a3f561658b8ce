"""Worked examples: desistance, plan, adults."""

from handrail.casefile.assessments import Factor, Strength
from handrail.casefile.people import KeyPerson
from handrail.casefile.plans import Edition, Mend, Objective, Step, Wait
from handrail.casefile.versions import Version
from handrail.practice.answers import Answer
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


def debt_and_temper() -> tuple[Version, ...]:
    """Debt is critical and linked to the thefts; temper is linked, and is work on attitudes."""
    return (
        row(Factor, "debt", area="finances", critical=True),
        row(Factor, "temper", area="thinking_behaviours_and_attitudes"),
    )


@example("A-DES-PLN-1", Answer.SHOWN, "Debt: placed first, and each other linked factor has a goal")
def debt_comes_first() -> Case:
    """Debt is critical and has the first goal; temper has the second."""
    return adult(
        *debt_and_temper(),
        row(Objective, "rent", 14, rank=1, will="pay what I owe", factors=["debt"]),
        row(Objective, "calm", 14, rank=2, will="keep calm", factors=["temper"]),
    )


@example("A-DES-PLN-1", Answer.NO_EVIDENCE, "No goal and no reason: temper")
def temper_has_no_goal() -> Case:
    """The plan was agreed after a fortnight. It answers debt; nobody wrote a goal for temper, or why not."""
    return adult(
        *debt_and_temper(),
        row(Objective, "rent", 14, will="pay what I owe", factors=["debt"]),
        row(Edition, "edition-1", 14),
    )


@example("A-DES-PLN-1", Answer.AGAINST, "Calm stands before debt, which is critical")
def the_course_comes_first() -> Case:
    """Debt is critical and has the second goal. A course about temper has the first."""
    return adult(
        *debt_and_temper(),
        row(Objective, "calm", 14, rank=1, will="keep calm", headline="Calm", factors=["temper"]),
        row(Objective, "rent", 14, rank=2, will="pay what I owe", factors=["debt"]),
    )


@example("A-DES-PLN-1", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def no_goal_in_the_second_week() -> Case:
    """The factors are known; a fortnight after sentence there are two weeks left to plan."""
    return adult(*debt_and_temper(), on=14)


@example("A-DES-PLN-1", Answer.SHOWN, "Debt placed first; temper in turn, after what has to come before")
def temper_waits_for_a_home() -> Case:
    """Both are critical. The talks about temper wait on purpose until the room has held a month."""
    return adult(
        row(Factor, "debt", area="finances", critical=True),
        row(Factor, "temper", area="thinking_behaviours_and_attitudes", critical=True),
        row(Objective, "rent", 14, rank=1, will="pay what I owe", factors=["debt"]),
        row(Objective, "course", 14, rank=2, will="learn a trade"),
        row(Objective, "calm", 14, rank=3, will="keep calm", factors=["temper"]),
        row(Step, "talks", 14, objective="calm", what="Talks about temper"),
        row(Wait, "talks-wait", 14, step="talks", for_state="settled"),
    )


@example("A-DES-PLN-2", Answer.SHOWN, "The plan builds on cooking; with a part in it: Rose")
def cooking_with_her_aunt() -> Case:
    """Ann cooks well. A goal builds on it, and her aunt Rose goes along to the community kitchen."""
    return adult(
        row(Strength, "cooking"),
        row(Objective, "kitchen", 14, will="cook for others", strengths=["cooking"]),
        row(KeyPerson, "rose", name="Rose", relationship="aunt", involvement="involved", consent="given"),
        row(Step, "thursdays", 14, objective="kitchen", what="Thursdays at the kitchen", people=["rose"]),
    )


@example("A-DES-PLN-2", Answer.NO_EVIDENCE, "Without any work to do yet: singing")
def singing_is_left_lying() -> Case:
    """The plan builds on cooking. That Ann sings was written down, and nothing was made of it."""
    return adult(
        row(Strength, "cooking"),
        row(Strength, "singing"),
        row(Objective, "kitchen", 14, will="cook for others", strengths=["cooking"]),
        row(Edition, "edition-1", 14),
    )


@example("A-DES-PLN-2", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def strengths_before_the_plan() -> Case:
    """A strength is known; a fortnight after sentence there are two weeks left to plan."""
    return adult(row(Strength, "cooking"), on=14)


@example("A-DES-PLN-2", Answer.SHOWN, "The plan builds on cooking; with a part in it: Rose")
def singing_is_left_for_a_reason() -> Case:
    """Nothing is made of Ann's singing, because she wants it left alone; cooking has a goal."""
    return adult(
        row(Strength, "cooking"),
        row(Strength, "singing"),
        row(Mend, "singing-stays", 14, gap="strength", about="singing", because="She wants it left alone"),
        row(Objective, "kitchen", 14, will="cook for others", strengths=["cooking"]),
        row(KeyPerson, "rose", name="Rose", relationship="aunt", involvement="involved", consent="given"),
        row(Step, "thursdays", 14, objective="kitchen", what="Thursdays at the kitchen", people=["rose"]),
    )


@example("A-DES-PLN-3", Answer.SHOWN, "Named with a day and why: Debt Advice")
def the_debt_adviser_is_named() -> Case:
    """Debt has a goal; the debt advice service sees Ann from the third week, because she owes rent."""
    return adult(
        *debt_and_temper(),
        row(Objective, "rent", 14, will="pay what I owe", factors=["debt"]),
        row(
            Step,
            "advice",
            14,
            objective="rent",
            what="See the debt adviser",
            service="debt-advice",
            workers=["lin"],
            starts_on=17,
            chosen_because="They sit in the same building as the landlord’s office",
        ),
    )


@example("A-DES-PLN-3", Answer.NO_EVIDENCE, "Nobody is named for: rent")
def somebody_should_see_to_it() -> Case:
    """The goal about rent has a step that only says advice will be found; nobody is named."""
    return adult(
        *debt_and_temper(),
        row(Objective, "rent", 14, will="pay what I owe", headline="rent", factors=["debt"]),
        row(Step, "advice", 14, objective="rent", what="Find advice"),
        row(Edition, "edition-1", 14),
    )


@example("A-DES-PLN-3", Answer.NOT_YET_DUE, "There is time until 2 February 2026")
def services_before_the_plan() -> Case:
    """The factors are known; a fortnight after sentence there are two weeks left to plan."""
    return adult(*debt_and_temper(), on=14)
