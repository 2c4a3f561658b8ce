"""What in this life, and in how things are run, makes taking part easier or harder, and what answers it."""

from collections.abc import Iterable

from handrail.casefile import codes
from handrail.casefile.assessments import Barrier
from handrail.casefile.contacts import Contact
from handrail.casefile.people import Circumstance
from handrail.practice.reading import Case

Hindrance = Circumstance | Barrier


def known(case: Case) -> tuple[Circumstance, ...]:
    """Everything on record about this life, on the day."""
    return case.on("people.circumstances")


def talked_through(case: Case) -> tuple[Contact, ...]:
    """Inductions at which the person's circumstances were gone through: asked, whatever came of it."""
    return tuple([row for row in case.happened if "own_circumstances" in row.explained])


def hindrances(case: Case) -> tuple[Hindrance, ...]:
    """What could get in the way: circumstances that mean something for taking part, and barriers."""
    told = (row for row in known(case) if row.means.strip())
    return (*told, *case.on("assessments.barriers"))


def unanswered(rows: Iterable[Hindrance]) -> tuple[Hindrance, ...]:
    """Those about which nothing is said to be done."""
    return tuple([row for row in rows if not row.we_do.strip()])


def name(row: Hindrance) -> str:
    """A circumstance by its kind, a barrier by its name; no more of either is said in a finding."""
    if isinstance(row, Barrier):
        return row.what
    return codes.label("circumstance_kinds", row.kind).lower()
