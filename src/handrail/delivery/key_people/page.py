"""Each key person's planned part and real contacts, parents heard and kept informed, home visits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.casefile import contacts
from handrail.delivery.models import Contact, PlannedPart
from handrail.delivery.timeline import heading
from handrail.design import wording
from handrail.design.parts import Cell, Quote
from handrail.design.pictures import moments as picture_of
from handrail.people.frame import FRAME_TABLES, holds
from handrail.people.models import KeyPerson, MustNotMeet, OwnWords
from handrail.people.network import in_sight
from handrail.people.opening import OpenCase
from handrail.plans.models import Edition, PlanAnswer

TABLES: tuple[type[Any], ...] = tuple(
    dict.fromkeys((*FRAME_TABLES, KeyPerson, MustNotMeet, PlannedPart, OwnWords, Edition, PlanAnswer))
)
BACK, AHEAD = timedelta(days=365), timedelta(days=60)
LATEST = 3
FIRST = ("involved", "persons_choice", "decide_again", "not_involved")


@dataclass(frozen=True)
class Part:
    """A planned part in words."""

    what: str
    line: str
    because: str
    url: str


@dataclass(frozen=True)
class Around:
    """A key person: what was decided and why, their part, and the contacts there were."""

    entry: str
    name: str
    relationship: str
    decided: str
    because: str
    facts: list[tuple[str, str]]
    parts: tuple[Part, ...]
    contacts: str
    latest: tuple[Cell, ...]
    add_url: str


def page(case: OpenCase, facts: dict[Any, list[Any]]) -> dict[str, Any]:
    """Everything ``delivery/key_people.html`` reads besides the frame."""
    people = sorted(_people(facts, case.today), key=lambda row: (FIRST.index(row.involvement), row.pk))
    contacts = _contacts(case)
    parts = [row for row in facts[PlannedPart] if holds(row, case.today)]
    names = directory.workers(
        [*(row.worker for row in parts), *(one for row in contacts for one in row.workers)]
    )
    met = {row.entry: _met(row, contacts) for row in people}
    return {
        "people": [_around(case, row, parts, met[row.entry], names) for row in people],
        "picture": _picture(case, people, parts, met),
        "parents": _parents(case, facts, people, contacts, names),
        "visits": _visits(case, contacts, names),
        "may": case.can_write("plan"),
        "may_say": case.can_write("assessment"),
    }


def _people(facts: dict[Any, list[Any]], today: date) -> list[KeyPerson]:
    """Those around the person; workers only where they are met outside their office, as coaches are."""
    seen = in_sight(facts[KeyPerson], facts[MustNotMeet], today)
    return [row for row in seen if holds(row, today) and row.group != "workers"]


def _contacts(case: OpenCase) -> list[Contact]:
    """Contacts of the last year and of the weeks ahead that name a key person, or are visits at home."""
    rows = case.rows(Contact).filter(
        valid_from__gte=case.today - BACK, valid_from__lte=case.today + AHEAD, marking="none"
    )
    named = rows.filter(
        ~Q(people=[]) | Q(kind__in=("home_visit", "family_contact")) | Q(mode="home") | Q(kind="activity")
    )
    return case.fetch(named.defer("words").order_by("valid_from", "pk"))


def _met(row: KeyPerson, contacts: Iterable[Contact]) -> list[Contact]:
    return [one for one in contacts if row.entry in one.people or (row.worker and row.worker in one.workers)]


def took_place(row: Contact) -> bool:
    """Whether the contact happened, as far as is recorded."""
    return row.outcome in contacts.took_place()


def _around(
    case: OpenCase, row: KeyPerson, parts: list[PlannedPart], met: list[Contact], names: Names
) -> Around:
    real = [one for one in met if took_place(one)]
    consent = row.consent_label
    if row.consent_on:
        consent = _("%(answer)s, %(day)s") % {"answer": consent, "day": wording.full_date(row.consent_on)}
    found = [
        (_("Consent"), consent),
        (_("May be told"), row.may_be_told),
        (
            _("Decide again"),
            wording.full_date(row.decide_again_on) if row.involvement == "decide_again" else "",
        ),
    ]
    return Around(
        row.entry,
        row.name,
        row.relationship,
        row.involvement_label,
        row.reason,
        [pair for pair in found if pair[1]],
        tuple(_part(case, one, names) for one in parts if one.person == row.entry),
        _counted(real),
        tuple(_told(case, one, names) for one in real[-LATEST:][::-1]),
        f"{reverse('delivery:part_add', args=[case.reference])}?person={row.entry}",
    )


def _counted(real: list[Contact]) -> str:
    if not real:
        return _("No contact recorded in the last year")
    n = len(real)
    times = ngettext("%(n)s contact in the last year", "%(n)s contacts in the last year", n) % {"n": n}
    return _("%(times)s, the latest on %(day)s") % {
        "times": times,
        "day": wording.full_date(real[-1].valid_from),
    }


def _part(case: OpenCase, row: PlannedPart, names: Names) -> Part:
    often = ""
    if row.times:
        often = _("%(n)s %(every)s") % {"n": row.times, "every": row.every_label.lower()}
    by = _("with %(name)s") % {"name": names[row.worker].with_agency} if row.worker else ""
    ahead = _("next on %(day)s") % {"day": wording.full_date(row.next_on)} if row.next_on else ""
    consent = _("consent: %(answer)s") % {"answer": row.consent_label.lower()}
    return Part(
        row.what,
        ", ".join(part for part in (often, by, ahead, consent) if part),
        row.because,
        reverse("delivery:part_update", args=[case.reference, row.entry]) if case.can_write("plan") else "",
    )


def _told(case: OpenCase, row: Contact, names: Names) -> Cell:
    day = wording.full_date(row.valid_from)
    by = names.named(row.workers)
    return Cell(
        _("%(day)s: %(what)s") % {"day": day, "what": heading(row)},
        by,
        reverse("delivery:contact", args=[case.reference, row.entry]),
    )


def _picture(
    case: OpenCase, people: list[KeyPerson], parts: list[PlannedPart], met: dict[str, list[Contact]]
) -> picture_of.MomentsPicture | None:
    rows = []
    for row in people:
        done = tuple(one.valid_from for one in met[row.entry] if took_place(one) and one.valid_from)
        planned = {one.next_on for one in parts if one.person == row.entry and one.next_on}
        planned |= {one.valid_from for one in met[row.entry] if one.outcome is None and one.valid_from}
        ahead = tuple(sorted(day for day in planned if day >= case.today))
        if done or ahead:
            rows.append(
                picture_of.MomentsRow(row.name, row.relationship, f"{row.name}: {len(done)}", done, ahead)
            )
    if not rows:
        return None
    first = min((day for row in rows for day in row.done), default=case.today)
    start = max(first, case.today - BACK).replace(day=1)
    title = _("Contacts with each key person, and what is planned. The list beneath has them in words.")
    return picture_of.draw(
        picture_of.Moments(title, start, case.today + timedelta(days=45), case.today, tuple(rows))
    )


def _parents(
    case: OpenCase,
    facts: dict[Any, list[Any]],
    people: list[KeyPerson],
    contacts: list[Contact],
    names: Names,
) -> dict[str, Any] | None:
    """What parents or carers said, when they were last told, and when that is next."""
    said = sorted(
        (row for row in facts[OwnWords] if row.voice == "parent"),
        key=lambda row: (row.valid_from or date.min, row.pk),
        reverse=True,
    )
    views = [row for row in facts[Edition] if row.parents_view]
    answers = [row for row in facts[PlanAnswer] if row.voice == "parent"]
    if case.case.cohort != "youth" and not said and not views and not answers:
        return None
    family = {row.entry for row in people if row.group == "family" and row.involvement == "involved"}
    told = [
        row
        for row in contacts
        if took_place(row)
        and (row.kind == "family_contact" or row.purpose == "family" or family & set(row.people))
    ]
    ahead = [row for row in contacts if row.outcome is None and row.kind == "family_contact"]
    return {
        "quotes": [Quote(row.words, _source(row)) for row in said],
        "views": [
            (wording.full_date(row.valid_from), row.parents_view)
            for row in sorted(views, key=lambda row: -row.number)
        ],
        "answers": [
            (
                wording.full_date(row.valid_from),
                ". ".join(p for p in (row.answer_label, wording.quoted(row.words) if row.words else "") if p),
            )
            for row in answers
        ],
        "told": _counted(told),
        "next": wording.full_date(ahead[0].valid_from) if ahead else "",
        "latest": [_told(case, row, names) for row in told[-LATEST:][::-1]],
    }


def _source(row: OwnWords) -> str:
    return ", ".join(part for part in (row.topic_label, wording.full_date(row.valid_from)) if part)


def _visits(case: OpenCase, contacts: list[Contact], names: Names) -> dict[str, Any]:
    """Visits at home, by anyone."""
    at_home = [row for row in contacts if row.kind == "home_visit" or row.mode == "home"]
    real = [row for row in at_home if took_place(row)]
    ours = sum(any(names[one].ours for one in row.workers) or not row.workers for row in real)
    return {
        "n": len(real),
        "ours": ours,
        "partners": len(real) - ours,
        "latest": [_told(case, row, names) for row in real[-LATEST:][::-1]],
        "ahead": [
            _told(case, row, names)
            for row in at_home
            if row.outcome is None and (row.valid_from or date.min) >= case.today
        ],
    }
