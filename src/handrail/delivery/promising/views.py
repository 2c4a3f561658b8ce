"""Promises: listed, added, and answered in one press."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.delivery import navigation
from handrail.delivery.models import Contact, Promise
from handrail.delivery.promising import words
from handrail.delivery.promising.forms import PromiseForm
from handrail.kernel.references import new_reference
from handrail.people.entries import Entry, show
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

CLASSES = ("contact_notes", policy.FRAME)
STATES = ("kept", "not_kept", "no_longer", "open")
PROMISE = Entry(
    Promise,
    PromiseForm,
    "promise",
    "contact_notes",
    (_l("Add a promise"), _l("Update a promise")),
    (_l("Something was promised"), _l("Update a promise")),
    page="delivery:promises",
    current="contacts",
    also=("assessment",),
)


@case_page(classes=CLASSES, needs="contact_notes")
def promises(request: Request, case: OpenCase) -> HttpResponse:
    """What was promised, both ways."""
    return _page(request, case)


@case_page(classes=PROMISE.classes, needs="contact_notes", writes="contact_notes", post=Operation.COLLECTION)
def promise_add(request: Request, case: OpenCase) -> HttpResponse:
    """Something was promised; ``?contact=`` says in which contact."""
    asked = request.GET.get("contact", "")[:64]
    known = asked and case.rows(Contact).filter(entry=asked).exists()
    form: Any = partial(PromiseForm, contact=asked if known else None)
    return show(request, case, PROMISE, "promise.added", form=form)


@case_page(classes=PROMISE.classes, needs="contact_notes", writes="contact_notes", post=Operation.ALTERATION)
def promise_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Put a promise into other words, or say what happened."""
    row = case.one(Promise, entry)
    if not words.may_answer(case, row):
        raise Http404
    return show(request, case, PROMISE, "promise.updated", row)


@case_page(classes=CLASSES, needs="contact_notes", writes="contact_notes", post=Operation.ALTERATION)
def promise_press(request: Request, case: OpenCase) -> HttpResponse:
    """One press: kept, not kept, no longer needed, or open again. "STATE ENTRY VERSION"."""
    back = "delivery:prepare" if request.GET.get("from") == "prepare" else "delivery:promises"
    here = reverse(back, args=[case.reference])
    if request.method != "POST":
        return HttpResponseRedirect(here)
    state, entry, version = (*request.POST.get("do", "").split(), "", "", "")[:3]
    row = next(iter(case.fetch(case.rows(Promise).filter(entry=entry))), None)
    if row is None or state not in STATES or not words.may_answer(case, row):
        return _page(request, case, trouble=_("That cannot be done here any more: look at what stands now"))
    if row.state == state:
        return HttpResponseRedirect(f"{here}#promises")
    if version != str(row.version):
        return _page(request, case, trouble=_("It was changed meanwhile: look at it and press again"))
    key = request.POST.get("key", "")[:64] or None
    try:
        with writing.act(case.id, f"promise.{state}", by=request.user, key=key, entry=entry) as doing:
            writing.amend(Promise, doing, entry=entry, version_seen=row.version, state=state)
    except writing.AlreadyDone:
        pass
    except writing.Conflict:
        return _page(request, case, trouble=_("It was changed meanwhile: look at it and press again"))
    return HttpResponseRedirect(f"{here}#promises")


def _page(request: Request, case: OpenCase, *, trouble: str = "") -> HttpResponse:
    facts = case.gather(*FRAME_TABLES, Promise)
    names = directory.workers(row.worker for row in facts[Promise])
    frame = case_frame(case, "contacts", facts)
    context = {
        "frame": frame,
        "within": navigation.within(case, "prepare"),
        "promises": words.said(case, facts[Promise], names, frame.called),
        "may": case.can_write("contact_notes"),
        "trouble": trouble,
        "key": new_reference,
    }
    return render(request, "delivery/promises.html", context, status=422 if trouble else 200)
