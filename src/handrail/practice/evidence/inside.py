"""Contact with somebody in prison before they come out."""

from datetime import date, timedelta
from typing import Final

from handrail.casefile.contacts import Contact
from handrail.casefile.sentences import Recall, Release
from handrail.practice.evidence.taking_part import met_before
from handrail.practice.reading import Case, once

DUE_BEFORE: Final = timedelta(days=28)
"""By how many days before release there should have been contact."""
ONE_DAY: Final = timedelta(days=1)


def released_on(case: Case) -> date | None:
    """The day on which this supervision began with coming out of prison."""
    if case.in_custody or case.calendar is None:
        return None
    before = case.calendar.phase_on(case.began - ONE_DAY)
    return case.began if release(case) or (before and before.in_custody) else None


@once
def release(case: Case) -> Release | None:
    """The release with which this supervision began."""
    if case.in_custody:
        return None
    opened = (row for row in case.rows("sentences.releases") if row.valid_from == case.began)
    return next((row for row in opened if row.kind != "temporary"), None)


def contacts(case: Case, last: date) -> tuple[Contact, ...]:
    """Times the person was seen or heard inside, in the twelve weeks up to a day."""
    phase = case.calendar.phase_on(last) if case.calendar else None
    inside = phase.period.starts if phase and phase.in_custody else last
    return tuple([row for row in met_before(case, last) if row.valid_from and row.valid_from >= inside])


def recall_before(case: Case) -> Recall | None:
    """The recall that ended the time outside before this one; none if another release lies between."""
    opened = release(case)
    if opened is None or opened.valid_from is None:
        return None
    before = [row for row in case.past("sentences.recalls") if row.valid_from < opened.valid_from]
    between = [
        row
        for row in case.past("sentences.releases")
        if row.kind != "temporary" and before and before[-1].valid_from < row.valid_from < opened.valid_from
    ]
    return before[-1] if before and not between else None
