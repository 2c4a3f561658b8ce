"""The working relationship as a record can show it: who stayed, who handed over, what was said of it."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from handrail.casefile.contacts import Contact
from handrail.casefile.people import Allocation
from handrail.casefile.reviews import Feedback
from handrail.casefile.versions import Version
from handrail.practice.reading import Case, in_order, once

ANSWERED_WITHIN: Final = timedelta(days=28)
"""Time to do something about what the person says of how we work, or to say why not."""
TOLD_WITHIN: Final = timedelta(days=14)
"""Time to tell the person of a new worker."""


@once
def in_charge(case: Case) -> tuple[Allocation, ...]:
    """Who was in charge in this supervision, in order."""
    return in_order(
        [
            row
            for row in case.past("people.allocations")
            if row.role == "in_charge" and (row.valid_to is None or row.valid_to >= case.began)
        ]
    )


@once
def changes(case: Case) -> tuple[Allocation, ...]:
    """Each time somebody else took charge."""
    held = in_charge(case)
    return tuple([row for before, row in pairwise(held) if row.worker != before.worker])


def handed_over(case: Case, change: Allocation) -> tuple[Version, ...]:
    """What shows that the person was told of a new worker, or met them together with the old one."""
    taken = change.valid_from or case.began
    handovers = (
        row
        for row in case.rows("delivery.handovers")
        if row.to_worker == change.worker
        and min(row.told_on or date.max, row.met_together_on or date.max) <= case.as_of
    )
    letters = (
        row
        for row in case.past("delivery.letters")
        if row.kind == "change_of_practitioner" and row.given and abs(row.valid_from - taken) <= TOLD_WITHIN
    )
    return (*handovers, *letters)


@once
def said_of_the_work(case: Case) -> tuple[Version, ...]:
    """What the person said of contacts and of how we work, since supervision began."""
    said = (row for row in case.seen if _spoke(row))
    about = (
        row
        for row in case.past("people.own_words")
        if row.topic == "about_this_service" and row.voice == "person" and row.valid_from >= case.began
    )
    return (*feedback(case), *about, *said)


@once
def feedback(case: Case) -> tuple[Feedback, ...]:
    """What the person said when asked how we work, since supervision began."""
    return tuple(
        [
            row
            for row in case.past("reviews.feedback")
            if row.voice == "person" and row.valid_from and row.valid_from >= case.began
        ]
    )


def left_standing(case: Case) -> tuple[Feedback, ...]:
    """Feedback of a while ago about which nothing was done, without a word why."""
    return tuple(
        [
            row
            for row in feedback(case)
            if not row.done.strip()
            and not row.not_done_because.strip()
            and (row.valid_from or case.as_of) + ANSWERED_WITHIN < case.as_of
        ]
    )


def _spoke(row: Contact) -> bool:
    answered = row.useful is not None and row.useful != "did_not_say"
    return row.marking == "none" and (answered or bool(row.words.strip() or row.useful_words.strip()))
