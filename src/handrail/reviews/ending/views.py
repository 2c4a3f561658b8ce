"""The end of a case, looked back on with the person; and what they say of how we work, at any time."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.people.editing import entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.models import KeyPerson
from handrail.people.opening import OpenCase, case_page
from handrail.reviews import navigation
from handrail.reviews.ending import missing
from handrail.reviews.ending.forms import EndingForm, FeedbackForm
from handrail.reviews.models import Ending, Feedback

CLASSES = ("plan", "assessment")
adds = case_page(classes=CLASSES, writes="assessment", post=Operation.COLLECTION)
alters = case_page(classes=CLASSES, writes="assessment", post=Operation.ALTERATION)


@case_page(classes=CLASSES, needs="assessment")
def ending(request: Request, case: OpenCase) -> HttpResponse:
    """What worked, what stood in the way, who goes on, and what is offered after the end."""
    facts = case.gather(*FRAME_TABLES, Ending, Feedback, KeyPerson)
    row = max(facts[Ending], key=lambda one: one.pk, default=None)
    people = {one.entry: one.name for one in facts[KeyPerson]}
    context = {
        "frame": case_frame(case, "reviews", facts),
        "within": navigation.within(case, "ending"),
        "row": row,
        "people": [people[one] for one in row.people if one in people] if row else [],
        "missing": missing.missing(facts[Ending], facts[Feedback]),
        "feedback": newest_first(facts[Feedback]),
        "may": case.can_write("assessment"),
        "close_url": reverse("home:close", args=[case.reference]) if case.can_write("frame") else "",
    }
    return render(request, "reviews/ending.html", context)


@alters
def ending_update(request: Request, case: OpenCase) -> HttpResponse:
    """Look back together. There is one of it; it can be added to until the case is closed."""
    frame = case_frame(case, "reviews")
    row = next(iter(case.fetch(case.rows(Ending).order_by("-pk")[:1])), None)
    form: Any = partial(EndingForm, called=frame.called)
    return entry_page(
        request,
        case,
        model=Ending,
        form_class=form,
        verb="ending.said",
        row=row,
        heading=_("Look back with %(name)s") % {"name": frame.called},
        title_words=_("Look back"),
        lead=_("With the person, in plain words. None of it needs an answer."),
        frame=frame,
        done_url=reverse("reviews:ending", args=[case.reference]),
    )


@case_page(classes=CLASSES, needs="assessment")
def feedback(request: Request, case: OpenCase) -> HttpResponse:
    """What was said of how we work, and what was done about it."""
    facts = case.gather(*FRAME_TABLES, Feedback)
    context = {
        "frame": case_frame(case, "reviews", facts),
        "within": navigation.within(case, "feedback"),
        "rows": newest_first(facts[Feedback]),
        "may": case.can_write("assessment"),
    }
    return render(request, "reviews/feedback.html", context)


@adds
def feedback_add(request: Request, case: OpenCase) -> HttpResponse:
    """Somebody says how it is for them."""
    return _form(request, case, None, "feedback.added", _("How is it for %(name)s?"))


@alters
def feedback_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What was done about it, or why nothing was, and when they were told."""
    row = case.one(Feedback, entry)
    return _form(request, case, row, "feedback.updated", _("What was done about what %(name)s said?"))


def newest_first(rows: Iterable[Feedback]) -> list[Feedback]:
    """The latest said first."""
    return sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)


def _form(request: Request, case: OpenCase, row: Feedback | None, verb: str, heading: str) -> HttpResponse:
    frame = case_frame(case, "reviews")
    form: Any = partial(FeedbackForm, called=frame.called)
    return entry_page(
        request,
        case,
        model=Feedback,
        form_class=form,
        verb=verb,
        row=row,
        heading=heading % {"name": frame.called},
        title_words=_("How it is for you"),
        frame=frame,
        done_url=reverse("reviews:feedback", args=[case.reference]),
    )
