"""Worked examples: safety and wellbeing of the child, review, children."""

from handrail.casefile.assessments import Disclosure, OwnSafety, SafetyCall
from handrail.casefile.plans import Contingency
from handrail.casefile.reviews import Change, Input, Review
from handrail.practice.answers import Answer
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


@example("Y-CHS-REV-1", Answer.SHOWN, "What came up was answered: 3 February 2026 the same day")
def answered_the_same_day() -> Case:
    """Sam said that he wanted to die, and the nurse was rung before he left."""
    return child(
        row(Disclosure, "dark", on=29, about="harm_to_self"),
        row(SafetyCall, "nurse", on=29, disclosure="dark", whom="The nurse", outcome="Sees him tomorrow"),
    )


@example("Y-CHS-REV-1", Answer.SHOWN, "Looked at again by 14 February 2026: exploitation")
def the_worry_was_written_anew() -> Case:
    """Nothing happened; in February the worry about older boys was written anew, since they have gone."""
    return child(row(OwnSafety, "older-boys", on=40))


@example("Y-CHS-REV-1", Answer.NO_EVIDENCE, "Nothing followed what came up on 3 February 2026")
def his_health_changed_and_nothing_followed() -> Case:
    """Sam stopped taking his tablets. Six weeks on nothing has been looked at again."""
    return child(row(Change, "tablets", on=29, kind="health"))


@example("Y-CHS-REV-1", Answer.NOT_APPLICABLE, "Nothing on record speaks of a change in Sam’s safety")
def all_is_quiet() -> Case:
    """Nobody has a worry for Sam, and nothing came up."""
    return child()


@example("Y-CHS-REV-1", Answer.NOT_YET_DUE, "There is time until 24 March 2026")
def it_came_up_last_week() -> Case:
    """Sam stopped taking his tablets six days ago; there are two weeks to answer."""
    return child(row(Change, "tablets", on=64, kind="health"))


@example("Y-CHS-REV-2", Answer.SHOWN, "One agency was heard for the review of 6 March 2026")
def the_nurse_was_heard() -> Case:
    """Before the review in March the nurse was asked, and answered."""
    return child(
        row(OwnSafety, "low", kind="self_harm"),
        row(Review, "march", on=54, completed_on=60),
        row(Input, "nurse", on=54, review="march", worker="ama", state="answered", answered_on=57),
    )


@example(
    "Y-CHS-REV-2",
    Answer.NO_EVIDENCE,
    "One agency asked for 6 March 2026: no answer, no chaser and no reason",
)
def the_nurse_never_answered() -> Case:
    """The nurse was asked before the review. It was finished without her, and nothing says why."""
    return child(
        row(OwnSafety, "low", kind="self_harm"),
        row(Review, "march", on=54, completed_on=60),
        row(Input, "nurse", on=54, review="march", worker="ama", state="asked", asked_on=54),
    )


@example("Y-CHS-REV-2", Answer.NOT_APPLICABLE, "No danger to Sam is on record")
def nobody_needs_to_be_asked() -> Case:
    """Nobody has a worry for Sam's own safety."""
    return child()


@example("Y-CHS-REV-2", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def the_first_review_is_to_come() -> Case:
    """Ten weeks after court the first review is three weeks away."""
    return child(row(OwnSafety, "low", kind="self_harm"))


@example("Y-CHS-REV-3", Answer.SHOWN, "Changed with the review of 6 March 2026: “Sam goes very low”")
def a_new_arrangement_with_the_review() -> Case:
    """In March Sam is low more often. With the review it is settled who sees him the same day."""
    return child(
        row(OwnSafety, "low", kind="self_harm"),
        row(Review, "march", on=54, completed_on=60),
        row(Contingency, "low", on=60, when="Sam goes very low", then="Seen", by_when="The same day"),
    )


@example(
    "Y-CHS-REV-3",
    Answer.SHOWN,
    "The review of 6 March 2026 says why nothing changes: “It holds, and Sam likes it so”",
)
def nothing_changes_for_a_reason() -> Case:
    """In March all holds. The review says so, and that Sam likes it so."""
    return child(
        row(OwnSafety, "low", kind="self_harm"),
        row(Review, "march", on=54, completed_on=60, no_change_because="It holds, and Sam likes it so."),
    )


@example("Y-CHS-REV-3", Answer.NO_EVIDENCE, "Sam’s plan has not been looked at again")
def not_looked_at_for_four_months() -> Case:
    """The first review was due in April. In May there is none."""
    return child(row(OwnSafety, "low", kind="self_harm"), on=120)


@example(
    "Y-CHS-REV-3",
    Answer.AGAINST,
    "The review of 6 March 2026 changed nothing for Sam’s safety and says no reason",
)
def a_review_that_leaves_it_all() -> Case:
    """Sam has been low since January. The review in March leaves everything as it was, without a word."""
    return child(row(OwnSafety, "low", kind="self_harm"), row(Review, "march", on=54, completed_on=60))


@example("Y-CHS-REV-3", Answer.NOT_APPLICABLE, "No danger to Sam is on record")
def no_safety_to_review() -> Case:
    """Nobody has a worry for Sam's own safety."""
    return child()


@example("Y-CHS-REV-3", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def still_before_the_first_review() -> Case:
    """Ten weeks after court the first review is three weeks away."""
    return child(row(OwnSafety, "low", kind="self_harm"))
