"""Every expectation asked of a case: the one door for pages, commands and other systems.

::

    findings(document)                             as the record stands, today given
    findings(document, as_of=date(2026, 3, 14))    as known at the end of that day
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from handrail.casefile.casefile import CaseFile, case_file
from handrail.casefile.document import CaseDocument
from handrail.practice import library
from handrail.practice.answers import Finding
from handrail.practice.reading import Case

HERE: Final = ZoneInfo("Europe/London")


@lru_cache(maxsize=8)
def end_of(day: date) -> datetime:
    """The instant at which a day is over in England and Wales."""
    return datetime.combine(day + timedelta(days=1), time.min, HERE)


def findings(document: CaseDocument, *, as_of: date, known: datetime | None = None) -> list[Finding]:
    """What the record of a case shows on a day, for each expectation in force on it.

    ``known`` is the instant up to which the record is looked at: the end of the day unless given.
    """
    return of_case_file(case_file(document, as_of=as_of, known=known or end_of(as_of)))


def of_case_file(file: CaseFile) -> list[Finding]:
    """The same of a case file; one without a person, not yet known of on that day, shows nothing."""
    if not file.rows("people.person"):
        return []
    case = Case(file)
    return [one.ask(case) for one in library.in_force(case.cohort, case.as_of)]
