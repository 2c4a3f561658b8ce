"""On what ground somebody outside may be told something, and what exactly.

Nothing is said to anybody outside, not even that a person is known here, before a ground is on record:
the person agreed, or a lawful basis is named in words. What was agreed is not more than its words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.reviews.models import DisclosureConsent

LAWFUL = frozenset({"protect_others", "legal_duty", "licence"})
"""Grounds that ask for no consent, and for their words instead."""


def is_open(row: DisclosureConsent) -> bool:
    """Whether this may be said now: agreed and not taken back, or a lawful basis in words."""
    if row.basis in LAWFUL:
        return bool(row.basis_words.strip())
    return row.basis == "consent" and row.consent == "given"


def open_among(rows: Iterable[DisclosureConsent]) -> list[DisclosureConsent]:
    """Those that are open, the newest first."""
    return sorted(
        (row for row in rows if is_open(row)),
        key=lambda row: (row.valid_from or row.recorded_at.date(), row.pk),
    )[::-1]


@dataclass(frozen=True)
class Ground:
    """One ground in words: to whom, what, what not, by whom, and since when it is open or shut."""

    row: DisclosureConsent
    open: bool
    standing: str
    to_whom: str
    told: str
    not_told: str
    by_whom: str
    words: str


def grounds(rows: Iterable[DisclosureConsent], names: Names, called: str) -> list[Ground]:
    """All of them in words, the open ones first."""
    told = [_ground(row, names, called) for row in rows]
    return sorted(told, key=lambda one: (not one.open, -one.row.pk))


def _ground(row: DisclosureConsent, names: Names, called: str) -> Ground:
    return Ground(
        row,
        is_open(row),
        standing(row, called),
        row.to_whom,
        row.to_be_told,
        row.not_told,
        names[row.by_worker].name if row.by_worker else "",
        row.persons_words,
    )


def standing(row: DisclosureConsent, called: str) -> str:
    """Leon agreed, 17 March 2026"""
    day = wording.full_date(row.valid_from)
    if row.basis in LAWFUL:
        words = f"{row.basis_label}: {row.basis_words}" if row.basis_words else str(row.basis_label)
    else:
        said = {
            "given": _("%(name)s agreed"),
            "refused": _("%(name)s said no, or took it back: nothing is said"),
            "not_asked": _("%(name)s has not been asked yet"),
            "not_needed": _("No ground is named"),
        }
        words = said[row.consent] % {"name": called}
    return f"{words}, {day}" if day else words
