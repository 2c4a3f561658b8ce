"""A case as expectations read it: a case file with the questions practitioners would ask of it.

Everything is worked out once, when first asked, so that all expectations of a case share it. Rows
are the types of a case document; lists are in order of day, then of entry.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from operator import attrgetter, itemgetter
from typing import Any, Final, Generic, TypeVar

from handrail.casefile.assessments import Assessment, Factor, RiskOfHarm, Source, Strength
from handrail.casefile.calendar import REVIEW_WEEKS, Calendar, Circular, Phase, PhaseKind, calendar_of
from handrail.casefile.casefile import CaseFile
from handrail.casefile.contacts import WITHOUT_THE_PERSON, WRITTEN, Contact, absent, took_place
from handrail.casefile.findings import FindingAnswer
from handrail.casefile.people import KeyPerson
from handrail.casefile.plans import ContactPhase, Edition, Objective, Step
from handrail.casefile.reviews import Change, Input, Review
from handrail.casefile.versions import Version
from handrail.kernel.dates import add_months
from handrail.kernel.periods import Period, all_on

T = TypeVar("T")

NOT_WITH_THE_PERSON: Final = frozenset(WITHOUT_THE_PERSON)

ASSESSED_WITHIN = timedelta(days=21)
"""Time for a first assessment: fifteen working days, as services commonly set it. No local policy moves this
or any other limit: docs/decisions/0009 says why."""
PLANNED_WITHIN = timedelta(days=28)
"""Time for a first plan, a week after the assessment."""
ANSWERED_WITHIN = timedelta(days=14)
"""Time to answer a significant change with a review, and for an agency to answer a question."""


class kept(Generic[T]):  # noqa: N801 (a decorator, named as such)
    """A property worked out when first asked. Unlike the one of ``functools`` it takes no lock."""

    def __init__(self, ask: Callable[[Any], T]) -> None:
        self.ask, self.name, self.__doc__ = ask, ask.__name__, ask.__doc__

    def __get__(self, case: Any, owner: type) -> T:
        if case is None:
            return self  # type: ignore[return-value]
        found = case.__dict__[self.name] = self.ask(case)
        return found


Rows = tuple[Any, ...]


class Looked(dict[str, Rows]):
    """The rows of each table looked at in one way on a day, once each. It is as quick as a dictionary."""

    def __init__(self, at: Callable[[Rows, date], Rows], tables: Mapping[str, Rows], day: date) -> None:
        self.at, self.tables, self.day = at, tables, day

    def __missing__(self, path: str) -> Rows:
        rows = self.tables[path]
        found = self[path] = self.at(rows, self.day) if rows else rows
        return found


class Case(dict[Callable[["Case"], Any], Any]):
    """One case on a day. ``as_of`` is the day; nothing after it is looked at but what is planned.

    Each of ``rows``, ``on`` and ``past`` takes the path of a table, "plans.steps". As a dictionary a case
    holds what ``once`` has worked out.
    """

    rows: Callable[[str], Rows]
    """All entries of a table as known."""
    on: Callable[[str], Rows]
    """The entries of a table that hold on the day."""
    past: Callable[[str], Rows]
    """The entries of a table that had begun by the day, in order."""

    def __init__(self, file: CaseFile) -> None:
        self.cohort, self.as_of = file.cohort, file.as_of
        self.rows = file.tables.__getitem__
        self.on = Looked(all_on, file.tables, self.as_of).__getitem__
        self.past = Looked(_begun, file.tables, self.as_of).__getitem__

    def __missing__(self, ask: Callable[["Case"], T]) -> T:
        found: T = ask(self)
        self[ask] = found
        return found

    # -- Rows -----------------------------------------------------------------------

    def not_here(self, expectation: str) -> FindingAnswer | None:
        """The practitioner's reason why something is not right here, if they gave one."""
        return self._not_here.get(expectation)

    @kept
    def _not_here(self) -> dict[str, FindingAnswer]:
        """The last such reason for each expectation that has one."""
        return {
            row.expectation: row
            for row in self.on("findings.answers")
            if row.kind == "not_here" and row.words.strip()
        }

    @kept
    def name(self) -> str:
        """What the person likes to be called."""
        people = self.rows("people.person")
        return (people[-1].called or people[-1].given_name) if people else "The person"

    # -- Time -----------------------------------------------------------------------

    @kept
    def calendar(self) -> Calendar | None:
        """What the sentences mean in days; none where the record contradicts itself."""
        tables = ("sentences.sentences", "sentences.releases", "sentences.recalls", "sentences.suspensions")
        try:
            return calendar_of(*map(self.rows, tables))
        except Circular:
            return None

    @kept
    def phase(self) -> Phase | None:
        """The phase of the sentence that the day lies in."""
        return self.calendar.phase_on(self.as_of) if self.calendar else None

    @kept
    def supervision(self) -> Period | None:
        """The stretch of supervision the day lies in: in the community, or in custody; else the last."""
        if self.calendar is None:
            return None
        if found := self.calendar.supervision_on(self.as_of):
            return found
        if self.phase:
            return self.phase.period
        past = [term.period for term in self.calendar.terms if term.period.starts <= self.as_of]
        return max(past, key=lambda period: period.starts, default=None)

    @kept
    def began(self) -> date:
        """The first day of supervision; the first allocation where no sentence says."""
        if self.supervision:
            return self.supervision.starts
        allocated = [row.valid_from for row in self.rows("people.allocations") if row.valid_from]
        return min(allocated, default=self.as_of)

    @kept
    def ends(self) -> date | None:
        """The last day of supervision, where it is known."""
        return self.supervision.ends if self.supervision else None

    @kept
    def in_custody(self) -> bool:
        """Whether the person is in custody on the day."""
        return self.phase is not None and self.phase.kind is PhaseKind.CUSTODY

    @property
    def assessment_due(self) -> date:
        """The last day of the time for a first assessment."""
        return self.began + ASSESSED_WITHIN

    @property
    def plan_due(self) -> date:
        """The last day of the time for a first plan."""
        return self.began + PLANNED_WITHIN

    @kept
    def review_due(self) -> date:
        """The day of the first review: twelve weeks for an adult, three months for a child."""
        if self.cohort == "youth":
            return add_months(self.began, 3)
        return self.began + timedelta(weeks=REVIEW_WEEKS)

    def quiet(self, first: date, last: date) -> int:
        """Suspended days from one day to another, both included."""
        days: set[date] = set()
        for row in self.rows("sentences.suspensions"):
            starts = max(first, row.valid_from or first)
            ends = min(last, row.valid_to or last)
            days |= {starts + timedelta(days=n) for n in range((ends - starts).days + 1)}
        return len(days)

    # -- People ---------------------------------------------------------------------

    @kept
    def allocated(self) -> frozenset[str]:
        """Who supervises, now or earlier: everybody the case was allocated to by the day.

        Which agency is ours stands in the directory, and a case document is asked without it.
        """
        return frozenset([row.worker for row in self.past("people.allocations")])

    def partners(self, workers: Iterable[str]) -> tuple[str, ...]:
        """Those among these workers who are of another agency."""
        allocated = self.allocated
        return tuple(dict.fromkeys([one for one in workers if one not in allocated]))

    @kept
    def key_people(self) -> tuple[KeyPerson, ...]:
        """Those who matter in this life on the day."""
        return self.on("people.key_people")

    # -- Assess ---------------------------------------------------------------------

    @kept
    def assessments(self) -> tuple[Assessment, ...]:
        """Finished assessments of this supervision, or the last before it, in order of finishing."""
        done = [
            row
            for row in self.rows("assessments.assessments")
            if row.finished_on and row.finished_on <= self.as_of
        ]
        return tuple(sorted(done, key=lambda row: (row.finished_on, row.entry)))

    @kept
    def sources(self) -> tuple[Source, ...]:
        """Whoever should be heard, as it stands."""
        return self.on("assessments.sources")

    @kept
    def factors(self) -> tuple[Factor, ...]:
        """Everything assessed as a factor on the day."""
        return self.on("assessments.factors")

    @kept
    def linked(self) -> tuple[Factor, ...]:
        """Factors linked to the offending, critical ones first."""
        return tuple(
            sorted(
                [row for row in self.factors if row.offending == "linked"], key=lambda row: not row.critical
            )
        )

    @kept
    def harmful(self) -> tuple[Factor, ...]:
        """Factors linked to harm, critical ones first."""
        return tuple(
            sorted([row for row in self.factors if row.harm == "linked"], key=lambda row: not row.critical)
        )

    @kept
    def strengths(self) -> tuple[Strength, ...]:
        """Everything that can help, on the day."""
        return self.on("assessments.strengths")

    @kept
    def harms(self) -> tuple[RiskOfHarm, ...]:
        """Who could be harmed and how seriously, on the day."""
        return self.on("assessments.risks_of_harm")

    # -- Plan -----------------------------------------------------------------------

    @kept
    def editions(self) -> tuple[Edition, ...]:
        """Plans agreed by the day, in order."""
        return tuple(sorted(self.past("plans.editions"), key=attrgetter("valid_from", "number")))

    @property
    def edition(self) -> Edition | None:
        """The plan in force."""
        return self.editions[-1] if self.editions else None

    @kept
    def objectives(self) -> tuple[Objective, ...]:
        """Objectives on the day, by rank."""
        return tuple(sorted(self.on("plans.objectives"), key=lambda row: (row.rank, row.entry)))

    @kept
    def steps(self) -> tuple[Step, ...]:
        """Steps on the day, by the rank of their objective and their own."""
        ranks = {row.entry: row.rank for row in self.objectives}
        return tuple(
            sorted(
                self.on("plans.steps"), key=lambda row: (ranks.get(row.objective, 99), row.rank, row.entry)
            )
        )

    @kept
    def phases(self) -> tuple[ContactPhase, ...]:
        """The levels of contact proposed, in order."""
        return tuple(sorted(self.rows("plans.contact_phases"), key=lambda row: (row.rank, row.entry)))

    # -- Deliver --------------------------------------------------------------------

    @kept
    def contacts(self) -> tuple[Contact, ...]:
        """Contacts and appointments of this supervision that have an outcome, up to the day."""
        first, last = self.began, self.as_of
        return in_order(
            [
                row
                for row in self.rows("delivery.contacts")
                if row.outcome and row.valid_from and first <= row.valid_from <= last
            ]
        )

    @kept
    def happened(self) -> tuple[Contact, ...]:
        """Those that took place, with the person or about them."""
        outcomes = took_place()
        return tuple([row for row in self.contacts if row.outcome in outcomes])

    @kept
    def seen(self) -> tuple[Contact, ...]:
        """Those in which the person was seen or heard; a partner's count once they are fed back."""
        spoken = [row for row in self.happened if row.mode not in WRITTEN]
        return self._counted([row for row in spoken if row.kind not in NOT_WITH_THE_PERSON])

    @kept
    def missed(self) -> tuple[Contact, ...]:
        """Appointments the person did not come to."""
        outcomes = absent()
        return tuple([row for row in self.contacts if row.outcome in outcomes])

    @kept
    def partners_contacts(self) -> tuple[Contact, ...]:
        """Contacts by other agencies alone, fed back by the day."""
        return self._counted([row for row in self.happened if self.allocated.isdisjoint(row.workers)])

    def _counted(self, rows: Iterable[Contact]) -> tuple[Contact, ...]:
        """Those of whoever supervises, and those of others that were fed back by the day."""
        allocated, day = self.allocated, self.as_of
        return tuple(
            [
                row
                for row in rows
                if not allocated.isdisjoint(row.workers) or (row.fed_back_on and row.fed_back_on <= day)
            ]
        )

    # -- Review ---------------------------------------------------------------------

    @kept
    def reviews(self) -> tuple[Review, ...]:
        """Reviews finished in this supervision, up to the day, in order."""
        done = [
            row
            for row in self.rows("reviews.reviews")
            if row.completed_on and self.began <= row.completed_on <= self.as_of
        ]
        return tuple(sorted(done, key=lambda row: (row.completed_on, row.entry)))

    @property
    def review(self) -> Review | None:
        """The last finished one."""
        return self.reviews[-1] if self.reviews else None

    def inputs(self, review: Review) -> tuple[Input, ...]:
        """Whom a review asked, and what they said."""
        return tuple([row for row in self.rows("reviews.inputs") if row.review == review.entry])

    @kept
    def changes(self) -> tuple[Change, ...]:
        """Significant changes of this supervision, up to the day, in order."""
        return in_order(
            [
                row
                for row in self.rows("reviews.changes")
                if row.weight == "significant"
                and row.valid_from
                and self.began <= row.valid_from <= self.as_of
            ]
        )


def once(ask: Callable[[Case], T]) -> Callable[[Case], T]:
    """Mark a function of a case that is worked out once, whichever expectations ask for it."""
    return itemgetter(ask)


def in_order(rows: Iterable[Any]) -> tuple[Any, ...]:
    """Rows that have a day, by that day, then by entry."""
    found = tuple(rows)
    return tuple(sorted(found, key=_day_and_entry)) if len(found) > 1 else found


def _begun(rows: Rows, day: date) -> Rows:
    return in_order([row for row in rows if row.valid_from and row.valid_from <= day])


_day_and_entry = attrgetter("valid_from", "entry")


def known_on(row: Version, day: date) -> bool:
    """Whether something had been written down by a day."""
    return row.recorded_at.date() <= day
