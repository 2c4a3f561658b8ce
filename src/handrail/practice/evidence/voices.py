"""Whose own words a record holds: the child's, the parents' or carers', those of other adults."""

from collections.abc import Iterable
from typing import Final

from handrail.casefile import codes
from handrail.casefile.assessments import SelfAssessment, Source
from handrail.casefile.versions import Version
from handrail.practice.evidence.sources import answered
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once

OTHER_ADULTS: Final = ("family", "school", "jobs_and_learning", "community", "other")
"""Sources that are adults who matter to the child, not offices that hold something."""


@once
def child(case: Case) -> tuple[Version, ...]:
    """What the child said for themselves: own words, self-assessments, talks for the assessment."""
    return _said(case, "person", "person")


@once
def parents(case: Case) -> tuple[Version, ...]:
    """The same of parents and carers."""
    return _said(case, "parent", "parents")


def parents_not_heard_because(case: Case) -> tuple[Source, ...]:
    """Where it is said why parents and carers were not asked, or did not answer."""
    return tuple([row for row in case.sources if row.kind == "parents" and written(row.not_had_because)])


def other_adults(case: Case) -> tuple[Source, ...]:
    """Other adults who were asked and answered: a teacher, a coach, an aunt, an employer."""
    wanted = codes.alike("source_kinds", OTHER_ADULTS)
    return tuple([row for row in answered(case.sources) if row.kind in wanted])


def disagreeing(case: Case) -> tuple[SelfAssessment, ...]:
    """Self-assessments that say otherwise than ours does."""
    return tuple([row for row in case.past("assessments.self_assessments") if written(row.disagrees_with_us)])


def weighed(case: Case, heard: Iterable[Source]) -> tuple[Version, ...]:
    """What rests on these sources: parts of life and factors, or a word on what changed because of them."""
    wanted = {row.entry for row in heard}
    resting = [
        row for row in (*case.on("assessments.areas"), *case.factors) if wanted.intersection(row.rests_on)
    ]
    return (*resting, *(row for row in case.past("delivery.heard") if row.about in wanted))


def _said(case: Case, voice: str, source: str) -> tuple[Version, ...]:
    return (
        *(row for row in answered(case.sources) if row.kind == source),
        *(row for row in case.past("assessments.self_assessments") if row.voice == voice),
        *(row for row in case.past("people.own_words") if row.voice == voice),
    )
