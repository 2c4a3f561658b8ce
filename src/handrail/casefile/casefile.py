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

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from handrail.casefile.assessments import Assessments
from handrail.casefile.compartments import Compartments
from handrail.casefile.delivery import Delivery
from handrail.casefile.document import CaseDocument
from handrail.casefile.findings import Findings
from handrail.casefile.knowing import known_tables
from handrail.casefile.parts import tables
from handrail.casefile.people import People, Person
from handrail.casefile.plans import Plans
from handrail.casefile.reviews import Reviews
from handrail.casefile.sentences import Sentences
from handrail.casefile.versions import Part
from handrail.kernel.periods import all_on

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True)
class CaseFile:
    """One case on a day, from what the record held. Read it; nothing here writes."""

    document: CaseDocument
    as_of: date
    known: datetime | None

    @property
    def reference(self) -> str:
        """The reference of the case."""
        return self.document.reference

    @property
    def cohort(self) -> str:
        """Adult or youth."""
        return self.document.cohort

    @property
    def team(self) -> str:
        """The team that holds the case, by reference."""
        return self.document.team

    @cached_property
    def people(self) -> People:
        """The person, and the people in this life, as known; the other parts likewise."""
        return self._as_known("people", self.document.people)

    @cached_property
    def sentences(self) -> Sentences:
        return self._as_known("sentences", self.document.sentences)

    @cached_property
    def compartments(self) -> Compartments:
        return self._as_known("compartments", self.document.compartments)

    @cached_property
    def assessments(self) -> Assessments:
        return self._as_known("assessments", self.document.assessments)

    @cached_property
    def plans(self) -> Plans:
        return self._as_known("plans", self.document.plans)

    @cached_property
    def delivery(self) -> Delivery:
        return self._as_known("delivery", self.document.delivery)

    @cached_property
    def reviews(self) -> Reviews:
        return self._as_known("reviews", self.document.reviews)

    @cached_property
    def findings(self) -> Findings:
        return self._as_known("findings", self.document.findings)

    @cached_property
    def tables(self) -> dict[str, tuple[Any, ...]]:
        """What the record knew, table by table."""
        return known_tables(self.document, self.known)

    def rows(self, path: str) -> tuple[Any, ...]:
        """What the record knew in a table ("people.addresses"). Unknown path: ``KeyError``."""
        return self.tables[path]

    def on(self, path: str, day: date | None = None) -> tuple[Any, ...]:
        """Of a table, what was true on a day; on the day of the case file if none is given."""
        return all_on(self.rows(path), day or self.as_of)

    def entry(self, path: str, entry: str) -> Any | None:
        """One entry of a table as known, or ``None``."""
        return next((row for row in self.rows(path) if row.entry == entry), None)

    @property
    def person(self) -> Person:
        """The person, as known. ``LookupError`` where the record did not know of anybody yet."""
        if not self.people.person:
            raise LookupError(f"{self.reference}: no person was on record at that instant")
        return self.people.person[-1]

    def _as_known(self, name: str, part: AnyPart) -> AnyPart:
        kept = {table: list(self.tables[f"{name}.{table}"]) for table in tables(type(part))}
        return msgspec.structs.replace(part, **kept)


def case_file(document: CaseDocument, *, as_of: date, known: datetime | None = None) -> CaseFile:
    """The case file of a document for a day.

    ``known`` is an instant with a time zone; left out, everything that stands at present is known.
    Raises ``ValueError`` for an instant without a time zone.
    """
    if known is not None and known.utcoffset() is None:
        raise ValueError("known is an instant and needs a time zone")
    return CaseFile(document, as_of, known)
