"""At the point of work: at most three findings that bear on what somebody is about to do, folded away.

They ask for nothing. One table says which expectations belong to which piece of work, those that
matter most first; what the record shows, and what somebody has answered, is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

from handrail.findings.models import Finding, FindingAnswer
from handrail.findings.shown import OPEN, Shown, kept
from handrail.records.describing import CaseLike

TABLES = (Finding, FindingAnswer)
"""What a page gathers to show some."""
MOST = 3


@dataclass(frozen=True)
class Work:
    """A piece of work: what the page of practice is headed by, where one goes on with the work, and what
    bears on it, adult and youth."""

    heading: Promise
    back: tuple[str, Promise]
    asks: tuple[str, ...]


WORK: dict[str, Work] = {
    "plan": Work(
        _l("Before you agree {name}’s plan"),
        ("plans:plan", _l("Plan")),
        (
            *("A-DES-PLN-1", "A-DES-PLN-2", "A-ENG-PLN-1", "A-DES-PLN-3", "A-ENG-PLN-4", "A-ENG-PLN-5"),
            *("A-ENG-PLN-2", "A-ENG-PLN-3", "A-SAF-PLN-2", "A-SAF-PLN-4", "A-SAF-PLN-1", "A-SAF-PLN-3"),
            *("Y-DES-PLN-1", "Y-DES-PLN-3", "Y-DES-PLN-6", "Y-DES-PLN-2", "Y-DES-PLN-4", "Y-CHS-PLN-2"),
            *("Y-CHS-PLN-3", "Y-CHS-PLN-1", "Y-OTH-PLN-4", "Y-OTH-PLN-5", "Y-OTH-PLN-1", "Y-DES-PLN-5"),
        ),
    ),
    "contact": Work(
        _l("Before you write up a contact with {name}"),
        ("delivery:contacts", _l("Contacts")),
        (
            *("A-DES-DEL-5", "A-ENG-DEL-2", "A-ENG-DEL-5", "A-DES-DEL-2", "A-ENG-DEL-3", "A-DES-DEL-4"),
            *("Y-DES-DEL-5", "Y-DES-DEL-7", "Y-DES-DEL-4", "Y-DES-DEL-3", "Y-CHS-DEL-1", "Y-OTH-DEL-1"),
        ),
    ),
    "booking": Work(
        _l("Before you book with {name}"),
        ("delivery:contacts", _l("Contacts")),
        (
            *("A-DES-DEL-5", "A-SAF-DEL-5", "A-ENG-DEL-1", "A-SAF-DEL-1", "A-ENG-DEL-4", "A-DES-DEL-1"),
            *("Y-DES-DEL-2", "Y-DES-DEL-7", "Y-DES-DEL-6", "Y-OTH-DEL-1"),
        ),
    ),
    "review": Work(
        _l("Before you finish {name}’s review"),
        ("reviews:reviews", _l("Reviews")),
        (
            *("A-DES-REV-2", "A-DES-REV-4", "A-ENG-REV-3", "A-DES-REV-3", "A-DES-REV-1", "A-ENG-REV-1"),
            *("A-ENG-REV-2", "A-SAF-REV-1", "A-SAF-REV-2", "A-SAF-REV-3", "A-DES-REV-5", "A-ENG-REV-4"),
            *("A-SAF-REV-4", "Y-DES-REV-5", "Y-DES-REV-4", "Y-DES-REV-1", "Y-DES-REV-2", "Y-DES-REV-3"),
            *("Y-CHS-REV-1", "Y-CHS-REV-2", "Y-CHS-REV-3", "Y-OTH-REV-1", "Y-OTH-REV-2", "Y-OTH-REV-3"),
            "Y-OTH-REV-4",
        ),
    ),
    "state": Work(
        _l("Before you judge how things stand for {name}"),
        ("plans:order", _l("Order of work")),
        (
            *("A-DES-DEL-1", "A-DES-DEL-3", "A-DES-DEL-4", "A-DES-DEL-2", "A-DES-DEL-6"),
            *("Y-DES-DEL-2", "Y-DES-DEL-1", "Y-DES-DEL-6", "Y-DES-DEL-4", "Y-DES-DEL-3"),
        ),
    ),
    "case": Work(
        _l("What might be looked at first for {name}"),
        ("home:case", _l("Overview")),
        (
            *("A-DES-ASS-3", "A-DES-PLN-1", "A-DES-DEL-1", "A-DES-DEL-3", "A-DES-DEL-4", "A-DES-REV-2"),
            *("A-DES-REV-4", "A-DES-ASS-1", "A-DES-ASS-2", "A-ENG-ASS-1", "A-SAF-DEL-1", "A-SAF-PLN-4"),
            *("Y-DES-ASS-2", "Y-DES-PLN-1", "Y-DES-DEL-2", "Y-DES-DEL-5", "Y-DES-DEL-6", "Y-DES-REV-5"),
            *("Y-DES-ASS-3", "Y-DES-ASS-6", "Y-CHS-DEL-2", "Y-CHS-PLN-3", "Y-DES-ASS-1", "Y-OTH-DEL-1"),
        ),
    ),
}


@dataclass(frozen=True)
class AtWork:
    """What a page shows of it, and where all of it stands."""

    findings: tuple[Shown, ...]
    url: str

    def __bool__(self) -> bool:
        return bool(self.findings)


def of(case: CaseLike, work: str, facts: Mapping[Any, Sequence[Any]] | None = None) -> AtWork:
    """Findings for a piece of work; ``facts`` where the page has gathered ``TABLES`` already."""
    rows = facts if facts is not None else case.gather(*TABLES)
    url = f"{reverse('quality:practice', args=[case.reference])}?for={work}"
    return AtWork(tuple(three(kept(rows[Finding], rows[FindingAnswer]), work)), url)


def three(findings: Sequence[Shown], work: str) -> list[Shown]:
    """Of these findings, at most three that matter to a piece of work: what speaks against it first."""
    asks = WORK[work].asks
    bearing = [one for one in findings if one.id in asks and one.is_open and not one.replies]
    return sorted(bearing, key=lambda one: (OPEN.index(one.answer), asks.index(one.id)))[:MOST]
