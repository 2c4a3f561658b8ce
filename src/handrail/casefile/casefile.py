"""The case file: a case document as it was known at one instant, looked at on one day.

Two questions are kept apart. *Known* is what the record held: versions recorded by that instant
and not yet superseded. *Valid* is what was true in life on a day, by those versions. So a case file
made for 14 March with ``known`` of 14 March does not know of a visit of the 13th that was
written up on the 16th; made with ``known`` left out it does.

::

    case = case_file(document, as_of=date(2026, 3, 14), known=instant)
    case.people.addresses              all addresses the record knew, as document types
    case.rows("people.addresses")      the same, by path
    case.on("people.addresses")        those valid on the day of the case file
    case.on("people.addresses", day)   those valid on another day, as known then
    case.entry("people.key_people", "joyce")
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from handrail.casefile.access import Access
from handrail.casefile.assessments import Assessments
from handrail.casefile.compartments import Compartments
from handrail.casefile.delivery import Delivery
from handrail.casefile.document import CaseDocument
from handrail.casefile.findings import Findings
from handrail.casefile.parts import tables
from handrail.casefile.people import People, Person
from handrail.casefile.plans import Plans
from handrail.casefile.reviews import Reviews
from handrail.casefile.sentences import Sentences
from handrail.casefile.versions import Part, Version
from handrail.kernel.periods import holds_on

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True)
class CaseFile:
    """One case on a day, from what the record held. Read it; nothing here writes."""

    reference: str
    cohort: str
    team: str
    as_of: date
    known: datetime | None
    people: People
    sentences: Sentences
    compartments: Compartments
    assessments: Assessments
    plans: Plans
    delivery: Delivery
    reviews: Reviews
    findings: Findings
    access: Access

    def rows(self, path: str) -> tuple[Any, ...]:
        """What the record knew in a table ("people.addresses"). Unknown path: ``AttributeError``."""
        return tuple(_finder(path)(self))

    def on(self, path: str, day: date | None = None) -> tuple[Any, ...]:
        """Of a table, what was true on a day; on the day of the case file if none is given."""
        return tuple(row for row in self.rows(path) if holds_on(row, day or self.as_of))

    def entry(self, path: str, entry: str) -> Any | None:
        """One entry of a table as known, or ``None``."""
        return next((row for row in self.rows(path) if row.entry == entry), None)

    @property
    def person(self) -> Person:
        """The person, as known. ``LookupError`` where the record did not know of anybody yet."""
        if not self.people.person:
            raise LookupError(f"{self.reference}: no person was on record at that instant")
        return self.people.person[-1]


def case_file(document: CaseDocument, *, as_of: date, known: datetime | None = None) -> CaseFile:
    """The case file of a document for a day.

    ``known`` is an instant with a time zone; left out, everything that stands at present is known.
    Raises ``ValueError`` for an instant without a time zone.
    """
    if known is not None and known.utcoffset() is None:
        raise ValueError("known is an instant and needs a time zone")
    instant = known and known.astimezone(UTC)  # rows are in UTC: compared with UTC, each is quick
    return CaseFile(
        reference=document.reference,
        cohort=document.cohort,
        team=document.team,
        as_of=as_of,
        known=known,
        people=_as_known(document.people, instant),
        sentences=_as_known(document.sentences, instant),
        compartments=_as_known(document.compartments, instant),
        assessments=_as_known(document.assessments, instant),
        plans=_as_known(document.plans, instant),
        delivery=_as_known(document.delivery, instant),
        reviews=_as_known(document.reviews, instant),
        findings=_as_known(document.findings, instant),
        access=msgspec.structs.replace(document.access),
    )


def is_known(version: Version, known: datetime | None) -> bool:
    """Whether the record held a version at an instant; without one, whether it stands now."""
    ended = version.superseded_at
    if known is None:
        return ended is None
    return version.recorded_at <= known and (ended is None or ended > known)


def _as_known(part: AnyPart, known: datetime | None) -> AnyPart:
    kept = {
        name: [version for version in rows if is_known(version, known)]
        for name in tables(type(part))
        if (rows := getattr(part, name))
    }
    return msgspec.structs.replace(part, **kept)


@cache
def _finder(path: str) -> Callable[[CaseFile], list[Any]]:
    return attrgetter(path)
