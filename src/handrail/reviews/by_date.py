"""What the calendar alone asks for in somebody's cases: a first appointment, a next one, the next review.

Nobody has to have written anything for it: an order begins, twelve weeks pass.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy as _n

from handrail.agencies import policies
from handrail.casefile.calendar import Phase, PhaseKind
from handrail.casefile.contacts import WITHOUT_THE_PERSON, took_place
from handrail.delivery.models import Contact
from handrail.delivery.upcoming import book_url, is_next
from handrail.design import wording
from handrail.design.parts import Prompt
from handrail.kernel.working_days import working_days_after
from handrail.people.models import Allocation
from handrail.people.needing import LOOK_AHEAD, SUPERVISES, Asking, Item, Kind, Source, register
from handrail.people.opening import OpenCase
from handrail.records.gathering import Asked, Some
from handrail.reviews import falling_due
from handrail.reviews.models import Review
from handrail.sentences import standing

FIRST = Kind(
    "first_appointment",
    _n("%(num)s first appointment to hold", "%(num)s first appointments to hold", "num"),
)
UNBOOKED = Kind(
    "unbooked",
    _n("%(num)s case with nothing booked", "%(num)s cases with nothing booked", "num"),
)
DUE = Kind("review_due", _n("%(num)s review to open", "%(num)s reviews to open", "num"))
BEGINS = frozenset({PhaseKind.ORDER, PhaseKind.LICENCE, PhaseKind.SUPERVISION})
"""Phases that begin with somebody coming to us. Post-sentence supervision goes on from a licence."""
STILL_FIRST = timedelta(weeks=12)
"""So long after it began a first appointment is looked for; later silence is told in other words."""
MY_CASES = (
    f"case_id in (select a.case_id from {Allocation._meta.db_table} a where a.worker = %(mine)s"  # noqa: S608
    " and a.role = any(%(supervises)s) and a.superseded_at is null)"
)


def add() -> None:
    """Tell the list of what needs somebody."""
    register(Source("by_date", _looks_at, _find))


def first_by(phase: Phase, cohort: str) -> date | None:
    """By when the unit aims at a first appointment in this phase, by its policy of the day it began."""
    if phase.kind not in BEGINS or not phase.by_court:
        return None
    starts = phase.period.starts
    days = policies.number("induction_working_days", starts, cohort=cohort)
    return working_days_after(starts, days)


def first_prompt(case: OpenCase, phase: Phase | None, ahead: Iterable[Contact]) -> list[Prompt]:
    """What the case page says while nobody has been seen: by when that was to be. ``ahead`` is booked."""
    if phase is None or case.known_on or not case.can_write("contact_notes"):
        return []
    by = _looked_for(phase, case.case.cohort, case.today)
    booked = min(
        (row.valid_from for row in ahead if is_next(row, case.today) and row.valid_from), default=None
    )
    if by is None or (booked and booked <= max(by, case.today)) or _has_been_seen(case, phase.period.starts):
        return []
    words = (
        _("A first appointment was to be held by %(day)s")
        if by < case.today
        else _("A first appointment is to be held by %(day)s")
    )
    told = words % {"day": wording.week_date(by)}
    way = (_("Book it"), book_url(case.reference))
    if booked:
        told = _("%(told)s; it is booked for %(day)s") % {"told": told, "day": wording.week_date(booked)}
        way = (_("See what is booked"), reverse("delivery:contacts", args=[case.reference]))
    return [Prompt(f"{told}.", (way,))]


def _looked_for(phase: Phase, cohort: str, today: date) -> date | None:
    return first_by(phase, cohort) if phase.period.starts >= today - STILL_FIRST else None


def _has_been_seen(case: OpenCase, since: date) -> bool:
    held = case.rows(Contact).exclude(kind__in=WITHOUT_THE_PERSON).filter(outcome__in=took_place())
    return held.filter(valid_from__gte=since).exists()


def _looks_at(mine: str, today: date) -> tuple[Asked, ...]:
    given = {"mine": mine, "supervises": sorted(SUPERVISES)}
    return tuple(Some(model, MY_CASES, given) for model in falling_due.TABLES)


def _find(asking: Asking) -> Iterator[Item]:
    of_case: dict[int, dict[Any, list[Any]]] = defaultdict(lambda: {one: [] for one in falling_due.TABLES})
    for model, rows in asking.rows.items():
        for row in rows:
            if asking.supervises(row.case_id):
                of_case[row.case_id][model].append(row)
    stands = {case_id: standing.stands(facts, asking.today) for case_id, facts in of_case.items()}
    for case_id, now in stands.items():
        due = falling_due.next_due(asking.cases[case_id].cohort, of_case[case_id][Review], now)
        if due and due.on <= asking.today + LOOK_AHEAD:
            url = due.opened_at(asking.url(case_id, "reviews:review_add"))
            yield Item(case_id, _("Review to open: %(why)s") % {"why": due.why}, due.on, url, kind=DUE)
    yield from _appointments(asking, {case_id: now.phase for case_id, now in stands.items() if now})


def _appointments(asking: Asking, phases: Mapping[int, Phase]) -> Iterator[Item]:
    """Where nobody has been seen since it began, when that was to be; else where nothing is booked."""
    kinds = asking.reach.kinds
    mine = [case_id for case_id in asking.cases if asking.supervises(case_id)]
    known = _seen_and_booked(asking, mine) if mine else {}
    for case_id in mine:
        seen, booked = known.get(case_id, (None, None))
        phase, case = phases.get(case_id), asking.cases[case_id]
        by = _looked_for(phase, case.cohort, asking.today) if phase else None
        url = book_url(case.reference)
        if phase and by and (seen is None or seen < phase.period.starts):
            if booked is None:
                yield Item(case_id, _("First appointment to book"), by, url, kind=FIRST)
            elif booked > max(by, asking.today):
                words = _("First appointment, booked for %(day)s") % {"day": wording.week_date(booked)}
                yield Item(case_id, words, by, asking.url(case_id, "delivery:contacts"), kind=FIRST)
        elif booked is None and "in_charge" in kinds[case_id]:
            yield Item(case_id, _("The next contact is not booked"), None, url, kind=UNBOOKED)


def _seen_and_booked(asking: Asking, of: list[int]) -> dict[int, tuple[date | None, date | None]]:
    """By case: when they were last seen in these weeks, and the first day from today that is booked."""
    rows = asking.reach.rows(Contact).filter(case_id__in=of, valid_from__gte=asking.today - STILL_FIRST)
    told = (
        rows.exclude(kind__in=WITHOUT_THE_PERSON)
        .order_by()
        .values_list("case_id")
        .annotate(
            seen=Max("valid_from", filter=Q(outcome__in=took_place(), valid_from__lte=asking.today)),
            booked=Min("valid_from", filter=Q(outcome__isnull=True, valid_from__gte=asking.today)),
        )
    )
    return {case_id: (seen, booked) for case_id, seen, booked in told}
