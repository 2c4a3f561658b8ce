"""Appointments of a diary in words: with names, or covered for a screen that others can see."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.casefile import codes
from handrail.delivery import agenda
from handrail.delivery.models import Contact
from handrail.design import wording
from handrail.design.parts import Help
from handrail.home.diary.reading import Diary
from handrail.people.models import Person
from handrail.records import clock

CALLED_OFF = ("rearranged", "ours")


@dataclass(frozen=True)
class Slot:
    """One appointment as the diary shows it. ``aside`` is what is to do, or how it went."""

    time: str
    who: str
    what: str
    where: str
    with_whom: str
    helps: tuple[Help, ...]
    tags: tuple[str, ...]
    aside: str
    aside_url: str
    url: str
    on: date
    off: bool = False


def slots(diary: Diary, rows: list[Contact], *, covered: bool) -> list[Slot]:
    """These appointments in words; ``covered`` leaves nothing that tells who or what."""
    return [_covered(diary, row) if covered else _slot(diary, row) for row in rows]


def initials(person: Person | None) -> str:
    """ "W.C.": enough to know by for whoever knows already."""
    if person is None:
        return ""
    return "".join(f"{part[0].upper()}." for part in (person.first_name, person.family_name) if part)


def hours(row: Contact) -> str:
    """ "10am to 10:45am"; the beginning alone where nobody said how long."""
    if row.at is None:
        return _("Any time")
    if not row.minutes:
        return wording.clock(row.at)
    ends = datetime.combine(date.min, row.at) + timedelta(minutes=row.minutes)
    return _("%(from)s to %(to)s") % {"from": wording.clock(row.at), "to": wording.clock(ends.time())}


def _slot(diary: Diary, row: Contact) -> Slot:
    where = agenda.place(row, diary.places)
    person = diary.people.get(row.case_id)
    others = [worker for worker in row.workers if worker != diary.mine]
    aside, aside_url = _aside(diary, row)
    return Slot(
        time=hours(row),
        who=person.full_name if person else diary.cases[row.case_id].reference,
        what=row.heading,
        where="" if where and where in row.heading else where,
        with_whom=_("With %(who)s") % {"who": diary.names.named(others)} if others else "",
        helps=tuple(agenda.helps(row)),
        tags=(_("Women only"),) if row.women_only else (),
        aside=aside,
        aside_url=aside_url,
        url=_address(diary, row),
        on=row.valid_from,
        off=_is_off(row),
    )


def _covered(diary: Diary, row: Contact) -> Slot:
    aside, aside_url = _aside(diary, row)
    return Slot(
        time=hours(row),
        who=initials(diary.people.get(row.case_id)) or _("Somebody"),
        what=_("Appointment"),
        where="",
        with_whom="",
        helps=(),
        tags=(),
        aside=aside if aside_url else "",
        aside_url=aside_url,
        url=_address(diary, row),
        on=row.valid_from,
        off=_is_off(row),
    )


def _is_off(row: Contact) -> bool:
    return row.outcome in codes.alike("contact_outcomes", CALLED_OFF)


def _address(diary: Diary, row: Contact) -> str:
    return reverse("delivery:contact", args=[diary.cases[row.case_id].reference, row.entry])


def _aside(diary: Diary, row: Contact) -> tuple[str, str]:
    """How it went, or the way to say so once its time has come."""
    if row.outcome:
        return str(row.outcome_label), ""
    today, now = clock.today(), clock.local_time()
    if row.valid_from < today or (row.valid_from == today and row.at and row.at < now):
        address = reverse("delivery:contact_outcome", args=[diary.cases[row.case_id].reference, row.entry])
        return _("Say how it went"), address
    return "", ""
