"""Pages on which appointments are booked, moved and called off."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.casefile import codes
from handrail.delivery import contact_page, kinds, versions
from handrail.delivery.booking import calling_off
from handrail.delivery.booking.forms import BookForm, CallOffForm, RearrangeForm
from handrail.delivery.contact_page import changeable, form_frame, timeline
from handrail.delivery.models import Contact
from handrail.delivery.sides import knowing_our_workers
from handrail.delivery.timeline import heading
from handrail.delivery.views import FORM_CLASSES
from handrail.findings import at_work
from handrail.people.editing import entry_page
from handrail.people.opening import OpenCase, case_page
from handrail.records import clock, writing

LIKE_LAST = ("attended", "done")


@case_page(classes=FORM_CLASSES, post=Operation.COLLECTION)
def book(request: Request, case: OpenCase) -> HttpResponse:
    """Book an appointment, once or as a series; it comes filled in like the last one."""
    if not kinds.writable_kinds(case, case.today):
        raise Http404
    like = _last(request, case) if request.method == "GET" else None
    return entry_page(
        request,
        case,
        model=Contact,
        form_class=partial(BookForm, request=request, like=like),
        verb="contact.booked",
        heading=_("Book an appointment"),
        done_url=partial(_booked, case),
        cancel_url=timeline(case),
        done=_("Booked. Tell the person, and how to get there."),
        save=_book,
        frame=partial(form_frame, case),
        at_work=partial(at_work.of, case, "booking"),
        template="delivery/book_form.html",
        submit_label=_("Book it"),
        like=like,
    )


@case_page(classes=FORM_CLASSES, post=Operation.ALTERATION)
def rearrange(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Move an appointment: the old time and the new are written in one act."""
    row = changeable(case, Contact, entry)
    if row.outcome is not None and request.method != "POST":
        return HttpResponseRedirect(_contact(case, entry))
    return entry_page(
        request,
        case,
        model=Contact,
        form_class=partial(RearrangeForm, request=request),
        verb="contact.rearranged",
        row=row,
        heading=_("Rearrange"),
        done_url=partial(_moved_to, case),
        cancel_url=_contact(case, entry),
        done=_("Moved. Tell the person, and whoever goes along."),
        save=_rearrange(row),
        frame=partial(form_frame, case),
        template="delivery/book_form.html",
        submit_label=_("Move it"),
        title=heading(row),
        when=versions.when(row.valid_from, row.at, row.minutes),
    )


@case_page(classes=FORM_CLASSES, post=Operation.ALTERATION)
def call_off(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Call off a series from a day on."""
    row = changeable(case, Contact, entry)
    ahead = contact_page.ties(case, row).ahead if row.series else []
    if not ahead:
        raise Http404
    form = CallOffForm(request.POST or None, initial={"from_day": max(ahead[0].valid_from, clock.today())})
    form.fields["from_day"].today = clock.today()  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        from_day = form.cleaned_data["from_day"]
        gone = [one for one in ahead if one.valid_from >= from_day and kinds.may_change(case, one)]
        if gone:
            calling_off.call_off(case.id, gone, form.cleaned_data["why"], by=request.user)
            said = ngettext(
                "%(n)s appointment is called off.", "%(n)s appointments are called off.", len(gone)
            )
            messages.success(request, said % {"n": len(gone)})
            return HttpResponseRedirect(_contact(case, gone[0].entry))
        form.add_error("from_day", _("Nothing of this series is booked from that day on"))
    context = {
        "frame": form_frame(case),
        "form": form,
        "heading": _("Call the rest off"),
        "lead": heading(row),
        "ahead": [versions.when(one.valid_from, one.at, None) for one in ahead],
        "submit_label": _("Call them off"),
        "cancel_url": _contact(case, entry),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "delivery/call_off.html", context, status=status)


def _book(doing: writing.Act, form: Any, entry: str) -> None:
    with knowing_our_workers():
        for number, facts in enumerate(form.ahead()):
            writing.add(Contact, doing, entry=entry if number == 0 else None, **facts)


def _rearrange(row: Contact) -> Callable[[writing.Act, Any, str], None]:
    def save(doing: writing.Act, form: Any, entry: str) -> None:
        why = "\n".join(part for part in (row.text, form.cleaned_data["why"]) if part)
        seen = form.cleaned_data["version_seen"] or row.version
        moved = {"outcome": "rearranged", "text": why}
        writing.amend(Contact, doing, entry=entry, version_seen=seen, **moved)
        (facts,) = form.ahead()
        writing.add(Contact, doing, **facts)

    return save


def _last(request: Request, case: OpenCase) -> Contact | None:
    """The contact the next one is like: the one asked for, else the last that took place with the user."""
    rows = case.rows(Contact)
    if asked := request.GET.get("after", ""):
        found = rows.filter(entry=asked)
    else:
        own = request.user.worker.reference if request.user.worker else ""
        kept = rows.filter(
            workers__contains=[own],
            outcome__in=codes.alike("contact_outcomes", LIKE_LAST),
            at__isnull=False,
            kind__in=REPEATED,
        )
        found = kept.filter(valid_from__lte=case.today).order_by("-valid_from", "-at", "-pk")
    return next(iter(case.fetch(found[:1])), None)


REPEATED = ("supervision", "home_visit", "key_work", "appointment", "programme_session", "intervention")
"""Kinds of contact of which there is usually a next one."""


def _booked(case: OpenCase, entry: str) -> str:
    return _contact(case, entry)


def _moved_to(case: OpenCase, entry: str) -> str:
    """The new appointment, once there is one."""
    new = case.rows(Contact).filter(instead_of=entry).values_list("entry", flat=True).first()
    return _contact(case, new or entry)


def _contact(case: OpenCase, entry: str) -> str:
    return reverse("delivery:contact", args=[case.reference, entry])
