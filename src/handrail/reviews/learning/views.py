"""What was learned, with what it is used for; and the releases of a case side by side."""

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
from handrail.people.opening import OpenCase, case_page
from handrail.reviews import navigation
from handrail.reviews.learning import comparing, using
from handrail.reviews.learning.forms import LessonForm
from handrail.reviews.models import Lesson

CLASSES = ("assessment", "plan", "risk_management")
adds = case_page(classes=CLASSES, writes="assessment", post=Operation.COLLECTION)
alters = case_page(classes=CLASSES, writes="assessment", post=Operation.ALTERATION)


@case_page(classes=CLASSES, needs="assessment")
def lessons(request: Request, case: OpenCase) -> HttpResponse:
    """Before a release, a recall, a new plan: what was learned and waits to be used stands first."""
    facts = case.gather(*FRAME_TABLES, *using.TABLES)
    told = using.told(case, facts)
    context = {
        "frame": case_frame(case, "reviews", facts),
        "within": navigation.within(case, "lessons"),
        "waiting": [one for one in told if not one.answered],
        "answered": [one for one in told if one.answered],
        "may": case.can_write("assessment"),
        "ways": _ways(case),
    }
    return render(request, "reviews/lessons.html", context)


@case_page(classes=CLASSES, needs="assessment")
def releases(request: Request, case: OpenCase) -> HttpResponse:
    """Release beside release."""
    facts = case.gather(*comparing.TABLES)
    context = {
        "frame": case_frame(case, "reviews", facts),
        "within": navigation.within(case, "lessons"),
        "page": comparing.page(case, facts),
        "may": case.can_write("assessment"),
    }
    return render(request, "reviews/releases.html", context)


@adds
def lesson_add(request: Request, case: OpenCase) -> HttpResponse:
    """Write down what was learned; ``?from=`` names the recall or the review."""
    frame = case_frame(case, "reviews")
    return _form(request, case, frame, None, "lesson.added", _("What was learned"))


@alters
def lesson_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Say what a lesson is used for, or why it is not."""
    row = case.one(Lesson, entry)
    return _form(request, case, case_frame(case, "reviews"), row, "lesson.updated", _("Use what was learned"))


def _form(
    request: Request, case: OpenCase, frame: Any, row: Lesson | None, verb: str, heading: str
) -> HttpResponse:
    form: Any = partial(LessonForm, called=frame.called, given=request.GET.get("from", "")[:64])
    return entry_page(
        request,
        case,
        model=Lesson,
        form_class=form,
        verb=verb,
        row=row,
        heading=heading,
        lead=row.what if row else "",
        frame=frame,
        done_url=reverse("reviews:lessons", args=[case.reference]),
    )


def _ways(case: OpenCase) -> list[tuple[str, str]]:
    """Where what was learned goes to work."""
    ways = (
        (_("Write a condition"), "sentences:condition_add", "risk_management"),
        (_("Write a goal"), "plans:objective_add", "plan"),
        (_("Write a measure for safety"), "plans:measure_add", "risk_management"),
    )
    return [
        (label, reverse(name, args=[case.reference]))
        for label, name, data_class in ways
        if case.can_write(data_class)
    ]
