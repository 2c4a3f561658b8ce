"""The seven answers an expectation can give, each with what it rests on and what would change it."""

from datetime import date
from enum import StrEnum

from handrail.casefile.versions import Version
from handrail.kernel.values import Value


class Answer(StrEnum):
    """What the record shows for one expectation."""

    SHOWN = "shown"
    NO_EVIDENCE = "no_evidence_found"
    AGAINST = "evidence_against"
    NOT_APPLICABLE = "not_applicable"
    NOT_YET_DUE = "not_yet_due"
    SUSPENDED = "contact_suspended_by_policy"
    NEEDS_JUDGEMENT = "needs_judgement"


(SHOWN, NO_EVIDENCE, AGAINST, NOT_APPLICABLE, NOT_YET_DUE, SUSPENDED, NEEDS_JUDGEMENT) = Answer


class Finding(Value, frozen=True):
    """What a case's record shows for one expectation.

    ``because`` is one sentence; ``entries`` are what it rests on, as "delivery.contacts/visit-1";
    ``would_change`` says what on the record would give another answer; ``until`` is the day an
    expectation that is not yet due becomes so.
    """

    expectation: str
    answer: Answer
    because: str
    entries: tuple[str, ...] = ()
    would_change: str = ""
    until: date | None = None


class Said(Value, frozen=True):
    """What the function of an expectation gives back, before the expectation puts its name to it."""

    answer: Answer
    because: str
    rows: tuple[Version, ...] = ()
    would_change: str = ""
    until: date | None = None


def shown(because: str, *rows: Version) -> Said:
    """The record has it."""
    return Said(SHOWN, because, rows)


def no_evidence(because: str, *rows: Version, would_change: str = "") -> Said:
    """The record is silent, or too thin."""
    return Said(NO_EVIDENCE, because, rows, would_change)


def against(because: str, *rows: Version, would_change: str = "") -> Said:
    """The record says otherwise."""
    return Said(AGAINST, because, rows, would_change)


def not_applicable(because: str, *rows: Version) -> Said:
    """It does not arise in this case, and why."""
    return Said(NOT_APPLICABLE, because, rows)


def not_yet_due(until: date, because: str, *rows: Version) -> Said:
    """There is still time, until and including a day."""
    return Said(NOT_YET_DUE, because, rows, until=until)


def suspended(because: str, *rows: Version) -> Said:
    """Contact was lawfully not asked for; those days are not counted."""
    return Said(SUSPENDED, because, rows)


def needs_judgement(because: str, *rows: Version) -> Said:
    """The entries are there and disagree, or only somebody who knows can tell; says what to look at."""
    return Said(NEEDS_JUDGEMENT, because, rows)
