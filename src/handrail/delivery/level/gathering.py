"""What the contact level of a case is counted from: the time looked at, the phases, the contacts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handrail.agencies import directory
from handrail.delivery.level import counting, sorting
from handrail.delivery.models import Absence, Contact, LevelDecision
from handrail.kernel.periods import holds_on
from handrail.people.opening import OpenCase
from handrail.plans.models import ContactPhase
from handrail.sentences import standing
from handrail.sentences.models import ContactSuspension

TABLES = (*standing.TABLES, ContactPhase, LevelDecision, Absence)
BACK = AHEAD = timedelta(weeks=104)
"""How far the count looks back and ahead: a life licence is not drawn whole."""
SHORT = (
    *("entry", "case_id", "kind", "title", "mode", "at", "valid_from", "workers", "outcome", "fed_back_on"),
    *("version", "help", "place"),
)


@dataclass(frozen=True)
class Level:
    """The contact level of a case as known on a day: the count, and what it is made from."""

    count: counting.Count
    span: counting.Span
    sorted: sorting.Sorted
    phases: tuple[counting.Phase, ...]
    ahead: tuple[Contact, ...]
    names: directory.Names
    facts: dict[Any, list[Any]]
    whole: bool
    """Whether the count goes back to the first day of supervision."""

    def ours(self, workers: Iterable[str]) -> bool:
        """Whether one of us is among them."""
        return any(self.names[worker].ours for worker in workers)


def level(case: OpenCase, facts: dict[Any, list[Any]]) -> Level:
    """Count the contacts of a case, in two queries beside what the page has gathered."""
    phases = in_order(facts[ContactPhase])
    span, whole = _span(case, facts, phases)
    rows = (
        case.rows(Contact).filter(valid_from__gte=span.starts).only(*SHORT).order_by("valid_from", "at", "id")
    )
    contacts = list(rows)
    decided = [w for row in facts[LevelDecision] for w in (row.decided_by, row.agreed_by)]
    names = directory.workers([*decided, *(worker for row in contacts for worker in row.workers)])

    def ours(workers: Iterable[str]) -> bool:
        return any(names[worker].ours for worker in workers)

    found = sorting.sort_out(contacts, ours, span.today)
    quiet = suspended(facts[ContactSuspension], span)
    counted = counting.count(span, phases, found.seen, found.missed, quiet)
    ahead = tuple(row for row in contacts if row.outcome is None and row.valid_from >= span.today)
    return Level(counted, span, found, tuple(phases), ahead, names, facts, whole)


def in_order(rows: Iterable[ContactPhase]) -> list[counting.Phase]:
    """The phases of the plan, earliest first."""
    kept = sorted((row for row in rows if row.valid_from), key=lambda row: (row.valid_from, row.rank))
    return [
        counting.Phase(row.name, row.valid_from, row.valid_to, row.times, row.every, row.entry)
        for row in kept
        if row.valid_from
    ]


def suspended(rows: Iterable[ContactSuspension], span: counting.Span) -> frozenset[date]:
    """The days of the span on which contact is lawfully not asked for."""
    rows = list(rows)
    if not rows:
        return frozenset()
    days = (span.starts + timedelta(days=n) for n in range((span.ends - span.starts).days + 1))
    return frozenset(day for day in days if any(holds_on(row, day) for row in rows))


def _span(
    case: OpenCase, facts: dict[Any, list[Any]], phases: list[counting.Phase]
) -> tuple[counting.Span, bool]:
    """From the first day in the community (else of the first phase) to the last that is planned."""
    today = case.today
    period = standing.calendar(facts).supervision_on(today)
    begun = [one.starts for one in phases if one.starts <= today]
    starts = period.starts if period else min(begun, default=today - timedelta(weeks=12))
    weeks_cut = max(0, -(-((today - BACK) - starts).days // 7))
    ends = [one.ends for one in phases if one.ends] + ([period.ends] if period and period.ends else [])
    last = min(max([*ends, today]), today + AHEAD)
    return counting.Span(starts + timedelta(weeks=weeks_cut), last, today, 1 + weeks_cut), not weeks_cut
