"""Worked examples: engagement, review, adults."""

from handrail.casefile.contacts import Contact
from handrail.casefile.progress import OwnRating
from handrail.casefile.reviews import Amendment, Change, Review, ReviewCopy
from handrail.practice.answers import Answer
from handrail.practice.examples.making import adult, row
from handrail.practice.examples.showing import example
from handrail.practice.reading import Case

MOVED = row(
    Amendment,
    "evenings",
    52,
    review="spring",
    kind="week",
    part="plans.commitments",
    becomes="Tuesday evenings",
)


def review(**facts: object) -> Review:
    """A review opened in the seventh week and finished on day 50."""
    return row(
        Review, "spring", 48, title="Spring", completed_on=50, completed_by="ruth", effective_on=52, **facts
    )


def missed(entry: str, on: int) -> Contact:
    """An appointment Ann did not come to."""
    return row(Contact, entry, on, outcome="acceptable_absence")


@example("A-ENG-REV-1", Answer.SHOWN, "The review of 24 February 2026 says how far Ann kept to it")
def two_misses_and_both_about_the_bus() -> Case:
    """The review says that Ann came six times of eight, and that both times it was the bus."""
    return adult(review(compliance="Six of eight; both times it was the bus"))


@example(
    "A-ENG-REV-1",
    Answer.NO_EVIDENCE,
    "The review of 24 February 2026 does not say how far Ann kept to it, "
    "and two appointments had been missed",
)
def the_review_is_silent_about_two_misses() -> Case:
    """Two appointments were missed in the weeks before. The review speaks of the drinking alone."""
    return adult(missed("january", 20), missed("february", 40), review(balance="The drinking is less"))


@example("A-ENG-REV-1", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def the_first_review_is_ahead() -> Case:
    """In the sixth week the first review is six weeks away."""
    return adult(on=40)


@example("A-ENG-REV-2", Answer.SHOWN, "The review of 24 February 2026 changed the week")
def evenings_from_now_on() -> Case:
    """Afternoons collided with Ann's shifts: her course moves to Tuesday evenings."""
    return adult(review(decision="Evenings"), MOVED)


@example(
    "A-ENG-REV-2",
    Answer.NO_EVIDENCE,
    "The review of 24 February 2026 proposed changes that were not made",
)
def proposed_and_left() -> Case:
    """Evenings were proposed in February. Three weeks later nothing has been moved."""
    return adult(
        review(decision="Evenings"),
        row(
            Amendment,
            "evenings",
            50,
            review="spring",
            kind="week",
            part="plans.commitments",
            becomes="Tuesday evenings",
            state="proposed",
        ),
    )


@example(
    "A-ENG-REV-2",
    Answer.AGAINST,
    "The review of 24 February 2026 changed nothing and does not say why",
)
def nothing_changed_and_no_reason() -> Case:
    """The review was finished with a sentence on how things are, and the plan stayed as it was."""
    return adult(review(compliance="Came to half of it"))


@example(
    "A-ENG-REV-2",
    Answer.NEEDS_JUDGEMENT,
    "The review of 24 February 2026 changes nothing, and more was missed than kept: look at its reason",
)
def stays_as_it_is_though_little_was_kept() -> Case:
    """Ann came once and missed three times. The review says that the plan stays, and gives a reason."""
    return adult(
        row(Contact, "came", 5),
        *(missed(f"missed-{on}", on) for on in (12, 26, 40)),
        review(no_change_because="Too early to tell"),
    )


@example("A-ENG-REV-2", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def no_review_is_due_so_far() -> Case:
    """In the sixth week there is nothing to look back on that is due."""
    return adult(on=40)


@example(
    "A-ENG-REV-3",
    Answer.SHOWN,
    "The review of 24 February 2026 holds Ann’s view and own word on progress; a copy was given",
)
def her_words_and_her_copy() -> Case:
    """Ann said how home and drinking are for her, and took the review with her."""
    return adult(
        row(OwnRating, "home", 45, topic="home", rating="better"),
        review(persons_words="The evenings would do it"),
        row(
            ReviewCopy, "copy", 51, review="spring", to_the_person=True, what="in_plain_words", how="by_hand"
        ),
    )


@example(
    "A-ENG-REV-3",
    Answer.NO_EVIDENCE,
    "The review of 24 February 2026 holds Ann’s view; nothing says that a copy was given",
)
def she_spoke_and_has_nothing_in_hand() -> Case:
    """Ann's words are in the review. Three weeks later she has not been given it."""
    return adult(review(persons_words="The evenings would do it"))


@example(
    "A-ENG-REV-3",
    Answer.AGAINST,
    "The review of 24 February 2026 changed the week without a word of Ann’s",
)
def her_week_was_moved_for_her() -> Case:
    """The review moved the course to the evenings. Ann was not asked."""
    return adult(review(decision="Evenings"), MOVED)


@example("A-ENG-REV-3", Answer.NOT_YET_DUE, "There is time until 10 March 2026 to give Ann the review")
def the_copy_is_printed_next_week() -> Case:
    """The review was held with Ann five days ago. Her copy is still to be given."""
    return adult(review(persons_words="The evenings would do it"), on=55)


@example(
    "A-ENG-REV-4",
    Answer.SHOWN,
    "The review of 24 February 2026 is written, with who took part and what was decided",
)
def written_with_its_decision() -> Case:
    """Ruth finished the review with Ann's words and what was decided."""
    return adult(review(persons_words="The evenings would do it", decision="Evenings"))


@example("A-ENG-REV-4", Answer.NO_EVIDENCE, "Where they live, 14 February 2026: no review is written")
def she_moved_and_nothing_was_written() -> Case:
    """Ann lost her room in February, and it was marked as significant. Four weeks on no review is written."""
    return adult(row(Change, "lost-the-room", 40, kind="address"))


@example("A-ENG-REV-4", Answer.NOT_YET_DUE, "There is time until 30 March 2026")
def nothing_to_write_up_yet() -> Case:
    """In the sixth week nothing has changed, and the first review is ahead."""
    return adult(on=40)
