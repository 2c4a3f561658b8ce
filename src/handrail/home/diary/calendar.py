"""Appointments as an iCalendar file that may be seen by anybody: a time, "Appointment", initials.

No name, no place, no kind of contact, no note and no reference: a calendar is copied to telephones,
shown on shared screens and read aloud in meetings. Whoever needs more opens Handrail.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from handrail.casefile import codes
from handrail.delivery.models import Contact
from handrail.home.diary.reading import Diary
from handrail.home.diary.slots import initials

USUAL_MINUTES = 30
"""How long an appointment stands in the calendar when nobody said how long it takes."""
NOT_HELD = ("rearranged", "ours", "acceptable_absence")
AGAIN = timedelta(hours=1)


def file(diary: Diary, secret: str) -> bytes:
    """The whole calendar. ``secret`` keeps the events of one feed from being matched with another's."""
    calendar = Calendar()
    calendar.add("prodid", "-//Handrail//Diary//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Appointments"))
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    off = codes.alike("contact_outcomes", NOT_HELD)
    for row in diary.appointments:
        if row.outcome not in off:
            calendar.add_component(_event(diary, row, secret))
    made: bytes = calendar.to_ical()
    return made


def _event(diary: Diary, row: Contact, secret: str) -> Event:
    event = Event()
    event.add("uid", _uid(row, secret))
    event.add("dtstamp", row.recorded_at)
    event.add("summary", " ".join(part for part in (_("Appointment"), _who(diary, row)) if part))
    event.add("class", "PRIVATE")
    for name, value in _times(row).items():
        event.add(name, value)
    return event


def _who(diary: Diary, row: Contact) -> str:
    return initials(diary.people.get(row.case_id))


def _uid(row: Contact, secret: str) -> str:
    """The same at every reading of one feed; it says nothing of the case or the entry."""
    made = hashlib.sha256(f"{secret} {row.case_id} {row.entry}".encode()).hexdigest()
    return f"{made[:32]}@handrail"


def _times(row: Contact) -> dict[str, Any]:
    """From and to in UTC, which every calendar turns into its own time; a whole day without a time."""
    if row.at is None:
        return {"dtstart": row.valid_from, "dtend": row.valid_from + timedelta(days=1)}
    begins = timezone.make_aware(datetime.combine(row.valid_from, row.at)).astimezone(UTC)
    return {"dtstart": begins, "dtend": begins + timedelta(minutes=row.minutes or USUAL_MINUTES)}
