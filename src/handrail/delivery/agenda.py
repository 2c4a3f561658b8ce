"""Appointments ahead, as an agenda shows them: day, time, what, and the help beside it."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.delivery.models import Contact
from handrail.design import wording
from handrail.design.parts import AgendaRow, Help


def order(row: Contact) -> tuple[date, time, int]:
    """The order of a day: those without a time come last."""
    return row.valid_from or date.max, row.at or time.max, row.pk


def rows(appointments: Iterable[Contact], names: Names, today: date, reference: str) -> list[AgendaRow]:
    """One agenda row for each appointment, in the order given."""
    appointments = list(appointments)
    places = directory.venues(row.venue for row in appointments)
    return [_row(one, names, places, today, reference) for one in appointments]


def place(row: Contact, places: dict[str, str]) -> str:
    """Where it is: the words given, else the venue, else how it is held when that is from afar."""
    afar = row.mode in ("phone", "video", "text", "e_mail")
    return row.place or places.get(row.venue or "", "") or (row.mode_label if afar else "")


def _row(row: Contact, names: Names, places: dict[str, str], today: date, reference: str) -> AgendaRow:
    return AgendaRow(
        day=_day(row.valid_from, today),
        time=wording.clock(row.at) if row.at else _("Any time"),
        what=_what(row, names),
        detail=_detail(place(row, places), row.text),
        helps=tuple(helps(row)),
        tags=(_("Women only"),) if row.women_only else (),
        now=row.valid_from == today,
        url=reverse("delivery:contact", args=[reference, row.entry]),
    )


def _day(day: date, today: date) -> str:
    if day == today:
        return _("Today")
    return wording.day_date(day) if day - today < timedelta(days=7) else wording.short_day(day)


def _what(row: Contact, names: Names) -> str:
    if row.title:
        return row.title
    who = names.named(row.workers[:2])
    return _("%(what)s with %(who)s") % {"what": row.heading, "who": who} if who else row.heading


def _detail(where: str, text: str) -> str:
    """Where, unless the note begins by saying so, and the note."""
    if not where or text.lower().startswith(where.lower()) or where.lower() in text.lower():
        return text
    return f"{where}. {text}".strip()


def helps(row: Contact) -> Iterable[Help]:
    """The help beside an appointment, and whether it is settled."""
    if not row.help:
        return
    # A car beside words about a lift, two people beside any other company: a sign, never a fact.
    yield Help(row.help, "lift" if "lift" in row.help.lower() else "company")
    if not row.help_settled:
        yield Help(_("Asked for, not settled yet"))
