"""Expectations asked of a case file. One that fails is noted and left as it stands: a fault in it never
stops somebody's work."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.casefile.casefile import CaseFile
from handrail.findings.shown import Shown
from handrail.practice import library
from handrail.practice.answers import Finding
from handrail.practice.reading import Case
from handrail.quality import gathering
from handrail.records import clock

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """What was found, and every expectation that was asked, whether it could answer or not."""

    findings: tuple[Finding, ...]
    expectations: frozenset[str]


def ask(file: CaseFile) -> Asked:
    """What each expectation in force on the day of a case file finds."""
    if not file.rows("people.person"):
        return Asked((), frozenset())
    case = Case(file)
    expectations = library.in_force(case.cohort, case.as_of)
    found = []
    for one in expectations:
        try:
            found.append(one.ask(case))
        except Exception:  # whatever it is, the practitioner's work goes on
            logger.exception("expectation could not be asked", extra={"expectation": one.id})
    return Asked(tuple(found), frozenset(one.id for one in expectations))


def as_known(case_id: int, on: date, replies: Mapping[str, Sequence[Any]] | None = None) -> list[Shown]:
    """What would have been found at the end of a day, of what the record held then; nothing where the
    acting user does not read all of it. With it what had been answered, unless a page has that by itself."""
    file = gathering.as_known(case_id, on, clock.end_of(on))
    if file is None:
        return []
    if replies is None:
        answered = file.rows("findings.answers")
        replies = {
            row.expectation: [one for one in answered if one.expectation == row.expectation]
            for row in answered
        }
    return [
        Shown(
            library.by_id(one.expectation),
            one.answer,
            one.because,
            one.entries,
            one.would_change,
            one.until,
            None,
            tuple(replies.get(one.expectation, ())),
        )
        for one in ask(file).findings
    ]
