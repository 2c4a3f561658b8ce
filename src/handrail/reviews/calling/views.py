"""A call from outside: the page to open when the telephone rings, its checks, its answer, its change."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.kernel.references import new_reference
from handrail.people.editing import entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.reviews import origins
from handrail.reviews.calling import page
from handrail.reviews.calling.forms import AnswerForm, CallForm
from handrail.reviews.models import Change, OutsideCall

CLASSES = ("assessment", "plan", "risk_management", "oversight", "contact_notes")


@case_page(classes=CLASSES, needs="assessment")
def call(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What they ask and offer, beside everything the sentence asks; what may be said."""
    row = case.one(OutsideCall, entry)
    facts = case.gather(*page.TABLES)
    frame = case_frame(case, "reviews", facts)
    context = {
        **page.page(request, case, row, facts, frame.called),
        "frame": frame,
        "change_url": _at(case, "call_to_change", entry) if case.can_write("assessment") else "",
        "changes_url": reverse("reviews:changes", args=[case.reference]),
        "consent_url": reverse("reviews:disclosure_add", args=[case.reference])
        if case.can_write("plan")
        else "",
        "key": new_reference(),
    }
    return render(request, "reviews/call.html", context)


@case_page(classes=CLASSES, writes="assessment", post=Operation.COLLECTION)
def call_add(request: Request, case: OpenCase) -> HttpResponse:
    """The page to open the moment somebody rings: what to say, then what they say."""
    frame = case_frame(case, "reviews")
    return _form(
        request,
        case,
        verb="outside_call.taken",
        heading=_("Somebody rings"),
        done=_("Written down. What may be said, and what it means, stands here."),
        frame=frame,
    )


@case_page(classes=CLASSES, writes="assessment", post=Operation.ALTERATION)
def call_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Add what was learned since, or correct it."""
    frame = case_frame(case, "reviews")
    row = case.one(OutsideCall, entry)
    return _form(
        request, case, verb="outside_call.updated", heading=_("Update this call"), frame=frame, row=row
    )


def _form(request: Request, case: OpenCase, *, frame: Any, **more: Any) -> HttpResponse:
    return entry_page(
        request,
        case,
        model=OutsideCall,
        form_class=partial(CallForm, called=frame.called),
        done_url=lambda entry: _at(case, "call", entry),
        cancel_url=reverse("reviews:changes", args=[case.reference]),
        frame=frame,
        template="reviews/call_form.html",
        saying=page.saying(case.gather(*page.GROUNDS), frame.called),
        **more,
    )


@case_page(classes=CLASSES, writes="assessment", post=Operation.ALTERATION)
def call_answer(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What they were told, on what ground."""
    frame = case_frame(case, "reviews")
    return entry_page(
        request,
        case,
        model=OutsideCall,
        form_class=partial(AnswerForm, called=frame.called),
        verb="outside_call.answered",
        row=case.one(OutsideCall, entry),
        heading=_("What they were told"),
        lead=_("Nothing is confirmed to anybody outside before a ground is on record."),
        done_url=_at(case, "call", entry),
        done=_("The answer is on the record."),
        frame=frame,
    )


@case_page(classes=CLASSES, writes="assessment", post=Operation.COLLECTION)
def call_to_change(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One press: what the call offers is a change, on which somebody decides."""
    row = case.one(OutsideCall, entry)
    if request.method != "POST":
        return HttpResponseRedirect(_at(case, "call", entry))
    changes = reverse("reviews:changes", args=[case.reference])
    made = new_reference()
    if case.rows(Change).filter(came_from=entry).exists():
        return HttpResponseRedirect(changes)
    key = request.POST.get("key", "")
    if not 0 < len(key) <= 64:
        raise Http404
    try:
        with writing.act(case.id, "change.added", by=request.user, key=key, entry=made) as doing:
            writing.add(Change, doing, entry=made, **origins.initial(row))
    except writing.AlreadyDone:
        return HttpResponseRedirect(changes)
    messages.success(
        request, _("It stands among the changes now. Whether it asks for a review is for you to decide.")
    )
    return HttpResponseRedirect(changes)


def _at(case: OpenCase, name: str, entry: str) -> str:
    return reverse(f"reviews:{name}", args=[case.reference, entry])
