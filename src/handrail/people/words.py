"""How this room puts people, periods and decisions into words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.design import wording
from handrail.people.models import KeyPerson

OBJECT = {"she": _l("her"), "he": _l("him"), "they": _l("them")}
LISTENS = {"she": _l("She listens"), "he": _l("He listens"), "they": _l("They listen")}


def day(value: date | None, today: date) -> str:
    """A day near enough to need no year, else with its year."""
    if value is None:
        return ""
    near = abs((value - today).days) < 300
    return wording.day_month(value) if near else wording.full_date(value)


def source(who: str, when: str, *more: str) -> str:
    """Who said something and when, then on what occasion and to whom."""
    first = ", ".join(part for part in (who, when) if part)
    return " · ".join(part for part in (first, *more) if part)


def period(row: Any) -> str:
    """From when to when a row is true, in words."""
    first, last = wording.full_date(row.valid_from), wording.full_date(row.valid_to)
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("Since %(day)s") % {"day": first}
    return _("Until %(day)s") % {"day": last} if last else ""


def ended(row: Any, today: date) -> bool:
    """Whether the last day of a row has passed."""
    return row.valid_to is not None and row.valid_to < today


def decision(row: KeyPerson, called: str) -> str:
    """Whether somebody is involved; a choice that is the person's own carries their name."""
    if row.involvement == "persons_choice":
        return _("%(name)s’s choice") % {"name": called}
    return str(row.involvement_label)


def consent(row: KeyPerson, called: str, today: date) -> str:
    """What the person answered about our talking with somebody, and when."""
    said = {
        "given": _("%(name)s agreed"),
        "refused": _("%(name)s refused"),
        "not_asked": _("Not asked yet"),
        "not_needed": _("No consent needed"),
    }.get(row.consent, row.consent) % {"name": called}
    return f"{said}, {day(row.consent_on, today)}" if row.consent_on else said
