"""What the page before a meeting is made from, in a bounded number of questions."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.db.models import F, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.casefile import codes
from handrail.casefile.contacts import WITHOUT_THE_PERSON
from handrail.casefile.steps import BEGUN
from handrail.delivery import agenda
from handrail.delivery.models import Contact, Promise
from handrail.design import wording
from handrail.design.parts import Cell, Entry
from handrail.people.frame import FRAME_TABLES
from handrail.people.opening import OpenCase
from handrail.plans.models import Objective, Step
from handrail.plans.order_facts import steps_of
from handrail.records import describing
from handrail.records.models import Line

TABLES = (*FRAME_TABLES, Promise, Objective, Step)
HAPPENED = ("attended", "attended_not_complied", "done", "sent_home", "sent_home_ours")
OPEN = ("not_started", "in_progress", "cannot_be_done_yet")
RECENT, SIDE_BY_SIDE, CHANGES, AHEAD, USEFUL = 20, 3, 12, 4, 4
SOON = timedelta(days=14)
Facts = dict[Any, list[Any]]


@dataclass(frozen=True)
class Contacts:
    """What was and what is ahead, with who took part."""

    past: list[Contact]
    ahead: list[Contact]
    names: directory.Names

    @property
    def last_met(self) -> Contact | None:
        """When one of ours last met the person."""
        for row in self.past:
            ours = not row.workers or any(self.names[one].ours for one in row.workers)
            if ours and row.kind not in WITHOUT_THE_PERSON:
                return row
        return None


def contacts(case: OpenCase, facts: Facts) -> Contacts:
    """The last contacts that took place, and the next appointments."""
    happened = codes.alike("contact_outcomes", HAPPENED)
    rows = case.rows(Contact).filter(valid_from__lte=case.today, outcome__in=happened)
    past = case.fetch(rows.order_by("-valid_from", F("at").desc(nulls_last=True), "-pk")[:RECENT])
    next_ones = case.rows(Contact).filter(valid_from__gte=case.today, outcome__isnull=True)
    ahead = sorted(case.fetch(next_ones.order_by("valid_from", "at", "pk")[:AHEAD]), key=agenda.order)
    workers = {one for row in [*past, *ahead] for one in row.workers}
    workers |= {row.worker for row in facts[Promise] if row.worker}
    return Contacts(past, ahead, directory.workers(workers))


def notes(found: Contacts) -> list[Contact]:
    """The last notes that say something, for reading side by side."""
    return [row for row in found.past if row.text or row.words][:SIDE_BY_SIDE]


def useful(found: Contacts) -> list[Contact]:
    """What the person said of the last meetings: what was useful, and what was not."""
    return [row for row in found.past if row.useful and row.useful != "did_not_say"][:USEFUL]


def changed(case: OpenCase, since: Contact | None, names: directory.Names) -> list[Entry]:
    """What came onto the record after the last meeting was written down."""
    if since is None:
        return []
    lines = (
        case.rows(Line)
        .filter(recorded_at__gt=since.recorded_at, valid_from__lte=case.today)
        .exclude(kind="appointment_booked")
        .exclude(table=Contact._meta.label, entry=since.entry)
        .order_by("-recorded_at", "-pk")[:CHANGES]
    )
    found = list(lines)
    named = directory.workers(describing.worker_references(found))
    return describing.describe(case, found, directory.Names({**names, **named}))


def due(facts: Facts, today: date) -> list[Any]:
    """Steps whose day is near or past, soonest first."""
    rows = [(day, row) for row in steps_of(facts) if (day := _day_due(row)) and day <= today + SOON]
    rows.sort(key=lambda one: (one[0], one[1].pk))
    return [_due(row, day, today) for day, row in rows]


def _day_due(row: Step) -> date | None:
    """By when an open step is to be done; of one not begun also when it is to begin."""
    if row.state not in OPEN:
        return None
    return row.due_on or (row.starts_on if row.state != "in_progress" else None)


def _due(row: Step, day: date, today: date) -> tuple[Cell, str, str]:
    late = _("its day has passed") if day < today else ""
    words = (_("By %(day)s") if row.due_on else _("From %(day)s")) % {"day": wording.week_date(day)}
    return Cell(row.what, row.because), row.state_label, ", ".join(part for part in (words, late) if part)


def orders(case: OpenCase, facts: Facts) -> list[tuple[Any, ...]]:
    """The order of work as planned and as it went: when each step was begun in fact."""
    ranks = {row.entry: row.rank for row in facts[Objective]}
    steps = [row for row in steps_of(facts) if row.state != "no_longer_needed"]
    steps.sort(
        key=lambda row: (row.starts_on or row.due_on or date.max, ranks.get(row.objective, 99), row.rank)
    )
    begun = _begun(case) if steps else {}
    places = {entry: place for place, entry in enumerate(sorted(begun, key=lambda one: begun[one]), start=1)}
    return [_order(place, row, begun, places) for place, row in enumerate(steps, start=1)]


def _order(place: int, row: Step, begun: dict[str, Any], places: dict[str, int]) -> tuple[Any, ...]:
    planned = row.when or (
        wording.day_month(row.starts_on or row.due_on) if row.starts_on or row.due_on else ""
    )
    at = begun.get(row.entry)
    in_fact = ""
    if at is not None:
        in_fact = _("%(place)s, on record as begun %(day)s") % {
            "place": places[row.entry],
            "day": wording.day_month(at),
        }
    return Cell(f"{place}. {row.what}"), planned, in_fact or _("Not begun"), row.state_label


def _begun(case: OpenCase) -> dict[str, Any]:
    """The instant at which each step was first on record as begun."""
    rows = Step.objects.filter(case.reach.readable(Step), case_id=case.id, state__in=BEGUN)
    if case.reach.known is not None:
        rows = rows.filter(recorded_at__lte=case.reach.known)
    found = rows.order_by().values_list("entry").annotate(Min("recorded_at"))
    return {entry: timezone.localtime(at) for entry, at in found}


def when(row: Contact) -> str:
    """ "Monday 16 March, 11am"."""
    at: time | None = row.at
    return ", ".join(part for part in (wording.week_date(row.valid_from), wording.clock(at)) if part)
