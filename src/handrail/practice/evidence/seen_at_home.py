"""Visits to where somebody lives, by us or by a partner who fed back, and what was seen there."""

from handrail.casefile.contacts import Contact
from handrail.practice.evidence import contact
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once

FROM_AFAR = ("phone", "video")


@once
def visits(case: Case) -> tuple[Contact, ...]:
    """Contacts where the person lives: at home, or in the premises they are placed in."""
    return tuple([row for row in case.seen if contact.at_home(row) or row.mode == "approved_premises"])


def told_of(case: Case) -> tuple[Contact, ...]:
    """Those that say what was seen."""
    return tuple([row for row in visits(case) if written(row.text)])


def in_vain(case: Case) -> tuple[Contact, ...]:
    """Visits at which nobody was in."""
    return contact.home(case.missed)


def from_afar(rows: tuple[Contact, ...]) -> bool:
    """Whether each of some contacts was by phone or video."""
    return bool(rows) and all(row.mode in FROM_AFAR for row in rows)
