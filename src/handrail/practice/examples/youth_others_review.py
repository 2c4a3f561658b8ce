"""Worked examples: safety of others, review, children."""

from typing import Any

from handrail.casefile.assessments import Factor
from handrail.casefile.plans import Edition
from handrail.casefile.reviews import Amendment, Change, Input, Review
from handrail.practice.answers import Answer
from handrail.practice.examples.feared import low, medium
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


def review(on: int = 60, done: int = 62, **facts: Any) -> Review:
    """A review begun and finished in early March."""
    return row(Review, "march", on, completed_on=done, **facts)


def fell_out(on: int, **facts: Any) -> Change:
    """A significant change that touches a factor linked to harm."""
    return row(
        Change, "school", on, kind="work_or_learning", what="Out of school", factors=["bored"], **facts
    )


def bored() -> Factor:
    """Linked to harm."""
    return row(Factor, "bored", area="interests", harm="linked")


@example("Y-OTH-REV-1", Answer.SHOWN, "Work or learning, 6 March 2026: looked at the same day")
def out_of_school_and_looked_at() -> Case:
    """Empty days are linked to harm. Sam fell out of school on a Friday, and Joel began a review that day."""
    return child(medium(), bored(), fell_out(60), review())


@example("Y-OTH-REV-1", Answer.NO_EVIDENCE, "Work or learning, 14 February 2026: no review has taken it up")
def out_of_school_and_nothing_followed() -> Case:
    """Sam fell out of school in mid-February. A month later nobody has looked at what that means."""
    return child(medium(), bored(), fell_out(40))


@example("Y-OTH-REV-1", Answer.AGAINST, "Work or learning, 4 February 2026: looked at after 30 days")
def thirty_days_later() -> Case:
    """Sam fell out of school at the beginning of February. The review that names it began in March."""
    return child(medium(), bored(), fell_out(30, review="march"), review())


@example("Y-OTH-REV-1", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def nothing_to_notice() -> Case:
    """A review was held. Every level is low, and nothing that bears on harm has changed."""
    return child(low(), review())


@example("Y-OTH-REV-1", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def three_months_are_not_over() -> Case:
    """Ten weeks into the order nothing has changed; the first review is due after three months."""
    return child(medium())


@example("Y-OTH-REV-2", Answer.SHOWN, "The review of 8 March 2026 heard Dina")
def dina_had_her_say() -> Case:
    """Dina of the youth club was asked, and said what she sees."""
    said = row(Input, "dina", 60, review="march", worker="dina", state="answered", answered_on=61, saw="Calm")
    return child(review(), said)


@example("Y-OTH-REV-2", Answer.NO_EVIDENCE, "The review of 8 March 2026 names no other agency that was heard")
def a_review_by_joel_alone() -> Case:
    """Joel finished the review by himself."""
    return child(review())


@example("Y-OTH-REV-2", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def agencies_come_with_the_first_review() -> Case:
    """Ten weeks into the order the first review is ahead."""
    return child(medium())


@example(
    "Y-OTH-REV-3",
    Answer.SHOWN,
    "The review of 8 March 2026 has the words of Sam and parents or carers, and a decision",
)
def sam_and_his_mother() -> Case:
    """Sam says when it gets close, his mother what helps. The review says what is decided."""
    return child(
        review(
            persons_words="When they film it",
            parents_words="He comes to me first now",
            decision="Fridays at the club",
        )
    )


@example("Y-OTH-REV-3", Answer.NO_EVIDENCE, "The review of 8 March 2026 has nothing from parents or carers")
def nobody_asked_his_mother() -> Case:
    """Sam is quoted. His mother is not."""
    return child(review(persons_words="When they film it", decision="Fridays at the club"))


@example("Y-OTH-REV-3", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def sam_is_asked_at_the_first_review() -> Case:
    """Ten weeks into the order the first review is ahead."""
    return child(medium())


@example("Y-OTH-REV-4", Answer.SHOWN, "The review of 8 March 2026 changed the plan")
def a_step_was_added() -> Case:
    """The review added an evening at the club."""
    return child(
        review(), row(Amendment, "club", 62, review="march", way="new", becomes="Fridays at the club")
    )


@example("Y-OTH-REV-4", Answer.NO_EVIDENCE, "The review of 8 March 2026 proposed changes that were not made")
def proposed_and_not_made() -> Case:
    """The review proposed an evening at the club. The plan is as it was."""
    club = row(Amendment, "club", 62, review="march", becomes="Fridays at the club", state="proposed")
    return child(review(), club)


@example("Y-OTH-REV-4", Answer.AGAINST, "The review of 8 March 2026 changed nothing and does not say why")
def nothing_changed_and_no_reason() -> Case:
    """The review was finished. Nothing was changed, and nothing says why."""
    return child(review(), row(Edition, "edition-1", 20))


@example("Y-OTH-REV-4", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def the_plan_is_ten_weeks_old() -> Case:
    """Ten weeks into the order the first review is ahead."""
    return child(medium())
