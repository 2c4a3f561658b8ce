"""The people in this life: who has a part, who was left out and why, who is still to be decided."""

from collections.abc import Iterable

from handrail.casefile.contacts import Contact
from handrail.casefile.people import KeyPerson
from handrail.casefile.plans import StepAnswer
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once

DECIDED = ("involved", "not_involved", "persons_choice")


@once
def around(case: Case) -> tuple[KeyPerson, ...]:
    """Those who matter in this life and are not there because it is their work."""
    return tuple([row for row in case.key_people if row.group != "workers"])


def involved(case: Case) -> tuple[KeyPerson, ...]:
    """Those of them who are brought in."""
    return tuple([row for row in around(case) if row.involvement == "involved"])


def undecided(case: Case) -> tuple[KeyPerson, ...]:
    """Those of whom nobody decided, or the day to decide again has passed."""
    return tuple(
        [
            row
            for row in around(case)
            if row.involvement not in DECIDED
            and (row.decide_again_on < case.as_of if row.decide_again_on else not written(row.reason))
        ]
    )


def to_decide(case: Case) -> tuple[KeyPerson, ...]:
    """Those of whom somebody is to decide again, on a day that has not passed."""
    return tuple(
        [
            row
            for row in around(case)
            if row.involvement not in DECIDED and row.decide_again_on and row.decide_again_on >= case.as_of
        ]
    )


def dropped(case: Case) -> tuple[KeyPerson, ...]:
    """Those left out without a reason."""
    return tuple(
        [row for row in around(case) if row.involvement == "not_involved" and not written(row.reason)]
    )


def unasked(case: Case) -> tuple[KeyPerson, ...]:
    """Those brought in although the person said no, or nobody asked them whether they want it."""
    return tuple([row for row in involved(case) if row.consent in ("refused", "not_asked")])


def with_a_part(case: Case, people: Iterable[KeyPerson]) -> tuple[KeyPerson, ...]:
    """Those of these people of whom the record says what they do, or that somebody was in touch."""
    known = _parts(case)
    return tuple([row for row in people if row.entry in known or (row.worker and row.worker in known)])


def said_yes(case: Case) -> tuple[StepAnswer, ...]:
    """Yeses to a step by workers of other agencies who are not among the key people."""
    known = {row.worker for row in case.key_people} | case.allocated
    return tuple(
        [
            row
            for row in case.past("plans.step_answers")
            if row.answer == "accepts" and row.worker and row.worker not in known
        ]
    )


def supporters(case: Case) -> tuple[KeyPerson, ...]:
    """Those brought in of whom the record says what they do, and partners who are there for their work."""
    there = (
        row for row in case.key_people if row.involvement == "involved" and row.worker not in case.allocated
    )
    return with_a_part(case, there)


@once
def met(case: Case) -> dict[str, Contact]:
    """The last contact with each of them that says what was talked about, by the entry of the person."""
    known = {one: row.entry for row in around(case) for one in (row.entry, row.worker) if one}
    return {
        known[one]: row
        for row in case.happened
        for one in (*row.people, *row.workers)
        if one in known and written(row.text)
    }


@once
def _parts(case: Case) -> frozenset[str]:
    """People and workers with a part: planned, in a step or its help, or in a contact."""
    found = {row.person for row in case.on("delivery.planned_parts")}
    rows = (*case.steps, *case.on("plans.help"), *case.happened)
    found.update(*[row.people for row in rows], *[row.workers for row in rows])
    found.update(one for row in case.on("delivery.community_links") for one in row.people)
    return frozenset(found)
