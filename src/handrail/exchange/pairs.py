"""Records of one person in a file: the other record exists, and both say the same of each other.

Whether somebody is shut out of a case depends on it, so one record alone is not believed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from handrail.casefile.check_same_person import standing
from handrail.casefile.document import CaseDocument
from handrail.exchange.refusals import Problem
from handrail.people import same
from handrail.people.models import Case, SamePerson
from handrail.records import clock

POINTER = "/people/same_person"
BOTH = 'both cases in one file, each naming the other, one of them with "leads": true'


@dataclass
class Pairs:
    """What the cases of a file say of other records, gathered while it is read."""

    lines: dict[str, int] = field(default_factory=dict)
    named: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    says: dict[str, dict[str, bool]] = field(default_factory=dict)

    def note(self, number: int, document: CaseDocument) -> None:
        """Remember a case that names others; of every case, on which line it stands."""
        self.lines[document.reference] = number
        if rows := document.people.same_person:
            self.named[document.reference] = {row.other for row in rows}
            self.says[document.reference] = standing(document)

    def problems(self) -> Iterator[Problem]:
        """Others that are nowhere, and sayings that the other record does not share."""
        stored = _stored()
        missing = {one for others in self.named.values() for one in others} - self.lines.keys()
        missing -= set(Case.objects.filter(reference__in=missing).values_list("reference", flat=True))
        says = {ref: said for ref, said in stored.items() if ref not in self.lines} | self.says
        for reference, others in self.named.items():
            for other in sorted(others & missing):
                yield Problem(
                    self.lines[reference],
                    POINTER,
                    f"names {other}, and there is no such case",
                    f"{other} in the same file, or imported before",
                )
        for reference, said in says.items():
            for other, leads in said.items():
                line = self.lines.get(reference) or self.lines.get(other)
                if line and other not in missing and says.get(other, {}).get(reference) is not (not leads):
                    yield Problem(
                        line, POINTER, f"{reference} and {other} do not say the same of each other", BOTH
                    )


def _stored() -> dict[str, dict[str, bool]]:
    """What the cases of this installation say at present; few say anything."""
    rows: dict[int, list[SamePerson]] = defaultdict(list)
    for row in SamePerson.objects.now():
        rows[row.case_id].append(row)
    references = dict(Case.objects.filter(pk__in=list(rows)).values_list("pk", "reference"))
    return {
        references[case_id]: {one.other: one.leads for one in same.standing(said, clock.today())}
        for case_id, said in rows.items()
        if case_id in references
    }
