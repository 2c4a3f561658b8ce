"""Worked examples: engagement, assess, adults."""

from handrail.casefile.assessments import Area, Assessment, Readiness, SelfAssessment, Source
from handrail.casefile.contacts import Contact
from handrail.casefile.people import Circumstance
from handrail.practice.answers import Answer
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example("A-ENG-ASS-1", Answer.SHOWN, "How ready Ann is, and why: “coming each week” and “drinking”")
def ready_for_one_thing_and_not_yet_for_another() -> Case:
    """Ann came to every appointment of the last order. About drinking she only thinks so far."""
    return adult(
        row(Readiness, "coming", about="coming each week", reason="She kept every appointment last time"),
        row(
            Readiness,
            "drinking",
            about="drinking",
            answer="thinking_about_making_changes",
            reason="“Not while I sleep on a sofa.”",
        ),
    )


@example("A-ENG-ASS-1", Answer.NO_EVIDENCE, "An answer on readiness without a reason: drinking")
def only_an_answer_from_a_list() -> Case:
    """Somebody chose "wants to make changes", and wrote nothing beside it."""
    return adult(row(Readiness, "drinking", about="drinking"))


@example("A-ENG-ASS-1", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def readiness_in_the_first_week() -> Case:
    """A week after sentence nobody has asked yet; two weeks are left."""
    return adult(on=7)


@example("A-ENG-ASS-2", Answer.SHOWN, "What it means for taking part stands beside caring for others")
def school_ends_at_three() -> Case:
    """Ann fetches her daughter at three. It is written that afternoons end at half past two for her."""
    return adult(
        row(
            Circumstance,
            "daughter",
            kind="caring_for_others",
            means="She has to leave by half past two",
        )
    )


@example("A-ENG-ASS-2", Answer.NO_EVIDENCE, "Nothing says what this means for taking part: health")
def a_bad_back_and_nothing_more() -> Case:
    """A bad back is on record. Whether she can sit in a group or do unpaid work nobody wrote."""
    return adult(row(Circumstance, "bad-back"))


@example("A-ENG-ASS-2", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def circumstances_in_the_first_week() -> Case:
    """A week after sentence there is nothing on record yet, and two weeks are left."""
    return adult(on=7)


@example("A-ENG-ASS-3", Answer.SHOWN, "Ann’s own account is in the assessment of 21 January 2026")
def her_account_is_in_it() -> Case:
    """Ann filled in her own assessment after a fortnight. The part on money rests on what she said."""
    return adult(
        row(Contact, "first-meeting", 3),
        row(SelfAssessment, "own-account", 14, most_of_all="To stop owing people"),
        row(Source, "ann", kind="person", name="Ann", state="answered"),
        row(Area, "money", 15, area="finances", going_on="She borrows by the week", rests_on=["ann"]),
        row(Assessment, "initial", 3, finished_on=16),
    )


@example("A-ENG-ASS-3", Answer.NO_EVIDENCE, "Finished on 21 January 2026 without Ann’s own account")
def met_and_not_asked() -> Case:
    """Ann was met twice before the assessment was finished. Nothing she said is in it."""
    return adult(
        row(Contact, "first-meeting", 3),
        row(Contact, "second-meeting", 10),
        row(Assessment, "initial", 3, finished_on=16),
    )


@example("A-ENG-ASS-3", Answer.AGAINST, "Finished on 9 January 2026, before Ann was met")
def written_from_the_papers() -> Case:
    """The assessment was finished in the first week from the court's papers; Ann first came in the second."""
    return adult(row(Assessment, "initial", 1, finished_on=4), row(Contact, "first-meeting", 9))


@example(
    "A-ENG-ASS-3",
    Answer.NEEDS_JUDGEMENT,
    "Ann sees it otherwise, and no answer is written: look at both",
)
def she_says_it_is_not_the_drink() -> Case:
    """Ann says that drink has nothing to do with it. Nobody wrote what they made of that."""
    return adult(
        row(Contact, "first-meeting", 3),
        row(SelfAssessment, "own-account", 14, disagrees_with_us="It is not the drink, it is the rent"),
        row(Assessment, "initial", 3, finished_on=16),
    )


@example("A-ENG-ASS-3", Answer.NOT_YET_DUE, "There is time until 26 January 2026")
def the_assessment_is_still_open() -> Case:
    """In the second week the assessment is open, and there is a week left."""
    return adult(row(Assessment, "initial", 3), on=10)
