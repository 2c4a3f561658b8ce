"""How a plan was agreed with a child: their words and answer, the parents' view, copies they can read."""

from collections.abc import Mapping
from typing import Final

from handrail.casefile.assessments import Source
from handrail.casefile.plans import Copy, Edition, PlanAnswer, Step
from handrail.casefile.versions import Version
from handrail.practice.evidence import voices
from handrail.practice.evidence.written import open_to_all, written
from handrail.practice.reading import Case

READABLE: Final = ("my_plan", "easy_read", "large_print", "pocket_card")
"""Copies that are made for the child; the full plan is not."""

ANSWERS: Final[Mapping[str, str]] = {
    "agrees": "{} said yes",
    "some_of_it": "{} said yes to some of it,",
    "not_sure": "{} was not sure what to say",
    "disagrees": "{} said no",
    "could_not_answer": "{} could not answer",
}


def childs_copies(case: Case) -> tuple[Copy, ...]:
    """Copies made for the child that they were given, or had read to them."""
    return tuple([row for row in case.past("plans.copies") if row.to_the_person and row.what in READABLE])


def suited(case: Case) -> tuple[Step, ...]:
    """Steps that say how they are done, or why they suit this child."""
    return tuple(
        [
            row
            for row in open_to_all(case.steps)
            if written(row.method) or written(row.chosen_because) or row.because_of
        ]
    )


def childs_words(case: Case, edition: Edition) -> bool:
    """Whether a plan has the child's own words: to it, or what they hope for."""
    return written(edition.words) or written(edition.hoped_for)


def otherwise_alone(case: Case, edition: Edition) -> PlanAnswer | None:
    """The child's last answer in private, where it is another than the one in the room."""
    said = [
        row for row in case.past("plans.answers") if row.edition == edition.entry and row.voice == "person"
    ]
    return said[-1] if said and said[-1].answer != edition.answer else None


def parents_words(case: Case, edition: Edition) -> tuple[Version, ...]:
    """What says what parents or carers think of a plan, or why they were not heard."""
    answers = [
        row for row in case.past("plans.answers") if row.edition == edition.entry and row.voice == "parent"
    ]
    reasons: tuple[Source, ...] = voices.parents_not_heard_because(case)
    return (*([edition] if written(edition.parents_view) else []), *answers, *reasons)
