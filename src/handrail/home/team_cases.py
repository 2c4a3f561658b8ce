"""The open cases a manager answers for, by who works them: what is handed over, and what is covered."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.http import urlencode

from handrail.access import policy
from handrail.access.models import User
from handrail.agencies import directory
from handrail.delivery.models import Handover
from handrail.design.parts import Chip
from handrail.people import allocating
from handrail.people.allocating import Part
from handrail.people.models import Allocation, Case, Person
from handrail.people.supervision_forms import role_label
from handrail.records import clock
from handrail.records.reading import Reach
from handrail.sentences import standing

LATELY = timedelta(days=28)
MOST = 100
"""Cases shown at once; what is beyond is shown when these are handed over."""


@dataclass
class TeamCases:
    """The managed cases that are open, and the parts in each that stand or are to come."""

    reach: Reach
    cases: dict[int, Case]
    allocations: dict[int, list[Allocation]]
    today: date

    @classmethod
    def of(cls, user: User) -> "TeamCases":
        """Those of a manager."""
        everything = Reach.of(user)
        ids = [case_id for case_id, kinds in everything.kinds.items() if "manager" in kinds]
        cases = Case.objects.filter(pk__in=ids, closed=False).in_bulk()
        reach, today = everything.only(cases), clock.today()
        allocations: dict[int, list[Allocation]] = defaultdict(list)
        for row in reach.rows(Allocation):
            allocations[row.case_id].append(row)
        return cls(reach, cases, allocations, today)

    def standing(self, case_id: int) -> dict[Part, Allocation]:
        """The parts that stand in a case."""
        return allocating.standing(self.allocations[case_id], self.today)

    def of_worker(self, worker: str, roles: Iterable[str] = allocating.ROLES) -> dict[int, list[str]]:
        """The cases in which a worker has one of these parts, with the parts."""
        found = {
            case_id: [
                part.role for part in self.standing(case_id) if part.worker == worker and part.role in roles
            ]
            for case_id in self.cases
        }
        return {case_id: held for case_id, held in found.items() if held}

    def workers(self, roles: Iterable[str] = allocating.ROLES) -> dict[str, int]:
        """Everybody with one of these parts, and in how many cases."""
        counts: dict[str, int] = defaultdict(int)
        for case_id in self.cases:
            for worker in {part.worker for part in self.standing(case_id) if part.role in roles}:
                counts[worker] += 1
        return dict(counts)

    def chips(self, address: str, chosen: str, roles: Iterable[str] = allocating.ROLES) -> list[Chip]:
        """Whose cases to look at."""
        counts = self.workers(roles)
        names = directory.workers(counts)
        return [
            Chip(names[one].name, f"{address}?{urlencode({'from': one})}", counts[one], one == chosen)
            for one in sorted(counts, key=lambda one: names[one].name)
        ]

    def described(self, held: dict[int, list[str]]) -> list["Described"]:
        """These cases by name, at most a hundred, each with what tells it from others."""
        people = {
            row.case_id: row for row in self.reach.fetch(self.reach.rows(Person).filter(case_id__in=held))
        }
        order = sorted(held, key=lambda one: _sorted_by(people.get(one), self.cases[one]))[:MOST]
        facts: dict[int, dict[Any, list[Any]]] = defaultdict(
            lambda: {model: [] for model in standing.CALENDAR}
        )
        for model, rows in self.reach.only(order).gather(*standing.CALENDAR).items():
            for row in rows:
                facts[row.case_id][model].append(row)
        names = directory.workers(part.worker for one in order for part in self.standing(one))
        written = self._written(order)
        told = [self._described(one, held[one], people.get(one), facts[one], names) for one in order]
        return [replace(one, written=one.case.pk in written) for one in told]

    def _written(self, cases: list[int]) -> set[int]:
        """Those of which somebody wrote down lately, or for a day to come, what must be known."""
        lately = self.reach.rows(Handover).filter(case_id__in=cases, valid_from__gte=self.today - LATELY)
        return set(lately.values_list("case_id", flat=True))

    def _described(
        self, case_id: int, roles: list[str], person: Person | None, facts: Any, names: directory.Names
    ) -> "Described":
        case, stands = self.cases[case_id], standing.stands(facts, self.today)
        parts = self.standing(case_id)
        others = [
            f"{role_label(part.role, case.cohort)}: {names[part.worker].name}"
            for part in sorted(parts, reverse=True)
            if part.role not in ("manager", *roles)
        ]
        part = "" if roles == ["in_charge"] else ", ".join(role_label(role, case.cohort) for role in roles)
        hint = " · ".join(words for words in (part, stands.line if stands else "", *others) if words)
        name = person.full_name if person else case.reference
        return Described(case, name, hint, allocating.mark(parts))


@dataclass(frozen=True)
class Described:
    """A case to tick: its name, what tells it from others, and a mark of the parts that stand in it."""

    case: Case
    name: str
    hint: str
    mark: str
    written: bool = False
    """Whether a handover says what must be known."""

    @property
    def value(self) -> str:
        """What a tick sends: which case, as it stood."""
        return f"{self.case.reference}.{self.mark}"

    @property
    def label(self) -> str:
        """The case in a word."""
        return f"{self.name}, {self.case.reference}"


def _sorted_by(person: Person | None, case: Case) -> tuple[str, str, str]:
    return (person.family_name, person.given_name, case.reference) if person else ("", "", case.reference)


def colleagues(user: User, without: str, role: str = "") -> list[User]:
    """Staff of the manager's team who can take a part: not the manager, nor whoever has it now."""
    staff = User.objects.filter(
        team=user.team_id,
        team__isnull=False,
        is_active=True,
        role__in=policy.STAFF_ROLES,
        worker__isnull=False,
    )
    found = (
        staff.exclude(pk=user.pk).exclude(worker__reference=without).select_related("worker").order_by("name")
    )
    return [one for one in found if not role or one.role == role]
