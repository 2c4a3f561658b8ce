"""Whether a next contact with the person is booked, and the way to book it in a press."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from handrail.casefile.contacts import WITHOUT_THE_PERSON
from handrail.delivery import kinds
from handrail.delivery.models import Contact
from handrail.people.opening import OpenCase
from handrail.records import clock


def is_next(row: Contact, today: date) -> bool:
    """Whether a contact is an appointment with the person that is still to come."""
    if row.outcome or row.valid_from is None or row.kind in WITHOUT_THE_PERSON:
        return False
    return not kinds.is_past(row.valid_from, row.at, today, clock.local_time())


def any_next(rows: Iterable[Contact], today: date) -> bool:
    """Whether one of these is an appointment with the person that is still to come."""
    return any(is_next(row, today) for row in rows)


def is_booked(case: OpenCase, but: str = "") -> bool:
    """Whether a next contact is booked, apart from one."""
    return case.rows(Contact).filter(later(case.today)).exclude(entry=but).exists()


def later(today: date) -> Q:
    """Of contacts: appointments with the person that are still to come."""
    ahead = Q(valid_from__gt=today) | Q(valid_from=today, at__gt=clock.local_time())
    return ahead & Q(outcome__isnull=True) & ~Q(kind__in=WITHOUT_THE_PERSON)


def book_url(reference: str, after: str = "") -> str:
    """The page on which the next is booked, filled in like the one named."""
    address = reverse("delivery:book", args=[reference])
    return f"{address}?{urlencode({'after': after})}" if after else address


def done(case: OpenCase, words: str, entry: str = "") -> str:
    """What is said once something is saved, with the way to book the next where none is booked."""
    if not case.can_write("contact_notes") or is_booked(case, entry):
        return words
    return format_html(
        '{} {} <a class="govuk-link" href="{}">{}</a>',
        words,
        _("No next contact is booked."),
        book_url(case.reference, entry),
        _("Book the next"),
    )
