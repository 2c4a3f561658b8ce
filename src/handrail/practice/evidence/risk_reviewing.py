"""Looking again at harm to others: which changes bear on it, how soon, and what a review says of it."""

from datetime import date, timedelta
from typing import Final

from handrail.casefile.assessments import Enquiry
from handrail.casefile.reviews import Change, Review
from handrail.casefile.versions import Version
from handrail.practice.evidence import reviewing
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once

ALWAYS: Final = ("arrest", "lapse", "disclosure", "intelligence")
"""Changes that bear on harm whatever they touch."""
ABOUT_HARM: Final = ("risk", "condition", "curfew", "contact_level")
"""Amendments by which it is managed."""
OVERSEEN_WITHIN: Final = timedelta(days=7)
"""How long after a review a manager's note still belongs to it."""


@once
def touching(case: Case) -> tuple[Change, ...]:
    """Significant changes that bear on harm: by what they are, or by a factor linked to it."""
    harmful = {row.entry for row in case.harmful}
    return tuple([row for row in case.changes if row.kind in ALWAYS or harmful.intersection(row.factors)])


def opened_on(review: Review) -> date:
    """The day a review was begun."""
    return review.valid_from or date.min


def days_between(change: Change, review: Review) -> int:
    """Days from a change to the beginning of its review."""
    return max(0, (opened_on(review) - (change.valid_from or date.min)).days)


def before_and_after(case: Case, review: Review) -> tuple[Version, ...]:
    """Where a review writes what managed the risk before and what does now, or how a factor of harm moved."""
    harmful = {row.entry for row in case.harmful}
    amended = (
        row
        for row in reviewing.alterations(case, review)
        if getattr(row, "kind", "") in ABOUT_HARM and written(getattr(row, "becomes", ""))
    )
    moved = (
        row
        for of, row in reviewing.movements(case, review).items()
        if of in harmful and written(row.before) and written(row.now)
    )
    return (*amended, *moved)


def looked_at(case: Case, review: Review) -> tuple[Version, ...]:
    """Where a review, or the days it was done in, speak of harm: moved, amended, written anew."""
    harmful = {row.entry for row in case.harmful}
    moved = (row for of, row in reviewing.movements(case, review).items() if of in harmful)
    amended = (row for row in reviewing.alterations(case, review) if getattr(row, "kind", "") in ABOUT_HARM)
    first, last = opened_on(review), review.completed_on or case.as_of
    return (*moved, *amended, *anew(case, first, last))


def anew(case: Case, first: date, last: date) -> tuple[Version, ...]:
    """What was written of harm from one day to another: risks, factors, measures, contingencies."""
    kept_safe = (*case.on("plans.risk_measures"), *case.on("plans.contingencies"))
    rows = (*case.harms, *case.harmful, *kept_safe)
    return tuple(
        [
            row
            for row in rows
            if first <= row.recorded_at.date() <= last or (row.valid_from and first <= row.valid_from <= last)
        ]
    )


def overseen(case: Case, review: Review) -> tuple[Version, ...]:
    """A manager's part in a review: a question answered, oversight written down, a reading countersigned."""
    first, last = opened_on(review), (review.completed_on or case.as_of) + OVERSEEN_WITHIN
    asked = {row.entry for row in case.past("reviews.discussions") if row.review == review.entry}
    return (
        *(row for row in case.past("reviews.decisions") if row.discussion in asked),
        *(row for row in case.past("reviews.countersignatures") if row.of == review.entry),
        *(
            row
            for row in case.happened
            if row.kind == "management_oversight" and first <= (row.valid_from or first) <= last
        ),
    )


def asked_again(case: Case, review: Review) -> tuple[Enquiry, ...]:
    """Enquiries about safety answered between the review before, or twelve weeks back, and its end."""
    first, last = reviewing.window(case, review)
    return tuple(
        [
            row
            for row in case.on("assessments.enquiries")
            if row.sent_on and first <= row.sent_on and row.answered_on and row.answered_on <= last
        ]
    )
