"""One line asked: a case document in, its findings out; or what is wrong with the line."""

from datetime import date, datetime

import msgspec

from handrail.casefile.document import CaseDocument, Unreadable, decode
from handrail.exchange.refusals import Problem
from handrail.practice import checking
from handrail.practice.answers import Finding


class Answered(msgspec.Struct, frozen=True):
    """What the record of one case shows on a day. The field names are those of the JSON."""

    case: str
    as_of: date
    findings: list[Finding]


class NotAnswered(ValueError):
    """A line got no answer; ``problem`` says where in it (its line counts from this one), why, and how to
    mend it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def today() -> date:
    """The day it is in England and Wales, where nobody names another."""
    return datetime.now(checking.HERE).date()


def answer(line: bytes, as_of: date) -> Answered | None:
    """The findings of the case on a line; ``None`` for a line of the directory, or an empty one.

    Raises ``NotAnswered``. A case on which the library itself stumbles is told too, so that one case
    does not stop a quarter of a million.
    """
    if not line.strip():
        return None
    try:
        document = decode(line)
    except Unreadable as fault:
        raise NotAnswered(Problem(fault.row, fault.pointer, fault.message, fault.allowed)) from None
    if not isinstance(document, CaseDocument):
        return None
    try:
        return Answered(document.reference, as_of, checking.findings(document, as_of=as_of))
    except Exception as fault:
        message = f"{document.reference} could not be answered: {type(fault).__name__}: {fault}"
        raise NotAnswered(Problem(0, "", message, MEND)) from fault


MEND = "what `handrail import` would take; if it takes this document, the fault is Handrail’s: report it"
