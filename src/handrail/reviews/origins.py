"""What a change came from: a contact, a turning point or lapse, a test or a call, and what it already says.

A page of one of these leads to the form of a change with ``?from=`` and its list and entry
(``delivery.contacts/ENTRY``); the form then says what it can of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.delivery.models import Contact, DrugTest, TurningPoint
from handrail.delivery.timeline import heading, turning_title
from handrail.design import wording
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow
from handrail.reviews.models import OutsideCall

TABLES: Mapping[str, type[VersionRow]] = {
    "delivery.contacts": Contact,
    "delivery.turning_points": TurningPoint,
    "delivery.tests": DrugTest,
    "reviews.outside_calls": OutsideCall,
}
KIND_OF_CALL = {
    "employer": "work_or_learning",
    "college": "work_or_learning",
    "landlord": "address",
    "relative": "relationship",
}
KIND_OF_CONTACT = {"test": "test", "agency_information": "other"}
Initial = dict[str, Any]


@dataclass(frozen=True)
class Origin:
    """What a change came from, in words, and the page on which it stands."""

    words: str
    url: str


def add_url(case: OpenCase, part: str, entry: str) -> str:
    """The form of a change that came from an entry; empty for whoever cannot write one."""
    if not case.can_write("assessment"):
        return ""
    address = reverse("reviews:change_add", args=[case.reference])
    return f"{address}?{urlencode({'from': f'{part}/{entry}'})}"


def asked(case: OpenCase, where: str) -> VersionRow | None:
    """The entry an address names, if it names one; one beyond reach is not there."""
    part, _slash, entry = where.partition("/")
    if not where:
        return None
    if part not in TABLES or not entry:
        raise Http404
    return case.one(TABLES[part], entry)


def initial(row: VersionRow) -> Initial:
    """What the form says of it before anybody has typed."""
    made = {
        Contact: _from_contact,
        TurningPoint: _from_turning_point,
        DrugTest: _from_test,
        OutsideCall: _from_call,
    }
    said = made[type(row)](row)
    return {"came_from": row.entry, "valid_from": row.valid_from, "how_known": _how_known(row), **said}


def told(case: OpenCase, entries: Iterable[str | None]) -> dict[str, Origin]:
    """Those that changes came from, as far as they are within reach, in one question."""
    wanted = sorted({entry for entry in entries if entry})
    if not wanted:
        return {}
    rows = case.gather(*TABLES.values(), entries=wanted)
    return {row.entry: Origin(_how_known(row), _url(case, row)) for found in rows.values() for row in found}


def _how_known(row: VersionRow) -> str:
    """Home visit on 12 March 2026"""
    words = {"what": _named(row), "day": wording.full_date(row.valid_from)}
    return _("%(what)s, %(day)s") % words


def _named(row: Any) -> str:
    if isinstance(row, Contact):
        return heading(row)
    if isinstance(row, TurningPoint):
        return turning_title(row)
    if isinstance(row, OutsideCall):
        return _("%(who)s rang") % {"who": row.organisation or row.caller}
    return str(row.kind_label)


def _url(case: OpenCase, row: Any) -> str:
    if isinstance(row, DrugTest):
        return ""
    if isinstance(row, OutsideCall):
        return reverse("reviews:call", args=[case.reference, row.entry])
    name = "delivery:contact" if isinstance(row, Contact) else "delivery:turning_point"
    return reverse(name, args=[case.reference, row.entry])


def _from_contact(row: Any) -> Initial:
    if row.row_class() == "oversight":
        # Oversight stays where it is: what is said here is read by more people.
        return {"how_known": ""}
    return {
        "kind": KIND_OF_CONTACT.get(row.kind, ""),
        "what": row.should_change or row.text,
        "strengths": row.strengths,
        "marking": row.marking,
    }


def _from_turning_point(row: Any) -> Initial:
    kind = row.kind if row.kind in ("turning_point", "lapse") else "other"
    said = (row.title, row.text)
    return {"kind": kind, "what": ". ".join(part for part in said if part), "marking": row.marking}


def _from_test(row: Any) -> Initial:
    said = (f"{row.kind_label}: {row.result_label}", row.means)
    return {"kind": "test", "what": ". ".join(part for part in said if part)}


def _from_call(row: Any) -> Initial:
    return {"kind": KIND_OF_CALL.get(row.caller_kind, "other"), "what": row.offers or row.asks}
