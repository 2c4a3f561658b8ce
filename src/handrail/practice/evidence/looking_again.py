"""When a plan was looked at again: reviews, later plans, later assessments, meetings held for it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from handrail.casefile.assessments import Assessment
from handrail.casefile.plans import Edition, Panel
from handrail.casefile.reviews import Review
from handrail.casefile.versions import Version
from handrail.practice.answers import Said, no_evidence
from handrail.practice.evidence.timing import until
from handrail.practice.reading import Case, once

Look = Review | Edition | Assessment | Panel

LATER_STAGES: Final = ("review", "change", "closure")
TOGETHER: Final = timedelta(days=14)
"""A review, its assessment and its plan belong together when they are this close."""


@once
def again(case: Case) -> tuple[Look, ...]:
    """Everything by which the plan was looked at again in this supervision, in order of day."""
    looks: list[Look] = [*case.reviews, *later_editions(case), *later_assessments(case), *_panels(case)]
    return tuple(sorted(looks, key=lambda row: (day_of(row), row.entry)))


@once
def last(case: Case) -> tuple[Look, ...]:
    """The rows of the last time, those that belong together; empty where there was none."""
    looks = again(case)
    if not looks:
        return ()
    end = day_of(looks[-1])
    return tuple([row for row in looks if day_of(row) >= end - TOGETHER])


def day(looks: Sequence[Look]) -> date:
    """The day of such a time: that of the plan agreed or the meeting held, if there was one."""
    shared = [row for row in looks if isinstance(row, Edition | Panel)]
    return day_of(shared[-1] if shared else looks[-1])


def day_of(look: Look) -> date:
    """The day on which the looking was done."""
    if isinstance(look, Review):
        return look.completed_on or date.min
    if isinstance(look, Assessment):
        return look.finished_on or date.min
    return look.valid_from or date.min


def later_editions(case: Case) -> tuple[Edition, ...]:
    """Plans agreed after the first one of this supervision."""
    return tuple(
        [row for row in case.editions if row.number > 1 and (row.valid_from or date.min) > case.began]
    )


def later_assessments(case: Case) -> tuple[Assessment, ...]:
    """Finished assessments of a later stage."""
    return tuple([row for row in case.assessments if row.stage in LATER_STAGES and day_of(row) >= case.began])


def until_looked_again(case: Case, silence: str, *rows: Version) -> Said:
    """Silence about a review: in order until the plan was looked at again or the first review is due."""
    return no_evidence(silence, *rows) if again(case) else until(case, case.review_due, silence, *rows)


def _panels(case: Case) -> list[Panel]:
    if not case.editions:
        return []
    first = case.editions[0].valid_from or date.min
    return [
        row for row in case.past("plans.panels") if row.state == "held" and (row.valid_from or first) > first
    ]
