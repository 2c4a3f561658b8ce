"""Worked examples: desistance, review, children."""

from handrail.casefile.assessments import Factor, Readiness, Strength
from handrail.casefile.contacts import LevelDecision
from handrail.casefile.plans import Commitment, Edition, Step
from handrail.casefile.reviews import Amendment, Change, Review
from handrail.practice.answers import Answer
from handrail.practice.examples.making import child, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case

MARCH = row(Review, "march", on=54, completed_on=60)
"""A review opened on 28 February and finished on 6 March, with nothing in it."""


@example("Y-DES-REV-1", Answer.SHOWN, "Work or learning, 14 February 2026: answered within a fortnight")
def a_place_at_school() -> Case:
    """In February Sam was given a place at school. A week later his week was drawn again."""
    return child(
        row(Change, "school", on=40, kind="work_or_learning"),
        row(Commitment, "school", on=47, kind="learning", weekdays=[1, 2], starts="09:00", ends="15:00"),
    )


@example("Y-DES-REV-1", Answer.SHOWN, "The review of 6 March 2026 looked again at “empty evenings”")
def nothing_sudden_and_looked_at_again() -> Case:
    """Nothing sudden happened. In March it was written anew what Sam's evenings are like."""
    return child(MARCH, row(Factor, "empty-evenings", on=60, area="interests", does="Two of five are filled"))


@example(
    "Y-DES-REV-1",
    Answer.NO_EVIDENCE,
    "Work or learning, 14 February 2026: nothing followed within a fortnight",
)
def put_out_of_school() -> Case:
    """In February Sam was put out of school. A month later nothing has been looked at again."""
    return child(row(Change, "school", on=40, kind="work_or_learning"))


@example(
    "Y-DES-REV-1",
    Answer.NOT_YET_DUE,
    "Work or learning, 10 March 2026: time to look at it until 24 March 2026",
)
def put_out_of_school_last_week() -> Case:
    """Sam was put out of school six days ago."""
    return child(row(Change, "school", on=64, kind="work_or_learning"))


@example("Y-DES-REV-2", Answer.SHOWN, "The review of 6 March 2026 gives weight to: football")
def a_badge_comes_next() -> Case:
    """With the review Sam is to help with the juniors, since he plays so well."""
    return child(
        MARCH,
        row(Strength, "football", kind="interest_or_talent"),
        row(Step, "juniors", on=60, objective="evenings", because_of=["football"]),
    )


@example("Y-DES-REV-2", Answer.NO_EVIDENCE, "The review of 6 March 2026 names no strength")
def the_review_forgets_football() -> Case:
    """Sam plays well. The review in March is about what he missed."""
    return child(MARCH, row(Strength, "football", kind="interest_or_talent"))


@example("Y-DES-REV-2", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def strengths_before_the_first_review() -> Case:
    """Ten weeks after court the first review is three weeks away."""
    return child(row(Strength, "football", kind="interest_or_talent"))


@example(
    "Y-DES-REV-3",
    Answer.SHOWN,
    "For the review of 6 March 2026 it is on record how motivated Sam is and how far it was kept to",
)
def he_wants_to_and_keeps_to_it() -> Case:
    """Sam says that he is changing; every week was kept, so contact steps down."""
    return child(
        MARCH,
        row(Readiness, "stop", on=58, answer="making_changes"),
        row(LevelDecision, "down", on=60, kind="step_down", why="Every week kept"),
    )


@example(
    "Y-DES-REV-3",
    Answer.NO_EVIDENCE,
    "For the review of 6 March 2026 nothing says how motivated Sam is and how far it was kept to",
)
def a_review_that_asks_nothing() -> Case:
    """The review in March asks neither what Sam wants nor how it went."""
    return child(MARCH)


@example("Y-DES-REV-3", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def motivation_before_the_first_review() -> Case:
    """Ten weeks after court the first review is three weeks away."""
    return child()


@example(
    "Y-DES-REV-4",
    Answer.SHOWN,
    "Sam and the parents or carers were heard for the review of 6 March 2026, and it says what came of it",
)
def both_heard_and_something_came_of_it() -> Case:
    """Sam asked for Thursdays, his mother for a call when it goes well. Both stand in the new plan."""
    return child(
        row(Edition, "edition-1", on=20),
        row(
            Edition,
            "edition-2",
            on=60,
            number=2,
            words="Keep Thursdays",
            parents_view="A call when it goes well",
            why="Thursdays kept; a call each month",
        ),
    )


@example("Y-DES-REV-4", Answer.NO_EVIDENCE, "Sam’s own view of the review of 6 March 2026 is not on record")
def reviewed_without_him() -> Case:
    """The review in March was written at a desk. What Sam thinks is not in it."""
    return child(MARCH)


@example("Y-DES-REV-4", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def nobody_asked_before_the_first_review() -> Case:
    """Ten weeks after court the first review is three weeks away."""
    return child()


@example(
    "Y-DES-REV-5",
    Answer.SHOWN,
    "With the review of 6 March 2026 the plan changed: “Evenings are filled: once a week from here”",
)
def once_a_week_from_here() -> Case:
    """In March a new plan was agreed, since Sam's evenings are filled."""
    return child(
        row(Edition, "edition-1", on=20),
        row(Edition, "edition-2", on=60, number=2, why="Evenings are filled: once a week from here"),
    )


@example("Y-DES-REV-5", Answer.NO_EVIDENCE, "The review of 6 March 2026 proposed changes that were not made")
def proposed_and_left() -> Case:
    """The review in March proposed that Sam be seen once a week. The change was never made."""
    return child(
        MARCH, row(Amendment, "weekly", on=60, review="march", becomes="Once a week", state="proposed")
    )


@example("Y-DES-REV-5", Answer.AGAINST, "The review of 6 March 2026 changed nothing and says no reason")
def nothing_changed_and_no_word_why() -> Case:
    """The review in March was finished. Nothing changed, and it does not say why."""
    return child(MARCH)


@example("Y-DES-REV-5", Answer.NOT_YET_DUE, "There is time until 5 April 2026")
def the_plan_before_the_first_review() -> Case:
    """Ten weeks after court the first review is three weeks away."""
    return child()
