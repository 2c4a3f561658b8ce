"""Silence before its time is up is not yet due; afterwards it is no evidence."""

from datetime import date

from handrail.casefile.versions import Version
from handrail.practice.answers import Said, no_evidence, not_yet_due
from handrail.practice.reading import Case
from handrail.practice.wording import on


def until(case: Case, last: date, silence: str, *rows: Version) -> Said:
    """Not yet due up to a last day, then no evidence."""
    if case.as_of <= last:
        return not_yet_due(last, f"There is time until {on(last)}", *rows)
    return no_evidence(silence, *rows)


def until_assessed(case: Case, silence: str, *rows: Version) -> Said:
    """Silence about an assessment: in order until one is finished or the time for the first is over."""
    if case.assessments:
        return no_evidence(silence, *rows)
    return until(case, case.assessment_due, silence, *rows)


def until_planned(case: Case, silence: str, *rows: Version) -> Said:
    """Silence about a plan: in order until one is agreed or the time for the first is over."""
    if case.editions:
        return no_evidence(silence, *rows)
    return until(case, case.plan_due, silence, *rows)


def until_reviewed(case: Case, silence: str, *rows: Version) -> Said:
    """Silence about a review: in order until one is finished or the first is due."""
    if case.reviews:
        return no_evidence(silence, *rows)
    return until(case, case.review_due, silence, *rows)
