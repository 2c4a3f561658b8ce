"""Pages of this room: the people around a person, and everything about them."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.people import details as detailed
from handrail.people import forms, moving, network, sections
from handrail.people.editing import EntryForm, entry_page
from handrail.people.entries import Entry, show
from handrail.people.frame import case_frame
from handrail.people.models import Address, Allocation, KeyPerson, Person, SamePerson
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.records.models import VersionRow

ADDRESS = Entry(
    Address,
    forms.AddressForm,
    "address",
    "address",
    (_l("Add an address"), _l("Update an address")),
    (_l("Add where {name} lives"), _l("Update where {name} lived")),
    anchor="addresses",
)


@case_page(classes=("assessment",))
def people(request: Request, case: OpenCase) -> HttpResponse:
    """The people around the person, as a picture and as a table."""
    facts = case.gather(*network.TABLES)
    names = directory.workers(
        [*(row.worker for row in facts[Allocation]), *(row.worker for row in facts[KeyPerson])]
    )
    context = {
        "frame": case_frame(case, "people", facts, names),
        "around": network.around(case, facts, names, case.today),
        "reference": case.reference,
        "may_add": case.can_write("assessment"),
    }
    return render(request, "people/network.html", context)


@case_page(
    classes=("identity", "address", "health", "assessment", "risk_management", "oversight"),
)
def details(request: Request, case: OpenCase) -> HttpResponse:
    """Everything about the person, for reading and for print.

    A partner who reads only what they wrote themselves finds it where they wrote it, not here.
    """
    if not any(case.can_read(name) for name in detailed.OPENS):
        raise Http404
    tables: list[type[VersionRow]] = list(dict.fromkeys((*detailed.TABLES, *sections.tables())))
    facts = case.gather(*tables)
    names = directory.workers(detailed.workers(facts))
    context = {
        "frame": case_frame(case, "details", facts, names),
        "page": detailed.details(case, facts, names, case.today),
        "reference": case.reference,
        "shares": "in_charge" in case.kinds,
        "answers_for": bool(case.kinds & {"in_charge", "manager"}),
        "closed": case.case.closed,
        "may_part": [one.reference for one in case.others(facts[SamePerson]) if "manager" in one.kinds],
    }
    return render(request, "people/details.html", context)


@case_page(classes=("frame", "identity"), writes="identity", post="alteration")
def person_update(request: Request, case: OpenCase) -> HttpResponse:
    """Names, how to reach the person, and what suits them."""
    frame = case_frame(case, "details")
    row = case.fetch(Person)[0]
    return entry_page(
        request,
        case,
        model=Person,
        form_class=partial(forms.PersonForm, called=frame.called),
        verb="person.updated",
        heading=_("Update how to reach %(name)s") % {"name": frame.called},
        title_words=_("Update names and how to reach them"),
        done_url=reverse("people:details", args=[case.reference]),
        row=row,
        frame=frame,
        template="people/person_form.html",
    )


@case_page(classes=("frame", "address"), writes="address", post="collection")
def address_add(request: Request, case: OpenCase) -> HttpResponse:
    """A move: the new address, and the end of the present one."""
    return show(request, case, ADDRESS, "address.added", form=forms.NewAddressForm, save=_move)


def _move(doing: writing.Act, form: EntryForm, entry: str) -> None:
    moving.move(doing, entry=entry, **form.facts())
