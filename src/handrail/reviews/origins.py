"""What a change came from: a contact, a lapse, a test, a call, a move, and what it already says.

A page of one of these leads to the form of a change with ``?from=`` and its list and entry
(``delivery.contacts/ENTRY``); the form then says what it can of it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.assessments.models import Disclosure
from handrail.compartments.models import ClearedExtract
from handrail.delivery.models import Contact, DrugTest, Programme, TurningPoint
from handrail.delivery.timeline import heading, turning_title
from handrail.design import wording
from handrail.people.models import Address, KeyPerson
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow
from handrail.reviews.models import OutsideCall
from handrail.sentences.models import Recall, Requirement

TABLES: Mapping[str, type[VersionRow]] = {
    "delivery.contacts": Contact,
    "delivery.turning_points": TurningPoint,
    "delivery.tests": DrugTest,
    "delivery.programmes": Programme,
    "reviews.outside_calls": OutsideCall,
    "people.addresses": Address,
    "people.key_people": KeyPerson,
    "assessments.disclosures": Disclosure,
    "compartments.cleared_extracts": ClearedExtract,
    "sentences.requirements": Requirement,
    "sentences.recalls": Recall,
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
    said = SAID[type(row)](row)
    return {"came_from": row.entry, "valid_from": row.valid_from, "how_known": in_words(row), **said}


def told(case: OpenCase, entries: Iterable[str | None]) -> dict[str, Origin]:
    """Those that changes came from, as far as they are within reach, in one question."""
    wanted = sorted({entry for entry in entries if entry})
    if not wanted:
        return {}
    rows = case.gather(*TABLES.values(), entries=wanted)
    return {row.entry: Origin(in_words(row), _url(case, row)) for found in rows.values() for row in found}


def in_words(row: VersionRow) -> str:
    """Home visit, 12 March 2026; what has no day of its own is told by its name alone."""
    if isinstance(row, KeyPerson):
        return _as_seen(row)
    day = getattr(row, "cleared_on", None) or row.valid_from
    return (
        _("%(what)s, %(day)s") % {"what": _named(row), "day": wording.full_date(day)} if day else _named(row)
    )


def _as_seen(row: Any) -> str:
    """Danny, friend on the course, seen 2 March 2026: since when he is known says nothing of today."""
    who = ", ".join(part for part in (row.name, row.relationship) if part)
    if not row.seen_on:
        return who
    return _("%(who)s, seen %(day)s") % {"who": who, "day": wording.full_date(row.seen_on)}


def _named(row: Any) -> str:
    if isinstance(row, Contact):
        return heading(row)
    if isinstance(row, TurningPoint):
        return turning_title(row)
    if isinstance(row, OutsideCall):
        return _("%(who)s rang") % {"who": row.organisation or row.caller}
    if isinstance(row, Programme):
        return str(row.name)
    if isinstance(row, Address):
        return ", ".join(part for part in (str(row.kind_label), row.area) if part)
    plain = {
        Disclosure: _("Something they told us"),
        ClearedExtract: _("Cleared by the police"),
        Recall: _("Recall"),
    }
    return str(plain.get(type(row)) or row.kind_label)


def _ended(row: Any, words: str) -> str:
    """Unpaid work: done."""
    said = _("%(what)s: done") % {"what": _named(row)}
    return f"{said}. {words}" if words else said


def _url(case: OpenCase, row: Any) -> str:
    pages = {
        Contact: "delivery:contact",
        TurningPoint: "delivery:turning_point",
        OutsideCall: "reviews:call",
    }
    name = pages.get(type(row))
    return reverse(name, args=[case.reference, row.entry]) if name else ""


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


SAID: Mapping[type[VersionRow], Callable[[Any], Initial]] = {
    Contact: _from_contact,
    TurningPoint: _from_turning_point,
    DrugTest: _from_test,
    OutsideCall: _from_call,
    Programme: lambda row: {"kind": "requirement_finished", "what": _ended(row, row.outcome)},
    Requirement: lambda row: {"kind": "requirement_finished", "what": _ended(row, "")},
    Address: lambda row: {"kind": "address", "what": ". ".join(filter(None, (_named(row), row.note)))},
    KeyPerson: lambda row: {"kind": "relationship", "what": row.shown_by},
    Recall: lambda row: {"kind": "other", "what": row.reason},
    # What was said, and what the police hold, stays where it is: a change only points at it.
    Disclosure: lambda _row: {"kind": "disclosure"},
    ClearedExtract: lambda _row: {"kind": "intelligence"},
}
"""What the form of a change says of each before anybody has typed."""
