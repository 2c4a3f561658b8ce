"""How far somebody took part in what was assessed and planned about them, and what came of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from handrail.casefile.assessments import Assessment, Factor, SelfAssessment
from handrail.casefile.contacts import WRITTEN, Contact, took_place
from handrail.casefile.plans import Copy, Edition, Objective
from handrail.casefile.versions import Version
from handrail.practice.reading import NOT_WITH_THE_PERSON, Case, once

BEFORE: Final = timedelta(weeks=12)
"""An assessment before sentence or release belongs to the supervision that follows."""
COPIED_WITHIN: Final = timedelta(days=7)
"""Time to give somebody the plan that was agreed with them."""


def starting_assessment(case: Case) -> Assessment | None:
    """The first finished assessment of this supervision; the last before where there is none."""
    mine = [row for row in case.assessments if (row.finished_on or date.min) >= case.began - BEFORE]
    return mine[0] if mine else (case.assessments[-1] if case.assessments else None)


@once
def self_assessments(case: Case) -> tuple[SelfAssessment, ...]:
    """The person's own assessments, up to the day."""
    return tuple([row for row in case.past("assessments.self_assessments") if row.voice == "person"])


def own_account(case: Case, by: date) -> tuple[Version, ...]:
    """What the person had said by a day: an own assessment, their words, their words about an area."""
    said = (row for row in case.past("people.own_words") if row.voice == "person")
    areas = (row for row in case.rows("assessments.areas") if row.persons_words.strip())
    since = case.began - BEFORE
    return tuple(
        [
            row
            for row in (*self_assessments(case), *said, *areas)
            if row.valid_from and since <= row.valid_from <= by
        ]
    )


def met_before(case: Case, day: date) -> tuple[Contact, ...]:
    """Times the person was seen or heard in the twelve weeks up to a day, before this supervision too."""
    outcomes = took_place()
    return tuple(
        [
            row
            for row in case.rows("delivery.contacts")
            if row.valid_from
            and day - BEFORE <= row.valid_from <= day
            and row.outcome in outcomes
            and row.kind not in NOT_WITH_THE_PERSON
            and row.mode not in WRITTEN
            and (row.fed_back_on or case.allocated.intersection(row.workers))
        ]
    )


def shaped(case: Case, assessment: Assessment) -> tuple[Version, ...]:
    """Conclusions in which the person's account can be found again.

    A disagreement that was answered, an area or factor that rests on what they said, a factor in an
    area for which they asked for help.
    """
    themselves = {row.entry for row in case.rows("assessments.sources") if row.kind == "person"}
    answered = [row for row in self_assessments(case) if row.disagrees_with_us and row.our_answer.strip()]
    concluded = (*case.on("assessments.areas"), *case.factors, assessment)
    resting = [row for row in concluded if themselves.intersection(row.rests_on)]
    areas = [
        row for row in case.on("assessments.areas") if row.persons_words.strip() and row.going_on.strip()
    ]
    wanted = [row for row in case.factors if row.area in help_wanted(case)]
    return (*answered, *resting, *areas, *wanted)


def unanswered(case: Case) -> tuple[SelfAssessment, ...]:
    """Own assessments that disagree with ours, without an answer."""
    return tuple(
        [
            row
            for row in self_assessments(case)
            if row.disagrees_with_us.strip() and not row.our_answer.strip()
        ]
    )


@once
def help_wanted(case: Case) -> frozenset[str]:
    """Areas of life for which the person asked for help."""
    answers = (row.area for row in case.on("assessments.self_answers") if row.answer == "want_help")
    areas = (row.area for row in case.on("assessments.areas") if row.help_wanted.strip())
    return frozenset((*answers, *areas))


def asked_for(case: Case, goals: Iterable[Objective]) -> tuple[Objective, ...]:
    """Those of these goals that answer something for which the person asked for help."""
    factors: dict[str, Factor] = {row.entry: row for row in case.factors}
    wanted = help_wanted(case)
    return tuple(
        [
            goal
            for goal in goals
            if any(one in factors and factors[one].area in wanted for one in goal.factors)
        ]
    )


def copies_given(case: Case, edition: Edition) -> tuple[Copy, ...]:
    """Copies of a plan that the person was given, or had read to them, by the day."""
    return tuple(
        [row for row in case.past("plans.copies") if row.to_the_person and row.edition == edition.entry]
    )
