"""What a page of services is made from: the rows of a case, the names behind their references, the phases."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from handrail.agencies import directory
from handrail.agencies.models import Agency, Service
from handrail.assessments.models import Factor, Source, Strength
from handrail.delivery.models import Chaser, Referral, WantedChange
from handrail.design.pictures import phases as picture
from handrail.people.frame import FRAME_TABLES
from handrail.people.models import Person
from handrail.people.opening import OpenCase
from handrail.plans.models import InPlace, Step
from handrail.sentences.standing import CALENDAR, calendar

TABLES: tuple[type[Any], ...] = tuple(
    dict.fromkeys(
        (*FRAME_TABLES, *CALENDAR, Referral, WantedChange, Chaser, InPlace, Factor, Strength, Source, Step)
    )
)


@dataclass(frozen=True)
class Known:
    """The rows of one case and the names in them."""

    case: OpenCase
    facts: dict[Any, list[Any]]
    services: dict[str, Service]
    agencies: dict[str, str]
    workers: directory.Names

    @property
    def today(self) -> date:
        """The day the page speaks from."""
        return self.case.today

    @property
    def called(self) -> str:
        """What the person is called."""
        people = self.facts[Person]
        return people[0].first_name if people else self.case.reference

    def name(self, row: Any) -> str:
        """The service a referral is to, else the agency, else the worker; of one in place, its own name."""
        service = self.services.get(row.service or "")
        if service is not None:
            return service.name
        if isinstance(row, InPlace):
            return str(row.name)
        agency = self.agencies.get(row.agency or "", "")
        return agency or (self.workers[row.worker].with_agency if row.worker else row.what_for)

    def who(self, row: Any) -> str:
        """Who there, with their agency."""
        if row.worker:
            return self.workers[row.worker].with_agency
        service = self.services.get(row.service or "")
        return service.agency.name if service else self.agencies.get(getattr(row, "agency", None) or "", "")

    @cached_property
    def reasons(self) -> dict[str, str]:
        """The names of factors and strengths."""
        return {row.entry: row.name for row in (*self.facts[Factor], *self.facts[Strength])}

    def wanted(self, referral: str) -> list[WantedChange]:
        """What a referral is for."""
        return [row for row in self.facts[WantedChange] if row.referral == referral]

    @cached_property
    def runs(self) -> list[tuple[Any, picture.Run]]:
        """Every service that ran, runs, or was asked for and may still come; those begun first."""
        found = [(row, run) for row in self.facts[InPlace] if (run := _in_place(row, self.name(row)))]
        found += [(row, run) for row in self.facts[Referral] if (run := _referral(row, self.name(row)))]
        return sorted(found, key=lambda pair: (not pair[1].begun, pair[1].start))

    @cached_property
    def phases(self) -> list[picture.Phase]:
        """The phases of the sentence from the first service on."""
        found = calendar(self.facts)
        term = found.term_on(self.today)
        if term is None or not self.runs:
            return []
        first = min(run.start for _row, run in self.runs).replace(day=1)
        phases = [
            picture.Phase(one.label, one.period.starts, one.period.ends, one.in_custody)
            for one in term.phases
            if one.period.ends and one.period.ends >= first
        ]
        return [replace(one, start=max(one.start, first)) if n == 0 else one for n, one in enumerate(phases)]

    def ran_in(self, row: Any) -> tuple[str, ...]:
        """The phases in which a service has run."""
        run = next((run for one, run in self.runs if one is row), None)
        return picture.ran_in(self.phases, run, self.today) if run else ()

    def still_in(self, row: Any) -> tuple[str, ...]:
        """The later phases in which a service is still to run."""
        run = next((run for one, run in self.runs if one is row), None)
        return picture.still_in(self.phases, run, self.today) if run else ()


def _in_place(row: InPlace, name: str) -> picture.Run | None:
    return picture.Run(name, row.valid_from, row.valid_to) if row.valid_from else None


def _referral(row: Referral, name: str) -> picture.Run | None:
    if row.started_on:
        return picture.Run(name, row.started_on, row.ended_on, after=row.goes_on_after)
    if row.state not in ("sent", "waiting", "accepted") or row.sent_on is None:
        return None
    return picture.Run(name, row.waits_until or row.sent_on, after=row.goes_on_after, begun=False)


def known(case: OpenCase) -> Known:
    """Everything for the pages of services: one query for the rows, three for names."""
    facts = case.gather(*TABLES)
    rows = [*facts[Referral], *facts[InPlace]]
    services = _named(Service.objects.select_related("agency"), (row.service for row in rows))
    agencies = _named(Agency.objects.all(), (getattr(row, "agency", None) for row in rows))
    workers = directory.workers(
        getattr(row, name, None) for row in rows for name in ("worker", "by_worker", "answered_by")
    )
    return Known(case, facts, services, {key: one.name for key, one in agencies.items()}, workers)


def _named(rows: Any, references: Iterable[str | None]) -> dict[str, Any]:
    wanted = {one for one in references if one}
    return {row.reference: row for row in rows.filter(reference__in=wanted)} if wanted else {}
