"""The open cases of the one who is signed in, for pages that go across cases."""

from dataclasses import dataclass

from handrail.access import policy
from handrail.access.models import User
from handrail.delivery import upcoming
from handrail.delivery.models import Contact
from handrail.people.models import Case, Person
from handrail.records import clock
from handrail.records.models import VersionRow
from handrail.records.reading import Reach

WRITERS = frozenset({"practitioner", "manager", "partner", "police", "ap_key_worker"})
"""The roles whose holders write contacts in some case."""


@dataclass(frozen=True)
class Mine:
    """What they may read, their open cases, and their own reference in the directory."""

    reach: Reach
    cases: dict[int, Case]
    own: str

    @classmethod
    def of(cls, user: User) -> "Mine":
        """Asked of the database in a few questions, however many cases there are."""
        everything = Reach.of(user)
        cases = Case.objects.select_related("team").in_bulk(list(everything.kinds))
        open_cases = {key: case for key, case in cases.items() if not case.closed}
        return cls(everything.only(open_cases), open_cases, user.worker.reference if user.worker else "")

    def may_change(self, row: VersionRow) -> bool:
        """Whether they may change this very entry: any of its class, or their own."""
        ways = {policy.writing(kind, row.row_class()) for kind in self.reach.kinds.get(row.case_id, ())}
        return "all" in ways or ("own" in ways and row.by_id == self.reach.user.pk)

    def people(self, case_ids: set[int]) -> dict[int, Person]:
        """Whom these cases are about."""
        rows = self.reach.rows(Person).filter(case_id__in=case_ids)
        return {row.case_id: row for row in self.reach.fetch(rows)}

    def without_next(self, case_ids: set[int]) -> set[int]:
        """Those of these cases in which no next contact with the person is booked."""
        rows = self.reach.rows(Contact).filter(upcoming.later(clock.today()), case_id__in=case_ids)
        return case_ids - set(rows.order_by().values_list("case_id", flat=True).distinct())
