"""What follows from the kind of a contact: who may write it, what for, how; and what may be said ahead."""

from datetime import date, time

from handrail.access import policy
from handrail.delivery.models import Contact
from handrail.people.fields import offered
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow

USUAL_PURPOSE = {
    "induction": "induction",
    "home_visit": "monitoring",
    "three_way": "three_way",
    "custody_visit": "pre_release",
    "message": "practical",
    "programme_session": "offence_focused",
    "intervention": "offence_focused",
    "test": "monitoring",
    "practical_help": "practical",
    "accompanied": "practical",
    "family_contact": "family",
    "meeting": "review",
    "agency_information": "monitoring",
    "management_oversight": "management_oversight",
    "professional_judgement": "professional_judgement",
    "decision": "professional_judgement",
    "reparation_session": "restorative",
    "restorative": "restorative",
}
"""What a kind of contact is usually for; otherwise it is supportive."""

ONLY_MODE = {
    "home_visit": "home",
    "custody_visit": "custody_visit",
    "management_oversight": "office",
    "professional_judgement": "office",
    "decision": "office",
}
"""Kinds that leave nothing to ask about how or where."""

KNOWN_AHEAD = frozenset({"acceptable_absence", "ours", "rearranged"})
"""What can be said of an appointment before its time has come."""


def usual_purpose(kind: str) -> str:
    """What this kind of contact is usually for."""
    return USUAL_PURPOSE.get(kind, "supportive")


def data_class_of(kind: str) -> str:
    """The class of data a contact of this kind is."""
    return str(Contact.data_class_by[1].get(kind, Contact.data_class))


def writable_kinds(case: OpenCase, on: date, keep: str = "") -> list[tuple[str, str]]:
    """The kinds this user may write in this case; ``keep`` stays even when its list has moved on."""
    found = offered("contact_kinds", case.case.cohort, on, keep)
    return [(kind, label) for kind, label in found if case.can_write(data_class_of(kind))]


def may_change(case: OpenCase, row: VersionRow) -> bool:
    """Whether this user may correct this very entry: any of its class, or their own; never in the past."""
    if case.known_on is not None:
        return False
    ways = {policy.writing(kind, row.row_class()) for kind in case.kinds}
    return "all" in ways or ("own" in ways and row.by_id == case.reach.user.pk)


def is_past(day: date, at: time | None, today: date, now: time) -> bool:
    """Whether its time has come. A contact of today without a time may be either."""
    return day < today or (day == today and at is not None and at <= now)


def is_ahead(day: date, at: time | None, today: date, now: time) -> bool:
    """Whether its time is still to come."""
    return day > today or (day == today and at is not None and at > now)
