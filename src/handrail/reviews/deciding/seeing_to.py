"""What outsiders may be told, and seeing to the conditions of a decision."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.reviews import standing
from handrail.reviews.deciding import acts, story
from handrail.reviews.deciding.seeing_to_forms import DisclosureForm, VerifyForm
from handrail.reviews.models import (
    DecisionCondition,
    DisclosureConsent,
    Discussion,
    Meeting,
    Review,
    Verification,
)

CLASSES = ("plan", "oversight", "contact_notes", policy.FRAME)


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
def disclosure_add(request: Request, case: OpenCase) -> HttpResponse:
    """Record what the person agreed may be told, or the lawful basis on which somebody is told."""
    frame = case_frame(case, "reviews")
    question, belongs = _belongs(request, case)

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        writing.add(DisclosureConsent, doing, entry=entry, **form.facts(), **belongs)

    return entry_page(
        request,
        case,
        model=DisclosureConsent,
        form_class=partial(DisclosureForm, called=frame.called),
        verb="disclosure.recorded",
        heading=_("What may be told, and to whom"),
        lead=_("Nothing more than these words is said, and to nobody else."),
        done_url=_back(case, question),
        frame=frame,
        template="reviews/disclosure_form.html",
        save=save,
    )


def _belongs(request: Request, case: OpenCase) -> tuple[str, dict[str, Any]]:
    """The question, meeting and review it is recorded for, as far as the address names them."""
    question, meeting = request.GET.get("question", ""), request.GET.get("meeting", "")
    review: str | None = None
    if question:
        review = case.one(Discussion, question).review
    if meeting:
        review = case.one(Meeting, meeting).review or review
    if review is None and (found := standing.the_open(case.fetch(Review))):
        review = found.entry
    return question, {"meeting": meeting or None, "review": review}


def _back(case: OpenCase, question: str) -> str:
    if question:
        return reverse("reviews:discussion", args=[case.reference, question])
    return reverse("reviews:discussions", args=[case.reference]) + "#told"


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def disclosure_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """The person agreed, said no, or took it back; what stood before is kept."""
    frame = case_frame(case, "reviews")
    return entry_page(
        request,
        case,
        model=DisclosureConsent,
        form_class=partial(DisclosureForm, called=frame.called),
        verb="disclosure.updated",
        row=case.one(DisclosureConsent, entry),
        heading=_("What may be told, and to whom"),
        lead=_("A no shuts it from this moment: nobody outside is told or asked anything on it."),
        done_url=_back(case, ""),
        frame=frame,
        template="reviews/disclosure_form.html",
    )


@case_page(classes=CLASSES, needs="oversight", writes="plan", post=Operation.COLLECTION)
def verify(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """How a condition was seen to; before a ground is on record nobody outside may be asked."""
    condition = case.one(DecisionCondition, entry)
    frame = case_frame(case, "reviews")
    consents = case.fetch(DisclosureConsent)
    back = reverse("reviews:discussion", args=[case.reference, condition.discussion])
    if why := story.barred_by(condition, consents):
        address = reverse("reviews:disclosure_add", args=[case.reference])
        add = f"{address}?{urlencode({'question': condition.discussion})}"
        context = {"frame": frame, "condition": condition, "why": why, "add_url": add, "back_url": back}
        return render(
            request, "reviews/barred.html", context, status=422 if request.method == "POST" else 200
        )

    def save(doing: writing.Act, form: EntryForm, made: str) -> None:
        acts.see_to(doing, condition, made, facts=form.facts(), consents=case.fetch(DisclosureConsent))

    return entry_page(
        request,
        case,
        model=Verification,
        form_class=partial(VerifyForm, called=frame.called, condition=condition),
        verb="condition.seen_to",
        heading=condition.what,
        title_words=_("Seeing to a condition"),
        lead=" · ".join(part for part in (str(condition.basis_label), condition.basis_words) if part),
        done_url=back,
        frame=frame,
        save=save,
    )
