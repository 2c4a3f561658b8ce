"""A review held with the person: what they said for it, how they see their progress, their copy of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from handrail.casefile.reviews import Review
from handrail.casefile.versions import Version
from handrail.practice.evidence import contact, reviewing
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case

COPIED_WITHIN: Final = timedelta(days=14)
"""Time to give somebody the review that was held with them."""


def looked_at_compliance(case: Case, review: Review) -> tuple[Version, ...]:
    """Where a review, or the talk with a manager for it, says how far the person kept to it."""
    talks = (row for row in case.past("reviews.discussions") if row.review == review.entry)
    return tuple([row for row in (review, *talks) if written(row.compliance)])


def within(case: Case, review: Review, rows: Iterable[Any]) -> tuple[Any, ...]:
    """Of contacts in order of day, those in the time a review looks back on."""
    return tuple(contact.between(tuple(rows), *reviewing.window(case, review)))


def heard(case: Case, review: Review) -> tuple[Version, ...]:
    """Where the person's view for a review stands, or that they were at its meeting."""
    said = (review,) if written(review.persons_view) or written(review.persons_words) else ()
    held = {row.entry for row in case.past("reviews.meetings") if row.review == review.entry}
    came = (
        row
        for row in case.rows("reviews.attendees")
        if row.the_person and row.meeting in held and row.attendance == "came"
    )
    return (*said, *came)


def own_ratings(case: Case, review: Review) -> tuple[Version, ...]:
    """How the person said things were for them, in the time a review looks back on."""
    first, last = reviewing.window(case, review)
    ratings = (*case.past("delivery.own_ratings"), *case.past("delivery.progress"))
    return tuple(
        [
            row
            for row in ratings
            if first <= row.valid_from <= last
            and (getattr(row, "rating", "") or getattr(row, "own_rating", ""))
        ]
    )


def copies(case: Case, review: Review) -> tuple[Version, ...]:
    """A written review given to the person, or the plan as it was agreed with it."""
    done = review.completed_on or case.as_of
    mine = (row for row in case.past("reviews.copies") if row.to_the_person and row.review == review.entry)
    plans = (
        row
        for row in case.past("plans.copies")
        if row.to_the_person and done <= row.valid_from <= done + COPIED_WITHIN
    )
    return (*mine, *plans)


def last_day_to_copy(case: Case, review: Review) -> date:
    """Until when there is time for that."""
    return (review.completed_on or case.as_of) + COPIED_WITHIN


def took_part(case: Case, review: Review) -> tuple[Version, ...]:
    """Who took part in a review: the person, those who answered, those who came to a meeting."""
    answers = (row for row in case.inputs(review) if row.state == "answered")
    return (*heard(case, review), *answers, *reviewing.came(case, review))
