"""Worked examples: safety of others, review, adults."""

from typing import Any

from handrail.casefile.assessments import Enquiry
from handrail.casefile.contacts import Contact
from handrail.casefile.people import KeyPerson
from handrail.casefile.reviews import Amendment, Change, Input, Movement, Review
from handrail.practice.answers import Answer
from handrail.practice.examples.feared import drinking, low, medium
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case


def review(on: int = 60, done: int = 62, **facts: Any) -> Review:
    """A review begun and finished in early March."""
    return row(Review, "march", on, completed_on=done, **facts)


def arrest(on: int = 55) -> Change:
    """A significant change that bears on harm."""
    return row(Change, "arrest", on, kind="arrest", what="Arrested after a fight")


def moved(**facts: Any) -> Movement:
    """What the review says of drinking."""
    return row(Movement, "moved", 60, review="march", of="drinking", now="Dry for a month", **facts)


@example("A-SAF-REV-1", Answer.SHOWN, "An arrest, 1 March 2026: looked at after five days")
def an_arrest_is_taken_up() -> Case:
    """Ann was arrested on the first of March. Ruth began a review on the sixth."""
    return adult(medium(), arrest(), review())


@example("A-SAF-REV-1", Answer.NO_EVIDENCE, "An arrest, 14 February 2026: no review has taken it up")
def an_arrest_is_left() -> Case:
    """Ann was arrested in mid-February. A month later no review has begun."""
    return adult(medium(), arrest(40))


@example("A-SAF-REV-1", Answer.AGAINST, "An arrest, 25 January 2026: looked at after 40 days")
def forty_days_later() -> Case:
    """Ann was arrested in January. The review that names it began in March."""
    change = row(Change, "arrest", 20, kind="arrest", what="Arrested after a fight", review="march")
    return adult(medium(), change, review())


@example("A-SAF-REV-1", Answer.NOT_APPLICABLE, "Every level of harm is low and no factor is linked to harm")
def nothing_changed_and_little_is_feared() -> Case:
    """A review was held. Every level is low, and nothing that bears on harm has changed."""
    return adult(low(), review())


@example("A-SAF-REV-1", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def the_first_review_is_ahead() -> Case:
    """Ten weeks after sentence nothing has changed, and the first review is in two weeks."""
    return adult(medium())


@example("A-SAF-REV-2", Answer.SHOWN, "The review of 8 March 2026 heard Dina; asked again: police")
def dina_and_the_police_again() -> Case:
    """For the review Dina was asked and answered, and the police were asked again for call-outs."""
    return adult(
        review(decision="Stays as it is"),
        row(Input, "dina", 60, review="march", worker="dina", state="answered", answered_on=61, saw="Calm"),
        row(Enquiry, "again", 55, about="Call-outs", sent_on=55, answered_on=61, means="None"),
    )


@example(
    "A-SAF-REV-2",
    Answer.NO_EVIDENCE,
    "The review of 8 March 2026: no answer, no chaser and no reason from Dina",
)
def dina_was_asked_once() -> Case:
    """Dina was asked for the review and did not answer. Nobody rang again."""
    return adult(review(), row(Input, "dina", 60, review="march", worker="dina", state="asked", asked_on=60))


@example("A-SAF-REV-2", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def agencies_before_the_first_review() -> Case:
    """Ten weeks after sentence the first review is ahead."""
    return adult(medium())


@example("A-SAF-REV-3", Answer.SHOWN, "The review of 8 March 2026 has Ann’s view and what Lou said")
def ann_and_her_sister() -> Case:
    """Ann says what makes her angry now; her sister was asked too. The review says how drinking has moved."""
    return adult(
        medium(),
        drinking(),
        review(persons_words="I walk off now"),
        moved(before="Every weekend"),
        row(KeyPerson, "lou", name="Lou"),
        row(Input, "lou", 60, review="march", person="lou", state="answered", answered_on=61),
    )


@example("A-SAF-REV-3", Answer.NO_EVIDENCE, "The review of 8 March 2026 does not say how Ann sees it")
def a_review_without_ann() -> Case:
    """The review goes through the risk. Ann is not quoted, and nobody says how she sees it."""
    return adult(medium(), drinking(), review(), moved(before="Every weekend"))


@example("A-SAF-REV-3", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def ann_is_asked_at_the_first_review() -> Case:
    """Ten weeks after sentence the first review is ahead."""
    return adult(medium())


@example(
    "A-SAF-REV-4",
    Answer.SHOWN,
    "The review of 8 March 2026 sets before and now side by side; a manager’s note is beside it",
)
def before_and_now_and_the_managers_note() -> Case:
    """The streets to keep out of became fewer; was and is are written, and Carol's note stands beside it."""
    return adult(
        medium(level="high"),
        review(),
        row(
            Amendment,
            "streets",
            62,
            review="march",
            kind="risk",
            part="plans.risk_measures",
            was="Five streets",
            becomes="Two streets",
        ),
        row(Contact, "note", 63, kind="management_oversight", workers=["carol"], outcome="done"),
    )


@example(
    "A-SAF-REV-4",
    Answer.NO_EVIDENCE,
    "The review of 8 March 2026 does not say what managed the risk before and what does now",
)
def a_review_without_before_and_now() -> Case:
    """A review was finished. It does not say what was and what is."""
    return adult(medium(), review())


@example("A-SAF-REV-4", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def the_first_account_is_ahead() -> Case:
    """Ten weeks after sentence the first review is ahead."""
    return adult(medium())
