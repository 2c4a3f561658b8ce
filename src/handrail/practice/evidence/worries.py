"""Worries about somebody's safety that reached us: raised when, answered when, left unanswered."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from handrail.casefile.services import Concern
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once
from handrail.practice.wording import counted, listed, on

ANSWERED_IN: Final = timedelta(days=3)
"""Time to answer: whoever raises one rings the same day; over a weekend it is the third."""
LOOKED_BACK: Final = timedelta(weeks=26)
"""How long a worry counts."""


@once
def raised(case: Case) -> tuple[Concern, ...]:
    """Those raised by partners in the last half year of this supervision, in order."""
    first = max(case.began, case.as_of - LOOKED_BACK)
    return tuple(
        [row for row in case.past("delivery.concerns") if row.safety != "nothing" and row.valid_from >= first]
    )


def answered(case: Case) -> tuple[Concern, ...]:
    """Those with an answer by the day."""
    return tuple([row for row in raised(case) if _answered_on(case, row)])


def open_too_long(case: Case) -> tuple[Concern, ...]:
    """Those without an answer after three days."""
    return tuple([row for row in waiting(case) if _raised_on(row) + ANSWERED_IN < case.as_of])


def waiting(case: Case) -> tuple[Concern, ...]:
    """Those without an answer."""
    return tuple([row for row in raised(case) if not _answered_on(case, row)])


def slow(case: Case) -> tuple[Concern, ...]:
    """Those answered after more than three days."""
    return tuple([row for row in answered(case) if days(case, row) > ANSWERED_IN.days])


def days(case: Case, row: Concern) -> int:
    """Days from a worry to its answer; 0 for one answered the same day."""
    return ((_answered_on(case, row) or case.as_of) - _raised_on(row)).days


def how_soon(case: Case, row: Concern) -> str:
    """How soon one was answered, in words: "the same day", "after two days"."""
    took = days(case, row)
    return f"after {counted(took, 'day', 'days')}" if took else "the same day"


def when(rows: Iterable[Concern]) -> str:
    """The days they were raised on, as a sentence lists them."""
    return listed([on(_raised_on(row)) for row in rows])


def _raised_on(row: Concern) -> date:
    return row.valid_from or row.recorded_at.date()


def _answered_on(case: Case, row: Concern) -> date | None:
    day = row.answered_on
    return day if day and day <= case.as_of and written(row.answer) else None
