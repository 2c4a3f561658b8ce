"""Which other records are of the same person on a day, from what a record says of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handrail.people.models import Case, SamePerson
from handrail.records.reading import Reach

ONE_PERSON, TWO_PEOPLE = "one_person", "two_people"


@dataclass(frozen=True)
class Other:
    """Another record of the same person. ``follows`` where this one leads it."""

    reference: str
    follows: bool
    case: Case | None
    """``None`` to whoever may not know that it is there."""
    reach: Reach
    """How it is read, by relations of its own: empty without a part in it."""

    @property
    def kinds(self) -> frozenset[str]:
        """The live relations of the reader to it."""
        return self.reach.kinds.get(self.case.pk, frozenset()) if self.case else frozenset()


def standing(rows: Iterable[SamePerson], day: date) -> list[SamePerson]:
    """The latest saying about each other record that is of the same person on a day, oldest first.

    Saying so and taking it back take turns, so one more of the first kind means that it stands.
    """
    so_far = [row for row in rows if row.valid_from is None or row.valid_from <= day]
    said = Counter((row.other, row.kind) for row in so_far)
    latest = {
        row.other: row
        for row in sorted(so_far, key=lambda row: (row.valid_from or date.min, row.pk))
        if row.kind == ONE_PERSON and said[row.other, ONE_PERSON] > said[row.other, TWO_PEOPLE]
    }
    return sorted(latest.values(), key=lambda row: (row.valid_from or date.min, row.pk))


def others(reach: Reach, rows: Iterable[SamePerson], day: date) -> list[Other]:
    """The other records that stand, each as far as this reader goes. Whoever may not read which others
    there are gets none."""
    told = [row for row in standing(rows, day) if row.other]
    if not told:
        return []
    cases = Case.objects.filter(reference__in=[row.other for row in told]).select_related("team")
    known = {case.reference: case for case in cases}
    theirs = Reach.of(reach.user, [case.pk for case in known.values()]).at(reach.known)
    return [
        Other(row.other, row.leads, case, theirs.only([case.pk] if case else []))
        for row in told
        for case in [known.get(row.other)]
    ]
